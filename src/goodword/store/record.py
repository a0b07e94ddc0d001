"""Questions to the record: what the complete imports say, and nothing else."""

import sqlite3
from collections.abc import Collection, Iterable, Mapping
from typing import Any, cast

from goodword.nouns import (
    Account,
    AccountId,
    Exchange,
    RecordSummary,
)
from goodword.store.accounts import accounts_of, mark_accounts
from goodword.store.database import Store
from goodword.store.exchange_rows import exchanges_of
from goodword.store.rows import from_micros_or_none, packed_id

COMPLETE = "SELECT import_key FROM import WHERE completed_at IS NOT NULL"
"""Exchanges and sightings of these imports are visible; the list is short and read once a question."""

_HORIZON = """coalesce(
    (SELECT min(first_exchange_key) FROM import WHERE completed_at IS NULL), 9223372036854775807
)"""
"""The first key that an import under way may have: no mark may have passed the exchanges that appear then."""

STATED_OWNERS = f"SELECT account_key FROM import_owner WHERE import_key IN ({COMPLETE})"  # noqa: S608 - a constant

OWNERS = f"""
{STATED_OWNERS}
UNION
SELECT mine.account_key FROM account mine JOIN person_account USING (account_id)
WHERE person_key IN (
    SELECT person_key FROM person_account JOIN account USING (account_id)
    WHERE account_key IN ({STATED_OWNERS})
)
"""  # noqa: S608 - constants
"""The owner's accounts: those that the archives state, and all that the people kept last join with them.

The export of a workspace states no owner; the owner's account in it is known by a key it shares, or
by the owner's word, as anybody's is (`docs/why/0051-whose-words-in-a-workspace.md`).
"""

TextsAfter = tuple[int, list[tuple[int, str]]]


def accounts(store: Store) -> tuple[Account, ...]:
    """All accounts by id, merged over the complete imports: latest facts, all addresses, links and skills."""
    with store.reading() as connection:
        return accounts_of(connection, f"s.import_key IN ({COMPLETE})")


def accounts_named(store: Store, ids: Collection[AccountId]) -> tuple[Account, ...]:
    """Those of `accounts` with these ids: of a few, all others are not read."""
    with store.reading() as connection:
        mark_accounts(connection, [ids])
        return accounts_of(
            connection,
            f"s.account_key IN (SELECT account_key FROM asked) AND s.import_key IN ({COMPLETE})",  # noqa: S608 - a constant
        )


def owner_accounts(store: Store) -> frozenset[AccountId]:
    """The owner's accounts: whatever they wrote, the owner gave."""
    return _accounts_among(store, OWNERS)


def stated_owner_accounts(store: Store) -> frozenset[AccountId]:
    """The accounts that the archives themselves say are the owner's: what people are joined from."""
    return _accounts_among(store, STATED_OWNERS)


def _accounts_among(store: Store, keys: str) -> frozenset[AccountId]:
    with store.reading() as connection:
        rows = connection.execute(f"SELECT account_id FROM account WHERE account_key IN ({keys})")  # noqa: S608 - a constant
        return frozenset(AccountId(row[0]) for row in rows)


def owner_name(store: Store) -> str | None:
    """The owner's name as the archives tell it.

    A name of two words and more goes before a nickname; among such, the one of the
    archive that reaches to the latest date.
    """
    with store.reading() as connection:
        rows = connection.execute(
            """
            SELECT owner_name FROM import WHERE completed_at IS NOT NULL AND owner_name IS NOT NULL
            ORDER BY trim(owner_name) NOT LIKE '% %', last_at IS NULL, last_at DESC, owner_name
            """
        )
        first = rows.fetchone()
    return first[0] if first else None


