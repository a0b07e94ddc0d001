# Every target does its own set-up. `make help` lists them.
SHELL := /bin/bash
.DEFAULT_GOAL := help
VENV := .venv
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null)
# No script of a package runs: one would fetch a Java runtime, and the tests bring their own.
NPM_FLAGS := --no-audit --no-fund --silent --ignore-scripts
# Some images set it. Each of a thousand runs of `goodword` in the tests would then compile every module again.
export PYTHONDONTWRITEBYTECODE :=
SUDO := $(if $(filter 0,$(shell id -u)),,sudo)

.PHONY: help demo serve test check bench evaluate train soak docs screenshots clean

help: ## What each target does.
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1|/' | column -t -s '|'

demo: $(VENV)/.installed ## The main job on the sample archives, from nothing: prints the stories, leaves a site in goodword-demo/.
	$(BIN)/goodword demo

serve: $(VENV)/.tested ## The web app on the sample archives, in goodword-demo/home; Ctrl-C ends it.
	$(BIN)/python samples/build.py goodword-demo/archives >/dev/null
	$(BIN)/goodword --home goodword-demo/home import goodword-demo/archives --yes
	$(BIN)/goodword --home goodword-demo/home serve

test: check browser-tools ## Everything: format, lint, types, floors, docs, all tests with coverage, browser and Node included.
	$(BIN)/coverage erase
	$(BIN)/pytest -n 2 --dist worksteal --cov --cov-report=term --durations=10

check: $(VENV)/.tested ## Format, lint, types, floors and generated docs; no tests.
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports --no-timing 2>/dev/null || $(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/cog --check docs/reference/*.md

docs: $(VENV)/.tested ## Write again what the reference pages take from the code.
	$(BIN)/cog -r docs/reference/*.md

bench: $(VENV)/.tested ## Speed and memory beside a floor in the same run; writes benchmarks/RESULTS.md.
	$(BIN)/python benchmarks/run.py

evaluate: $(VENV)/.evaluated ## Quality on labelled data with intervals; writes evaluation/RESULTS.md.
	$(BIN)/python evaluation/run.py

train: $(VENV)/.evaluated ## The weights of recognition and the words of skills, made again from evaluation/data.
	$(BIN)/python evaluation/train_receivers.py
	$(BIN)/python evaluation/train_recognition.py
	$(BIN)/python evaluation/train_skills.py
	$(BIN)/python evaluation/train_told.py
	$(BIN)/python evaluation/train_credit.py

soak: $(VENV)/.tested ## The full counts of kills, mutations and fuzz; writes benchmarks/SOAK.md.
	$(BIN)/python benchmarks/soak.py

screenshots: browser-tools ## The pictures of docs/screenshots and of the README, made again.
	$(BIN)/python docs/screenshots/make.py

.PHONY: browser-tools
browser-tools: $(VENV)/.tested node_modules/.ready
	@command -v chromium >/dev/null && command -v pdftotext >/dev/null || \
	  { echo "Installing Debian's chromium and poppler-utils for the browser tests"; \
	    $(SUDO) apt-get update -q && $(SUDO) apt-get install -y -q chromium poppler-utils fonts-noto-core; }

node_modules/.ready: tests/node/package.json tests/browser/package.json
	@command -v npm >/dev/null || { $(SUDO) apt-get update -q && $(SUDO) apt-get install -y -q nodejs npm; }
	npm install $(NPM_FLAGS) --prefix tests/node
	npm install $(NPM_FLAGS) --prefix tests/browser
	mkdir -p node_modules && touch $@

$(VENV)/bin/python:
ifdef UV
	$(UV) venv -q $(VENV)
else
	python3 -m venv $(VENV) || { $(SUDO) apt-get update -q && $(SUDO) apt-get install -y -q python3-venv && python3 -m venv $(VENV); }
	$(BIN)/python -m pip install -q --upgrade 'pip>=25.1'
endif

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
ifdef UV
	VIRTUAL_ENV=$(VENV) $(UV) pip install -q -e .
else
	$(BIN)/python -m pip install -q -e .
endif
	touch $@

$(VENV)/.tested: pyproject.toml $(VENV)/.installed
ifdef UV
	VIRTUAL_ENV=$(VENV) $(UV) pip install -q -e '.[all]' --group dev
else
	$(BIN)/python -m pip install -q -e '.[all]' --group dev
endif
	touch $@

$(VENV)/.evaluated: $(VENV)/.tested
ifdef UV
	VIRTUAL_ENV=$(VENV) $(UV) pip install -q --group evaluate
else
	$(BIN)/python -m pip install -q --group evaluate
endif
	touch $@

clean: ## Take away what was built; archives and homes are never touched.
	rm -rf $(VENV) node_modules tests/node/node_modules tests/browser/node_modules goodword-demo .coverage*
