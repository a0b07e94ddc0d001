"""Archives, read in place and never extracted: a zip, a tar, a folder or a file, opened the same way.

The guards stand in the order of `docs/why/0010-archives-in-place.md`: size, number, names and nesting
before any parser sees a byte; a member that is cut gives what is there.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from goodword.archive.entries import DATA_SUFFIXES, Container
from goodword.archive.folders import FileContainer, FolderContainer
from goodword.archive.opened import OnProgress, OpenArchive
from goodword.archive.tars import TarContainer
from goodword.archive.zips import ZipContainer
from goodword.errors import BrokenArchiveError

__all__ = ["OnProgress", "OpenArchive", "open_archive"]

_HEAD = 512
_TAR_MARK = slice(257, 262)
_MBOX_MARK = b"From "
"""Thunderbird names its mailboxes without a suffix: `Inbox`."""
_PACKERS = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")
_OTHERS = (
    (b"Rar!", "a RAR archive", "Unpack it and import the folder."),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "Unpack it and import the folder."),
    (b"%PDF", "a PDF document", ""),
    (b"SQLite format 3", "an SQLite database", ""),
    (b"\x89PNG", "a picture", ""),
    (b"\xff\xd8\xff", "a picture", ""),
)
_AS_SENT = "Name the file as the service sent it, or its unpacked folder; see `goodword sources`."


@contextmanager
def open_archive(
    path: Path,
    *,
    on_progress: OnProgress | None = None,
    digest: str | None = None,
    read_at: datetime | None = None,
    only: tuple[str, ...] = (),
) -> Iterator[OpenArchive]:
    """The archive at `path`, whatever its form; the form is told by content, not by name.

    Where its `digest` is known already, a folder is not read once more to make it; `read_at` is the
    caller's clock (`ports.Archive.read_at`). With `only`, these files that lie loose in a folder are the
    archive, and what lies beside them is none of it. Raises
    BrokenArchiveError for what is no archive or cannot be read at all, UnsafeArchiveError for one
    that breaks a limit.
    """
    with ExitStack() as closing:
        try:
            container = _container(path, only)
            closing.callback(container.close)
            archive = OpenArchive(
                str(path), container, on_progress, digest=digest, read_at=read_at, only=only
            )
        except (OSError, ValueError) as error:
            raise BrokenArchiveError(
                str(path), "found a file that may not be read", "Change its permissions."
            ) from error
        yield archive


def _container(path: Path, only: tuple[str, ...]) -> Container:
    if path.is_dir():
        return FolderContainer(path, only)
    if not path.exists():
        raise BrokenArchiveError(str(path), "there is no such file or folder", "Check the path.")
    if not path.is_file():
        raise BrokenArchiveError(str(path), "found neither a file nor a folder", _AS_SENT)
    with ExitStack() as closing:
        container = _of_file(path, closing.enter_context(path.open("rb")))
        if not isinstance(container, FileContainer):
            closing.pop_all()
    return container


def _of_file(path: Path, file: BinaryIO) -> Container:
    """The container by the first bytes; a zip or a tar keeps `file`."""
    head = file.read(_HEAD)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return ZipContainer(path, file)
    if head.startswith(_PACKERS) or head[_TAR_MARK] == b"ustar":
        return TarContainer(path, file)
    is_mailbox = head.startswith(_MBOX_MARK) and "." not in path.name
    if head and (path.name.lower().endswith(DATA_SUFFIXES) or is_mailbox):
        return FileContainer(path)
    raise _no_archive(path, head)


def _no_archive(path: Path, head: bytes) -> BrokenArchiveError:
    if not head:
        return BrokenArchiveError(str(path), "found an empty file")
    for mark, found, advice in _OTHERS:
        if head.startswith(mark):
            return BrokenArchiveError(str(path), f"found {found}, not an archive", advice or _AS_SENT)
    if head.lstrip()[:1] == b"<":
        return BrokenArchiveError(
            str(path),
            "found a web page, not an archive",
            "The download asked for a login: sign in and download again.",
        )
    return BrokenArchiveError(str(path), "found no zip, tar, folder or data file", _AS_SENT)
