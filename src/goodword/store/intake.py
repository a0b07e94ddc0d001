"""Records on their way in: batches of them become rows, each batch in one transaction."""

import gc
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat

from goodword.nouns import Account, Skipped
from goodword.store.accounts import account_keys
from goodword.store.batches import Batch
from goodword.store.columns import (
    INSERT_ADDRESSED,
    INSERT_EXCHANGE,
    INSERT_SIGHTING,
    Columns,
    addressed_rows,
    exchange_rows,
    exchanges_in,
    picked,
    said,
    sighting_rows,
)
from goodword.store.database import Store
from goodword.store.exchange_rows import exchange_keys, said_of
from goodword.store.rows import (
    marks,
    to_json,
    to_json_text,
    to_micros_or_none,
    without_surrogates,
)
from goodword.store.settling import take_exchange_keys
from goodword.text.collector import collector_off

SKIPPED_LISTED = 1_000
"""Skipped records kept with their reason; all are counted."""


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

    def write_all(self, batches: Iterable[Batch]) -> None:
        """Store the batches; each is taken from its source while nothing is locked."""
        with collector_off():
            for batch in batches:
                self.write(batch)
                gc.collect(0)

    def write(self, batch: Batch) -> None:
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
            self.write(without_surrogates(batch))

    def _write(self, batch: Batch) -> None:
        with self._store.adding() as connection:
            keys = self._new_account_keys(connection, batch)
            known = {**self._account_keys, **keys} if keys else self._account_keys
            self._write_accounts(connection, batch.accounts, keys, known)
            self._write_exchanges(connection, batch.exchanges, known)
            self._write_skipped(connection, batch.skipped)
        # Only now: a batch that was rolled back has made no accounts. The keys hold while this import
        # lasts: it has a sighting of each account, and only accounts without any are ever taken away.
        self._account_keys.update(keys)

    def _new_account_keys(self, connection: sqlite3.Connection, batch: Batch) -> dict[str, int]:
        """Keys of the accounts that this import meets for the first time; made where there are none."""
        ids: set[str] = {account.id for account in batch.accounts}
        ids.update(batch.exchanges.author)
        ids.update(batch.exchanges.account)
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
            f"INSERT INTO account_sighting VALUES (NULL, {marks(14)})",  # noqa: S608 - only question marks
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
        self, connection: sqlite3.Connection, exchanges: Columns, account_keys: Mapping[str, int]
    ) -> None:
        if self._all_are_new:
            self._add(connection, exchanges, account_keys)
        else:
            self._add_and_meet(connection, exchanges, account_keys)
        times = [sent_at for sent_at in exchanges.sent_at if sent_at is not None]
        self._extend_span(connection, min(times, default=None), max(times, default=None))

    def _add(
        self, connection: sqlite3.Connection, exchanges: Columns, account_keys: Mapping[str, int]
    ) -> None:
        """Store exchanges that are new. Raises _NotAllNewError where one is not."""
        first = take_exchange_keys(connection, len(exchanges))
        try:
            connection.executemany(
                INSERT_EXCHANGE, exchange_rows(exchanges, first, self._import_key, account_keys)
            )
        except sqlite3.IntegrityError as error:
            raise _NotAllNewError from error
        connection.executemany(INSERT_ADDRESSED, addressed_rows(exchanges, first, account_keys))
        connection.executemany(INSERT_SIGHTING, sighting_rows(exchanges, first, self._import_key))
        self._count(connection, len(exchanges))

    def _add_and_meet(
        self, connection: sqlite3.Connection, columns: Columns, account_keys: Mapping[str, int]
    ) -> None:
        stored = exchange_keys(connection, columns.exchange_id)
        new: dict[bytes, int] = {}
        again: list[int] = []
        for place, exchange_id in enumerate(columns.exchange_id):
            if exchange_id in stored:
                again.append(place)
            else:
                new.setdefault(exchange_id, place)
        self._add(connection, picked(columns, list(new.values())), account_keys)
        self._count(connection, self._write_again(connection, picked(columns, again), stored))
        self._all_are_new = not again

    def _archive_digest(self, connection: sqlite3.Connection) -> str:
        question = "SELECT archive_digest FROM import WHERE import_key = ?"
        return str(connection.execute(question, (self._import_key,)).fetchone()[0])

    def _count(self, connection: sqlite3.Connection, met: int) -> None:
        connection.execute(
            "UPDATE import SET exchanges = exchanges + ? WHERE import_key = ?", (met, self._import_key)
        )

    def _extend_span(self, connection: sqlite3.Connection, first_at: int | None, last_at: int | None) -> None:
        connection.execute(
            """
            UPDATE import SET first_at = min(coalesce(first_at, ?1), coalesce(?1, first_at)),
                last_at = max(coalesce(last_at, ?2), coalesce(?2, last_at))
            WHERE import_key = ?3
            """,
            (first_at, last_at, self._import_key),
        )

    def _write_again(
        self, connection: sqlite3.Connection, again: Columns, stored: Mapping[bytes, int]
    ) -> int:
        """Note where stored exchanges were read too, and in which other words; how many were met."""
        keys = [stored[exchange_id] for exchange_id in again.exchange_id]
        known = said_of(connection, keys)
        other = [place for place, said_here in enumerate(said(again)) if said_here != known[keys[place]]]
        says: list[bytes | None] = [None] * len(keys)
        nouns = exchanges_in(picked(again, other), self._archive_digest(connection))
        for place, exchange in zip(other, nouns, strict=True):
            says[place] = to_json(exchange)
        return connection.executemany(
            INSERT_SIGHTING + " ON CONFLICT DO NOTHING",
            zip(keys, repeat(self._import_key), again.member, again.position, says, strict=False),
        ).rowcount

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
        to_json_text(account.roles) if account.roles else None,
    )
