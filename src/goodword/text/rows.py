"""Tables in CSV as people's exports hold them: any encoding, a preamble, quotes that never end.

RFC 4180 where it can be had. The standard reader takes an unterminated quote for a field that runs
to the end of the file and says nothing; here a record that does not fit its header is given back as
Bad and reading goes on at the next line.
"""

import csv
import re
from codecs import getincrementaldecoder
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, count

import msgspec

HEADER_WITHIN = 60
"""Lines: LinkedIn's longest preamble is three."""
_RECORD_LINES = 5_000
_RECORD_CHARACTERS = 1 << 20
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_NOT_A_LETTER = re.compile(r"[\W_]+")


class BadRow(msgspec.Struct, frozen=True):
    """A record that does not fit the header."""

    position: int
    """Zero-based line in the file."""
    reason: str


class Row(msgspec.Struct, frozen=True):
    """A record by the names of its columns."""

    position: int
    """Zero-based line in the file at which it begins."""
    fields: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """The field stripped; empty where the table has no such column."""
        return self.fields.get(column, "").strip()

    @property
    def is_blank(self) -> bool:
        """Whether all fields are empty."""
        return not any(field.strip() for field in self.fields.values())


def column_key(name: str) -> str:
    """A column's name for comparing: lower case, letters and digits only."""
    return _NOT_A_LETTER.sub("", name.casefold())


def text_of(data: bytes) -> str:
    """The text in `data`: UTF-8 or UTF-16 by its mark; lines that are no UTF-8 as Windows-1252.

    Line by line, so that one foreign byte does not spoil the whole. NUL is dropped; CRLF and lone
    CR become LF.
    """
    if data.startswith(_UTF_16):
        text = data.decode("utf-16", "replace")
    else:
        text = _decoded(data.removeprefix(_BYTE_ORDER_MARK))
    return text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")


def lines_of(chunks: Iterable[bytes]) -> Iterator[str]:
    """The lines of what `text_of` would give, without holding more than one of them."""
    pieces = iter(chunks)
    first = b""
    while len(first) < len(_BYTE_ORDER_MARK) and (piece := next(pieces, b"")):
        first += piece
    if first.startswith(_UTF_16):
        decoder = getincrementaldecoder("utf-16")("replace")
        utf_8 = (decoder.decode(piece).encode("utf-8", "replace") for piece in chain((first,), pieces))
        ends = (decoder.decode(b"", final=True).encode("utf-8", "replace") for _ in range(1))
        return _split(chain(utf_8, ends))
    return _split(chain((first.removeprefix(_BYTE_ORDER_MARK),), pieces))


def _split(pieces: Iterable[bytes]) -> Iterator[str]:
    """The lines in UTF-8 that is cut anywhere, each decoded by itself."""
    begun: list[bytes] = []
    for piece in pieces:
        lines = piece.split(b"\n")
        begun.append(lines[0])
        if len(lines) > 1:
            yield from _line(b"".join(begun))
            for line in lines[1:-1]:
                yield from _line(line)
            begun = lines[-1:]
    yield from _line(b"".join(begun))


def _line(raw: bytes) -> list[str]:
    """A line, or several where a lone CR ends some; the CR of a CRLF goes with it."""
    return _decoded_line(raw.replace(b"\0", b"").removesuffix(b"\r")).split("\r")


def rows(
    text: str,
    needed: Collection[str],
    *,
    aliases: Mapping[str, str] | None = None,
    has_backslashes: bool = False,
) -> Iterator[Row | BadRow]:
    """The records below the header row, which is the first that has all `needed` columns.

    Columns are named by `column_key`, translated by `aliases`. `has_backslashes`: quotes inside
    fields are escaped by a backslash instead of doubled. A table without that header gives one BadRow.
    """
    return rows_in(text.split("\n"), needed, aliases=aliases, has_backslashes=has_backslashes)


def rows_in(
    lines: Iterable[str],
    needed: Collection[str],
    *,
    aliases: Mapping[str, str] | None = None,
    has_backslashes: bool = False,
) -> Iterator[Row | BadRow]:
    """The same of lines as they come; of those no more are held than a record may have."""
    window = _Window(lines)
    dialect = _Dialect(has_backslashes=has_backslashes)
    header, at = _header(window, dialect, needed, aliases or {})
    if not header:
        yield BadRow(0, f"no header row with {', '.join(sorted(needed))} was found")
        return
    is_lost = False
    while window.line(at) is not None:
        found, at = _record(window, at, header, dialect, is_exact=is_lost)
        window.forget(at)
        if found is not None:
            is_lost = isinstance(found, BadRow)
            yield found


