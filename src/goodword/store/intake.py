"""Records on their way in: batches of nouns become rows, each batch in one transaction."""

import gc
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from goodword.nouns import Account, Exchange, Record, Skipped
from goodword.store.accounts import account_keys
from goodword.store.database import Store
from goodword.store.exchange_rows import (
    INSERT_ADDRESSED,
    INSERT_EXCHANGE,
    addressed_rows,
    exchange_keys,
    exchange_row,
    exchanges_of,
    says_the_same,
)
from goodword.store.rows import (
    in_lots,
    marks,
    to_json,
    to_json_text,
    to_micros_or_none,
    without_surrogates,
)
from goodword.store.settling import take_exchange_keys
from goodword.text.collector import collector_off

BATCH_RECORDS = 20_000
BATCH_CHARACTERS = 16_000_000
"""A batch ends at whichever comes first: memory stays bounded when posts are long."""

SKIPPED_LISTED = 1_000
"""Skipped records kept with their reason; all are counted."""

INSERT_SIGHTING = (
    "INSERT INTO sighting (exchange_key, import_key, member, position, says) VALUES (?, ?, ?, ?, ?)"
)
SightingRow = tuple[int, int, str, int, bytes | None]


@dataclass(slots=True)
class _Batch:
    accounts: list[Account] = field(default_factory=list)
    exchanges: list[Exchange] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)

    def cleaned(self) -> "_Batch":
        """The same with lone surrogates replaced."""
        return _Batch(
            [without_surrogates(account) for account in self.accounts],
            [without_surrogates(exchange) for exchange in self.exchanges],
            [without_surrogates(skipped) for skipped in self.skipped],
        )


def batches(records: Iterable[Record]) -> Iterator[_Batch]:
    """The records in batches; taken from the source while nothing is locked."""
    batch, room, characters = _Batch(), BATCH_RECORDS, BATCH_CHARACTERS
    for record in records:
        if isinstance(record, Exchange):
            batch.exchanges.append(record)
            characters -= len(record.text)
        elif isinstance(record, Account):
            batch.accounts.append(record)
        else:
            batch.skipped.append(record)
        room -= 1
        if room <= 0 or characters <= 0:
            yield batch
            batch, room, characters = _Batch(), BATCH_RECORDS, BATCH_CHARACTERS
    if room < BATCH_RECORDS:
        yield batch


class _NotAllNewError(Exception):
    """An exchange of the batch is stored already, or stands in it twice."""


