"""Reading archives in a process of its own, with progress and a way to stop it.

The process is the owner's too: it opens the store for itself. Killed at any moment it leaves
nothing half read (`docs/why/0016-imports.md`), and a note of what it was reading (`unfinished.py`).
"""

import time
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Literal

import msgspec

from goodword.desk.unfinished import Unfinished, forget, note
from goodword.errors import DiskFullError, GoodwordError, OtherOwnerError
from goodword.nouns import ImportReport
from goodword.settings import Home, open_home
from goodword.workflow.everyone import find_who_is_who
from goodword.workflow.finding import FoundArchive, find_dropped
from goodword.workflow.importing import import_archive
from goodword.workflow.processes import interrupts_held_back, leave_interrupts_to_the_parent
from goodword.workflow.recognising import catch_up

_EVERY = 200
"""Messages that are sent at most for one file: a thousandth of a second each would be too many."""
_SURE_AFTER = 3.0
"""Seconds from which on what is left can be told from what is done."""
AFTERWARDS = -1
"""In the place of an archive: what is done with all of them."""


class Found(msgspec.Struct, array_like=True, frozen=True, tag=True):
    """The archives among the files, by name and source, in the order in which they are read."""

    archives: tuple[tuple[str, str], ...]


class Told(msgspec.Struct, array_like=True, frozen=True, tag=True):
    """How far one step has come."""

    at: int
    """The place of the archive, or AFTERWARDS."""
    words: str
    done: int
    all: int


class Read(msgspec.Struct, array_like=True, frozen=True, tag=True):
    """One archive was read, or imported before."""

    at: int
    report: ImportReport


class Failed(msgspec.Struct, array_like=True, frozen=True, tag=True):
    """One file was not read, and why."""

    path: str
    because: str
    is_anothers: bool = False
    at: int = AFTERWARDS
    is_for_want_of_room: bool = False


_MESSAGE = msgspec.msgpack.Decoder(Found | Told | Read | Failed)


@dataclass(slots=True)
class Job:
    """What is being read now, or was read last."""

    process: BaseProcess
    pipe: Connection
    files: tuple[str, ...]
    found: tuple[tuple[str, str], ...] = ()
    told: Told = field(default_factory=lambda: Told(AFTERWARDS, "Looking at the files", 0, 0))
    read: dict[int, ImportReport] = field(default_factory=dict)
    failed: list[Failed] = field(default_factory=list)
    was_stopped: bool = False
    _since: float = field(default_factory=time.monotonic)

    @property
    def state(self) -> Literal["running", "stopped", "broken", "done"]:
        """Whether it still reads; broken where its process ended without having come to the end."""
        is_alive = self.process.is_alive()  # asked first: what it says last is heard below
        self.listen()
        if is_alive:
            return "running"
        if self.was_stopped:
            return "stopped"
        return "broken" if self.process.exitcode else "done"

    @property
    def left(self) -> str:
        """About how long the step takes still, in words; nothing before that can be told."""
        took = time.monotonic() - self._since
        if took < _SURE_AFTER or not self.told.done or self.told.done >= self.told.all:
            return ""
        seconds = took * (self.told.all - self.told.done) / self.told.done
        minutes = round(seconds / 60)
        return "less than a minute left" if not minutes else f"about {minutes} min left"

    def failure(self, at: int) -> Failed | None:
        """Why the archive at that place was not read; None where it was, or is to be."""
        return next((one for one in self.failed if one.at == at), None)

    def stop(self) -> None:
        """End it; what was complete stays, the rest was never there."""
        if self.process.is_alive():
            self.process.kill()
            self.was_stopped = True
        self.process.join()
        self.listen()

    def listen(self) -> None:
        """Take in what the process said since the last time."""
        with suppress(EOFError, OSError):
            while self.pipe.poll():
                self._take(_MESSAGE.decode(self.pipe.recv_bytes()))

    def _take(self, message: Found | Told | Read | Failed) -> None:
        if isinstance(message, Told):
            if message.words != self.told.words or message.at != self.told.at:
                self._since = time.monotonic()
            self.told = message
        elif isinstance(message, Found):
            self.found = message.archives
        elif isinstance(message, Read):
            self.read[message.at] = message.report
        else:
            self.failed.append(message)


def begin_reading(home: Path, begun: Unfinished) -> Job:
    """Start to read these files into the store of `home`, and note it; without any, only to judge."""
    if begun.paths:
        note(home, begun)
    context = get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_read, args=(theirs, str(home), begun), daemon=False)
    with interrupts_held_back():
        process.start()
    theirs.close()
    return Job(process, ours, begun.names)


def _read(pipe: Connection, home: str, begun: Unfinished) -> None:
    """What the other process does."""
    leave_interrupts_to_the_parent()
    with suppress(BrokenPipeError):  # nobody listens any more: another start says what was left
        _Reading(pipe, Path(home), begun).whole()


@dataclass(frozen=True, slots=True)
class _Reading:
    pipe: Connection
    home: Path
    begun: Unfinished

    def whole(self) -> None:
        """Find the archives, read each, and do what is done with all of them.

        On a full disk it ends at once, and the note stays: with room, it can be gone on with.
        """
        contents = find_dropped(tuple(map(Path, self.begun.paths)))
        self.say(Found(tuple((self._called(one.path), one.source.name) for one in contents.archives)))
        for passed in contents.passed_over:
            self.say(Failed(self._called(passed.path), passed.because))
        opened = open_home(self.home)
        for place, archive in enumerate(contents.archives):
            answer = self._read_one(opened, place, archive)
            self.say(answer)
            if isinstance(answer, Failed) and answer.is_for_want_of_room:
                raise SystemExit(1)
        try:
            self._afterwards(opened)
        except DiskFullError as error:
            self.say(Failed("The rest", str(error)))
            raise SystemExit(1) from error
        if self.begun.paths:
            forget(self.home)

    def _afterwards(self, opened: Home) -> None:
        catch_up(opened.store, self._progress(AFTERWARDS, "Finding thanks and praise"))
        self.say(Told(AFTERWARDS, "Finding out who is who", 0, 0))
        find_who_is_who(opened.store)

    def _read_one(self, opened: Home, place: int, archive: FoundArchive) -> Read | Failed:
        try:
            report = import_archive(
                opened.store,
                archive.path,
                clock=opened.clock,
                ask_same_owner=lambda **_: self.begun.owner_is_same,
                on_progress=self._progress(place, "Reading"),
                only=archive.only,
            )
        except GoodwordError as error:
            is_anothers, is_full = isinstance(error, OtherOwnerError), isinstance(error, DiskFullError)
            return Failed(self._called(archive.path), str(error), is_anothers, place, is_full)
        return Read(place, report)

    def _called(self, path: Path) -> str:
        """What the owner calls a file: its name where it was dropped, else where it lies."""
        dropped = self.begun.dropped
        return str(path.relative_to(dropped)) if dropped and path.is_relative_to(dropped) else str(path)

    def say(self, message: Found | Told | Read | Failed) -> None:
        """Tell the desk."""
        self.pipe.send_bytes(msgspec.msgpack.encode(message))

    def _progress(self, at: int, words: str) -> "_Progress":
        self.say(Told(at, words, 0, 0))
        return _Progress(self, at, words)


@dataclass(slots=True)
class _Progress:
    """Tells how far one step has come, not more often than anybody can see."""

    reading: _Reading
    at: int
    words: str
    last: int = -1

    def __call__(self, done: int, total: int) -> None:
        step = done * _EVERY // max(1, total)
        if step != self.last:
            self.last = step
            self.reading.say(Told(self.at, self.words, done, total))
