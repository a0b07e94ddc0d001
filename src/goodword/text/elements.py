"""Big JSON arrays, element by element: typed and in bulk while they are sound, salvaged where they are not.

An export is one array of hundreds of megabytes. It is cut into runs of whole elements, each decoded
at once; memory stays at a few runs whatever the size of the file. A run that does not decode is
taken apart, so that one bad element costs that element only (RFC 8259 says nothing of salvage; the
rules here are ours: `docs/why/0011-json-in-runs.md`).
"""

import json
import re
from abc import ABC, abstractmethod
from collections.abc import Generator, Iterable, Iterator
from typing import Generic, TypeVar

import msgspec

T = TypeVar("T")

RUN = 512 << 10
"""Bytes of elements decoded at once: what stays in the processor's cache is half again as fast as 4 MB."""
LONGEST = 16 << 20
"""Bytes of the longest element that is waited for."""
_GUESSES, _GUESSED_IN = 3, 64 << 10
"""How often a bound is guessed before brackets are counted, and in how many bytes before the end."""
_LONGEST_OPENING = 1 << 20
_PATIENCE = 4

JAVASCRIPT_ARRAY = re.compile(rb"\A(?:\xef\xbb\xbf)?(?:[^\[{=]*=)?\s*\[")
"""`window.YTD.tweets.part0 = [`, `Grailbird.data.tweets_2015_01 = [`, or just `[`."""

