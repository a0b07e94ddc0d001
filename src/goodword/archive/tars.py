"""Tar archives, plain or packed: one pass to list them, small data members kept on the way.

A packed tar can only be read forwards. Mastodon puts its few small JSON files behind gigabytes of
pictures; keeping those that fit in memory spares unpacking everything a second time.
"""

import lzma
import tarfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from goodword.archive.entries import MEGABYTE, MEMBERS, PIECE, RATIO, RATIO_FROM, CutError, Entry
from goodword.archive.objections import NO_FILE
from goodword.errors import BrokenArchiveError, UnsafeArchiveError

_KEPT_BYTES = 32 * MEGABYTE
_FOREIGN = (
    tarfile.TarError, EOFError, OSError, zlib.error, lzma.LZMAError, ValueError, OverflowError, IndexError,
)  # fmt: skip
"""What tarfile and the unpackers under it are known to raise on damaged files."""


class TarContainer:
    """A tar, `.tar.gz`, `.tar.bz2` or `.tar.xz`."""

    form = "tar"

    def __init__(self, path: Path, file: BinaryIO) -> None:
        """Read nothing yet."""
        self._path = path
        self._file = file
        self._packed_size = max(1, path.stat().st_size)
        self._kept: dict[int, bytes] = {}
        self._kept_bytes = 0
        self.is_cut = False

    def entries(self) -> list[Entry]:
        """All files inside, as far as the tar goes.

        Raises UnsafeArchiveError for too many members or a packed stream of nothing;
        BrokenArchiveError where not one member can be listed.
        """
        found: list[Entry] = []
        try:
            for tar, info in self._members():
                if not info.isdir():
                    found.append(self._entry(tar, info, len(found)))
        except (*_FOREIGN, CutError) as error:
            self.is_cut = True
            if not found:
                raise BrokenArchiveError(
                    str(self._path), "found a damaged tar in which no file could be read"
                ) from error
        return found

    def stream(self, entry: Entry) -> Iterator[bytes]:
        """The bytes of `entry`; a kept one from memory. Raises CutError."""
        if entry.at in self._kept:
            yield self._kept[entry.at]
            return
        try:
            for tar, info in self._members():
                if info.offset == entry.at:
                    yield from _contents(tar, info)
                    return
        except _FOREIGN as error:
            raise CutError from error
        raise CutError

    def path_of(self, entry: Entry) -> Path | None:  # noqa: ARG002 - of the Container
        """None: everything lies inside the tar."""
        return None

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _members(self) -> Iterator[tuple[tarfile.TarFile, tarfile.TarInfo]]:
        self._file.seek(0)
        with tarfile.open(fileobj=self._file, mode="r:*") as tar:
            count = 0
            while (info := tar.next()) is not None:
                count += 1
                # tarfile remembers every member; with pictures by the hundred thousand that is memory.
                tar.members = []  # type: ignore[attr-defined] # documented in tarfile's own source, not in typeshed
                self._refuse_excess(count, info.offset_data)
                yield tar, info

    def _refuse_excess(self, count: int, unpacked: int) -> None:
        if count > MEMBERS:
            raise UnsafeArchiveError(str(self._path), f"more than {MEMBERS:,} members", f"{MEMBERS:,}")
        if unpacked > RATIO_FROM and unpacked > RATIO * self._packed_size:
            raise UnsafeArchiveError(str(self._path), "a tar packed like a bomb", f"{RATIO}:1")

    def _entry(self, tar: tarfile.TarFile, info: tarfile.TarInfo, place: int) -> Entry:
        is_file = info.isreg() and not info.issparse()
        bare = Entry(name=info.name, size=info.size, packed=info.size, at=info.offset)
        if not is_file:
            return Entry(
                name=info.name, size=0, packed=0, at=info.offset,
                objection=NO_FILE,
            )  # fmt: skip
        self._refuse_excess(place, info.offset_data + info.size)
        return self._taken_in(tar, info) if bare.is_data else bare

    def _taken_in(self, tar: tarfile.TarFile, info: tarfile.TarInfo) -> Entry:
        """The entry with its checksum; its bytes are kept while there is room."""
        keeps = self._kept_bytes + info.size <= _KEPT_BYTES
        pieces: list[bytes] = []
        crc = size = 0
        is_cut = False
        try:
            for piece in _contents(tar, info):
                crc = zlib.crc32(piece, crc)
                size += len(piece)
                if keeps:
                    pieces.append(piece)
        except (CutError, *_FOREIGN):
            is_cut = self.is_cut = True
        if keeps and not is_cut:
            self._kept[info.offset] = b"".join(pieces)
            self._kept_bytes += size
        return Entry(
            name=info.name, size=info.size, packed=info.size, crc=crc, at=info.offset, is_cut=is_cut,
        )  # fmt: skip


def _contents(tar: tarfile.TarFile, info: tarfile.TarInfo) -> Iterator[bytes]:
    reader = tar.extractfile(info)
    remaining = info.size
    while reader is not None and remaining > 0:
        piece = reader.read(min(PIECE, remaining))
        if not piece:
            break
        remaining -= len(piece)
        yield piece
    if remaining > 0:
        raise CutError
