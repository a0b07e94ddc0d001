"""Blocks of a CAR file (CARv1, https://ipld.io/specs/transport/car/carv1/), one after the other as they lie.

A block is believed only where its contents give the hash that it is named by: the fast decoder of
the library does not look (`docs/why/0052-bluesky.md`), so the walking and the hashing are ours.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256

import msgspec
from libipld import decode_dag_cbor

from goodword.text.elements import ENDS_EARLY, FILE_DAMAGED, Bad

LONGEST_BLOCK = 2 << 20
"""Bytes. The protocol lets a record have 1 MB; decoded, a block may take sixty times its size."""
_LONGEST_FILE = 4 << 30
"""Bytes; a block that claims more than any file has is none."""
_LONGEST_VARINT = 9
"""Bytes, by the multiformats' rule."""
CID_BYTES = 36
_DAG_CBOR = b"\x01\x71\x12\x20"
"""CIDv1, DAG-CBOR, SHA-256 of 32 bytes: how everything in a repository is named."""
_RAW = b"\x01\x55\x12\x20"
"""The same for bytes without a form: pictures, where an exporter put them in."""
UNREADABLE = (ValueError, RecursionError, TypeError, MemoryError)
"""What `decode_dag_cbor` raises on bad input (fuzzed with 400,000 inputs: the first two)."""

TOO_LONG = "this block is larger than 2 MB, which no record is"
FOREIGN_NAME = "this block is named in a way that cannot be checked"
TAMPERED = "its contents are not those it is named by: it was damaged or changed"


class Block(msgspec.Struct, gc=False):
    """A block as it lies in the file, its hash not yet looked at."""

    position: int
    """Zero-based place in the file."""
    cid: bytes
    data: bytes

    @property
    def is_true(self) -> bool:
        """Whether the contents give the hash that the block is named by."""
        return sha256(self.data).digest() == self.cid[4:]

    @property
    def is_record(self) -> bool:
        """Whether it is named as DAG-CBOR, as all that a repository itself consists of."""
        return self.cid.startswith(_DAG_CBOR)


class Car:
    """Reads one file; `roots` are known once the first block was asked for."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self.roots: tuple[bytes, ...] = ()
        self._buffer = b""
        self._at = 0
        self._position = 0
        self._to_skip = 0

    def blocks(self, chunks: Iterable[bytes]) -> Iterator[Block | Bad]:
        """All blocks in order; what is none is Bad, and a file that is cut gives all that came before."""
        has_header = False
        for chunk in chunks:
            self._buffer = self._buffer[self._at :] + chunk
            self._at = 0
            try:
                if not has_header:
                    header = self._section()
                    if header is None:
                        continue
                    self.roots = _roots(header)
                    has_header = True
                yield from self._whole_ones()
            except ValueError:
                yield Bad(self._position, FILE_DAMAGED)
                return
        if self._at < len(self._buffer) or self._to_skip or not has_header:
            yield Bad(self._position, ENDS_EARLY)

    def _whole_ones(self) -> Iterator[Block | Bad]:
        """The blocks of which all bytes are there. Raises ValueError where a length is none."""
        while True:
            if not self._to_skip:
                yield from self._ordinary_ones()
            section = self._section()
            if section is None:
                return
            yield self._block(section)
            self._position += 1

    def _ordinary_ones(self) -> Iterator[Block]:
        """The blocks up to one that is not of 128 bytes to 16 KB, as nearly all are: seen to in place."""
        buffer = self._buffer
        last = len(buffer) - 2
        at, position = self._at, self._position
        while at < last and (low := buffer[at]) >= 0x80 > (high := buffer[at + 1]):  # noqa: PLR2004 - see _varint
            start = at + 2
            at = start + (low & 0x7F | high << 7)
            name = start + CID_BYTES
            if not name <= at <= last + 2 or not buffer.startswith(_DAG_CBOR, start):
                return
            yield Block(position, buffer[start:name], buffer[name:at])
            position += 1
            self._at, self._position = at, position

    def _block(self, section: bytes) -> Block | Bad:
        if not section:
            return Bad(self._position, TOO_LONG)
        if section.startswith((_DAG_CBOR, _RAW)) and len(section) >= CID_BYTES:
            return Block(self._position, section[:CID_BYTES], section[CID_BYTES:])
        return Bad(self._position, FOREIGN_NAME)

    def _section(self) -> bytes | None:
        """The next length and as many bytes; None where not all are there, empty where it is too long."""
        if self._to_skip and not self._skipped():
            return None
        found = _varint(self._buffer, self._at)
        if found is None:
            return None
        length, start = found
        if length > _LONGEST_FILE:
            raise ValueError(length)
        if length > LONGEST_BLOCK:
            self._to_skip = length
            self._at = start
            return b""
        end = start + length
        if end > len(self._buffer):
            return None
        self._at = end
        return self._buffer[start:end]

    def _skipped(self) -> bool:
        """Pass over what is too long, as far as it is there."""
        step = min(self._to_skip, len(self._buffer) - self._at)
        self._at += step
        self._to_skip -= step
        return not self._to_skip


def begins_as_car(head: bytes) -> bool:
    """Whether a file that begins so is a CARv1."""
    try:
        found = _varint(head, 0)
        return found is not None and bool(_roots(head[found[1] : found[1] + found[0]]))
    except ValueError:
        return False


def _varint(buffer: bytes, at: int) -> tuple[int, int] | None:
    """The number at `at` and where it ends; None where the buffer ends first. Raises ValueError for none."""
    number = shift = 0
    for place in range(at, min(at + _LONGEST_VARINT, len(buffer))):
        byte = buffer[place]
        number |= (byte & 0x7F) << shift
        if byte < 0x80:  # noqa: PLR2004 - the bit that says that more follows
            if number == 0:
                raise ValueError(number)
            return number, place + 1
        shift += 7
    if len(buffer) - at >= _LONGEST_VARINT:
        raise ValueError(shift)
    return None


def _roots(header: bytes) -> tuple[bytes, ...]:
    """The roots that the header names; none where it is no header of a CARv1."""
    try:
        found = decode_dag_cbor(header)
    except UNREADABLE:
        return ()
    roots = found.get("roots") if isinstance(found, dict) and found.get("version") == 1 else None
    return tuple(root for root in roots if isinstance(root, bytes)) if isinstance(roots, list) else ()
