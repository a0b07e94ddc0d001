"""The real `goodword` as a child process, and the sample archives, for the tests that go the whole way."""

import json
import os
import pty
import subprocess
import sys
import termios
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

ROOT = Path(__file__).parent.parent
NOW = "2026-11-24T09:00:00Z"
PASSPHRASE = "an invented passphrase"
DISCLOSED = ("--relation", "She maps the piers that I write about.", "--not-paid", "--not-family")
"""What a letter to Nuala Brack of the samples has to say of how her writer stands to her."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one run of the command line answered."""

    code: int
    out: str
    err: str

    @property
    def shown(self) -> str:
        """What a terminal shows: what is beside the answer first, then the answer."""
        return self.err + self.out

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

    def at_terminal(
        self, *arguments: str | Path, typed: str = "", once_shown: str = "", **environment: str
    ) -> Answer:
        """Run one command at a terminal of 80 columns; `out` is all it shows.

        `typed` is typed at once, or when `once_shown` stands on the terminal.
        """
        ours, theirs = pty.openpty()
        termios.tcsetwinsize(theirs, (50, 80))
        running = subprocess.Popen(
            [sys.executable, "-m", "goodword", *map(str, arguments)],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=self.folder,
            env=self.environment(TERM="xterm", **environment),
            start_new_session=True,
        )
        os.close(theirs)
        shown = b""
        pieces = _until_closed(ours)
        while once_shown.encode() not in shown:
            shown += next(pieces)
        os.write(ours, typed.encode())
        shown += b"".join(pieces)
        os.close(ours)
        return Answer(running.wait(), shown.decode().replace("\r\n", "\n"), "")

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


def _until_closed(terminal: int) -> Iterator[bytes]:
    while True:
        try:
            shown = os.read(terminal, 4096)
        except OSError:  # so Linux tells that nobody holds the other end any more
            return
        if not shown:
            return
        yield shown


def build_samples(target: Path, *options: str) -> Path:
    """Build the sample archives into `target`, as `make demo` does."""
    arguments: Sequence[str] = [sys.executable, str(ROOT / "samples" / "build.py"), str(target), *options]
    subprocess.run(arguments, check=True, capture_output=True)
    return target
