"""What all tests share: the profiles of hypothesis, the real command line, the samples, a filled home."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

SOAK = bool(os.environ.get("GOODWORD_SOAK"))
ROOT = Path(__file__).parent.parent
NOW = "2026-11-24T09:00:00Z"
PASSPHRASE = "an invented passphrase"

settings.register_profile(
    "test",
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile("soak", parent=settings.get_profile("test"), max_examples=2_000, derandomize=False)
settings.load_profile("soak" if SOAK else "test")


@dataclass(frozen=True, slots=True)
class Answer:
    """What one run of the command line answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> object:
        """Standard output as the one JSON document that it must be."""
        return json.loads(self.out)


@dataclass(frozen=True, slots=True)
class CommandLine:
    """The real `goodword` as a child process, at work in one home."""

    home: Path
    folder: Path

    def __call__(self, *arguments: str | Path, stdin: str | None = None, **environment: str) -> Answer:
        """Run one command to its end."""
        done = subprocess.run(
            [sys.executable, "-m", "goodword", *map(str, arguments)],
            input=stdin if stdin is not None else "",
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=self.folder,
            env=self.environment(**environment),
            timeout=timedelta(minutes=5).total_seconds(),
            check=False,
        )
        return Answer(done.returncode, done.stdout, done.stderr)

    def environment(self, **more: str) -> dict[str, str]:
        """The environment of a run: this home, a clock that stands still, an invented passphrase."""
        return {
            **os.environ,
            "GOODWORD_HOME": str(self.home),
            "GOODWORD_NOW": NOW,
            "GOODWORD_PASSPHRASE": PASSPHRASE,
            "PYTHONUTF8": "1",
            **more,
        }


def build_samples(target: Path, *options: str) -> Path:
    """Build the sample archives into `target`, as `make demo` does."""
    arguments: Sequence[str] = [sys.executable, str(ROOT / "samples" / "build.py"), str(target), *options]
    subprocess.run(arguments, check=True, capture_output=True)
    return target


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the three sample archives."""
    return build_samples(tmp_path_factory.mktemp("samples"))


@pytest.fixture(scope="session")
def filled_home(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with all three sample archives imported: copy it, never write to it."""
    folder = tmp_path_factory.mktemp("filled")
    goodword = CommandLine(folder / "home", folder)
    archives = [samples / name for name in ("linkedin.zip", "x-archive.zip", "mastodon.tar.gz")]
    answer = goodword("import", *archives)
    assert answer.code == 0, answer.err
    return goodword.home


@pytest.fixture
def goodword(tmp_path: Path) -> CommandLine:
    """The command line with an empty home."""
    return CommandLine(tmp_path / "home", tmp_path)


@pytest.fixture
def at_home(filled_home: Path, tmp_path: Path) -> Iterator[CommandLine]:
    """The command line in a home of its own in which the sample archives are imported."""
    home = tmp_path / "owner"
    shutil.copytree(filled_home, home)
    yield CommandLine(home, tmp_path)


MakeCommandLine = Callable[[str], CommandLine]


@pytest.fixture
def someone_else(tmp_path: Path) -> CommandLine:
    """The command line of a recipient: another home, nothing imported."""
    return CommandLine(tmp_path / "recipient", tmp_path)
