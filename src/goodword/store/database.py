"""One SQLite file: opened, migrated, read, written; SQLite's errors are put in words here and only here."""

import os
import shutil
import sqlite3
from collections.abc import Hashable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from goodword.errors import (
    DiskFullError,
    HomeNotWritableError,
    StoreError,
    StoreInUseError,
    UnusableStoreError,
)
from goodword.store.migrations import migrate
from goodword.store.presence import Presence, claim, claimed_keys
from goodword.store.settling import forget, is_incomplete

TIMEOUT = 10.0
"""Seconds to wait for another process that writes; an import holds the file for under one at a time."""

PAGE_SIZE = 8192
CACHE_KB = 8_000
"""For each connection: with four times as much an import and the web app were no faster (`docs/why/0182`)."""
CHECKPOINT_PAGES = 4000
"""32 MB: the ids of exchanges are hashes, so each batch touches many pages, and a
checkpoint after each would write the same pages over and over."""

WAL_ATTEMPTS = 20

LITTLE_ROOM = 1_000_000
"""Bytes free below which an input/output error is taken for a full disk: SQLite reports some of these so."""


Version = tuple[int, int]
"""What the file was at some moment: equal to another one where nothing was written between."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer kept in memory (`remembered.py`)."""

    hangs_on: Hashable
    answer: object


class Store:
    """A connection to the file in which everything is kept; one a thread.

    Many may be open at once, in several processes: readers never wait, a writer
    waits for another writer.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        """Use `connection`; `open_store` makes it."""
        self.path = path
        self._connection = connection
        self.presences: dict[int, Presence] = {}
        """Of the imports that this store writes, by key."""
        self.kept: dict[str, Kept] = {}
        """Answers by the name of their question (`remembered.py`)."""
        self._written = 0

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection that sees one state of the store throughout."""
        with in_words(self.path), _transaction(self._connection, "BEGIN"):
            yield self._connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A connection whose changes are all kept or none; inside another one it is part of that.

        Raises StoreInUseError where another process does not finish writing, DiskFullError.
        """
        with in_words(self.path), self._counted(), _transaction(self._connection, "BEGIN IMMEDIATE"):
            yield self._connection

    @contextmanager
    def adding(self) -> Iterator[sqlite3.Connection]:
        """As `writing`, for rows in bulk whose parents were written before them.

        SQLite does not look each parent up again: that is a twentieth of the work of an
        import. `integrity_problems` looks at all of them, and so do the tests.
        """
        with in_words(self.path):
            self._connection.execute("PRAGMA foreign_keys = OFF")
            try:
                with self._counted(), _transaction(self._connection, "BEGIN IMMEDIATE"):
                    yield self._connection
            finally:
                self._connection.execute("PRAGMA foreign_keys = ON")

    @contextmanager
    def _counted(self) -> Iterator[None]:
        """Another version from here on, and another one after: what is read meanwhile may be rolled back."""
        self._written += 1
        try:
            yield
        finally:
            self._written += 1

    def version(self) -> Version:
        """What the file is now; another one as soon as this connection or another one has written."""
        with in_words(self.path):
            (others,) = self._connection.execute("PRAGMA data_version").fetchone()
        return int(others), self._written

    def forget_freed(self) -> None:
        """Write what was deleted out of the log too, as far as no reader holds it."""
        with suppress(StoreError), in_words(self.path):
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close the file; imports that are not complete are given up."""
        for presence in self.presences.values():
            presence.release()
        self._connection.close()

    def __enter__(self) -> Self:
        """The store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self.close()


@contextmanager
def _transaction(connection: sqlite3.Connection, begin: str) -> Iterator[None]:
    if connection.in_transaction:
        yield  # a step of a larger deed: that one is kept or none of it
        return
    connection.execute(begin)
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # SQLite may have rolled back by itself (a full disk), and a second failure would hide the first.
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Every error of SQLite as one of ours."""
    try:
        yield
    except sqlite3.Error as error:
        raise _error_in_words(path, error) from error


