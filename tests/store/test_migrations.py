from __future__ import annotations

import sqlite3
import stat
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from goodword.errors import ChangedMigrationError, NewerStoreError
from goodword.store.database import open_store
from goodword.store.migrations import Migration, migrate, shipped_migrations

if TYPE_CHECKING:
    from tests.store.conftest import Make, OpenAgain

LATER = Migration(
    number=9000,
    name="9000_later.sql",
    text="""
-- A table that a later Goodword has; and a trigger, for it holds semicolons.
CREATE TABLE later (word TEXT NOT NULL) STRICT;
CREATE TRIGGER later_is_kept BEFORE DELETE ON later BEGIN SELECT raise(ABORT, 'kept; always'); END;
-- nothing more
""",
)
BROKEN = Migration(
    number=9001, name="9001_broken.sql", text="CREATE TABLE half (word TEXT);\nCREATE NONSENSE;"
)


def tables(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {row[0] for row in connection.execute("SELECT name FROM sqlite_schema")}


def test_migrations_are_numbered_without_a_gap() -> None:
    assert [step.number for step in shipped_migrations()] == list(range(1, len(shipped_migrations()) + 1))


def test_opening_twice_migrates_once(path: Path, open_again: OpenAgain) -> None:
    open_again().close()
    open_again().close()
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT number, name, sha256 FROM migration ORDER BY number").fetchall()
    assert rows == [(step.number, step.name, step.sha256) for step in shipped_migrations()]


def test_a_new_store_leaves_no_copy(path: Path, open_again: OpenAgain) -> None:
    open_again()
    assert not list(path.parent.glob("*.schema-*"))


def test_an_existing_store_is_copied_before_it_is_migrated(
    path: Path, open_again: OpenAgain, make: Make, now: datetime
) -> None:
    store = open_again()
    make.imported(store, [make.exchange("1")])
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrate(connection, path, now, (*shipped_migrations(), LATER))
    newest = shipped_migrations()[-1].number
    copy = path.with_name(f"{path.name}.schema-{newest}")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert "later" in tables(path)
    assert "later" not in tables(copy)
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT count(*) FROM exchange").fetchone() == (1,)


def test_an_older_store_is_migrated_by_one_process_and_copied_once(
    path: Path, open_again: OpenAgain, now: datetime
) -> None:
    open_again().close()

    def bring_up(_: int) -> None:
        with closing(sqlite3.connect(path, isolation_level=None, timeout=30)) as connection:
            migrate(connection, path, now, (*shipped_migrations(), LATER))

    with ThreadPoolExecutor(6) as threads:
        list(threads.map(bring_up, range(6)))
    (copy,) = path.parent.glob("*.schema-*")
    assert "later" in tables(path)
    assert "later" not in tables(copy)


def test_a_migration_that_fails_leaves_the_store_as_it_was(
    path: Path, open_again: OpenAgain, now: datetime
) -> None:
    open_again().close()
    before = tables(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection, pytest.raises(sqlite3.Error):
        migrate(connection, path, now, (*shipped_migrations(), BROKEN))
    assert tables(path) == before
    open_again()


def test_a_store_of_a_newer_goodword_is_refused_in_words(
    path: Path, open_again: OpenAgain, now: datetime
) -> None:
    open_again().close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrate(connection, path, now, (*shipped_migrations(), LATER))
    with pytest.raises(NewerStoreError, match="written by a newer Goodword \\(schema 9000"):
        open_store(path, now=now)


def test_a_store_with_another_history_is_refused_in_words(
    path: Path, open_again: OpenAgain, now: datetime
) -> None:
    open_again().close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE migration SET sha256 = 'x' WHERE number = 2")
    connection.close()
    with pytest.raises(ChangedMigrationError, match="0002_decisions"):
        open_store(path, now=now)
