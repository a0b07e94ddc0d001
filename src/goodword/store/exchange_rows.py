"""Exchanges out of the store: rows become nouns, in bulk."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from goodword.nouns import (
    Addressed,
    Audience,
    Exchange,
    ExchangeKind,
    Manner,
    Origin,
)
from goodword.store.columns import Row
from goodword.store.rows import from_micros_or_none, in_filled_lots, marks
from goodword.text.collector import collector_off

_KINDS: Mapping[str, ExchangeKind] = {kind.value: kind for kind in ExchangeKind}
_AUDIENCES: Mapping[str, Audience] = {audience.value: audience for audience in Audience}
_MANNERS: Mapping[str, Manner] = {manner.value: manner for manner in Manner}

_SELECT = """
SELECT e.exchange_key, e.exchange_id, e.source, e.kind, e.native_id, author.account_id, e.text, e.quoted,
       e.sent_at, e.in_reply_to, e.thread, e.url, e.audience, e.lang, e.import_key, s.member, s.position
FROM exchange e
JOIN account author ON author.account_key = e.author_key
JOIN sighting s ON s.exchange_key = e.exchange_key AND s.import_key = e.import_key
WHERE e.exchange_key IN ({keys})
"""

_SELECT_SAID = """
SELECT e.exchange_key, e.exchange_id, author.account_id, e.sent_at, e.kind, e.source, e.audience, e.lang,
       e.native_id, e.in_reply_to, e.thread, e.url, e.text, e.quoted
FROM exchange e JOIN account author ON author.account_key = e.author_key
WHERE e.exchange_key IN ({keys})
"""

_SELECT_ADDRESSED = """
SELECT d.exchange_key, a.account_id, d.manner, d.written
FROM addressed d JOIN account a ON a.account_key = d.account_key
WHERE d.exchange_key IN ({keys})
ORDER BY d.exchange_key, d.place
"""


def exchanges_of(connection: sqlite3.Connection, keys: Sequence[int]) -> dict[int, Exchange]:
    """The exchanges with these keys, by key; unknown ones left out."""
    digests = dict(connection.execute("SELECT import_key, archive_digest FROM import").fetchall())
    found: dict[int, Exchange] = {}
    with collector_off():
        for lot in in_filled_lots(keys):
            addressed = _addressed_of(connection, lot)
            for row in connection.execute(_SELECT.format(keys=marks(len(lot))), lot):
                found[row[0]] = _exchange(row, addressed.get(row[0]), digests)
    return found


def _exchange(
    row: tuple[Any, ...], addressed: Sequence[Addressed] | None, digests: Mapping[int, str]
) -> Exchange:
    return Exchange(
        id=row[1].hex(),
        source=row[2],
        kind=_KINDS[row[3]],
        native_id=row[4],
        author=row[5],
        addressed=tuple(addressed) if addressed else (),
        text=row[6],
        quoted=row[7],
        sent_at=from_micros_or_none(row[8]),
        in_reply_to=row[9],
        thread=row[10],
        url=row[11],
        audience=_AUDIENCES[row[12]],
        lang=row[13],
        origin=Origin(archive=digests[row[14]], member=row[15], position=row[16]),
    )


def _addressed_of(connection: sqlite3.Connection, keys: Sequence[int]) -> dict[int, list[Addressed]]:
    found: dict[int, list[Addressed]] = {}
    rows = connection.execute(_SELECT_ADDRESSED.format(keys=marks(len(keys))), keys)
    for key, account, manner, written in rows:
        addressed = Addressed(account=account, manner=_MANNERS[manner], written=written)
        if key in found:
            found[key].append(addressed)
        else:
            found[key] = [addressed]
    return found


def exchange_keys(connection: sqlite3.Connection, packed_ids: Iterable[bytes]) -> dict[bytes, int]:
    """The keys of those exchanges that are stored, visible or not, by the bytes of their ids."""
    found: dict[bytes, int] = {}
    for lot in in_filled_lots(packed_ids):
        rows = connection.execute(
            f"SELECT exchange_id, exchange_key FROM exchange WHERE exchange_id IN ({marks(len(lot))})",  # noqa: S608 - only question marks
            lot,
        )
        found.update(rows)
    return found


def said_of(connection: sqlite3.Connection, keys: Sequence[int]) -> dict[int, Row]:
    """What the exchanges with these keys say, by key, as `columns.said` has it; no noun is made."""
    found: dict[int, Row] = {}
    for lot in in_filled_lots(keys):
        addressed: dict[int, tuple[Row, ...]] = {}
        for row in connection.execute(_SELECT_ADDRESSED.format(keys=marks(len(lot))), lot):
            addressed[row[0]] = (*addressed.get(row[0], ()), row[1:])
        rows = connection.execute(_SELECT_SAID.format(keys=marks(len(lot))), lot)
        found.update((row[0], (*row[1:], addressed.get(row[0], ()))) for row in rows)
    return found
