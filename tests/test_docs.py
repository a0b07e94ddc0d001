"""The documentation is executed: the tutorial runs as it is printed, and links lead somewhere."""

import doctest
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.command_line import ROOT, CommandLine, build_samples

TUTORIAL = ROOT / "docs" / "tutorial.md"
CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)")
ELLIPSIS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


@dataclass(frozen=True, slots=True)
class Step:
    """A command of the tutorial, who types it, and what it prints."""

    who: str
    command: str
    printed: str


def steps(page: str) -> Iterator[Step]:
    """Every `$ goodword …` in the console blocks; `recipient$` is typed by the other person."""
    for block in CONSOLE.findall(page):
        parts = re.split(r"^(recipient|)\$ ", block, flags=re.MULTILINE)[1:]
        for who, text in zip(parts[::2], parts[1::2], strict=True):
            command, _, printed = text.partition("\n")
            yield Step(who or "owner", command.split("  #")[0], printed)


def test_the_tutorial_runs_as_it_is_printed(tmp_path: Path) -> None:
    build_samples(tmp_path)
    people = {who: CommandLine(tmp_path / who, tmp_path) for who in ("owner", "recipient")}
    checker = doctest.OutputChecker()

    for step in steps(TUTORIAL.read_text("utf-8")):
        name, *arguments = shlex.split(step.command)
        assert name == "goodword", step.command
        answer = people[step.who](*arguments)
        assert "Traceback" not in answer.err
        if step.printed.strip():
            expected = step.printed.replace("…", "...")
            assert checker.check_output(expected, answer.shown, ELLIPSIS), f"{step.command}\n{answer.shown}"


@pytest.mark.parametrize(
    "page", sorted([ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]), ids=lambda page: page.name
)
def test_every_link_leads_to_a_file(page: Path) -> None:
    for target in LINK.findall(page.read_text("utf-8")):
        assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_readme_is_one_screen() -> None:
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) <= 50


def test_no_page_names_a_path_of_one_machine() -> None:
    for page in (ROOT / "docs").rglob("*.md"):
        assert not re.search(r"/work/|/root/|/tmp/", page.read_text("utf-8")), page.name


def test_every_decision_is_numbered_once() -> None:
    numbers = [page.name[:4] for page in (ROOT / "docs" / "why").glob("*.md")]

    assert len(numbers) == len(set(numbers))


DIFF = re.compile(r"```diff\n\+\+\+ b/(\S+)\n(.*?)```", re.DOTALL)


def test_the_change_that_added_a_source_still_stands_in_the_code() -> None:
    page = (ROOT / "docs" / "how-to" / "add-a-source.md").read_text("utf-8")
    changes = DIFF.findall(page)
    assert len(changes) >= 4
    for file, change in changes:
        held = (ROOT / file).read_text("utf-8").splitlines()
        added = [line[1:] for line in change.splitlines() if line.startswith("+")]
        assert [line for line in added if line not in held] == [], file


def test_what_the_page_on_sources_names_is_there() -> None:
    page = (ROOT / "docs" / "how-to" / "add-a-source.md").read_text("utf-8")
    named = re.findall(r"`((?:src|tests|benchmarks)/[\w./-]+)`", page)
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []
