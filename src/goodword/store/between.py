"""What is between the owner and people: counts for all, and the first exchanges for those asked about."""

import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from goodword.nouns import AccountId, Exchange, Person, PersonId, Tie
from goodword.store.accounts import mark_accounts
from goodword.store.database import Store
from goodword.store.exchange_rows import exchanges_of
from goodword.store.record import COMPLETE, OWNERS
from goodword.store.rows import from_micros, from_micros_or_none

FIRST = 12
"""Exchanges from the beginning in which it is looked how two people met."""
_FEW = 50
"""People up to this many are asked one by one, along their own exchanges."""

# CROSS JOIN: SQLite then takes the tables in the order written. It would begin with all that the owner wrote.
_COUNTS = """
       count(DISTINCT e.exchange_key), min(e.sent_at), max(e.sent_at),
       count(DISTINCT CASE WHEN e.audience = 'direct' THEN e.exchange_key END)
"""
_SENT_TO_ALL = f"""
SELECT a.place, e.source, {_COUNTS}
FROM exchange e JOIN addressed d USING (exchange_key) JOIN asked a ON a.account_key = d.account_key
WHERE e.author_key IN ({OWNERS}) AND e.import_key IN ({COMPLETE})
GROUP BY a.place, e.source
"""  # noqa: S608 - constants

_SENT_TO_FEW = f"""
SELECT a.place, e.source, {_COUNTS}
FROM asked a CROSS JOIN addressed d ON d.account_key = a.account_key
CROSS JOIN exchange e USING (exchange_key)
WHERE e.author_key IN ({OWNERS}) AND e.import_key IN ({COMPLETE})
GROUP BY a.place, e.source
"""  # noqa: S608 - constants

_RECEIVED = f"""
SELECT a.place, e.source, {_COUNTS}
FROM asked a CROSS JOIN exchange e ON e.author_key = a.account_key
CROSS JOIN addressed d USING (exchange_key)
WHERE d.account_key IN ({OWNERS}) AND e.import_key IN ({COMPLETE})
GROUP BY a.place, e.source
"""  # noqa: S608 - constants

_OF_BOTH = f"""
SELECT exchange_key FROM (
    SELECT e.exchange_key, e.exchange_id, e.sent_at
    FROM asked CROSS JOIN addressed d USING (account_key) CROSS JOIN exchange e USING (exchange_key)
    WHERE e.import_key IN ({COMPLETE}) AND e.sent_at IS NOT NULL AND (
        e.author_key IN ({OWNERS}) OR EXISTS (
            SELECT 1 FROM addressed mine
            WHERE mine.exchange_key = e.exchange_key AND mine.account_key IN ({OWNERS})
        )
    )
    UNION
    SELECT e.exchange_key, e.exchange_id, e.sent_at
    FROM asked CROSS JOIN exchange e ON e.author_key = asked.account_key
    CROSS JOIN addressed d USING (exchange_key)
    WHERE d.account_key IN ({OWNERS}) AND e.import_key IN ({COMPLETE}) AND e.sent_at IS NOT NULL
)
ORDER BY sent_at, exchange_id LIMIT ?
"""  # noqa: S608 - constants

_FIRSTS = f"""
SELECT way, source, min(sent_at) FROM (
    SELECT CASE e.kind WHEN 'meeting' THEN e.kind ELSE e.audience END AS way, e.source, e.sent_at
    FROM asked CROSS JOIN addressed d USING (account_key) CROSS JOIN exchange e USING (exchange_key)
    WHERE e.import_key IN ({COMPLETE}) AND e.sent_at IS NOT NULL AND {{said}} AND (
        e.author_key IN ({OWNERS}) OR (e.kind = 'meeting' AND EXISTS (
            SELECT 1 FROM addressed mine
            WHERE mine.exchange_key = e.exchange_key AND mine.account_key IN ({OWNERS})
        ))
    )
    UNION ALL
    SELECT CASE e.kind WHEN 'meeting' THEN e.kind ELSE e.audience END, e.source, e.sent_at
    FROM asked CROSS JOIN exchange e ON e.author_key = asked.account_key
    CROSS JOIN addressed d USING (exchange_key)
    WHERE d.account_key IN ({OWNERS}) AND e.import_key IN ({COMPLETE}) AND e.sent_at IS NOT NULL AND {{said}}
) GROUP BY way ORDER BY 3
""".format(said="e.kind NOT IN ('reaction', 'repost', 'endorsement')")  # noqa: S608 - constants
"""SQLite takes the source from the row that has the minimum."""


