"""Zip archives: listed by the standard library behind guards of our own, unpacked piece by piece."""

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from goodword.archive.entries import MEMBERS, CutError, Entry
from goodword.archive.inflate import STORED, Inflation, read_at, stretch
from goodword.archive.objections import ENCRYPTED, NO_FILE, objection_to_method
from goodword.archive.salvage import scan
from goodword.errors import BrokenArchiveError, UnsafeArchiveError

_END = b"PK\x05\x06"
_END_SIZE = 22
_LONGEST_COMMENT = 65_535
_END64_LOCATOR = b"PK\x06\x07"
_END64 = b"PK\x06\x06"
_CENTRAL = b"PK\x01\x02"
_LOCAL_SIZE = 30
_DIRECTORY_BYTES = 64 << 20
"""200,000 names of 250 characters."""
_ENCRYPTED = 0x1

_FOREIGN = (
    zipfile.BadZipFile, struct.error, UnicodeDecodeError, NotImplementedError, ValueError, EOFError, OSError,
    OverflowError, KeyError, IndexError, RuntimeError,
)  # fmt: skip
"""What `zipfile` is known to raise while it lists a damaged file."""


class ZipContainer:
    """A zip; one whose directory is missing or damaged is listed by what still stands in it."""

    form = "zip"

    def __init__(self, path: Path, file: BinaryIO) -> None:
        """Read nothing yet."""
        self._path = path
        self._file = file
        self.is_cut = False

    def entries(self) -> list[Entry]:
        """All files inside.

        Raises UnsafeArchiveError for too many members or members that lie over one another,
        before a list of them is made; BrokenArchiveError where nothing can be found.
        """
        self._refuse_crowds()
        try:
            with zipfile.ZipFile(self._file) as listed:
                infos = [info for info in listed.infolist() if not info.is_dir()]
        except _FOREIGN:
            return self._salvaged()
        self._refuse_overlaps(infos)
        return [_entry(info) for info in infos]

    def stream(self, entry: Entry) -> Iterator[bytes]:
        """The unpacked bytes of `entry`, checked against its CRC-32 at the end. Raises CutError."""
        start = self._start(entry)
        pieces = (
            stretch(self._file, start, min(entry.packed, entry.size))
            if entry.method == STORED
            else Inflation(self._file, start, entry.packed, entry.size).pieces()
        )
        crc = 0
        for piece in pieces:
            crc = zlib.crc32(piece, crc)
            yield piece
        if entry.is_cut or (entry.crc is not None and crc != entry.crc):
            raise CutError

    def path_of(self, entry: Entry) -> Path | None:  # noqa: ARG002 - of the Container
        """None: everything lies inside the zip."""
        return None

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _start(self, entry: Entry) -> int:
        header = read_at(self._file, entry.at, _LOCAL_SIZE)
        if len(header) < _LOCAL_SIZE or header[:4] != b"PK\x03\x04":
            raise CutError
        name, extra = struct.unpack_from("<HH", header, 26)
        return entry.at + _LOCAL_SIZE + int(name) + int(extra)

    def _salvaged(self) -> list[Entry]:
        self.is_cut = True
        found = scan(self._path, self._file)
        if not found:
            raise BrokenArchiveError(str(self._path), "found a damaged zip in which no file could be read")
        return found

    def _refuse_crowds(self) -> None:
        """Count the members without listing them: a list of 10^6 costs a gigabyte."""
        where = _directory(self._file)
        if where is None:
            return
        start, length = where
        if length > _DIRECTORY_BYTES:
            raise UnsafeArchiveError(str(self._path), "a list of members over 64 MB", f"{MEMBERS:,} members")
        self._file.seek(start)
        count = self._file.read(length).count(_CENTRAL)
        if count > MEMBERS:
            raise UnsafeArchiveError(str(self._path), f"{count:,} members", f"{MEMBERS:,}")

    def _refuse_overlaps(self, infos: list[zipfile.ZipInfo]) -> None:
        """Members share no bytes: one that does is a bomb that no ratio shows (Fifield 2019)."""
        end = 0
        for info in sorted(infos, key=lambda info: info.header_offset):
            if info.header_offset < end:
                raise UnsafeArchiveError(str(self._path), "members that lie over one another", "none that do")
            end = info.header_offset + _LOCAL_SIZE + len(info.orig_filename) + info.compress_size


def _directory(file: BinaryIO) -> tuple[int, int] | None:
    """Start and length of the central directory by its end record (APPNOTE 4.3.16), or None."""
    size = file.seek(0, 2)
    tail_at = max(0, size - _END_SIZE - _LONGEST_COMMENT - 96)
    file.seek(tail_at)
    tail = file.read()
    end = tail.rfind(_END)
    if end < 0 or len(tail) - end < _END_SIZE:
        return None
    length, _ = struct.unpack_from("<II", tail, end + 12)
    before = end
    wide = tail.rfind(_END64, 0, end)
    if tail.rfind(_END64_LOCATOR, 0, end) >= 0 and wide >= 0 and len(tail) - wide >= 56:  # noqa: PLR2004 - its size
        (length,) = struct.unpack_from("<Q", tail, wide + 40)
        before = wide
    return max(0, tail_at + before - length), min(length, tail_at + before)


def _entry(info: zipfile.ZipInfo) -> Entry:
    return Entry(
        # orig_filename: `filename` is cut at a NUL, and a name that hides its end is no honest name.
        name=info.orig_filename,
        size=info.file_size,
        packed=info.compress_size,
        crc=info.CRC,
        at=info.header_offset,
        method=info.compress_type,
        objection=_objection(info),
    )


def _objection(info: zipfile.ZipInfo) -> str | None:
    if info.flag_bits & _ENCRYPTED:
        return ENCRYPTED
    mode = info.external_attr >> 16
    if mode and not stat.S_ISREG(mode) and stat.S_IFMT(mode):
        return NO_FILE
    return objection_to_method(info.compress_type)
