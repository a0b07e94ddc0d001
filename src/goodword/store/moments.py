"""Recognitions with the exchanges that they stand in, seen from the owner."""

import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
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
from goodword.store.passages import Passages, Said, passages
from goodword.store.record import COMPLETE, OWNERS
from goodword.store.rows import from_micros_or_none, in_filled_lots, marks
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
WHERE e.import_key IN ({COMPLETE})
"""  # noqa: S608 - constants

_SELECT_IDS = f"""
SELECT r.recognition_id, e.exchange_id, r.quote, r.is_doubtful
FROM recognition r JOIN exchange e USING (exchange_key)
WHERE e.import_key IN ({COMPLETE})
"""  # noqa: S608 - a constant

_OF_OWNER = f" AND (r.giver_key IN ({OWNERS}) OR r.receiver_key IN ({OWNERS}))"

_OF_ACCOUNTS = """
AND (+r.giver_key IN ({owners}) OR +r.receiver_key IN ({owners})) AND (
    r.giver_key IN (SELECT account_key FROM asked) OR r.receiver_key IN (SELECT account_key FROM asked)
    OR r.exchange_key IN (SELECT exchange_key FROM exchange WHERE exchange_id IN ({meant}))
)
"""
"""The last are those in which the owner said that somebody else is meant than was found.

The plus signs keep SQLite from beginning with all that the owner ever gave.
"""

_ORDER = "ORDER BY e.sent_at IS NULL, e.sent_at, e.exchange_id, r.quote_start, r.recognition_id"

_WRITTEN = """
SELECT d.exchange_key, a.account_id, d.written
FROM addressed d JOIN account a USING (account_key)
WHERE d.written IS NOT NULL AND d.exchange_key IN ({keys}) AND d.account_key NOT IN ({owners})
ORDER BY d.exchange_key, d.place
"""


Wanted = Callable[[Said, bool], bool]
"""Whether a recognition is asked for, by what the owner said of it and whether it is doubtful."""


def moments(
    store: Store, *, accounts: Collection[AccountId] | None = None, doubtful: bool = False
) -> tuple[Moment, ...]:
    """Recognitions that the owner gave or received, oldest first; with `accounts`, those of them alone.

    What the owner reviewed away or hid is left out; a doubtful one is in only when the
    owner said that it stands. With `doubtful` the ones that wait for the owner's
    word are given instead. Kind and receiver are those that the owner corrected them to.
    """
    wanted = _waits if doubtful else _counts
    with store.reading() as connection:
        known = passages(connection)
        found = _moments(connection, known, accounts, wanted, doubtful=doubtful)
        if not known.meant_otherwise:
            return tuple(moment for moment, _ in found)
        owners = frozenset(_owners(connection))
    return tuple(moment for moment, _ in found if _is_between(moment, owners, accounts))


def moments_in(store: Store, exchanges: Collection[ExchangeId]) -> tuple[Moment, ...]:
    """Those of `moments` that stand in these exchanges, in no order."""
    with store.reading() as connection:
        known, owners = passages(connection), frozenset(_owners(connection))
        found = [
            moment
            for lot in in_filled_lots(exchanges)
            for moment, _ in _moments(connection, known, None, _counts, doubtful=False, within=lot)
        ]
    return tuple(moment for moment in found if _is_between(moment, owners, None))


def said_moments(
    store: Store, *, accounts: Collection[AccountId] | None = None
) -> tuple[tuple[Moment, Said], ...]:
    """Those that the owner said anything about, hidden ones too, each with what was said."""
    with store.reading() as connection:
        known = passages(connection)
        if not known.exchanges:
            return ()  # most of the time, and then nothing is looked through
        found = _moments(connection, known, accounts, lambda said, _: said.is_anything, doubtful=False)
    return tuple(found)


def moments_named(store: Store, ids: Collection[str]) -> Mapping[str, tuple[Moment, Said]]:
    """The moments with these ids, whatever the owner said of them, by id; unknown ones left out."""
    with store.reading() as connection:
        known = passages(connection)
        found: dict[str, tuple[Moment, Said]] = {}
        for lot in in_filled_lots(ids):
            question = _SELECT + _OF_OWNER + f" AND r.recognition_id IN ({marks(len(lot))})"
            for row in connection.execute(question, lot).fetchall():
                said = known.of(row[1].hex(), row[2])
                written = _written(connection, (row[21],)).get(row[21], ())
                is_doubtful = _waits(said, bool(row[12]))
                found[row[0]] = _moment(row, said, written, doubtful=is_doubtful), said
    return found


def ids_of_moments(store: Store, *, doubtful: bool = False) -> tuple[str, ...]:
    """The ids of `moments`, the latest first, or of the doubtful the surest first; no moment is made."""
    wanted = _waits if doubtful else _counts
    order = "r.confidence DESC, r.recognition_id" if doubtful else "e.sent_at IS NULL, e.sent_at DESC, 1"
    with store.reading() as connection:
        known = passages(connection)
        rows = connection.execute(_SELECT_IDS + _OF_OWNER + f" ORDER BY {order}")
        return tuple(row[0] for row in rows if wanted(known.of(row[1].hex(), row[2]), bool(row[3])))


def _counts(said: Said, is_doubtful: bool) -> bool:  # noqa: FBT001 - what the record holds
    stands = said.stands if said.stands is not None else not is_doubtful
    return stands and not said.is_hidden


def _waits(said: Said, is_doubtful: bool) -> bool:  # noqa: FBT001 - what the record holds
    return is_doubtful and said.stands is None and not said.is_hidden


def _moments(
    connection: sqlite3.Connection,
    known: Passages,
    accounts: Collection[AccountId] | None,
    wanted: Wanted,
    *,
    doubtful: bool,
    within: Sequence[str] | None = None,
) -> list[tuple[Moment, Said]]:
    question, values = _SELECT + _OF_OWNER, tuple[bytes, ...]()
    if within is not None:
        values = tuple(map(bytes.fromhex, within))
        question += f" AND e.exchange_id IN ({marks(len(values))}) "
    if accounts is not None:
        mark_accounts(connection, [accounts])
        values = tuple(map(bytes.fromhex, known.meant_otherwise))
        question = _SELECT + _OF_ACCOUNTS.format(owners=OWNERS, meant=marks(len(values)))
    rows = [
        (row, said)
        for row in connection.execute(question + _ORDER, values)
        if wanted(said := known.of(row[1].hex(), row[2]), bool(row[12]))
    ]
    written = _written(connection, sorted({row[21] for row, _ in rows}))
    with collector_off():
        return [(_moment(row, said, written.get(row[21], ()), doubtful=doubtful), said) for row, said in rows]


def _owners(connection: sqlite3.Connection) -> Iterator[AccountId]:
    for row in connection.execute(f"SELECT account_id FROM account WHERE account_key IN ({OWNERS})"):  # noqa: S608 - a constant
        yield AccountId(row[0])


def _is_between(
    moment: Moment, owners: AbstractSet[AccountId], accounts: Collection[AccountId] | None
) -> bool:
    """Whether it is still the owner's, and one of those that were asked for, as it is meant now."""
    sides = {moment.recognition.giver, moment.recognition.receiver}
    return bool(sides & owners) and (accounts is None or not sides.isdisjoint(accounts))