def first_ways(store: Store, accounts: Collection[AccountId]) -> tuple[tuple[str, str, datetime], ...]:
    """Each way in which something first went between the owner and these accounts, oldest first.

    A way is an audience or `meeting`; with it the source and the time of the first. One click is none.
    """
    with store.reading() as connection:
        mark_accounts(connection, [accounts])
        rows = connection.execute(_FIRSTS).fetchall()
    return tuple((way, source, from_micros(at)) for way, source, at in rows)


def ties(store: Store, persons: Iterable[Person]) -> Mapping[PersonId, Tie]:
    """What is between the owner and each person; people without any exchange have one too.

    An exchange that addresses two accounts of a person counts once.
    """
    asked = tuple(persons)
    with store.reading() as connection:
        mark_accounts(connection, (tuple(account.id for account in person.accounts) for person in asked))
        sent = _by_place(connection.execute(_SENT_TO_FEW if len(asked) <= _FEW else _SENT_TO_ALL))
        received = _by_place(connection.execute(_RECEIVED))
    return {
        person.id: _tie(person, sent.get(place, []), received.get(place, []))
        for place, person in enumerate(asked)
    }


def _by_place(rows: Iterable[tuple[Any, ...]]) -> dict[int, list[tuple[Any, ...]]]:
    by_place: dict[int, list[tuple[Any, ...]]] = {}
    for place, *facts in rows:
        by_place.setdefault(place, []).append(tuple(facts))
    return by_place


def _tie(person: Person, sent: Sequence[tuple[Any, ...]], received: Sequence[tuple[Any, ...]]) -> Tie:
    both = (*sent, *received)
    connected = [account.connected_at for account in person.accounts if account.connected_at is not None]
    return Tie(
        person=person.id,
        first_at=from_micros_or_none(min((row[2] for row in both if row[2] is not None), default=None)),
        last_at=from_micros_or_none(max((row[3] for row in both if row[3] is not None), default=None)),
        sent=sum(row[1] for row in sent),
        received=sum(row[1] for row in received),
        sources=tuple(sorted({row[0] for row in both})),
        direct=sum(row[4] for row in both),
        connected_at=min(connected, default=None),
    )


def first_together(store: Store, persons: Iterable[Person]) -> Mapping[PersonId, tuple[Exchange, ...]]:
    """For each person the earliest dated exchanges that it and the owner take part in, oldest first.

    Those by third persons to both are among them: letters, meetings, posts that name both.
    """
    with store.reading() as connection:
        return {
            person.id: _of_both(connection, [account.id for account in person.accounts], FIRST)
            for person in persons
        }


def exchanges_of_both(store: Store, accounts: Collection[AccountId]) -> tuple[Exchange, ...]:
    """All dated exchanges in which the owner and these accounts take part, whoever wrote, oldest first."""
    with store.reading() as connection:
        return _of_both(connection, accounts, -1)


def _of_both(
    connection: sqlite3.Connection, accounts: Collection[AccountId], limit: int
) -> tuple[Exchange, ...]:
    mark_accounts(connection, [accounts])
    keys = [row[0] for row in connection.execute(_OF_BOTH, (limit,)).fetchall()]
    found = exchanges_of(connection, keys)
    return tuple(found[key] for key in keys)
