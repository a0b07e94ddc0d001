"""The order of the overlooked, kept as long as nothing changes that it hangs on."""

from collections.abc import Collection, Iterable
from hashlib import blake2b

from goodword.nouns import AccountId, PersonId
from goodword.store.database import Store
from goodword.store.derived import stamp_of, write_stamp
from goodword.store.rows import to_json

Ranked = tuple[PersonId, bool]
"""Whom, and whether all that was said stands where no others could read it."""

_NAME, _WAITING = "overlooked", "waiting"
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


def keep_order(store: Store, order: Iterable[Ranked], *, stamp: str) -> None:
    """Keep the order of all in the place of the one before, nobody out yet."""
    with store.writing() as connection:
        connection.execute("DELETE FROM overlooked_order")
        connection.executemany(
            "INSERT INTO overlooked_order (place, person_id, is_quiet) VALUES (?, ?, ?)",
            ((place, person, is_quiet) for place, (person, is_quiet) in enumerate(order)),
        )
        write_stamp(connection, _NAME, stamp, 0)
        connection.execute("DELETE FROM derivation WHERE name = ?", (_WAITING,))


def kept_order(store: Store, *, stamp: str) -> tuple[Ranked, ...] | None:
    """The order that was kept under this stamp, whoever is out; None where there is none."""
    return _order(store, _NAME, stamp, "SELECT person_id, is_quiet FROM overlooked_order ORDER BY place")


def keep_out_of_order(store: Store, out: Iterable[PersonId], *, stamp: str) -> None:
    """Keep who of the order is out."""
    with store.writing() as connection:
        connection.execute("UPDATE overlooked_order SET is_out = 0 WHERE is_out")
        connection.executemany(
            "UPDATE overlooked_order SET is_out = 1 WHERE person_id = ?", ((person,) for person in out)
        )
        write_stamp(connection, _WAITING, stamp, 0)


def kept_waiting(store: Store, *, stamp: str) -> tuple[Ranked, ...] | None:
    """The order without those who are out, as it was kept under this stamp; None where there is none."""
    question = "SELECT person_id, is_quiet FROM overlooked_order WHERE NOT is_out ORDER BY place"
    return _order(store, _WAITING, stamp, question)


def _order(store: Store, name: str, stamp: str, question: str) -> tuple[Ranked, ...] | None:
    with store.reading() as connection:
        if stamp_of(connection, name) != stamp:
            return None
        rows = connection.execute(question).fetchall()
    return tuple((PersonId(row[0]), bool(row[1])) for row in rows)
