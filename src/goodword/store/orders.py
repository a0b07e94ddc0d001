"""The order of the overlooked, kept as long as nothing changes that it hangs on."""

import sqlite3
from collections.abc import Collection, Iterable
from hashlib import blake2b

from goodword.nouns import AccountId, PersonId
from goodword.store.database import Store
from goodword.store.rows import to_json

_NAME = "overlooked"
_SAID_HANGS_ON = (
    "SELECT about, exchange_id, quote, said FROM passage_decision ORDER BY about, exchange_id, quote",
    "SELECT name, stamp, through_key FROM derivation WHERE name = 'recognitions'",
)
"""What changes the moments beside the imports and who is who."""
_HANGS_ON = (
    "SELECT account_id, said FROM account_decision WHERE about = 'kept out' ORDER BY account_id",
    "SELECT count(*), max(event_key) FROM event",
    *_SAID_HANGS_ON,
)
"""What changes an order beside the imports and who is who: decisions, what was given, what was judged."""


def order_stamp(store: Store, *, resting: Collection[AccountId] = ()) -> str:
    """A digest that changes whenever the order may change, imports and people apart (`people_stamp`).

    Who is resting hangs on the day, so it is told.
    """
    return _digest(store, _HANGS_ON, beside=sorted(resting))


def said_stamp(store: Store) -> str:
    """A digest that changes whenever the moments may change, imports and people apart (`people_stamp`)."""
    return _digest(store, _SAID_HANGS_ON)


def _digest(store: Store, questions: Iterable[str], *, beside: Iterable[str] = ()) -> str:
    digest = blake2b(to_json(tuple(beside)), digest_size=16)
    with store.reading() as connection:
        for question in questions:
            digest.update(to_json(connection.execute(question).fetchall()))
    return digest.hexdigest()


def keep_order(store: Store, persons: Iterable[PersonId], *, stamp: str) -> None:
    """Keep the order in the place of the one before."""
    with store.writing() as connection:
        connection.execute("DELETE FROM overlooked_order")
        connection.executemany(
            "INSERT INTO overlooked_order (place, person_id) VALUES (?, ?)", enumerate(persons)
        )
        connection.execute(
            "INSERT OR REPLACE INTO derivation (name, stamp, through_key) VALUES (?, ?, 0)", (_NAME, stamp)
        )


def kept_order(store: Store, *, stamp: str) -> tuple[PersonId, ...] | None:
    """The order that was kept under this stamp; None where there is none."""
    with store.reading() as connection:
        if _stamped(connection) != stamp:
            return None
        rows = connection.execute("SELECT person_id FROM overlooked_order ORDER BY place").fetchall()
    return tuple(PersonId(row[0]) for row in rows)


def _stamped(connection: sqlite3.Connection) -> str | None:
    row = connection.execute("SELECT stamp FROM derivation WHERE name = ?", (_NAME,)).fetchone()
    return row[0] if row else None
