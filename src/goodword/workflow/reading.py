"""Reading archives: a large one in a process of its own, so that reading and storing go on side by side.

The process that reads holds nothing but the archive and one end of a pipe; it knows neither the store
nor the owner's home. The pipe takes one batch ahead of the one being stored and no more, so memory stays
bounded, and it breaks when either side dies: nothing outlives the import (`docs/why/0018-storing-fast.md`).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypedDict, TypeVar

import msgspec

from goodword.archive import OpenArchive, open_archive
from goodword.errors import GoodwordError, ReadingStoppedError
from goodword.ports import OnProgress, Source
from goodword.store.batches import Batch, batches
from goodword.store.rows import without_surrogates
from goodword.text.collector import collector_off
from goodword.workflow.processes import interrupts_held_back, leave_interrupts_to_the_parent, processors

T = TypeVar("T")

WORTH_A_PROCESS = 20_000_000
"""Bytes to read from which on another process, a sixth of a second until it reads, pays."""


class _Part(msgspec.Struct, array_like=True, frozen=True):
    """What goes through the pipe: a batch, and how far reading has come."""

    batch: Batch
    bytes_read: int
    bytes_to_read: int


_NO_MORE = b""
"""Goes through the pipe after the last part; the error that ended reading, or None, follows."""


@contextmanager
def reading(
    archive: OpenArchive, source: Source, on_progress: OnProgress | None = None
) -> Iterator[Iterator[Batch]]:
    """The records of `archive` in batches, to be taken while the context lasts.

    A small archive is read as they are taken, and tells its progress itself. Raises
    ArchiveErrors while they are taken, ReadingStoppedError where the process that
    reads was killed.
    """
    if archive.bytes_to_read < WORTH_A_PROCESS or processors() < 2:  # noqa: PLR2004 - one reads here
        yield batches(source.read(archive))
        return
    context = get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    same: _Same = {"digest": archive.digest, "read_at": archive.read_at, "only": archive.only}
    reader = context.Process(target=_read, args=(theirs, archive.path, same, source), daemon=True)
    with interrupts_held_back():
        reader.start()
    theirs.close()
    try:
        yield _received(ours, archive.path, on_progress)
    except BaseException:
        reader.kill()  # at once, where the broken pipe would end it at the next batch
        raise
    finally:
        ours.close()
        reader.join()


def _received(pipe: Connection, path: str, on_progress: OnProgress | None) -> Iterator[Batch]:
    decode = msgspec.msgpack.Decoder(_Part).decode

    def taken(receive: Callable[[], T]) -> T:
        try:
            return receive()
        except (EOFError, OSError):  # the second where it died in the middle of a message
            raise ReadingStoppedError(path) from None

    while (message := taken(pipe.recv_bytes)) != _NO_MORE:
        part = decode(message)
        if on_progress is not None:
            on_progress(part.bytes_read, part.bytes_to_read)
        yield part.batch
    error = taken(pipe.recv)
    if error is not None:
        raise error


class _Same(TypedDict):
    """What the other process opens the archive with, to have the same one."""

    digest: str
    read_at: datetime | None
    only: tuple[str, ...]


def _read(pipe: Connection, path: str, same: _Same, source: Source) -> None:
    """What the other process does: read, until all is read or nobody listens."""
    leave_interrupts_to_the_parent()
    error: GoodwordError | None = None
    with suppress(BrokenPipeError), collector_off():
        try:
            with open_archive(Path(path), **same) as archive:
                for batch in batches(source.read(archive)):
                    pipe.send_bytes(_packed(_Part(batch, archive.bytes_read, archive.bytes_to_read)))
        except GoodwordError as found:
            error = found
        pipe.send_bytes(_NO_MORE)
        pipe.send(error)


def _packed(part: _Part) -> bytes:
    try:
        return msgspec.msgpack.encode(part)
    except UnicodeEncodeError:  # as in `Intake.write`: sources clean their text, and a pipe takes UTF-8 only
        return msgspec.msgpack.encode(msgspec.structs.replace(part, batch=without_surrogates(part.batch)))