def summary(store: Store) -> RecordSummary:
    """How much the record holds, and the span of its exchanges."""
    with store.reading() as connection:
        first_at, last_at = connection.execute(
            "SELECT min(first_at), max(last_at) FROM import WHERE completed_at IS NOT NULL"
        ).fetchone()
        (accounts_seen,) = connection.execute(
            f"SELECT count(DISTINCT account_key) FROM account_sighting WHERE import_key IN ({COMPLETE})"  # noqa: S608 - a constant
        ).fetchone()
        exchanges = _count_visible(connection)
    return RecordSummary(
        exchanges=exchanges,
        accounts=accounts_seen,
        first_at=from_micros_or_none(first_at),
        last_at=from_micros_or_none(last_at),
    )


def _count_visible(connection: sqlite3.Connection) -> int:
    (all_of_them,) = connection.execute("SELECT count(*) FROM exchange").fetchone()
    (hidden,) = connection.execute(
        f"""
        SELECT count(*) FROM exchange
        WHERE EXISTS (SELECT 1 FROM import WHERE completed_at IS NULL) AND import_key NOT IN ({COMPLETE})
        """  # noqa: S608 - a constant
    ).fetchone()
    return int(all_of_them) - int(hidden)


def exchange(store: Store, exchange_id: str) -> Exchange | None:
    """The exchange with this id; None where no complete import holds one."""
    packed = packed_id(exchange_id)
    with store.reading() as connection:
        rows = connection.execute(
            f"SELECT exchange_key FROM exchange WHERE exchange_id = ? AND import_key IN ({COMPLETE})",  # noqa: S608 - a constant
            (packed,),
        )
        found = exchanges_of(connection, [row[0] for row in rows.fetchall()])
    return next(iter(found.values()), None)


def exchanges_after(store: Store, mark: int, *, limit: int) -> tuple[int, tuple[Exchange, ...]]:
    """The next `limit` exchanges after `mark` (0 to begin with) in the order of storing, and the next mark.

    Where nothing is left, the mark comes back as it was.
    """
    with store.reading() as connection:
        keys = [key for (key,) in _after(connection, "exchange_key", mark, limit)]
        found = exchanges_of(connection, keys)
    return (keys[-1] if keys else mark), tuple(found[key] for key in keys)


def texts_after(store: Store, mark: int, limit: int) -> TextsAfter:
    """As `exchanges_after`, but key and words only: ten times as fast, for a first sieve.

    Recommendations and endorsements are recognition whatever their words are:
    `formal_keys_after` names them.
    """
    with store.reading() as connection:
        rows = _after(connection, "exchange_key, text", mark, limit)
    return (rows[-1][0] if rows else mark), cast("list[tuple[int, str]]", rows)


def last_key(store: Store) -> int:
    """The greatest key to which a mark may come now; 0 for an empty record.

    Never beyond an import that is under way: its exchanges will appear at keys
    that no mark may have passed (`docs/why/0016-imports.md`).
    """
    with store.reading() as connection:
        row = connection.execute(
            f"""
            SELECT exchange_key FROM exchange
            WHERE exchange_key < {_HORIZON} AND import_key IN ({COMPLETE})
            ORDER BY exchange_key DESC LIMIT 1
            """  # noqa: S608 - constants
        ).fetchone()
    return int(row[0]) if row else 0


def formal_keys_after(store: Store, mark: int, through: int) -> tuple[int, ...]:
    """Keys of the recommendations, endorsements and credits after `mark`, up to and with `through`."""
    with store.reading() as connection:
        rows = connection.execute(
            f"""
            SELECT exchange_key FROM exchange
            WHERE kind IN ('recommendation', 'endorsement', 'credit')
              AND exchange_key > ? AND exchange_key <= ? AND import_key IN ({COMPLETE})
            ORDER BY exchange_key
            """,  # noqa: S608 - a constant
            (mark, through),
        )
        return tuple(row[0] for row in rows)


def _after(connection: sqlite3.Connection, columns: str, mark: int, limit: int) -> list[tuple[Any, ...]]:
    """Rows of visible exchanges after `mark`, as far as a mark may come now."""
    return connection.execute(
        f"""
        SELECT {columns} FROM exchange
        WHERE exchange_key > ? AND exchange_key < {_HORIZON} AND import_key IN ({COMPLETE})
        ORDER BY exchange_key LIMIT ?
        """,  # noqa: S608 - columns of ours
        (mark, limit),
    ).fetchall()


