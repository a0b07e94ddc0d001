"""Reading archives in a process of its own, with progress and a way to stop it.

The process is the owner's too: it opens the store for itself. Killed at any moment it leaves
nothing half read (`docs/why/0016-imports.md`).
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Literal

import msgspec

from goodword.errors import GoodwordError, OtherOwnerError
from goodword.nouns import ImportReport
from goodword.settings import open_home
from goodword.workflow.everyone import everyone
from goodword.workflow.finding import find_archives
from goodword.workflow.importing import import_archive
from goodword.workflow.recognising import catch_up

_EVERY = 200
"""Messages that are sent at most for one file: a thousandth of a second each would be too many."""


class Told(msgspec.Struct, array_like=True, frozen=True, tag=True):
    """How far one step has come."""

    words: str
    done: int
    all: int


class Read(msgspec.Struct, array_like=True, frozen=True, tag=True):
    """One archive was read, or imported before."""

    report: ImportReport


class Failed(msgspec.Struct, array_like=True, frozen=True, tag=True):
    """One archive was not read, and why."""

    path: str
    because: str
    is_anothers: bool = False


_MESSAGE = msgspec.msgpack.Decoder(Told | Read | Failed)


@dataclass(slots=True)
class Job:
    """What is being read now, or was read last."""

    process: BaseProcess
    pipe: Connection
    files: tuple[str, ...]
    told: Told = field(default_factory=lambda: Told("Looking at the files", 0, 0))
    read: list[ImportReport] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)
    was_stopped: bool = False

    @property
    def state(self) -> Literal["running", "stopped", "done"]:
        """Whether it still reads."""
        self._listen()
        if self.process.is_alive():
            return "running"
        return "stopped" if self.was_stopped else "done"

    def stop(self) -> None:
        """End it; what was complete stays, the rest was never there."""
        if self.process.is_alive():
            self.process.kill()
            self.was_stopped = True
        self.process.join()
        self._listen()

    def _listen(self) -> None:
        with suppress(EOFError, OSError):
            while self.pipe.poll():
                message = _MESSAGE.decode(self.pipe.recv_bytes())
                if isinstance(message, Told):
                    self.told = message
                elif isinstance(message, Read):
                    self.read.append(message.report)
                else:
                    self.failed.append(message)


def begin_reading(home: Path, paths: Sequence[Path], *, owner_is_same: bool) -> Job:
    """Start to read these archives into the store of `home`."""
    context = get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(
        target=_read, args=(theirs, str(home), [str(path) for path in paths], owner_is_same), daemon=False
    )
    process.start()
    theirs.close()
    return Job(process, ours, tuple(path.name for path in paths))


def _read(pipe: Connection, home: str, paths: Sequence[str], owner_is_same: bool) -> None:  # noqa: FBT001 - of a process
    """What the other process does."""
    with suppress(BrokenPipeError):
        opened = open_home(Path(home))

        def progress(words: str) -> "_Progress":
            return _Progress(pipe, words)

        for path, only in _archives(paths):
            try:
                report = import_archive(
                    opened.store,
                    path,
                    clock=opened.clock,
                    ask_same_owner=lambda **_: owner_is_same,
                    on_progress=progress(f"Reading {path.name}"),
                    only=only,
                )
                pipe.send_bytes(msgspec.msgpack.encode(Read(report)))
            except GoodwordError as error:
                is_anothers = isinstance(error, OtherOwnerError)
                pipe.send_bytes(msgspec.msgpack.encode(Failed(path.name, str(error), is_anothers)))
        catch_up(opened.store, progress("Finding thanks and praise"))
        pipe.send_bytes(msgspec.msgpack.encode(Told("Finding out who is who", 0, 0)))
        everyone(opened.store)


def _archives(paths: Sequence[str]) -> list[tuple[Path, tuple[str, ...]]]:
    """The archives that were named, and those in the folders that were; of loose files which are meant."""
    found: list[tuple[Path, tuple[str, ...]]] = []
    for path in map(Path, paths):
        inside = find_archives(path).archives if path.is_dir() else []
        found.extend([(one.path, one.only) for one in inside] or [(path, ())])
    return found


@dataclass(slots=True)
class _Progress:
    """Tells how far one step has come, not more often than anybody can see."""

    pipe: Connection
    words: str
    last: int = -1

    def __call__(self, done: int, total: int) -> None:
        step = done * _EVERY // max(1, total)
        if step != self.last:
            self.last = step
            self.pipe.send_bytes(msgspec.msgpack.encode(Told(self.words, done, total)))
