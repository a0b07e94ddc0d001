"""Recognitions of somebody whom the words name and no account is known for: what was made of the names.

A row that has a `receiver_name` was given to nobody by the exchange itself; a `receiver_key` beside
it was found by all that the record holds, and is found again whenever that changes.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import msgspec

from goodword.nouns import AccountId, Exchange, Recognition
from goodword.store.accounts import account_keys, mark_accounts
from goodword.store.database import Store
from goodword.store.derived import NAMES, insert_recognitions, stamp_of, write_stamp
from goodword.store.exchange_rows import exchanges_of
from goodword.store.record import COMPLETE, OWNERS
from goodword.store.rows import from_micros, from_micros_or_none, in_lots, marks, to_json_text

_NAMED = f"""
SELECT r.exchange_key, r.recognition_id, r.receiver_name, e.sent_at, e.source, e.source || ':' || e.thread
FROM recognition r JOIN exchange e USING (exchange_key)
WHERE r.receiver_name IS NOT NULL AND r.giver_key IN ({OWNERS}) AND e.import_key IN ({COMPLETE})
ORDER BY r.exchange_key, r.recognition_id
"""  # noqa: S608 - constants

_OWN_TEXTS = f"""
SELECT text FROM exchange
WHERE author_key IN ({OWNERS}) AND import_key IN ({COMPLETE})
  AND kind NOT IN ('repost', 'reaction', 'meeting')
ORDER BY exchange_key DESC LIMIT ?
"""  # noqa: S608 - constants

_CONTACTS = f"""
SELECT asked.place, e.sent_at, e.source || ':' || e.thread
FROM asked CROSS JOIN addressed d USING (account_key) CROSS JOIN exchange e USING (exchange_key)
WHERE e.author_key IN ({OWNERS}) AND e.import_key IN ({COMPLETE})
UNION ALL
SELECT asked.place, e.sent_at, e.source || ':' || e.thread
FROM asked CROSS JOIN exchange e ON e.author_key = asked.account_key
CROSS JOIN addressed d USING (exchange_key)
WHERE d.account_key IN ({OWNERS}) AND e.import_key IN ({COMPLETE})
UNION ALL
SELECT asked.place, NULL, e.source || ':' || e.thread
FROM asked CROSS JOIN exchange e ON e.author_key = asked.account_key
WHERE e.thread IS NOT NULL AND e.import_key IN ({COMPLETE})
"""  # noqa: S608 - constants
"""The last are what they said in a thread to nobody: they take part in it."""


UNSETTLED = ""
"""The stamp of names that wait to be settled."""


class Settled(msgspec.Struct, frozen=True, kw_only=True):
    """What the names were settled with."""

    stamp: str
    words: Mapping[int, tuple[str, ...]] = {}
    """By the key of an exchange the words of it that are no names: it was judged again without them."""


_SETTLED = msgspec.json.Decoder(Settled)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A recognition that the owner gave to somebody named."""

    key: int
    """Of the exchange."""
    id: str
    name: str
    at: datetime | None
    source: str
    thread: str | None


def named_only(store: Store) -> tuple[Named, ...]:
    """Those that the owner gave to a name, whatever was made of it, in the order of the record."""
    with store.reading() as connection:
        return tuple(
            Named(
                key=row[0],
                id=row[1],
                name=row[2],
                at=from_micros_or_none(row[3]),
                source=row[4],
                thread=row[5],
            )
            for row in connection.execute(_NAMED)
        )


def own_texts(store: Store, most: int) -> Iterator[str]:
    """The owner's own words, the latest read first, of so many exchanges."""
    with store.reading() as connection:
        rows = connection.execute(_OWN_TEXTS, (most,)).fetchall()
    return (row[0] for row in rows)


def contact_times(
    store: Store, groups: Sequence[Collection[AccountId]]
) -> tuple[tuple[tuple[datetime, ...], frozenset[str]], ...]:
    """For each group of accounts when something went between it and the owner, and in which threads."""
    times: list[list[int]] = [[] for _ in groups]
    threads: list[set[str]] = [set() for _ in groups]
    with store.reading() as connection:
        mark_accounts(connection, groups)
        for place, at, thread in connection.execute(_CONTACTS):
            if at is not None:
                times[place].append(at)
            if thread is not None:
                threads[place].add(thread)
    return tuple(
        (tuple(map(from_micros, sorted(of))), frozenset(its)) for of, its in zip(times, threads, strict=True)
    )


def exchanges_judged(store: Store, keys: Collection[int]) -> Mapping[int, Exchange]:
    """The exchanges with these keys, by key."""
    with store.reading() as connection:
        return exchanges_of(connection, sorted(keys))


def judge_again(
    store: Store, found: Iterable[Recognition], keys: Collection[int], *, words: Mapping[int, tuple[str, ...]]
) -> None:
    """Let `found` stand in the place of what was found before in the exchanges with these keys.

    `words` are kept in the same transaction: whoever is killed before the names are settled begins with them.
    """
    with store.writing() as connection:
        for lot in in_lots(sorted(keys)):
            connection.execute(f"DELETE FROM recognition WHERE exchange_key IN ({marks(len(lot))})", lot)  # noqa: S608 - only question marks
        insert_recognitions(connection, tuple(found))
        write_stamp(connection, NAMES, to_json_text(Settled(stamp=UNSETTLED, words=words)), 0)


def names_settled(store: Store) -> Settled | None:
    """With what names were last given to people; None where they never were."""
    with store.reading() as connection:
        stamp = stamp_of(connection, NAMES)
    return _SETTLED.decode(stamp) if stamp is not None else None


def settle_names(store: Store, receivers: Mapping[Named, AccountId], settled: Settled) -> None:
    """Give each of these recognitions its receiver, and take it from all others that only have a name."""
    with store.writing() as connection:
        known = account_keys(connection, set(receivers.values()))
        connection.execute("UPDATE recognition SET receiver_key = NULL WHERE receiver_name IS NOT NULL")
        connection.executemany(
            "UPDATE recognition SET receiver_key = ? WHERE exchange_key = ? AND recognition_id = ?",
            [
                (known[account], named.key, named.id)
                for named, account in receivers.items()
                if account in known
            ],
        )
        write_stamp(connection, NAMES, to_json_text(settled), 0)
