"""Erasing people: what was said between them and the owner is gone, and stays gone at the next import."""

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

from goodword.nouns import AccountId
from goodword.store.accounts import account_keys
from goodword.store.database import Store
from goodword.store.rows import in_lots, marks, storable, to_micros
from goodword.store.settling import ask_again

ERASURES = "SELECT count(*), max(erased_at) FROM erased"
"""What is derived hangs on it too: the record has lost something although no import has gone."""

_THEIRS = """
SELECT exchange_key FROM exchange WHERE author_key IN ({keys})
UNION SELECT exchange_key FROM addressed WHERE account_key IN ({keys})
"""
_NAMED_IN = """
SELECT DISTINCT exchange_key FROM recognition WHERE giver_key IN ({keys}) OR receiver_key IN ({keys})
"""
_SAID_OF = """
DELETE FROM passage_decision WHERE exchange_id IN (
    SELECT lower(hex(exchange_id)) FROM exchange WHERE exchange_key IN ({keys})
)
"""
_OF_EXCHANGES = ("recognition", "addressed", "sighting", "exchange")


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """How much went, or would go."""

    exchanges: int
    drafts: int
    decisions: int


def held(store: Store, accounts: Collection[AccountId]) -> Erased:
    """What is kept of these accounts and would go; nothing is changed."""
    with store.reading() as connection:
        keys = tuple(account_keys(connection, accounts).values())
        return Erased(
            exchanges=len(_exchanges(connection, keys)),
            drafts=_count(connection, "draft WHERE subject_id IN ({})", accounts, "DISTINCT draft_id"),
            decisions=_count(connection, "account_decision WHERE account_id IN ({})", accounts)
            + _count(connection, "link_decision WHERE left_id IN ({0}) OR right_id IN ({0})", accounts),
        )


def erase(store: Store, accounts: Collection[AccountId], *, at: datetime) -> Erased:
    """Take away what these accounts said, what was said to them, all facts, drafts and decisions about them.

    Signed letters and what happened to them stay: they were given, and are withdrawn, not erased. None of
    the accounts is the owner's. What is gone is overwritten in the file.
    """
    gone = held(store, accounts)
    with store.writing() as connection:
        _note(connection, accounts, at)
        _erase(connection, accounts)
    store.forget_freed()
    return gone


def erase_again(store: Store) -> int:
    """Erase who was erased before and came back with an archive; how many accounts they were."""
    with store.reading() as connection:
        digests = {row[0] for row in connection.execute("SELECT digest FROM erased")}
        if not digests:
            return 0
        salt = _salt(connection)
        ids = [AccountId(row[0]) for row in connection.execute("SELECT account_id FROM account")]
    back = [one for one in ids if _digest(salt, one) in digests]
    if back:
        with store.writing() as connection:
            _erase(connection, back)
        store.forget_freed()
    return len(back)


def how_many_erased(store: Store) -> int:
    """How many accounts no archive may bring back."""
    with store.reading() as connection:
        return int(connection.execute("SELECT count(*) FROM erased").fetchone()[0])


def forget_erasures(store: Store) -> None:
    """Let archives that are imported from now on bring anybody back."""
    with store.writing() as connection:
        connection.execute("DELETE FROM erased")


def _note(connection: sqlite3.Connection, accounts: Iterable[AccountId], at: datetime) -> None:
    salt = _salt(connection)
    connection.executemany(
        "INSERT OR REPLACE INTO erased (digest, erased_at) VALUES (?, ?)",
        ((_digest(salt, one), to_micros(at)) for one in accounts),
    )


def _salt(connection: sqlite3.Connection) -> bytes:
    return bytes(connection.execute("SELECT salt FROM erased_salt").fetchone()[0])


def _digest(salt: bytes, account: str) -> bytes:
    return blake2b(account.encode("utf-8", "surrogatepass"), key=salt, digest_size=16).digest()


def _erase(connection: sqlite3.Connection, accounts: Collection[AccountId]) -> None:
    keys = tuple(account_keys(connection, accounts).values())
    _erase_exchanges(connection, _exchanges(connection, keys))
    _erase_accounts(connection, keys)
    _erase_decisions(connection, accounts)
    # Persons and links are whole texts: what is left of them is made again.
    for table in ("person_account", "person", "link", "overlooked_order", "dealings"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names of ours
    connection.execute("DELETE FROM derivation WHERE name != 'recognitions'")


def _exchanges(connection: sqlite3.Connection, keys: Sequence[int]) -> list[int]:
    question = _THEIRS.format(keys=marks(len(keys)))
    return sorted({row[0] for row in connection.execute(question, (*keys, *keys))})


def _erase_exchanges(connection: sqlite3.Connection, exchanges: Sequence[int]) -> None:
    for lot in in_lots(exchanges):
        inside = marks(len(lot))
        connection.execute(_SAID_OF.format(keys=inside), lot)
        for table in _OF_EXCHANGES:
            connection.execute(f"DELETE FROM {table} WHERE exchange_key IN ({inside})", lot)  # noqa: S608 - names of ours


def _erase_accounts(connection: sqlite3.Connection, keys: Sequence[int]) -> None:
    inside = marks(len(keys))
    named = connection.execute(_NAMED_IN.format(keys=inside), (*keys, *keys))
    ask_again(connection, [row[0] for row in named.fetchall()])
    for table in ("account_sighting", "account"):
        connection.execute(f"DELETE FROM {table} WHERE account_key IN ({inside})", keys)  # noqa: S608 - names of ours


def _erase_decisions(connection: sqlite3.Connection, accounts: Collection[AccountId]) -> None:
    for account in accounts:
        told = storable(account)
        for question in (
            "DELETE FROM link_decision WHERE left_id = ?1 OR right_id = ?1",
            "DELETE FROM account_decision WHERE account_id = ?1",
            "DELETE FROM suggestion WHERE account_id = ?1",
            "DELETE FROM draft WHERE subject_id = ?1",
            "DELETE FROM answer WHERE question = 'key of ' || ?1",
        ):
            connection.execute(question, (told,))


def _count(
    connection: sqlite3.Connection, what: str, accounts: Collection[AccountId], column: str = "*"
) -> int:
    inside = ", ".join(f"?{number}" for number in range(1, len(accounts) + 1))
    question = f"SELECT count({column}) FROM {what.format(inside)}"  # noqa: S608 - texts of ours
    return int(connection.execute(question, tuple(map(storable, accounts))).fetchone()[0])
