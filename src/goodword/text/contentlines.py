"""Content lines of iCalendar and vCard, unfolded and cut into components with bounds set before any parser.

RFC 5545 section 3.1, RFC 6350 section 3.2, vCard 2.1 section 2.1.3. A folded line may be cut in the
middle of a character, so bytes are joined before they are decoded. Nothing here recurs: what is
nested without end costs a counter.
"""

import re
from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from goodword.text.rows import text_of

LONGEST_LINE = 64 << 10
"""Bytes, unfolded. Only pictures and attachments are longer, and those are not read."""
MOST_LINES = 1_000
"""Lines kept of one component: an invitation to a thousand people is an announcement."""
MOST_BYTES = 1 << 20
"""Bytes kept of one component."""

_HEAD = 256
"""Bytes at the beginning of a line in which its name stands."""
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_SOFT = re.compile(rb"^[^:]{0,200}QUOTED-PRINTABLE[^:]{0,200}:", re.IGNORECASE)
_NAME = re.compile(rb"(?:[A-Z0-9-]+\.)?([A-Z0-9-]+)")


@dataclass(slots=True, kw_only=True)
class Component:
    """What stands between BEGIN and END of one name."""

    name: str
    position: int
    """Zero-based place among the components of its file."""
    lines: list[str] = field(default_factory=list)
    is_ended: bool = True
    """False where the file ends inside it."""
    left_out: int = 0
    """Lines beyond the bounds."""


def unfolded(chunks: Iterable[bytes], *, has_soft_breaks: bool = False) -> Iterator[bytes]:
    """The logical lines of a file; one beyond LONGEST_LINE comes cut, one byte longer than that.

    `has_soft_breaks`: quoted-printable values may go on after `=` at the end of a line (vCard 2.1).
    """
    line = bytearray()
    for raw in _physical(chunks):
        if has_soft_breaks and _goes_on(line, raw):
            line[-1:] = raw
        elif raw[:1] in {b" ", b"\t"}:
            line += raw[1 : LONGEST_LINE + 2 - min(len(line), LONGEST_LINE + 1)]
        else:
            if line:
                yield bytes(line)
            line = bytearray(raw)
    if line:
        yield bytes(line)


def components(
    lines: Iterable[bytes],
    wanted: AbstractSet[str],
    *,
    keep: AbstractSet[str],
    nested: AbstractSet[str] = frozenset(),
) -> Iterator[Component]:
    """The components of a name in `wanted`, each when it ends or where another one begins inside it.

    Of their lines those are kept whose property is in `keep`, and all lines of components in `nested`.
    A card inside a card (AGENT) is passed over.
    """
    cutter = _Cutter(wanted, keep, nested)
    for line in lines:
        head = line[:_HEAD].upper()
        if head.startswith(b"BEGIN:"):
            yield from cutter.begin(_value(head), line)
        elif head.startswith(b"END:"):
            yield from cutter.end(_value(head), line)
        else:
            cutter.add(line, head)
    yield from cutter.close(is_ended=False)


class _Cutter:
    """Where the reading of one file stands."""

    def __init__(self, wanted: AbstractSet[str], keep: AbstractSet[str], nested: AbstractSet[str]) -> None:
        self._wanted, self._keep, self._nested = wanted, keep, nested
        self._current: Component | None = None
        self._bytes: list[bytes] = []
        self._size = 0
        self._inside: str | None = None
        """The component within the current one whose lines are passed over or, if `nested`, kept."""
        self._agents = 0
        self._is_after_agent = False
        self._count = 0

    def begin(self, name: str, line: bytes) -> Iterator[Component]:
        """Take note that a component begins."""
        if self._agents or (self._is_after_agent and self._current is not None):
            self._agents += 1
            self._is_after_agent = False
        elif name in self._wanted:
            yield from self.close(is_ended=True)
            self._current = Component(name=name, position=self._count)
            self._count += 1
        elif self._current is not None and self._inside is None:
            self._inside = name
            if name in self._nested:
                self._append(line)

    def end(self, name: str, line: bytes) -> Iterator[Component]:
        """Take note that a component ends."""
        if self._agents:
            self._agents -= 1
        elif name in self._wanted:
            yield from self.close(is_ended=True)
        elif name == self._inside:
            if name in self._nested:
                self._append(line)
            self._inside = None

    def add(self, line: bytes, head: bytes) -> None:
        """Keep a line if its property is asked for."""
        if self._current is None or self._agents:
            return
        found = _NAME.match(head)
        name = found[1].decode("ascii") if found else ""
        self._is_after_agent = name == "AGENT"
        is_kept = name in self._keep if self._inside is None else self._inside in self._nested
        if is_kept:
            self._append(line)

    def close(self, *, is_ended: bool) -> Iterator[Component]:
        """Give the current component, if there is one."""
        current, self._current = self._current, None
        if current is not None:
            current.lines = text_of(b"\n".join(self._bytes)).split("\n") if self._bytes else []
            current.is_ended = is_ended
            yield current
        self._bytes, self._size, self._inside, self._agents = [], 0, None, 0
        self._is_after_agent = False

    def _append(self, line: bytes) -> None:
        if self._current is None:
            return
        is_over = len(self._bytes) >= MOST_LINES or self._size + len(line) > MOST_BYTES
        if is_over or len(line) > LONGEST_LINE:
            self._current.left_out += 1
            return
        self._size += len(line)
        self._bytes.append(line)


def _goes_on(line: bytearray, raw: bytes) -> bool:
    """Whether a quoted-printable value goes on in the next line, which is not the end of its card."""
    if (
        not line.endswith(b"=")
        or len(line) > LONGEST_LINE
        or raw[:6].upper().startswith((b"END:", b"BEGIN:"))
    ):
        return False
    return _SOFT.match(line) is not None


def _value(head: bytes) -> str:
    return head.partition(b":")[2].strip().decode("ascii", "replace")


def _physical(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The lines as they stand; empty ones left out, for some programs put them between folded ones."""
    rest = b""
    for chunk in _as_utf8(chunks):
        data = rest + chunk
        lines = data.splitlines()
        rest = b"" if data.endswith((b"\n", b"\r")) or not lines else lines.pop()[: LONGEST_LINE + 1]
        yield from filter(None, lines)
    if rest:
        yield rest


def _as_utf8(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The same in UTF-8 where it was UTF-16, which old address books of macOS wrote; without a mark."""
    pieces = iter(chunks)
    first = next(pieces, b"")
    if not first.startswith(_UTF16):
        yield first.removeprefix(b"\xef\xbb\xbf")
        yield from pieces
        return
    decoder = getincrementaldecoder("utf-16")("replace")
    yield decoder.decode(first).encode()
    for piece in pieces:
        yield decoder.decode(piece).encode()
