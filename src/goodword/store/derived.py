"""What is made from the record: people, links, recognitions. Stamped, thrown away and made again."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b

import msgspec

from goodword.nouns import AccountId, Link, Person, Recognition
from goodword.store.accounts import account_keys
from goodword.store.database import Store
from goodword.store.erasing import ERASURES
from goodword.store.exchange_rows import exchange_keys
from goodword.store.moments import moments
from goodword.store.rows import in_filled_lots, marks, storable, to_json, to_json_text

__all__ = [
    "links_stamp",
    "moments",
    "people_stamp",
    "recognised_through",
    "save_links",
    "save_people",
    "save_recognitions",
    "saved_links",
    "saved_people",
    "saved_people_with",
]

_PEOPLE, _LINKS = "people", "links"
_PEOPLE_WITH = (
    "SELECT person_key, body FROM person_account JOIN person USING (person_key) WHERE account_id IN ({})"
)
_RECOGNITIONS = "recognitions"
NAMES = "names"
"""What `store.naming` derives from recognitions: it goes with them."""
_PERSON = msgspec.json.Decoder(Person)
_LINK = msgspec.json.Decoder(Link)
_RECORD = (
    "SELECT import_key, archive_digest FROM import WHERE completed_at IS NOT NULL ORDER BY 1",
    ERASURES,
)
"""What says which record it is: the complete imports, and what was erased of them."""


def people_stamp(store: Store) -> str:
    """A digest that changes whenever the complete imports or the decisions about links change."""
    return _digest(store, (*_RECORD, "SELECT link_id, decision FROM link_decision ORDER BY link_id"))


def links_stamp(store: Store) -> str:
    """The same without the decisions: a question is asked for what the record says, whatever was answered."""
    return _digest(store, _RECORD)


def _digest(store: Store, questions: Iterable[str]) -> str:
    digest = blake2b(digest_size=16)
    with store.reading() as connection:
        for question in questions:
            digest.update(to_json(connection.execute(question).fetchall()))
    return digest.hexdigest()


def save_links(store: Store, links: Iterable[Link], *, stamp: str) -> None:
    """Keep the links, without an answer to any, in this order, in the place of those before."""
    with store.writing() as connection:
        connection.execute("DELETE FROM link")
        connection.executemany(
            "INSERT INTO link (link_id, body) VALUES (?, ?)",
            ((link.id, to_json(link)) for link in links),
        )
        write_stamp(connection, _LINKS, stamp, 0)


def saved_links(store: Store, *, stamp: str) -> tuple[Link, ...] | None:
    """The links that were kept under this stamp, in their order; None where there are none."""
    with store.reading() as connection:
        if stamp_of(connection, _LINKS) != stamp:
            return None
        links = connection.execute("SELECT body FROM link ORDER BY link_key").fetchall()
    return tuple(_LINK.decode(row[0]) for row in links)


def save_people(store: Store, persons: Iterable[Person], *, stamp: str) -> None:
    """Keep people, in this order, in the place of those before."""
    with store.writing() as connection:
        for table in ("person_account", "person"):
            connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names of ours
        _insert_persons(connection, tuple(persons))
        write_stamp(connection, _PEOPLE, stamp, 0)


def _insert_persons(connection: sqlite3.Connection, persons: Sequence[Person]) -> None:
    connection.executemany(
        "INSERT INTO person (person_key, person_id, body) VALUES (?, ?, ?)",
        ((key, person.id, to_json(person)) for key, person in enumerate(persons)),
    )
    connection.executemany(
        "INSERT INTO person_account (account_id, person_key) VALUES (?, ?)",
        ((account.id, key) for key, person in enumerate(persons) for account in person.accounts),
    )


def saved_people(store: Store, *, stamp: str) -> tuple[Person, ...] | None:
    """The people who were kept under this stamp, in their order; None where there are none."""
    with store.reading() as connection:
        if stamp_of(connection, _PEOPLE) != stamp:
            return None
        persons = connection.execute("SELECT body FROM person ORDER BY person_key").fetchall()
    return tuple(_PERSON.decode(row[0]) for row in persons)


def saved_people_with(
    store: Store, accounts: Iterable[AccountId], *, stamp: str
) -> tuple[Person, ...] | None:
    """Those of the people kept under this stamp who have one of these accounts; None where none are kept.

    For a few who are shown: all of a large record are not decoded for it.
    """
    with store.reading() as connection:
        if stamp_of(connection, _PEOPLE) != stamp:
            return None
        bodies: dict[int, bytes] = {}
        for lot in in_filled_lots(accounts):
            bodies.update(connection.execute(_PEOPLE_WITH.format(marks(len(lot))), lot).fetchall())
    return tuple(_PERSON.decode(bodies[key]) for key in sorted(bodies))


def recognised_through(store: Store, *, version: str) -> int:
    """The mark up to which exchanges have been judged by this version; 0, and nothing kept, if by another."""
    with store.reading() as connection:
        mark = _mark(connection, version)
    if mark is None:
        with store.writing() as connection:
            mark = _begin_recognitions(connection, version)
    return mark


def _mark(connection: sqlite3.Connection, version: str) -> int | None:
    """The mark of this version; None where another version, or none, has been here."""
    row = connection.execute(
        "SELECT through_key FROM derivation WHERE name = ? AND stamp = ?", (_RECOGNITIONS, version)
    ).fetchone()
    return int(row[0]) if row else None


def _begin_recognitions(connection: sqlite3.Connection, version: str) -> int:
    """The mark of this version; what another one found is dropped."""
    mark = _mark(connection, version)
    if mark is None:
        connection.execute("DELETE FROM recognition")
        connection.execute("DELETE FROM derivation WHERE name = ?", (NAMES,))
        write_stamp(connection, _RECOGNITIONS, version, 0)
    return mark or 0


def save_recognitions(
    store: Store, recognitions: Iterable[Recognition], *, through: int, version: str
) -> None:
    """Keep what was found in the exchanges up to `through`, and the mark with it, or neither.

    An exchange that has gone or been reworded since it was read is left out: it is
    met again after the mark.
    """
    found = tuple(recognitions)
    with store.writing() as connection:
        mark = _begin_recognitions(connection, version)
        connection.execute(
            "DELETE FROM recognition WHERE exchange_key > ? AND exchange_key <= ?", (mark, through)
        )
        insert_recognitions(connection, found, through=through)
        write_stamp(connection, _RECOGNITIONS, version, max(mark, through))


def insert_recognitions(
    connection: sqlite3.Connection, found: Sequence[Recognition], *, through: int | None = None
) -> None:
    """Keep what was found in exchanges that are still in the record, up to and with the key `through`."""
    ids = (bytes.fromhex(one.passage.exchange_id) for one in found)
    exchanges = {
        packed.hex(): key
        for packed, key in exchange_keys(connection, ids).items()
        if through is None or key <= through
    }
    names = {name for one in found for name in (one.giver, one.receiver) if name is not None}
    accounts = account_keys(connection, names)
    connection.executemany(
        f"INSERT OR REPLACE INTO recognition VALUES ({marks(13)})",  # noqa: S608 - only question marks
        (
            _recognition_row(one, exchanges[one.passage.exchange_id], accounts)
            for one in found
            if one.giver in accounts and one.passage.exchange_id in exchanges
        ),
    )


def _recognition_row(one: Recognition, exchange_key: int, accounts: Mapping[str, int]) -> tuple[object, ...]:
    receiver_key = accounts.get(one.receiver) if one.receiver is not None else None
    # A receiver whose account has gone since is a name again, and asked about when an archive brings it back.
    receiver_name = one.receiver_name or (one.receiver if receiver_key is None else None)
    return (
        one.id,
        exchange_key,
        accounts[one.giver],
        receiver_key,
        storable(receiver_name),
        one.kind.value,
        one.substance.value,
        one.is_doubtful,
        one.confidence,
        one.passage.start,
        one.passage.end,
        storable(one.passage.quote),
        to_json_text(one.skills),
    )


def stamp_of(connection: sqlite3.Connection, name: str) -> str | None:
    """What the derivation `name` was made with; None where it never was."""
    row = connection.execute("SELECT stamp FROM derivation WHERE name = ?", (name,)).fetchone()
    return row[0] if row else None


def write_stamp(connection: sqlite3.Connection, name: str, stamp: str, through_key: int) -> None:
    """Keep what the derivation `name` was made with, and how far it has come."""
    connection.execute(
        "INSERT OR REPLACE INTO derivation (name, stamp, through_key) VALUES (?, ?, ?)",
        (name, stamp, through_key),
    )
