"""Which words stand where two archives hold one exchange differently, and what goes when an import goes."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC
from itertools import count

import msgspec

from goodword.nouns import Exchange, Origin
from goodword.store.accounts import account_keys
from goodword.store.columns import (
    INSERT_ADDRESSED,
    UPDATE_EXCHANGE,
    addressed_rows,
    columns_of,
    exchange_rows,
)
from goodword.store.exchange_rows import exchanges_of
from goodword.store.rows import in_lots, to_json

_DECODER = msgspec.json.Decoder(Exchange)
_NOWHERE = Origin(archive="", member="", position=0)


@dataclass(frozen=True, slots=True)
class Gone:
    """What went with an import, and what stayed of it because another import holds it too."""

    exchanges: int
    kept: int
    accounts: int


@dataclass(frozen=True, slots=True)
class _Version:
    """An exchange as one import has it."""

    import_key: int
    weight: tuple[bool, int, int, bytes]
    """Greater for the one that stands: complete, reaching further, longer; never the order of imports."""
    exchange: Exchange
    words: bytes
    """Everything but where it was read, for comparing."""


def settle(connection: sqlite3.Connection, keys: Sequence[int]) -> None:
    """Let the right version of each exchange stand, the others be kept beside it.

    Where that changes the words, the exchange gets a new key: whoever goes through
    the record in order of keys meets it again, and its recognitions are dropped.
    """
    for lot in in_lots(keys):
        stored = exchanges_of(connection, lot)
        for key in lot:
            _settle_one(connection, key, stored[key])


def _settle_one(connection: sqlite3.Connection, key: int, stored: Exchange) -> None:
    versions = _versions(connection, key, stored)
    standing = max(versions, key=lambda version: version.weight)
    if standing.words != _words(stored):
        key = _rewrite(connection, key, standing)
    connection.execute(
        "UPDATE exchange SET import_key = ? WHERE exchange_key = ?", (standing.import_key, key)
    )
    connection.executemany(
        "UPDATE sighting SET says = ? WHERE exchange_key = ? AND import_key = ?",
        [
            (None if version.words == standing.words else to_json(version.exchange), key, version.import_key)
            for version in versions
        ],
    )


def _versions(connection: sqlite3.Connection, key: int, stored: Exchange) -> list[_Version]:
    rows = connection.execute(
        """
        SELECT s.import_key, s.says, i.completed_at IS NOT NULL, coalesce(i.last_at, -9e18)
        FROM sighting s JOIN import i USING (import_key)
        WHERE s.exchange_key = ?
        """,
        (key,),
    )
    versions = []
    for import_key, says, is_complete, reaches_to in rows.fetchall():
        exchange = stored if says is None else _DECODER.decode(says)
        words = _words(exchange)
        weight = bool(is_complete), int(reaches_to), len(exchange.text), words
        versions.append(_Version(import_key, weight, exchange, words))
    return versions


def _words(exchange: Exchange) -> bytes:
    sent_at = exchange.sent_at.astimezone(UTC) if exchange.sent_at else None
    return to_json(msgspec.structs.replace(exchange, origin=_NOWHERE, sent_at=sent_at))


def _rewrite(connection: sqlite3.Connection, key: int, version: _Version) -> int:
    """Store `version` in the place of the row `key`; the new key."""
    columns = columns_of([version.exchange])
    keys_of_accounts = account_keys(connection, {*columns.author, *columns.account})
    new_key = take_exchange_keys(connection, 1)
    connection.execute("DELETE FROM recognition WHERE exchange_key = ?", (key,))
    connection.execute("DELETE FROM addressed WHERE exchange_key = ?", (key,))
    (row,) = exchange_rows(columns, new_key, version.import_key, keys_of_accounts)
    connection.execute(UPDATE_EXCHANGE, (*row, key))
    connection.executemany(INSERT_ADDRESSED, addressed_rows(columns, new_key, keys_of_accounts))
    return new_key


def ask_again(connection: sqlite3.Connection, keys: Sequence[int]) -> None:
    """Give these exchanges new keys and drop their recognitions: they will be judged again."""
    first = take_exchange_keys(connection, len(keys))
    connection.executemany("DELETE FROM recognition WHERE exchange_key = ?", ((key,) for key in keys))
    connection.executemany(
        "UPDATE exchange SET exchange_key = ? WHERE exchange_key = ?", zip(count(first), keys, strict=False)
    )


def take_exchange_keys(connection: sqlite3.Connection, count: int) -> int:
    """The first of `count` fresh keys."""
    (next_key,) = connection.execute("SELECT next_exchange_key FROM counter").fetchone()
    connection.execute("UPDATE counter SET next_exchange_key = ?", (next_key + count,))
    return int(next_key)


def is_incomplete(connection: sqlite3.Connection, import_key: int) -> bool:
    """Whether there is such an import and it has not been completed."""
    found = connection.execute(
        "SELECT 1 FROM import WHERE import_key = ? AND completed_at IS NULL", (import_key,)
    ).fetchone()
    return found is not None


def forget(connection: sqlite3.Connection, import_key: int) -> Gone:
    """Take an import away with all that no other import holds; decisions stay.

    What another import holds too stays, in that import's words.
    """
    connection.execute("DROP TABLE IF EXISTS temp.going")
    connection.execute(
        "CREATE TEMP TABLE going AS SELECT exchange_key FROM sighting WHERE import_key = ?", (import_key,)
    )
    connection.execute("DELETE FROM sighting WHERE import_key = ?", (import_key,))
    connection.execute(
        "CREATE TEMP TABLE lonely AS SELECT exchange_key FROM going"
        " WHERE NOT EXISTS (SELECT 1 FROM sighting s WHERE s.exchange_key = going.exchange_key)"
    )
    for table in ("recognition", "addressed", "exchange"):
        connection.execute(f"DELETE FROM {table} WHERE exchange_key IN (SELECT exchange_key FROM lonely)")  # noqa: S608 - names of ours
    (all_of_it,) = connection.execute("SELECT count(*) FROM going").fetchone()
    (lonely,) = connection.execute("SELECT count(*) FROM lonely").fetchone()
    _rehome(connection, import_key)
    connection.execute("DROP TABLE temp.going")
    connection.execute("DROP TABLE temp.lonely")
    accounts = _forget_accounts(connection, import_key)
    connection.execute("DELETE FROM skipped WHERE import_key = ?", (import_key,))
    connection.execute("DELETE FROM import WHERE import_key = ?", (import_key,))
    return Gone(exchanges=lonely, kept=all_of_it - lonely, accounts=accounts)


def _rehome(connection: sqlite3.Connection, import_key: int) -> None:
    """Let what stays of import `import_key` rest on another import that holds it, a complete one first."""
    connection.execute(
        """
        UPDATE exchange SET import_key = (
            SELECT s.import_key FROM sighting s JOIN import i USING (import_key)
            WHERE s.exchange_key = exchange.exchange_key
            ORDER BY i.completed_at IS NULL, i.import_key LIMIT 1
        )
        WHERE exchange_key IN (SELECT exchange_key FROM going) AND import_key = ?
        """,
        (import_key,),
    )
    differing = connection.execute(
        "SELECT DISTINCT exchange_key FROM going JOIN sighting USING (exchange_key) WHERE says IS NOT NULL"
    )
    settle(connection, [row[0] for row in differing.fetchall()])


def _forget_accounts(connection: sqlite3.Connection, import_key: int) -> int:
    """Take away what the import says of accounts, and the accounts of which no other import says anything."""
    connection.execute("DELETE FROM import_owner WHERE import_key = ?", (import_key,))
    rows = connection.execute(
        """
        SELECT DISTINCT account_key FROM account_sighting one WHERE import_key = ?1 AND NOT EXISTS (
            SELECT 1 FROM account_sighting other
            WHERE other.account_key = one.account_key AND other.import_key != ?1
        )
        """,
        (import_key,),
    )
    going = rows.fetchall()
    connection.execute("DELETE FROM account_sighting WHERE import_key = ?", (import_key,))
    # A passage in an exchange that stays may have been understood to name an account that goes.
    named: set[int] = set()
    for account in going:
        found = connection.execute(
            "SELECT exchange_key FROM recognition WHERE giver_key = ?1 OR receiver_key = ?1", account
        )
        named.update(row[0] for row in found)
    ask_again(connection, sorted(named))
    connection.executemany("DELETE FROM account WHERE account_key = ?", going)
    return len(going)
