"""Numbered migrations: plain SQL, one change a file, never edited after release.

What is derived is not migrated: it is thrown away and made again (`derived.py`).
"""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

from goodword.errors import ChangedMigrationError, NewerStoreError, UnusableStoreError
from goodword.store.rows import to_micros
from goodword.text.shipped import shipped_text

APPLICATION_ID = 0x47574F44
"""“GWOD”: tells the file from another program's database."""

LEDGER = """
CREATE TABLE IF NOT EXISTS migration (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    applied_at INTEGER NOT NULL
) STRICT
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """One step of the schema."""

    number: int
    name: str
    text: str

    @property
    def sha256(self) -> str:
        """Digest of the text, hexadecimal."""
        return sha256(self.text.encode()).hexdigest()


@cache
def shipped_migrations() -> tuple[Migration, ...]:
    """The migrations of this Goodword, in order."""
    names = sorted(
        entry.name
        for entry in files("goodword.store").joinpath("schema").iterdir()
        if entry.name.endswith(".sql")
    )
    return tuple(
        Migration(number=int(name[:4]), name=name, text=shipped_text("goodword.store", f"schema/{name}"))
        for name in names
    )


def migrate(
    connection: sqlite3.Connection,
    path: Path,
    now: datetime,
    steps: Sequence[Migration] | None = None,
) -> None:
    """Bring the store to the newest of `steps`: all of them with their records, or none.

    A store that holds anything is copied beside itself first. Raises
    NewerStoreError, ChangedMigrationError, UnusableStoreError.
    """
    steps = shipped_migrations() if steps is None else steps
    if not _pending(_applied(connection, path), steps, path):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Looked at again: another process may have been here between our look and our turn to write.
        applied = _applied(connection, path)
        pending = _pending(applied, steps, path)
        if applied and pending:
            _copy(path, _copy_path(path, max(applied)))
        for step in pending:
            _apply(connection, step, now)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("COMMIT")
    except BaseException:
        # On a full disk SQLite has rolled back by itself; a second failure would hide the first.
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


def _applied(connection: sqlite3.Connection, path: Path) -> dict[int, tuple[str, str]]:
    """What has been applied to the store: name and digest by number."""
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    marked = connection.execute("PRAGMA application_id").fetchone()[0]
    if tables and marked != APPLICATION_ID:
        raise UnusableStoreError(
            str(path), "the database of another program", "Move it away, or use another --home."
        )
    if "migration" not in tables:
        return {}
    rows = connection.execute("SELECT number, name, sha256 FROM migration ORDER BY number")
    return {number: (name, digest) for number, name, digest in rows}


def _pending(
    applied: dict[int, tuple[str, str]], steps: Sequence[Migration], path: Path
) -> tuple[Migration, ...]:
    known = {step.number: step for step in steps}
    newest = max(known, default=0)
    if applied and max(applied) > newest:
        raise NewerStoreError(str(path), max(applied), newest)
    for number, (name, digest) in applied.items():
        if number not in known or known[number].sha256 != digest:
            raise ChangedMigrationError(str(path), name)
    return tuple(step for step in steps if step.number not in applied)


def _apply(connection: sqlite3.Connection, step: Migration, now: datetime) -> None:
    connection.execute(LEDGER)
    for statement in _statements(step.text):
        connection.execute(statement)
    connection.execute(
        "INSERT INTO migration VALUES (?, ?, ?, ?)", (step.number, step.name, step.sha256, to_micros(now))
    )


def _statements(script: str) -> Iterator[str]:
    """The statements of `script`; `executescript` would commit what is open."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
    if re.sub(r"--[^\n]*", "", pending).strip():
        yield pending


def _copy_path(path: Path, schema: int) -> Path:
    return path.with_name(f"{path.name}.schema-{schema}")


def _copy(path: Path, target: Path) -> None:
    """Copy the store as it was before this transaction; whole under its name, or not there.

    SQLite does not copy from a connection that is writing, so another one reads.
    """
    half = target.with_name(f"{target.name}.half")
    half.unlink(missing_ok=True)
    half.touch(mode=0o600)
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(half)) as copy:
        source.backup(copy)
    half.replace(target)