_TOKEN = re.compile(rb'(?:[^"{}\[\]]++|"(?:[^"\\]++|\\.)*+")*+([{}\[\]])', re.DOTALL)
"""Everything up to the next bracket outside a string; no match where a string does not end."""
_FIRST_KEY = re.compile(rb'\s*\{\s*"([^"\\]{1,64})"\s*:')
_SPACE_OR_COMMA = b" \t\r\n,"
_SEPARATORS = re.compile(rb"[ \t\r\n,]*+")
_OPEN = b"["
_CLOSE = ord("]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_UNREADABLE = (msgspec.MsgspecError, ValueError, RecursionError)
"""What decoding raises on bad input: for bytes that are no UTF-8 msgspec lets UnicodeDecodeError through."""

ENDS_EARLY = "the file ends in the middle of this record"
DAMAGED = "this record is damaged"
UNEXPECTED = "this record is not of the expected form"
NO_ARRAY = "the file holds no list of records"
FILE_DAMAGED = "this file is damaged; what could be read was read"
"""Why something was skipped, in the words of every source."""


def one_value(data: bytes, kind: type[T]) -> T | None:
    """The one JSON value that `data` holds, as `kind`; None where it cannot be read as that."""
    try:
        return msgspec.json.decode(data.removeprefix(_BYTE_ORDER_MARK), type=kind)
    except _UNREADABLE:
        return None


class Bad(msgspec.Struct, frozen=True):
    """An element that could not be read."""

    position: int
    reason: str


class Run(msgspec.Struct, Generic[T], frozen=True):
    """Neighbouring elements that were read."""

    first: int
    """Zero-based place of the first of them."""
    items: list[T]


class Elements(Generic[T]):
    """Reads the elements of one array out of a stream of bytes."""

    def __init__(
        self,
        many: msgspec.json.Decoder[list[T]],
        one: msgspec.json.Decoder[T],
        *,
        wrapper: bytes | None = None,
        opening: re.Pattern[bytes] = JAVASCRIPT_ARRAY,
    ) -> None:
        """Read with decoders for a list and for one element.

        `wrapper` is the only key of every element where the format has one (`tweet`): then the
        bounds between elements are found without looking at what lies between them.
        """
        self._many = many
        self._one = one
        self._opening = opening
        self._wrapper = wrapper
        self._position = 0

    def at_once(self, data: bytes) -> list[T] | None:
        """All elements of a small array that is sound; None for any other, which `runs` takes apart."""
        try:
            return self._many.decode(data.removeprefix(_BYTE_ORDER_MARK))
        except _UNREADABLE:
            return None

    def runs(self, chunks: Iterable[bytes]) -> Iterator[Run[T] | Bad]:
        """All elements in order, the unreadable ones as Bad."""
        self._position = 0
        pieces = iter(chunks)
        buffer = self._opened(pieces)
        if buffer is None:
            yield Bad(0, NO_ARRAY)
            return
        bounds: _Bounds = _KeyBounds(self._wrapper) if self._wrapper else _BracketBounds()
        enough = RUN
        for piece in pieces:
            buffer += piece
            if len(buffer) < enough:
                continue
            end = yield from self._run(buffer, bounds)
            buffer = _after(buffer, end)
            # A long element is looked for again only when twice as much is there: looking stays linear.
            enough = RUN if end else 2 * len(buffer)
        yield from self._closed(buffer, bounds)

    def _run(self, buffer: bytearray, bounds: "_Bounds") -> Generator[Run[T] | Bad, None, int]:
        """The whole elements in `buffer`, or those up to a bound that was guessed; where they end."""
        for end in bounds.guesses(buffer):
            try:
                items = self._decode_in_place(buffer, end)
            except _UNREADABLE:
                continue
            yield Run(self._position, items)
            self._position += len(items)
            return end
        end = bounds.end_of_run(buffer)
        yield from self._decoded(buffer, end, bounds)
        return end

    def _opened(self, pieces: Iterator[bytes]) -> bytearray | None:
        """An opening bracket and what follows it, as far as it had to be read."""
        buffer = bytearray()
        for piece in pieces:
            buffer += piece
            if found := self._opening.search(buffer):
                return buffer[found.end() - 1 :]
            if len(buffer) > _LONGEST_OPENING:
                break
        return None

    def _closed(self, rest: bytearray, bounds: "_Bounds") -> Iterator[Run[T] | Bad]:
        """The elements in what is left when the stream has ended."""
        end = bounds.end_of_array(rest)
        yield from self._decoded(rest, end, bounds)
        if bounds.is_closed:
            return
        left = list(self._salvaged(bytes(_after(rest, end)[1:]), bounds))
        if bounds.is_closed:
            yield from left
            return
        if left and isinstance(left[-1], Bad):
            self._position -= 1
            left.pop()
        yield from left
        yield Bad(self._position, ENDS_EARLY)

    def _decoded(self, buffer: bytearray, end: int, bounds: "_Bounds") -> Iterator[Run[T] | Bad]:
        """The elements between the bracket at the beginning of `buffer` and `end`."""
        if end <= 1:
            return
        first = self._position
        try:
            items = self._decode_in_place(buffer, end)
        except _UNREADABLE:
            yield from self._salvaged(bytes(buffer[1:end]), bounds)
            return
        self._position += len(items)
        if items:
            yield Run(first, items)

    def _decode_in_place(self, buffer: bytearray, end: int) -> list[T]:
        """Decode with a closing bracket put at `end` for a moment: a copy would cost half of decoding."""
        if end == len(buffer):
            buffer += b" "
        there = buffer[end]
        buffer[end] = _CLOSE
        try:
            with memoryview(buffer) as view, view[: end + 1] as elements:
                return self._many.decode(elements)
        finally:
            buffer[end] = there

    def _salvaged(self, raw: bytes, bounds: "_Bounds") -> Iterator[Run[T] | Bad]:
        for element in bounds.split(raw.strip(_SPACE_OR_COMMA)):
            yield self._alone(element)
            self._position += 1

    def _alone(self, element: bytes) -> Run[T] | Bad:
        """One element by itself; bad UTF-8, lone surrogates and raw line breaks cost a character each."""
        try:
            return Run(self._position, [self._one.decode(element)])
        except msgspec.ValidationError as error:
            return Bad(self._position, f"{UNEXPECTED}: {error}")
        except _UNREADABLE:
            pass
        try:
            loose = json.loads(element.decode("utf-8", "replace"), strict=False, parse_constant=_refuse)
            sound = _LONE_SURROGATE.sub("\ufffd", json.dumps(loose, ensure_ascii=False))
            return Run(self._position, [self._one.decode(sound.encode())])
        except _UNREADABLE:
            return Bad(self._position, DAMAGED)


class _Bounds(ABC):
    """Where elements end, in a buffer that begins with the bracket before them."""

    is_closed = False
    """Whether the bracket that closes the array was seen."""

    def guesses(self, buffer: bytearray) -> Iterator[int]:  # noqa: ARG002 - bounds that are seen are not guessed
        """Where elements in `buffer` may end; proved where all that comes before decodes."""
        return iter(())

    @abstractmethod
    def end_of_run(self, buffer: bytearray) -> int:
        """Where the last whole element in `buffer` ends; 0 where there is none."""

    @abstractmethod
    def end_of_array(self, rest: bytearray) -> int:
        """Where the last whole element in the `rest` of the stream ends."""

    @abstractmethod
    def split(self, raw: bytes) -> Iterator[bytes]:
        """The elements in `raw`, one of which at least is damaged."""


class _KeyBounds(_Bounds):
    """Bounds seen by the key that every element begins with.

    `}, {"tweet":` cannot stand inside a string, where the quotation mark would be escaped.
    """

    def __init__(self, wrapper: bytes) -> None:
        self._key = b'"' + wrapper + b'"'
        self._before = re.compile(rb"\}\s*,\s*\{\s*\Z")
        self._between = re.compile(rb"(?<=\})\s*+,?\s*+(?=\{\s*" + re.escape(self._key) + rb"\s*:)")

    def end_of_run(self, buffer: bytearray) -> int:
        at = len(buffer)
        while (at := buffer.rfind(self._key, 0, at)) >= 0:
            if found := self._before.search(buffer, max(0, at - 256), at):
                return found.start() + 1
        return len(buffer) if len(buffer) > LONGEST else 0

    def end_of_array(self, rest: bytearray) -> int:
        length = len(rest.rstrip(b" \t\r\n;"))
        self.is_closed = length > 1 and rest[length - 1] == _CLOSE
        return length - 1 if self.is_closed else self.end_of_run(rest)

    def split(self, raw: bytes) -> Iterator[bytes]:
        return (element for element in self._between.split(raw) if element)


class _BracketBounds(_Bounds):
    """Bounds seen by counting brackets outside strings, or guessed and proved by decoding.

    Counting costs three times as much as decoding, and most elements begin with one key. What decodes
    with a closing bracket behind it is a run of whole elements, wherever the guess came from.
    """

    def guesses(self, buffer: bytearray) -> Iterator[int]:
        first = _FIRST_KEY.match(buffer, 1)
        if first is None:
            return
        again = re.compile(rb'\},\s*+\{\s*+"' + re.escape(first[1]) + rb'"\s*+:')
        found = [one.start() + 1 for one in again.finditer(buffer, max(0, len(buffer) - _GUESSED_IN))]
        yield from reversed(found[-_GUESSES:])

    def end_of_run(self, buffer: bytearray) -> int:
        end = 0
        for end in _ends(buffer, 1):  # noqa: B007 - the last one is asked for
            pass
        return end if end or len(buffer) <= LONGEST else len(buffer)

    def end_of_array(self, rest: bytearray) -> int:
        end = self.end_of_run(rest)
        self.is_closed = _after(rest, end)[1:2] == b"]"
        return end

    def split(self, raw: bytes) -> Iterator[bytes]:
        """Elements; after one that does not end, reading goes on where the next seems to begin.

        Looking for ends that are not there is given up when it has cost `_PATIENCE` times the
        whole: what is left then is one element, a bad one.
        """
        first = _FIRST_KEY.match(raw)
        again = re.compile(rb'\}\s*+,\s*+(?=\{\s*"' + re.escape(first[1] if first else b"id") + rb'"\s*:)')
        at = _begin(raw, 0)
        lost = 0
        while at < len(raw) and raw[at] != _CLOSE:
            end = next(_ends(raw, at), 0) if lost <= _PATIENCE * len(raw) else len(raw)
            lost += 0 if end else len(raw) - at
            next_one = again.search(raw, at)
            if not end or (next_one and next_one.end() <= end and not _is_json(raw[at:end])):
                end = next_one.start() + 1 if next_one else len(raw)
            yield raw[at:end]
            at = _begin(raw, end)
        self.is_closed = at < len(raw)


def _ends(buffer: bytes | bytearray, start: int = 0) -> Iterator[int]:
    """Where each element from `start` ends, up to the end of the array or of the buffer."""
    depth = 0
    # Anchored at every step: a search would go on inside a string that does not end.
    while token := _TOKEN.match(buffer, start):
        start = token.end()
        if token[1] in b"{[":
            depth += 1
            continue
        depth -= 1
        if depth < 0:
            return
        if depth == 0:
            yield start


def _begin(buffer: bytes | bytearray, at: int) -> int:
    """Where the next element begins, from `at`."""
    found = _SEPARATORS.match(buffer, at)
    return found.end() if found else at


def _after(buffer: bytearray, end: int) -> bytearray:
    """What follows the element that ends at `end`, with a bracket before it again."""
    rest = buffer[_begin(buffer, max(end, 1)) - 1 :]
    rest[:1] = _OPEN
    return rest


def _is_json(raw: bytes) -> bool:
    try:
        msgspec.json.decode(raw, type=msgspec.Raw)
    except _UNREADABLE:
        return False
    return True


def _refuse(constant: str) -> None:
    raise ValueError(constant)
