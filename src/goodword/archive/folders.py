"""Folders, and single files, read where they lie."""

import os
import stat
import zlib
from collections.abc import Collection, Iterator
from pathlib import Path

from goodword.archive.entries import MEMBERS, PIECE, CutError, Entry
from goodword.archive.objections import NO_FILE
from goodword.errors import BrokenArchiveError, UnsafeArchiveError

_DEPTH = 32


class FolderContainer:
    """A folder; links inside it are not followed, so nothing outside is read."""

    form = "folder"

    def __init__(self, path: Path, only: Collection[str] = ()) -> None:
        """Read nothing yet; with `only`, nothing but these files right in it is there."""
        self._path = path
        self._only = frozenset(only)
        self.is_cut = False

    def entries(self) -> list[Entry]:
        """All files below the folder. Raises UnsafeArchiveError, BrokenArchiveError."""
        found: list[Entry] = []
        for entry in self._below("", 0):
            found.append(entry)
            if len(found) > MEMBERS:
                raise UnsafeArchiveError(str(self._path), f"more than {MEMBERS:,} files", f"{MEMBERS:,}")
        return found

    def stream(self, entry: Entry) -> Iterator[bytes]:
        """The bytes of `entry` in pieces. Raises CutError where it cannot be read to its end."""
        # Not a Path for each file: an export of Slack is tens of thousands of small ones.
        yield from _file_pieces(f"{self._path}/{entry.name}", entry.size)

    def path_of(self, entry: Entry) -> Path | None:
        """Where the file lies."""
        return self._path / entry.name

    def close(self) -> None:
        """Nothing is held open."""

    def _below(self, prefix: str, depth: int) -> Iterator[Entry]:
        try:
            with os.scandir(self._path / prefix) as found:
                items = sorted(found, key=lambda item: item.name)
        except OSError as error:
            if not prefix:
                raise BrokenArchiveError(
                    str(self._path), "found a folder that may not be read", "Change its permissions."
                ) from error
            yield _refused(prefix.rstrip("/"), "this folder may not be read")
            return
        for item in items:
            name = prefix + item.name
            if self._only and name not in self._only:
                continue
            if not item.is_dir(follow_symlinks=False):
                yield self._entry(name, item)
            elif depth < _DEPTH:
                yield from self._below(f"{name}/", depth + 1)
            else:
                yield _refused(name, f"it lies more than {_DEPTH} folders deep")

    def _entry(self, name: str, item: os.DirEntry[str]) -> Entry:
        try:
            found = item.stat(follow_symlinks=False)
        except OSError:
            return _refused(name, "it vanished while the folder was listed")
        if not stat.S_ISREG(found.st_mode):
            return _refused(name, NO_FILE)
        if not os.access(item.path, os.R_OK):
            return _refused(name, "it may not be read: change its permissions")
        return Entry(name=name, size=found.st_size, packed=found.st_size)


class FileContainer:
    """A single data file, seen as an archive with one member."""

    form = "file"

    def __init__(self, path: Path) -> None:
        """Read nothing yet."""
        self._path = path
        self.is_cut = False

    def entries(self) -> list[Entry]:
        """The file itself."""
        size = self._path.stat().st_size
        return [Entry(name=self._path.name, size=size, packed=size)]

    def stream(self, entry: Entry) -> Iterator[bytes]:
        """The bytes of the file in pieces. Raises CutError where it cannot be read to its end."""
        yield from _file_pieces(str(self._path), entry.size)

    def path_of(self, entry: Entry) -> Path | None:  # noqa: ARG002 - of the Container
        """Where the file lies."""
        return self._path

    def close(self) -> None:
        """Nothing is held open."""


def checksum(pieces: Iterator[bytes]) -> int:
    """CRC-32 of `pieces`, of as much as can be read: a zip knows its own, a folder must look."""
    crc = 0
    try:
        for piece in pieces:
            crc = zlib.crc32(piece, crc)
    except CutError:
        pass
    return crc


def _file_pieces(path: str, size: int) -> Iterator[bytes]:
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - see `FolderContainer.stream`
            while size > 0 and (piece := file.read(min(PIECE, size))):
                size -= len(piece)
                yield piece
    except OSError as error:
        raise CutError from error
    if size > 0:
        raise CutError


def _refused(name: str, objection: str) -> Entry:
    return Entry(name=name, size=0, packed=0, objection=objection)