def exchanges_by_account(store: Store) -> Mapping[AccountId, int]:
    """How many exchanges each account wrote or was addressed by: who is worth a question."""
    with store.reading() as connection:
        rows = connection.execute(
            f"""
            SELECT account_id, sum(many) FROM (
                SELECT author_key AS account_key, count(*) AS many FROM exchange
                WHERE import_key IN ({COMPLETE}) GROUP BY author_key
                UNION ALL
                SELECT account_key, count(*) FROM addressed JOIN exchange USING (exchange_key)
                WHERE import_key IN ({COMPLETE}) GROUP BY account_key
            ) JOIN account USING (account_key) GROUP BY account_key
            """  # noqa: S608 - a constant
        )
        return {AccountId(row[0]): int(row[1]) for row in rows}


def exchanges_by_key(store: Store, keys: Iterable[int]) -> Mapping[int, Exchange]:
    """The exchanges with these keys, in the order of keys; those that have gone meanwhile left out."""
    with store.reading() as connection:
        found = exchanges_of(connection, sorted(set(keys)))
    return {key: found[key] for key in sorted(found)}


def exchanges_with(
    store: Store, account_ids: Collection[AccountId], *, limit: int | None = None
) -> tuple[Exchange, ...]:
    """What went between the owner and these accounts, oldest first; at most `limit`, then the latest ones."""
    with store.reading() as connection:
        mark_accounts(connection, [account_ids])
        rows = connection.execute(
            f"""
            SELECT exchange_key FROM (
                SELECT e.exchange_key, e.exchange_id, e.sent_at
                FROM asked CROSS JOIN addressed d USING (account_key)
                CROSS JOIN exchange e USING (exchange_key)
                WHERE e.author_key IN ({OWNERS}) AND e.import_key IN ({COMPLETE})
                UNION
                SELECT e.exchange_key, e.exchange_id, e.sent_at
                FROM asked CROSS JOIN exchange e ON e.author_key = asked.account_key
                CROSS JOIN addressed d USING (exchange_key)
                WHERE d.account_key IN ({OWNERS}) AND e.import_key IN ({COMPLETE})
            )
            ORDER BY sent_at IS NULL, sent_at DESC, exchange_id DESC LIMIT ?
            """,  # noqa: S608 - constants
            (-1 if limit is None else limit,),
        )
        keys = [row[0] for row in rows.fetchall()][::-1]
        found = exchanges_of(connection, keys)
    return tuple(found[key] for key in keys)


def written_to(store: Store, account_ids: Collection[AccountId]) -> tuple[tuple[int, str | None, str], ...]:
    """What the owner wrote to these accounts: key, language and words only, for a first sieve."""
    with store.reading() as connection:
        mark_accounts(connection, [account_ids])
        rows = connection.execute(
            f"""
            SELECT DISTINCT e.exchange_key, e.lang, e.text
            FROM asked CROSS JOIN addressed d USING (account_key) CROSS JOIN exchange e USING (exchange_key)
            WHERE e.author_key IN ({OWNERS}) AND e.import_key IN ({COMPLETE})
            """  # noqa: S608 - constants
        )
        return tuple(rows)


def recommendations_in_record(store: Store) -> tuple[Exchange, ...]:
    """All recommendations that the archives hold, given and received, oldest first."""
    with store.reading() as connection:
        rows = connection.execute(
            f"""
            SELECT exchange_key FROM exchange
            WHERE kind IN ('recommendation', 'endorsement', 'credit') AND kind = 'recommendation'
              AND import_key IN ({COMPLETE})
            ORDER BY sent_at, exchange_id
            """  # noqa: S608 - a constant
        )
        keys = [row[0] for row in rows.fetchall()]
        found = exchanges_of(connection, keys)
    return tuple(found[key] for key in keys)
