"""The whole way on the archives of an invented person, each step by the real command line.

Every step is a child process that a person could type; what it prints is the
demo. The owner and the recipient have a home each, as two people would.
"""

import json
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from goodword.cli import DONE
from goodword.cli.terminal import heading, say
from goodword.errors import ForeignFolderError, SamplesMissingError

MARKER = ".goodword-demo"
ARCHIVES = ("linkedin.zip", "x-archive.zip", "mastodon.tar.gz")
PASSPHRASE = "only for the demo"  # noqa: S105 - it protects the key of an invented person


@dataclass(frozen=True, slots=True)
class Stage:
    """The folder of the demo, and who acts in it."""

    folder: Path

    def run(self, *arguments: str, who: str = "owner", shown: bool = True) -> str:
        """Run one command as `who`; print it and its answer, and give the answer."""
        if shown:
            prompt = "" if who == "owner" else f"({who}) "
            say(heading(f"{prompt}$ {shlex.join(('goodword', *arguments))}"))
        done = subprocess.run(  # noqa: S603 - our own command line
            [sys.executable, "-m", "goodword", *arguments],
            cwd=self.folder,
            env=self.environment(who),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT if shown else None,  # in the order in which a terminal shows them
            text=True,
            encoding="utf-8",
            check=False,
        )
        if shown:
            say(done.stdout)
        if done.returncode > 1:
            sys.exit(done.returncode)
        return done.stdout

    def environment(self, who: str) -> dict[str, str]:
        """The environment in which `who` works."""
        return {
            **os.environ,
            "GOODWORD_HOME": str((self.folder / "homes" / who).absolute()),
            "GOODWORD_PASSPHRASE": PASSPHRASE,
            "PYTHONUTF8": "1",
        }


def play(folder: Path) -> int:
    """Play the demo in `folder`, which must be new, empty or an earlier demo's.

    Raises ForeignFolderError for a folder with anything else in it.
    """
    _prepare(folder)
    stage = Stage(folder)
    _build_archives(folder)
    _find(stage)
    name = _first_overlooked(stage)
    _write(stage, name)
    _sign_and_accept(stage, name)
    _check_an_older_one(stage)
    say(heading("The page, the signed file beside it, and the page that checks it:"))
    say(f"  {folder / 'site' / 'index.html'}")
    say("Everything of the demo is in this folder; delete it when you like.")
    return DONE


def _prepare(folder: Path) -> None:
    if folder.exists():
        entries = sorted(entry.name for entry in folder.iterdir())
        if entries and MARKER not in entries:
            raise ForeignFolderError(str(folder), entries[0])
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    (folder / MARKER).write_text("Made by `goodword demo`.\n", "utf-8")


def _samples() -> Path:
    """Where the sources of the sample archives are: in the wheel, else beside the clone's src."""
    package = Path(__file__).parents[1]
    places = (package / "samples", package.parents[1] / "samples")
    for place in places:
        if (place / "build.py").exists():
            return place
    raise SamplesMissingError([str(place) for place in places])


def _build_archives(folder: Path) -> None:
    say("The archives of an invented person are built first; nobody in them is real.")
    subprocess.run(  # noqa: S603 - our own script
        [sys.executable, str(_samples() / "build.py"), str(folder)], check=True, stdout=subprocess.DEVNULL
    )
    say()


def _find(stage: Stage) -> None:
    stage.run("import", *ARCHIVES)
    stage.run()
    stage.run("overlooked", "-n", "5")
    stage.run("brands")
    stage.run("last")
    _answer_links(stage)
    stage.run("overlooked", "-n", "3")
    stage.run("chains")


def _answer_links(stage: Stage) -> None:
    """Say yes where nothing speaks against it, as the owner would; two of one name stay a question."""
    stage.run("links")
    links = json.loads(stage.run("links", "--json", shown=False))
    agreed = [str(link["id"]) for link in links if not link["against"]]
    stage.run("links", "accept", *agreed, "--json", shown=False)
    say(f"The owner says yes to {len(agreed)} of these: goodword links accept ID…")
    say()
    stage.run("links")


def _first_overlooked(stage: Stage) -> str:
    found = json.loads(stage.run("overlooked", "-n", "1", "--json", shown=False))
    return str(found[0]["person"]["name"])


def _write(stage: Stage, name: str) -> None:
    stage.run("skills", name)
    stage.run("draft", name, *_disclosures())
    stage.run("copy", name, "--form", "linkedin")


def _disclosures() -> Iterator[str]:
    yield from ("--pronoun", "she", "--relation", "We worked together across companies")
    yield from ("--not-paid", "--not-family")


def _sign_and_accept(stage: Stage, name: str) -> None:
    stage.run("sign", name, "-o", "recommendation.json", "--yes")
    stage.run("propose", "recommendation.json", "-o", "for-her.json")
    stage.run("accept", "for-her.json", "-o", "answer.json", "--yes", who="recipient")
    stage.run("answer", "answer.json", "-o", "for-her-again.json", "--yes")
    stage.run("accept", "for-her-again.json", "-o", "answer-again.json", "--yes", who="recipient")
    stage.run("answer", "answer-again.json")
    stage.run("verify", "answer-again.json")
    stage.run("publish", "site")


def _check_an_older_one(stage: Stage) -> None:
    """A file that a recipient accepted in 2024 still verifies: nothing of that day is needed but the file."""
    shutil.copyfile(_samples() / "accepted" / "nuala-brackenridge.json", stage.folder / "from-2024.json")
    stage.run("verify", "from-2024.json")