class Intake:
    """Writes the records of one import; remembers the keys of accounts between batches."""

    def __init__(self, store: Store, import_key: int) -> None:
        """Write into `store` under `import_key`."""
        self._store = store
        self._import_key = import_key
        self._account_keys: dict[str, int] = {}
        self._all_are_new = True

    def write_all(self, records: Iterable[Record]) -> None:
        """Store the records, batch by batch; taken from their source while nothing is locked."""
        with collector_off():
            for batch in batches(records):
                self.write(batch)
                gc.collect(0)

    def write(self, batch: _Batch) -> None:
        """Store the batch, all or nothing.

        At first in the belief that all is clean and new, which asks nothing of each
        record; where it is not so, what was begun is rolled back and done with care.
        """
        try:
            self._write(batch)
        except _NotAllNewError:
            self._all_are_new = False
            self.write(batch)
        except UnicodeEncodeError:  # sources clean their text; SQLite must not be where one is found out
            self.write(batch.cleaned())

    def _write(self, batch: _Batch) -> None:
        with self._store.adding() as connection:
            keys = self._new_account_keys(connection, batch)
            known = {**self._account_keys, **keys} if keys else self._account_keys
            self._write_accounts(connection, batch.accounts, keys, known)
            self._write_exchanges(connection, batch.exchanges, known)
            self._write_skipped(connection, batch.skipped)
        # Only now: a batch that was rolled back has made no accounts. The keys hold while this import
        # lasts: it has a sighting of each account, and only accounts without any are ever taken away.
        self._account_keys.update(keys)

    def _new_account_keys(self, connection: sqlite3.Connection, batch: _Batch) -> dict[str, int]:
        """Keys of the accounts that this import meets for the first time; made where there are none."""
        ids: set[str] = {account.id for account in batch.accounts}
        ids.update(exchange.author for exchange in batch.exchanges)
        ids.update(addressed.account for exchange in batch.exchanges for addressed in exchange.addressed)
        ids.difference_update(self._account_keys)
        ordered = sorted(ids)
        connection.executemany(
            "INSERT INTO account (account_id, source) VALUES (?, ?) ON CONFLICT DO NOTHING",
            ((account_id, account_id.partition(":")[0]) for account_id in ordered),
        )
        return account_keys(connection, ordered)

    def _write_accounts(
        self,
        connection: sqlite3.Connection,
        accounts: Sequence[Account],
        new_keys: Mapping[str, int],
        known: Mapping[str, int],
    ) -> None:
        connection.executemany(
            f"INSERT INTO account_sighting VALUES (NULL, {marks(13)})",  # noqa: S608 - only question marks
            (
                _account_row(account, known[account.id], self._import_key)
                for account in dict.fromkeys(accounts)
            ),
        )
        told = {account.id for account in accounts}
        connection.executemany(
            "INSERT INTO account_sighting (account_key, import_key) VALUES (?, ?)",
            ((key, self._import_key) for account_id, key in new_keys.items() if account_id not in told),
        )

    def _write_exchanges(
        self, connection: sqlite3.Connection, exchanges: Sequence[Exchange], account_keys: Mapping[str, int]
    ) -> None:
        if self._all_are_new:
            self._add(connection, exchanges, account_keys)
        else:
            self._add_and_meet(connection, exchanges, account_keys)
        times = [exchange.sent_at for exchange in exchanges if exchange.sent_at is not None]
        self._extend_span(connection, min(times, default=None), max(times, default=None))

    def _add(
        self, connection: sqlite3.Connection, exchanges: Sequence[Exchange], account_keys: Mapping[str, int]
    ) -> None:
        """Store exchanges that are new. Raises _NotAllNewError where one is not."""
        first = take_exchange_keys(connection, len(exchanges))
        import_key = self._import_key
        rows = (
            exchange_row(exchange, key, import_key, account_keys)
            for key, exchange in enumerate(exchanges, first)
        )
        try:
            connection.executemany(INSERT_EXCHANGE, rows)
        except sqlite3.IntegrityError as error:
            raise _NotAllNewError from error
        connection.executemany(INSERT_ADDRESSED, addressed_rows(enumerate(exchanges, first), account_keys))
        connection.executemany(
            INSERT_SIGHTING,
            (
                (key, import_key, exchange.origin.member, exchange.origin.position, None)
                for key, exchange in enumerate(exchanges, first)
            ),
        )
        self._count(connection, len(exchanges))

    def _add_and_meet(
        self, connection: sqlite3.Connection, exchanges: Sequence[Exchange], account_keys: Mapping[str, int]
    ) -> None:
        stored = exchange_keys(connection, (exchange.id for exchange in exchanges))
        new = {exchange.id: exchange for exchange in reversed(exchanges) if exchange.id not in stored}
        self._add(connection, tuple(reversed(new.values())), account_keys)
        again = [exchange for exchange in exchanges if exchange.id in stored]
        self._count(connection, self._write_again(connection, again, stored))
        self._all_are_new = not again

    def _count(self, connection: sqlite3.Connection, met: int) -> None:
        connection.execute(
            "UPDATE import SET exchanges = exchanges + ? WHERE import_key = ?", (met, self._import_key)
        )

    def _extend_span(
        self, connection: sqlite3.Connection, first_at: datetime | None, last_at: datetime | None
    ) -> None:
        connection.execute(
            """
            UPDATE import SET first_at = min(coalesce(first_at, ?1), coalesce(?1, first_at)),
                last_at = max(coalesce(last_at, ?2), coalesce(?2, last_at))
            WHERE import_key = ?3
            """,
            (to_micros_or_none(first_at), to_micros_or_none(last_at), self._import_key),
        )

    def _write_again(
        self, connection: sqlite3.Connection, again: Sequence[Exchange], stored: Mapping[str, int]
    ) -> int:
        """Note where stored exchanges were read too, and in which other words; how many were met."""
        met = 0
        for lot in in_lots(again):
            rows = exchanges_of(connection, [stored[exchange.id] for exchange in lot])
            met += connection.executemany(
                INSERT_SIGHTING + " ON CONFLICT DO NOTHING",
                (
                    self._sighting(exchange, stored[exchange.id], rows[stored[exchange.id]])
                    for exchange in lot
                ),
            ).rowcount
        return met

    def _sighting(self, exchange: Exchange, key: int, stored: Exchange) -> SightingRow:
        says = None if says_the_same(exchange, stored) else to_json(exchange)
        return key, self._import_key, exchange.origin.member, exchange.origin.position, says

    def _write_skipped(self, connection: sqlite3.Connection, skipped: Sequence[Skipped]) -> None:
        if not skipped:
            return
        (so_far,) = connection.execute(
            "SELECT skipped FROM import WHERE import_key = ?", (self._import_key,)
        ).fetchone()
        connection.executemany(
            "INSERT INTO skipped (import_key, member, position, reason) VALUES (?, ?, ?, ?)",
            (
                (self._import_key, one.origin.member, one.origin.position, one.reason)
                for one in skipped[: max(0, SKIPPED_LISTED - so_far)]
            ),
        )
        connection.execute(
            "UPDATE import SET skipped = skipped + ? WHERE import_key = ?", (len(skipped), self._import_key)
        )


def _account_row(account: Account, key: int, import_key: int) -> tuple[object, ...]:
    return (
        key,
        import_key,
        account.handle,
        account.name,
        account.url,
        to_json_text(account.emails) if account.emails else None,
        to_json_text(account.links) if account.links else None,
        account.bio,
        account.company,
        account.position,
        to_json_text(account.skills) if account.skills else None,
        to_micros_or_none(account.connected_at),
        to_micros_or_none(account.seen_at),
    )
