"""What went between the owner and each account, summed up and kept for a list of everybody."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

from goodword.nouns import AccountId
from goodword.store.database import Store
from goodword.store.derived import stamp_of, write_stamp
from goodword.store.erasing import ERASURES
from goodword.store.record import COMPLETE, OWNERS
from goodword.store.rows import from_micros_or_none, to_json

_NAME = "dealings"
_VERSION = "1"
_HANGS_ON = (
    "SELECT import_key, archive_digest FROM import WHERE completed_at IS NOT NULL ORDER BY 1",
    ERASURES,
    f"SELECT account_key FROM account WHERE account_key IN ({OWNERS}) ORDER BY 1",  # noqa: S608 - a constant
)
"""Who is who counts only where it says which accounts are the owner's."""

_FACTS = "max(e.sent_at) AS last_at, max(e.audience = 'direct') AS p, max(e.audience <> 'direct') AS o"
_MAKE = f"""
INSERT INTO dealings (account_key, last_at, in_private, among_others)
SELECT account_key, max(last_at), max(p), max(o) FROM (
    SELECT d.account_key, {_FACTS} FROM exchange e NOT INDEXED CROSS JOIN addressed d USING (exchange_key)
    WHERE e.author_key IN ({OWNERS}) AND e.import_key IN ({COMPLETE}) GROUP BY 1
    UNION ALL
    SELECT e.author_key, {_FACTS} FROM addressed d CROSS JOIN exchange e USING (exchange_key)
    WHERE d.account_key IN ({OWNERS}) AND e.import_key IN ({COMPLETE}) GROUP BY 1
) GROUP BY account_key
"""  # noqa: S608 - constants
"""NOT INDEXED: most of what is addressed is the owner's, and in the order of keys nothing is looked up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dealings:
    """What went between the owner and one account."""

    last_at: datetime | None
    in_private: bool
    among_others: bool


def dealings(store: Store) -> Mapping[AccountId, Dealings]:
    """What went between the owner and each account, where anything did; made anew after a change."""
    with store.reading() as connection:
        stamp = _stamp(connection)
        is_kept = stamp_of(connection, _NAME) == stamp
    if not is_kept:
        with store.writing() as connection:
            _make(connection)
    with store.reading() as connection:
        rows = connection.execute(
            "SELECT account_id, last_at, in_private, among_others"
            " FROM dealings JOIN account USING (account_key)"
        ).fetchall()
    return {
        AccountId(row[0]): Dealings(
            last_at=from_micros_or_none(row[1]), in_private=bool(row[2]), among_others=bool(row[3])
        )
        for row in rows
    }


def _make(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM dealings")
    connection.execute(_MAKE)
    write_stamp(connection, _NAME, _stamp(connection), 0)


def _stamp(connection: sqlite3.Connection) -> str:
    digest = blake2b(_VERSION.encode(), digest_size=16)
    for question in _HANGS_ON:
        digest.update(to_json(connection.execute(question).fetchall()))
    return digest.hexdigest()
