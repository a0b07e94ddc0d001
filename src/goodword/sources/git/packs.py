"""Packs and their indexes (gitformat-pack): only commits and tags are unpacked, and never beyond bounds.

Forms that have stood since 2008, read by the few rules that are needed: a library of Git unpacks
whatever it is given to its end (`docs/why/0057-git.md`).
"""

import re
import zlib
from collections.abc import Callable
from mmap import ACCESS_READ, mmap
from struct import Struct, error
from typing import BinaryIO

from goodword.sources.git.commits import LONGEST

KINDS = {1: "commit", 4: "tag"}
FOREIGN = (ValueError, IndexError, OSError, OverflowError, zlib.error, error)
"""What reading damaged packs raises."""
_OFFSET_DELTA, _NAMED_DELTA = 6, 7
_DEEPEST = 512
"""Deltas upon deltas; git itself writes 50, and 250 with --aggressive."""
_HEADER = 64
_PIECE = 4 << 10
_TWO_SIZES = re.compile(rb"[\x80-\xff]{0,9}[\x00-\x7f][\x80-\xff]{0,9}[\x00-\x7f]")
_WHOLE_COPY = 0x10000
_MARK = b"\xfftOc\x00\x00\x00\x02"
_NAMES_AT = 8 + 256 * 4
_NAME = 20
_FOUR, _EIGHT = Struct(">I"), Struct(">Q")
_IS_LARGE = 1 << 31


class Index:
    """Where in a pack each object begins (version 2)."""

    def __init__(self, file: BinaryIO) -> None:
        """Read the head. Raises one of FOREIGN where `file` is no such index."""
        self._map = mmap(file.fileno(), 0, access=ACCESS_READ)
        if self._map[:8] != _MARK:
            raise ValueError(_MARK)
        self._count = self._number(8 + 255 * 4)
        if len(self._map) < _NAMES_AT + self._count * (_NAME + 8):
            raise ValueError(self._count)

    def offset(self, name: bytes) -> int | None:
        """Where the object of that name begins; None where it is not in the pack."""
        low = self._number(8 + (name[0] - 1) * 4) if name[0] else 0
        high = min(self._number(8 + name[0] * 4), self._count)
        while low < high:
            middle = (low + high) // 2
            found = self._map[_NAMES_AT + middle * _NAME : _NAMES_AT + (middle + 1) * _NAME]
            if found == name:
                return self._offset_at(middle)
            low, high = (middle + 1, high) if found < name else (low, middle)
        return None

    def close(self) -> None:
        """Let go of the file."""
        self._map.close()

    def _offset_at(self, place: int) -> int:
        offsets_at = _NAMES_AT + self._count * (_NAME + 4)
        offset = self._number(offsets_at + place * 4)
        if offset < _IS_LARGE:
            return offset
        large_at = offsets_at + self._count * 4 + (offset - _IS_LARGE) * 8
        return int(_EIGHT.unpack_from(self._map, large_at)[0])

    def _number(self, at: int) -> int:
        return int(_FOUR.unpack_from(self._map, at)[0])


class Pack:
    """A pack with its index."""

    def __init__(self, index: Index, packed: BinaryIO) -> None:
        """Read nothing yet."""
        self._index = index
        self._packed = packed

    def find(self, name: bytes) -> tuple[str, bytes] | None:
        """Kind and contents of the commit or tag of that name; None where this pack has none.

        Raises one of FOREIGN where it is damaged or larger than a commit may be.
        """
        offset = self._index.offset(name)
        deltas: list[bytes] = []
        while offset is not None and len(deltas) <= _DEEPEST:
            number, at, size = self._opened(offset)
            if number in KINDS:
                contents = self._unpacked(at, size)
                for delta in reversed(deltas):
                    contents = with_delta(contents, delta)
                return KINDS[number], contents
            if number == _OFFSET_DELTA:
                back, at = self._distance(at)
                offset -= back
            elif number == _NAMED_DELTA:
                offset, at = self._index.offset(self._read(at, _NAME)), at + _NAME
            else:
                return None
            deltas.append(self._unpacked(at, size))
        if deltas:
            raise ValueError(name)  # a delta upon nothing, or upon itself
        return None

    def _opened(self, offset: int) -> tuple[int, int, int]:
        """Type number of the object at `offset`, where its data begins, and its size unpacked."""
        head = self._read(offset, _HEADER)
        size, used, shift = head[0] & 0x0F, 1, 4
        while head[used - 1] & 0x80:
            size |= (head[used] & 0x7F) << shift
            shift += 7
            used += 1
        return head[0] >> 4 & 7, offset + used, size

    def _distance(self, at: int) -> tuple[int, int]:
        """How far back the base of a delta lies, and where the delta begins."""
        head = self._read(at, _HEADER)
        back, used = head[0] & 0x7F, 1
        while head[used - 1] & 0x80:
            back = ((back + 1) << 7) | (head[used] & 0x7F)
            used += 1
        if back == 0:
            raise ValueError(at)
        return back, at + used

    def _unpacked(self, at: int, size: int) -> bytes:
        return unpacked(size, lambda done: self._read(at + done, _PIECE))

    def _read(self, at: int, size: int) -> bytes:
        self._packed.seek(at)  # ValueError for a place before the beginning
        return self._packed.read(size)


def unpacked(size: int, read: Callable[[int], bytes]) -> bytes:
    """`size` bytes of the zlib stream that `read(done)` gives in pieces. Raises ValueError, zlib.error."""
    if size > LONGEST:
        raise ValueError(size)
    unpacker = zlib.decompressobj()
    found = bytearray()
    done = 0
    while len(found) < size and not unpacker.eof:
        piece = unpacker.unconsumed_tail
        if not piece:
            piece = read(done)
            done += len(piece)
        if not piece:
            break
        found += unpacker.decompress(piece, size - len(found))
    if len(found) != size:
        raise ValueError(size)
    return bytes(found)


def with_delta(base: bytes, delta: bytes) -> bytes:
    """What `delta` makes of `base`. Raises ValueError, IndexError where it does not fit or is too large."""
    sizes = _TWO_SIZES.match(delta)
    if sizes is None:
        raise ValueError(delta[:20])
    result = bytearray()
    at = sizes.end()
    while at < len(delta):
        step = delta[at]
        if step & 0x80:
            start, size, at = _copy(delta, at)
            piece = base[start : start + size]
        else:
            size = step
            piece = delta[at + 1 : at + 1 + size]
            at += 1 + size
        if len(piece) != size or not size or len(result) + size > LONGEST:
            raise ValueError(at)
        result += piece
    return bytes(result)


def _copy(delta: bytes, at: int) -> tuple[int, int, int]:
    """Start and size of what is copied from the base, and where the next step stands."""
    step = delta[at]
    at += 1
    numbers = [0, 0]
    for bit in range(7):
        if step & (1 << bit):
            is_size, shift = bit > 3, 8 * (bit - 4 if bit > 3 else bit)  # noqa: PLR2004 - four bytes of start
            numbers[is_size] |= delta[at] << shift
            at += 1
    return numbers[0], numbers[1] or _WHOLE_COPY, at
