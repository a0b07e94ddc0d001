"""Recognitions with the exchanges that they stand in, seen from the owner."""

import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

import msgspec

from goodword.nouns import (
    AccountId,
    Audience,
    Direction,
    ExchangeId,
    ExchangeKind,
    Moment,
    Passage,
    Recognition,
    RecognitionId,
    RecognitionKind,
    SkillMatch,
    Substance,
)
from goodword.store.accounts import mark_accounts
from goodword.store.database import Store
from goodword.store.decisions import reviews
from goodword.store.record import COMPLETE, OWNERS
from goodword.store.rows import from_micros_or_none, in_lots, marks
from goodword.text.collector import collector_off

_SKILLS = msgspec.json.Decoder(tuple[SkillMatch, ...])
_NO_SKILLS = "[]"

_SELECT = f"""
SELECT r.recognition_id, e.exchange_id, r.quote, r.quote_start, r.quote_end, r.kind, giver.account_id,
       receiver.account_id, r.receiver_name, r.skills, r.confidence, r.substance, r.is_doubtful,
       r.giver_key IN ({OWNERS}), e.text, e.kind, e.source, e.native_id, e.sent_at, e.url, e.audience,
       r.exchange_key
FROM recognition r
JOIN exchange e USING (exchange_key)
JOIN account giver ON giver.account_key = r.giver_key
LEFT JOIN account receiver ON receiver.account_key = r.receiver_key
WHERE e.import_key IN ({COMPLETE}) AND (r.giver_key IN ({OWNERS}) OR r.receiver_key IN ({OWNERS}))
"""  # noqa: S608 - constants

_OF_ACCOUNTS = """
AND (r.giver_key IN (SELECT account_key FROM asked) OR r.receiver_key IN (SELECT account_key FROM asked))
"""

_ORDER = "ORDER BY e.sent_at IS NULL, e.sent_at, e.exchange_id, r.quote_start, r.recognition_id"

_WRITTEN = """
SELECT d.exchange_key, a.account_id, d.written
FROM addressed d JOIN account a USING (account_key)
WHERE d.written IS NOT NULL AND d.exchange_key IN ({keys}) AND d.account_key NOT IN ({owners})
ORDER BY d.exchange_key, d.place
"""


Wanted = Callable[[bool | None, bool], bool]
"""Whether a recognition is asked for, by what the owner said of it and whether it is doubtful."""


def moments(
    store: Store, *, accounts: Collection[AccountId] | None = None, doubtful: bool = False
) -> tuple[Moment, ...]:
    """Recognitions that the owner gave or received, oldest first; with `accounts`, those of them alone.

    What the owner reviewed away is left out; a doubtful one is in only when the
    owner said that it stands. With `doubtful` the ones that wait for the owner's
    word are given instead.
    """
    wanted = _waits if doubtful else _counts
    return tuple(moment for moment, _ in _moments(store, accounts, wanted, doubtful=doubtful))


def reviewed_moments(
    store: Store, *, accounts: Collection[AccountId] | None = None
) -> tuple[tuple[Moment, bool], ...]:
    """Those that the owner said a word about, each with whether it stands; of `accounts` alone."""
    found = _moments(store, accounts, lambda stands, _: stands is not None, doubtful=False)
    return tuple((moment, bool(stands)) for moment, stands in found)


def _counts(stands: bool | None, is_doubtful: bool) -> bool:  # noqa: FBT001 - what the record holds
    return stands if stands is not None else not is_doubtful


def _waits(stands: bool | None, is_doubtful: bool) -> bool:  # noqa: FBT001 - what the record holds
    return is_doubtful and stands is None


def _moments(
    store: Store, accounts: Collection[AccountId] | None, wanted: Wanted, *, doubtful: bool
) -> list[tuple[Moment, bool | None]]:
    said = _Said(reviews(store))
    with store.reading() as connection:
        question = _SELECT
        if accounts is not None:
            mark_accounts(connection, [accounts])
            question += _OF_ACCOUNTS
        rows = [
            (row, stands)
            for row in connection.execute(question + _ORDER)
            if wanted(stands := said.of(row[1], row[2]), bool(row[12]))
        ]
        written = _written(connection, sorted({row[21] for row, _ in rows}))
    with collector_off():
        return [(_moment(row, written.get(row[21], ()), doubtful=doubtful), stands) for row, stands in rows]


class _Said:
    """What the owner said of passages: it holds for the words, wherever a later judgement cuts them."""

    def __init__(self, reviewed: Mapping[tuple[ExchangeId, str], bool]) -> None:
        self._by_exchange: dict[str, dict[str, bool]] = {}
        for (exchange, quote), stands in reviewed.items():
            self._by_exchange.setdefault(exchange, {})[quote] = stands

    def of(self, exchange: bytes, quote: str) -> bool | None:
        """Of exactly these words, else of the longest passage that holds them or that they hold."""
        if not self._by_exchange or not (known := self._by_exchange.get(exchange.hex())):
            return None
        if quote in known:
            return known[quote]
        near = [words for words in known if words in quote or quote in words]
        return known[max(near, key=len)] if near else None


def _written(connection: sqlite3.Connection, keys: Sequence[int]) -> Mapping[int, Sequence[tuple[str, str]]]:
    """By exchange: the accounts it addresses, without the owner's, as they are written in it."""
    found: dict[int, list[tuple[str, str]]] = {}
    for lot in in_lots(keys):
        question = _WRITTEN.format(keys=marks(len(lot)), owners=OWNERS)
        for key, account_id, written in connection.execute(question, lot):
            found.setdefault(key, []).append((account_id, written))
    return found


def _moment(row: tuple[Any, ...], written: Sequence[tuple[str, str]], *, doubtful: bool) -> Moment:
    quote, giver, receiver = row[2], row[6], row[7]
    return Moment(
        recognition=_recognition(row, is_doubtful=doubtful),
        direction=Direction.GIVEN if row[13] else Direction.RECEIVED,
        text=row[14],
        exchange_kind=ExchangeKind(row[15]),
        source=row[16],
        native_id=row[17],
        sent_at=from_micros_or_none(row[18]),
        url=row[19],
        audience=Audience(row[20]),
        other_persons=tuple(
            dict.fromkeys(
                name for account_id, name in written if account_id not in {giver, receiver} and name in quote
            )
        ),
    )


def _recognition(row: tuple[Any, ...], *, is_doubtful: bool) -> Recognition:
    return Recognition(
        id=RecognitionId(row[0]),
        passage=Passage(exchange_id=ExchangeId(row[1].hex()), quote=row[2], start=row[3], end=row[4]),
        kind=RecognitionKind(row[5]),
        giver=AccountId(row[6]),
        receiver=row[7],
        receiver_name=row[8],
        skills=() if row[9] == _NO_SKILLS else _SKILLS.decode(row[9]),
        confidence=row[10],
        substance=Substance(row[11]),
        is_doubtful=is_doubtful,
    )