def _error_in_words(path: Path, error: sqlite3.Error) -> StoreError:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    where = str(path)
    if code == sqlite3.SQLITE_FULL or (code == sqlite3.SQLITE_IOERR and _has_little_room(path)):
        return DiskFullError(where)
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return StoreInUseError(where)
    if code == sqlite3.SQLITE_NOTADB:
        return UnusableStoreError(where, "a file of another kind", "Move it away, or use another --home.")
    if code == sqlite3.SQLITE_CORRUPT:
        advice = "Copy it away, then import your archives again into a new --home."
        return UnusableStoreError(where, "a damaged file", advice)
    if code in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}:
        advice = "Make the file and its folder writable for you, or use another --home."
        return UnusableStoreError(where, "something that cannot be opened for writing", advice)
    return UnusableStoreError(where, f"a fault ({error})", "`goodword doctor` looks at it.")


def _has_little_room(path: Path) -> bool:
    with suppress(OSError):
        return shutil.disk_usage(path.parent).free < LITTLE_ROOM
    return False


def open_store(path: Path, *, now: datetime, timeout: float = TIMEOUT, cache_kb: int = CACHE_KB) -> Store:
    """The store at `path`, made where there is none, brought to this Goodword's schema, swept.

    An existing file is copied beside itself before it is migrated. Imports whose
    process has died are swept away; those of a living process stay. Raises
    NewerStoreError, ChangedMigrationError, StoreInUseError, DiskFullError,
    UnusableStoreError, HomeNotWritableError.
    """
    _make_private(path)
    with in_words(path):
        connection = _connect(path, timeout)
        try:
            _prepare(connection, cache_kb)
            migrate(connection, path, now)
        except BaseException:
            connection.close()
            raise
    store = Store(path, connection)
    with suppress(StoreInUseError, DiskFullError):  # nobody sees what is not swept: another time will do
        _sweep(store)
    return store


def _sweep(store: Store) -> None:
    """Take away the imports that are not complete and whose process is dead."""
    with store.reading() as connection:
        rows = connection.execute("SELECT import_key FROM import WHERE completed_at IS NULL").fetchall()
    incomplete = {row[0] for row in rows}
    for import_key in sorted(incomplete | claimed_keys(store.path)):
        with in_words(store.path):
            presence = claim(store.path, import_key)
        if presence is None:
            continue
        with presence, store.writing() as connection:
            # Asked again now that nobody else can be writing it: it may have been completed meanwhile.
            if is_incomplete(connection, import_key):
                forget(connection, import_key)


def _make_private(path: Path) -> None:
    """Make the folder (0700) and an empty file (0600), so that no moment passes in which others may read."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.is_dir():
            raise UnusableStoreError(str(path), "a folder", "Move it away, or use another --home.")
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        elif path.stat().st_mode & 0o077:
            path.chmod(0o600)
    except OSError as error:
        raise HomeNotWritableError(str(path.parent)) from error


def _connect(path: Path, timeout: float) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=timeout, isolation_level=None, cached_statements=256)


def _prepare(connection: sqlite3.Connection, cache_kb: int) -> None:
    connection.execute(f"PRAGMA page_size = {PAGE_SIZE}")
    _keep_a_log(connection)
    for pragma in (
        "synchronous = NORMAL",
        "foreign_keys = ON",
        "secure_delete = ON",  # what is undone or erased is overwritten, not only unlinked
        f"cache_size = {-cache_kb}",  # a number below nought is kilobytes, not pages
        f"wal_autocheckpoint = {CHECKPOINT_PAGES}",
        "journal_size_limit = 0",
        "temp_store = MEMORY",  # keys only; private words never touch another folder
    ):
        connection.execute(f"PRAGMA {pragma}")


def _keep_a_log(connection: sqlite3.Connection) -> None:
    """Switch to the write-ahead log, which a file remembers; two processes may make one store at once."""
    for attempts_left in reversed(range(WAL_ATTEMPTS)):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or not attempts_left:
                raise
            # The switch needs the file alone and does not wait for it; a turn to write does.
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
        else:
            return


def integrity_problems(store: Store) -> tuple[str, ...]:
    """What SQLite finds wrong with the file, in its words; empty when it is whole."""
    try:
        with store.reading() as connection:
            found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(20)")]
            loose = connection.execute("PRAGMA foreign_key_check").fetchall()
    except UnusableStoreError as error:
        return (str(error),)
    problems = [line for line in found if line != "ok"]
    return (*problems, *(f"a row of {row[0]} points to nothing" for row in loose[:20]))