class _Window:
    """Lines by their numbers, taken when they are asked for and held until they are let go."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._more = iter(lines)
        self._held: list[str] = []
        self._first = 0

    def line(self, at: int) -> str | None:
        """The line of that number; None behind the last."""
        while at - self._first >= len(self._held):
            line = next(self._more, None)
            if line is None:
                return None
            self._held.append(line)
        return self._held[at - self._first]

    def between(self, start: int, end: int) -> list[str]:
        """The lines from `start` to `end`, all of which were asked for before."""
        return self._held[start - self._first : end - self._first]

    def forget(self, at: int) -> None:
        """Let go of the lines before `at`."""
        del self._held[: at - self._first]
        self._first = at


class _Dialect:
    """How quotes are written."""

    def __init__(self, *, has_backslashes: bool) -> None:
        self._has_backslashes = has_backslashes

    def is_open(self, text: str) -> bool:
        """Whether `text` ends inside a quoted field."""
        if self._has_backslashes:
            text = text.replace("\\\\", "").replace('\\"', "")
        return text.count('"') % 2 == 1

    def fields(self, record: str) -> list[str] | None:
        """The fields of one record, or None where its quotes make no sense."""
        try:
            if self._has_backslashes:
                reader = csv.reader([record], doublequote=False, escapechar="\\", strict=True)
            else:
                reader = csv.reader([record], strict=True)
            return next(reader, [])
        except csv.Error:
            return None


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return "\n".join(_decoded_line(line) for line in data.split(b"\n"))


def _decoded_line(line: bytes) -> str:
    for encoding in ("utf-8", "cp1252"):
        try:
            return line.decode(encoding)
        except UnicodeDecodeError:
            continue
    return line.decode("latin-1")


def _header(
    lines: _Window, dialect: _Dialect, needed: Collection[str], aliases: Mapping[str, str]
) -> tuple[list[str], int]:
    """The column names and the line below them; no names where there is no such row."""
    for at in range(HEADER_WITHIN):
        line = lines.line(at)
        if line is None:
            break
        names = [column_key(field) for field in dialect.fields(line) or []]
        names = [aliases.get(name, name) for name in names]
        if names and set(needed) <= set(names):
            return names, at + 1
    return [], 0


def _record(
    lines: _Window, at: int, header: Sequence[str], dialect: _Dialect, *, is_exact: bool
) -> tuple[Row | BadRow | None, int]:
    """The record that begins at line `at`, and where the next one begins.

    `is_exact`: the record before was bad, so this line may be the middle of a text: only one that
    has exactly the columns of the header counts.
    """
    if not (lines.line(at) or "").strip():
        return None, at + 1
    end = _end(lines, at, dialect)
    fields = dialect.fields("\n".join(lines.between(at, end))) if end else None
    if end is None or fields is None or not _fits(fields, header, is_exact=is_exact):
        return BadRow(at, _reason(fields, header)), at + 1
    return Row(at, dict(zip(header, fields, strict=False))), end


def _end(lines: _Window, at: int, dialect: _Dialect) -> int | None:
    """The line after the record; None where its quotes do not close within bounds."""
    is_open = False
    length = 0
    for end in count(at):
        line = lines.line(end)
        if line is None or end - at > _RECORD_LINES or length > _RECORD_CHARACTERS:
            return None
        length += len(line)
        is_open ^= dialect.is_open(line)
        if not is_open:
            return end + 1
    return None


def _fits(fields: Sequence[str], header: Sequence[str], *, is_exact: bool) -> bool:
    """Whether the fields fit the columns: spreadsheets drop empty fields at the end, or add some."""
    if is_exact:
        return len(fields) == len(header)
    excess = fields[len(header) :]
    return not any(excess) and len(fields) * 2 >= len(header)


def _reason(fields: Sequence[str] | None, header: Sequence[str]) -> str:
    if fields is None:
        return "the quotation marks in this row do not fit together"
    return f"this row has {len(fields)} fields where the header has {len(header)}"
