"""Exchanges on their way in, column by column.

Rows are then put together by `zip` alone, without a step of Python for each, and a batch goes through
a pipe between two processes at little cost (`docs/why/0018-storing-fast.md`).
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, chain, count, islice, repeat
from operator import attrgetter
from typing import Any

import msgspec

from goodword.nouns import (
    AccountId,
    Addressed,
    Audience,
    Exchange,
    ExchangeId,
    ExchangeKind,
    Manner,
    Origin,
)
from goodword.store.rows import from_micros_or_none, marks, to_micros_or_none

Row = tuple[Any, ...]

_SAID, _OF_EACH = 13, 16
"""How many columns hold what an exchange says, and how many have a value for each exchange."""

_NAMES = (
    "exchange_key, exchange_id, import_key, author_key, sent_at, kind, source, audience, lang, native_id,"
    " in_reply_to, thread, url, text, quoted"
)
INSERT_EXCHANGE = f"INSERT INTO exchange ({_NAMES}) VALUES ({marks(15)})"  # noqa: S608 - names of ours
UPDATE_EXCHANGE = f"UPDATE exchange SET ({_NAMES}) = ({marks(15)}) WHERE exchange_key = ?"  # noqa: S608 - the same
INSERT_ADDRESSED = (
    "INSERT INTO addressed (exchange_key, place, account_key, manner, written) VALUES (?, ?, ?, ?, ?)"
)
INSERT_SIGHTING = (
    "INSERT INTO sighting (exchange_key, import_key, member, position, says) VALUES (?, ?, ?, ?, ?)"
)


class Columns(msgspec.Struct, array_like=True, gc=False, frozen=True, kw_only=True):
    """Exchanges: as many values in each column as there are exchanges, but for the last three."""

    exchange_id: list[bytes]
    author: list[AccountId]
    sent_at: list[int | None]
    kind: list[str]
    source: list[str]
    audience: list[str]
    lang: list[str | None]
    native_id: list[str | None]
    in_reply_to: list[str | None]
    thread: list[str | None]
    url: list[str | None]
    text: list[str]
    quoted: list[str | None]
    member: list[str]
    position: list[int]
    addressed: list[int]
    """How many accounts each exchange addresses; these stand below, exchange after exchange."""
    account: list[AccountId]
    manner: list[str]
    written: list[str | None]

    def __len__(self) -> int:
        """How many exchanges there are."""
        return len(self.exchange_id)


def columns_of(exchanges: Sequence[Exchange]) -> Columns:
    """The exchanges as columns."""

    def each(attribute: str) -> list[Any]:
        return list(map(attrgetter(attribute), exchanges))

    addressed = each("addressed")
    accounts = list(chain.from_iterable(addressed))
    # `_value_` (documented in `enum`) and not `.value`: SQLite and msgpack take a true str three times
    # faster than a StrEnum, and the property costs more than both.
    return Columns(
        exchange_id=list(map(bytes.fromhex, each("id"))),
        author=each("author"),
        sent_at=list(map(to_micros_or_none, each("sent_at"))),
        kind=each("kind._value_"),
        source=each("source"),
        audience=each("audience._value_"),
        lang=each("lang"),
        native_id=each("native_id"),
        in_reply_to=each("in_reply_to"),
        thread=each("thread"),
        url=each("url"),
        text=each("text"),
        quoted=each("quoted"),
        member=each("origin.member"),
        position=each("origin.position"),
        addressed=list(map(len, addressed)),
        account=list(map(attrgetter("account"), accounts)),
        manner=list(map(attrgetter("manner._value_"), accounts)),
        written=list(map(attrgetter("written"), accounts)),
    )


def exchanges_in(columns: Columns, archive: str) -> Iterator[Exchange]:
    """The exchanges as they were, read in the archive of that digest."""
    accounts = (
        Addressed(account=account, manner=Manner(manner), written=written)
        for account, manner, written in zip(columns.account, columns.manner, columns.written, strict=True)
    )
    for row in zip(*msgspec.structs.astuple(columns)[:_OF_EACH], strict=True):
        yield Exchange(
            id=ExchangeId(row[0].hex()),
            author=row[1],
            sent_at=from_micros_or_none(row[2]),
            kind=ExchangeKind(row[3]),
            source=row[4],
            audience=Audience(row[5]),
            lang=row[6],
            native_id=row[7],
            in_reply_to=row[8],
            thread=row[9],
            url=row[10],
            text=row[11],
            quoted=row[12],
            origin=Origin(archive=archive, member=row[13], position=row[14]),
            addressed=tuple(islice(accounts, row[15])),
        )


def picked(columns: Columns, places: Sequence[int]) -> Columns:
    """The exchanges at these places, as columns."""
    everything = msgspec.structs.astuple(columns)
    of_accounts = list(chain.from_iterable(map(range_of_accounts(columns).__getitem__, places)))
    of_each = [[column[place] for place in places] for column in everything[:_OF_EACH]]
    of_addressed = [[column[place] for place in of_accounts] for column in everything[_OF_EACH:]]
    return Columns(**dict(zip(columns.__struct_fields__, chain(of_each, of_addressed), strict=True)))


def range_of_accounts(columns: Columns) -> list[range]:
    """For each exchange the places of those whom it addresses."""
    ends = list(accumulate(columns.addressed, initial=0))
    return list(map(range, ends, ends[1:]))


def said(columns: Columns) -> list[Row]:
    """What each exchange says, by whom and to whom: everything but where it was read, for comparing."""
    to = list(zip(columns.account, columns.manner, columns.written, strict=True))
    addressed = (tuple(to[places.start : places.stop]) for places in range_of_accounts(columns))
    return list(zip(*msgspec.structs.astuple(columns)[:_SAID], addressed, strict=True))


def exchange_rows(
    columns: Columns, first_key: int, import_key: int, account_keys: Mapping[str, int]
) -> Iterator[Row]:
    """The rows of the exchanges, with keys from `first_key`, in the order of INSERT_EXCHANGE."""
    return zip(
        range(first_key, first_key + len(columns)),
        columns.exchange_id,
        repeat(import_key),
        map(account_keys.__getitem__, columns.author),
        columns.sent_at,
        columns.kind,
        columns.source,
        columns.audience,
        columns.lang,
        columns.native_id,
        columns.in_reply_to,
        columns.thread,
        columns.url,
        columns.text,
        columns.quoted,
        strict=False,
    )


def addressed_rows(columns: Columns, first_key: int, account_keys: Mapping[str, int]) -> Iterator[Row]:
    """The rows of those whom the exchanges address, in order; keys as in `exchange_rows`."""
    return zip(
        chain.from_iterable(map(repeat, count(first_key), columns.addressed)),
        chain.from_iterable(map(range, columns.addressed)),
        map(account_keys.__getitem__, columns.account),
        columns.manner,
        columns.written,
        strict=True,
    )


def sighting_rows(columns: Columns, first_key: int, import_key: int) -> Iterator[Row]:
    """The rows of where the exchanges were read; keys as in `exchange_rows`."""
    return zip(
        count(first_key), repeat(import_key), columns.member, columns.position, repeat(None), strict=False
    )
