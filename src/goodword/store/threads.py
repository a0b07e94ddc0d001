"""What was written just before an exchange in its thread."""

import sqlite3

from goodword.nouns import Exchange
from goodword.store.database import Store
from goodword.store.exchange_rows import exchanges_of

_NEARBY = 400
"""Keys on each side that are looked through: a thread is written in one sitting and stands together."""

_ANSWERED = """
SELECT exchange_key FROM exchange
WHERE exchange_key BETWEEN ? AND ? AND source = ? AND native_id = ?
LIMIT 1
"""

_EARLIER = """
SELECT exchange_key FROM exchange
WHERE exchange_key BETWEEN ? AND ? AND source = ? AND thread = ? AND sent_at < ?
ORDER BY sent_at DESC LIMIT ?
"""


def written_before(store: Store, key: int, limit: int) -> tuple[Exchange, ...]:
    """The posts before that one in its thread, the nearest first, at most `limit`.

    What it answers, and what that answered; where a source tells threads alone, what
    was sent before it in the same one. Posts that stand far from it in the record are not found.
    """
    with store.reading() as connection:
        exchange = exchanges_of(connection, [key]).get(key)
        keys = _keys_before(connection, key, exchange, limit) if exchange else []
        found = exchanges_of(connection, keys)
    return tuple(found[one] for one in keys if one in found)


def _keys_before(connection: sqlite3.Connection, key: int, exchange: Exchange, limit: int) -> list[int]:
    if not exchange.in_reply_to:
        return _sent_before(connection, key, exchange, limit)
    keys: list[int] = []
    answered: str | None = exchange.in_reply_to
    while answered and len(keys) < limit:
        row = connection.execute(
            _ANSWERED, (key - _NEARBY, key + _NEARBY, exchange.source, answered)
        ).fetchone()
        if row is None or row[0] in keys:
            break
        keys.append(row[0])
        answered = exchanges_of(connection, keys[-1:])[keys[-1]].in_reply_to
    return keys


def _sent_before(connection: sqlite3.Connection, key: int, exchange: Exchange, limit: int) -> list[int]:
    if not exchange.thread or exchange.sent_at is None:
        return []
    row = connection.execute("SELECT sent_at FROM exchange WHERE exchange_key = ?", (key,)).fetchone()
    asked = (key - _NEARBY, key + _NEARBY, exchange.source, exchange.thread, row[0], limit)
    return [found[0] for found in connection.execute(_EARLIER, asked).fetchall()]
