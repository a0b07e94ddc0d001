"""A zip without its directory (a download that broke off): what still stands in it is found by walking.

Each member begins with a header of its own (APPNOTE 4.3.7). Where that header leaves the sizes to a
descriptor behind the data, the data is unpacked once to find its end.
"""

import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from goodword.archive.entries import MEGABYTE, MEMBER_BYTES, MEMBERS, RATIO, RATIO_FROM, CutError, Entry
from goodword.archive.inflate import DEFLATED, STORED, Inflation
from goodword.archive.objections import ENCRYPTED, objection_to_method
from goodword.errors import UnsafeArchiveError

_LOCAL = b"PK\x03\x04"
_HEADER = struct.Struct("<4sHHHHHIIIHH")
_ENCRYPTED, _DESCRIPTOR_FOLLOWS, _UTF8 = 0x1, 0x8, 0x800
_WIDE = 0xFFFFFFFF
_ZIP64_EXTRA = 1


@dataclass(frozen=True, slots=True)
class _Header:
    at: int
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    name: str
    data_at: int


def scan(path: Path, file: BinaryIO) -> list[Entry]:
    """The members whose beginning is there, the last one perhaps cut. Raises UnsafeArchiveError."""
    end = file.seek(0, 2)
    found: list[Entry] = []
    for header in _headers(file, end):
        if len(found) >= MEMBERS:
            raise UnsafeArchiveError(str(path), f"more than {MEMBERS:,} members", f"{MEMBERS:,}")
        found.append(_measured(path, file, header, end))
    return [entry for entry in found if not entry.name.endswith("/")]


def _headers(file: BinaryIO, end: int) -> Iterator[_Header]:
    at = 0
    while (at := _find(file, _LOCAL, at, end)) >= 0:
        header = _header(file, at)
        if header is None:
            at += 4
            continue
        yield header
        at = max(header.data_at + (header.packed if _is_sized(header) else 0), at + 4)


def _is_sized(header: _Header) -> bool:
    return not header.flags & _DESCRIPTOR_FOLLOWS


def _header(file: BinaryIO, at: int) -> _Header | None:
    file.seek(at)
    raw = file.read(_HEADER.size)
    if len(raw) < _HEADER.size:
        return None
    _, _, flags, method, _, _, crc, packed, size, name_length, extra_length = _HEADER.unpack(raw)
    name = file.read(name_length)
    extra = file.read(extra_length)
    if len(name) < name_length or not name:
        return None
    if _WIDE in {packed, size}:
        size, packed = _wide_sizes(extra, size, packed)
    return _Header(
        at, flags, method, crc, packed, size,
        name.decode("utf-8" if flags & _UTF8 else "cp437", "replace"),
        at + _HEADER.size + name_length + extra_length,
    )  # fmt: skip


def _wide_sizes(extra: bytes, size: int, packed: int) -> tuple[int, int]:
    """Sizes from the ZIP64 field (APPNOTE 4.5.3), size before packed."""
    at = 0
    while at + 20 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, at)
        if kind == _ZIP64_EXTRA and length >= 16:  # noqa: PLR2004 - two 8-byte sizes
            wide: tuple[int, int] = struct.unpack_from("<QQ", extra, at + 4)
            return wide
        at += 4 + int(length)
    return size, packed


def _measured(path: Path, file: BinaryIO, header: _Header, end: int) -> Entry:
    """The entry with its true sizes, whether they were declared or must be found."""
    there = max(0, min(header.packed, end - header.data_at))
    size, packed, crc, is_cut = header.size, there, header.crc, there < header.packed
    objection = _objection(header)
    if objection is None and header.method == DEFLATED and (is_cut or not _is_sized(header)):
        size, packed, crc, is_cut = _unpacked(path, file, header, end)
    elif header.method == STORED:
        size = there
    return Entry(
        name=header.name, size=size, packed=packed, crc=None if is_cut else crc, at=header.at,
        method=header.method, objection=objection, is_cut=is_cut,
    )  # fmt: skip


def _objection(header: _Header) -> str | None:
    if header.flags & _ENCRYPTED:
        return ENCRYPTED
    if header.method == STORED and not _is_sized(header):
        return "its end could not be found"
    return objection_to_method(header.method)


def _unpacked(path: Path, file: BinaryIO, header: _Header, end: int) -> tuple[int, int, int, bool]:
    """Size, packed size, CRC-32 and whether it is cut, found by unpacking once."""
    run = Inflation(file, header.data_at, end - header.data_at, MEMBER_BYTES)
    size = crc = 0
    with suppress(CutError):
        for piece in run.pieces():
            size += len(piece)
            crc = zlib.crc32(piece, crc)
            _refuse_bomb(path, size, run.packed)
    return size, run.packed, crc, not run.is_whole


def _refuse_bomb(path: Path, size: int, packed: int) -> None:
    if size >= MEMBER_BYTES or (size > RATIO_FROM and size > RATIO * max(packed, 1)):
        raise UnsafeArchiveError(str(path), "a member that unpacks to far more than it is", f"{RATIO}:1")


def _find(file: BinaryIO, mark: bytes, at: int, end: int) -> int:
    """Where `mark` next stands from `at`, or -1."""
    while at < end:
        file.seek(at)
        block = file.read(MEGABYTE)
        found = block.find(mark)
        if found >= 0:
            return at + found
        at += max(1, len(block) - len(mark) + 1)
    return -1
