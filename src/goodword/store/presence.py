"""Whether the process of an import is alive: a lock that dies with it.

A process id would come back, a time would be a guess. The lock is SQLite's own,
on an empty file beside the store: it works wherever the store works, also when
two threads of one process ask (`docs/why/0016-imports.md`).
"""

import glob
import sqlite3
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self


class Presence:
    """Held by the process that writes an import, from before its first row to its end."""

    def __init__(self, lock: sqlite3.Connection, file: Path) -> None:
        """Keep `lock`, which is on `file`; `claim` makes it."""
        self._lock = lock
        self._file = file

    def __enter__(self) -> Self:
        """The presence itself, already held."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go."""
        self.release()

    def release(self) -> None:
        """Let go, and take the file away."""
        # Away first: whoever opens the name afterwards opens a new file, and finds no import to sweep.
        # Windows does not let an open file go, so there it goes after.
        with suppress(OSError):
            self._file.unlink(missing_ok=True)
        self._lock.close()
        with suppress(OSError):
            self._file.unlink(missing_ok=True)


def claimed_keys(store: Path) -> set[int]:
    """Keys of the imports that have a lock file, held or left behind."""
    names = (
        file.name.rpartition("-")[2] for file in store.parent.glob(f"{glob.escape(store.name)}.import-*")
    )
    return {int(name) for name in names if name.isdecimal()}


def claim(store: Path, import_key: int) -> Presence | None:
    """The presence of import `import_key`; None where a living process has it."""
    file = store.with_name(f"{store.name}.import-{import_key}")
    lock = sqlite3.connect(file, timeout=0, isolation_level=None, check_same_thread=False)
    try:
        # Nothing is ever written to it. A journal on the disk would outlive a kill between the two steps of
        # `release`, under a name that nobody sweeps.
        lock.execute("PRAGMA journal_mode = MEMORY")
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        lock.close()
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
            return None
        raise
    return Presence(lock, file)