def _written(connection: sqlite3.Connection, keys: Sequence[int]) -> Mapping[int, Sequence[tuple[str, str]]]:
    """By exchange: the accounts it addresses, without the owner's, as they are written in it."""
    found: dict[int, list[tuple[str, str]]] = {}
    for lot in in_filled_lots(keys):
        question = _WRITTEN.format(keys=marks(len(lot)), owners=OWNERS)
        for key, account_id, written in connection.execute(question, lot):
            found.setdefault(key, []).append((account_id, written))
    return found


def _moment(
    row: tuple[Any, ...], said: Said, written: Sequence[tuple[str, str]], *, doubtful: bool
) -> Moment:
    quote, giver = row[2], row[6]
    receiver = next((said.meant[found] for found in (row[7], row[8]) if found in said.meant), row[7])
    return Moment(
        recognition=_recognition(row, said, receiver, is_doubtful=doubtful),
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
        is_sensitive=said.is_sensitive,
    )


def _recognition(
    row: tuple[Any, ...], said: Said, receiver: AccountId | None, *, is_doubtful: bool
) -> Recognition:
    return Recognition(
        id=RecognitionId(row[0]),
        passage=Passage(exchange_id=ExchangeId(row[1].hex()), quote=row[2], start=row[3], end=row[4]),
        kind=said.kind or RecognitionKind(row[5]),
        giver=AccountId(row[6]),
        receiver=receiver,
        receiver_name=row[8] if receiver == row[7] else None,
        skills=() if row[9] == _NO_SKILLS else _SKILLS.decode(row[9]),
        confidence=row[10],
        substance=Substance(row[11]),
        is_doubtful=is_doubtful,
    )
