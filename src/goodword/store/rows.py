"""Between nouns and rows: times, ids, JSON, text that SQLite can hold."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice, repeat
from typing import TypeVar, overload

import msgspec

T = TypeVar("T")

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)

AT_ONCE = 4_096
"""Values in one list of a question: SQLite allows 32,766 by default."""

_ENCODER = msgspec.json.Encoder()


def to_micros(moment: datetime) -> int:
    """Microseconds since 1970-01-01T00:00:00Z; exact for every aware datetime."""
    return (moment - _EPOCH) // _MICROSECOND


def to_micros_or_none(moment: datetime | None) -> int | None:
    """The same, None for None."""
    return None if moment is None else (moment - _EPOCH) // _MICROSECOND


def from_micros(micros: int) -> datetime:
    """The moment in UTC."""
    return _EPOCH + micros * _MICROSECOND


def from_micros_or_none(micros: int | None) -> datetime | None:
    """The same, None for None."""
    return None if micros is None else _EPOCH + micros * _MICROSECOND


def packed_id(exchange_id: str) -> bytes | None:
    """The 16 bytes of an exchange's id; None for what cannot be one."""
    try:
        return bytes.fromhex(exchange_id)
    except ValueError:
        return None


@overload
def storable(text: str) -> str: ...
@overload
def storable(text: None) -> None: ...
def storable(text: str | None) -> str | None:
    """The text with lone surrogates replaced: SQLite keeps UTF-8, which has none (Unicode 3.9, D92)."""
    try:
        if text is not None:
            text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode() if text is not None else None
    return text


def to_json(value: object) -> bytes:
    """The value as JSON, lone surrogates replaced."""
    try:
        return _ENCODER.encode(value)
    except UnicodeEncodeError:
        return _ENCODER.encode(_cleaned(msgspec.to_builtins(value)))


def to_json_text(value: object) -> str:
    """The same as text."""
    return to_json(value).decode()


def _cleaned(value: object) -> object:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, dict):
        return {storable(str(key)): _cleaned(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_cleaned(item) for item in value]
    return value


def in_lots(values: Iterable[T], size: int = AT_ONCE) -> Iterator[Sequence[T]]:
    """The values in tuples of at most `size`."""
    remaining = iter(values)
    while lot := tuple(islice(remaining, size)):
        yield lot


def in_filled_lots(values: Iterable[T]) -> Iterator[Sequence[T]]:
    """As `in_lots`, but each filled up with its last value until its length is a power of two.

    For `IN (…)`, which a value may stand in twice: a connection keeps every statement that it has made,
    160 kB for one of 860 marks, and would make another one for every length.
    """
    for lot in in_lots(values):
        yield (*lot, *repeat(lot[-1], (1 << (len(lot) - 1).bit_length()) - len(lot)))


def marks(count: int) -> str:
    """`count` placeholders for a list in SQL."""
    return ",".join("?" * count)


S = TypeVar("S", bound=msgspec.Struct)


def without_surrogates(noun: S) -> S:
    """The noun with lone surrogates replaced in all its text."""
    return msgspec.convert(_cleaned(msgspec.to_builtins(noun)), type=type(noun))
