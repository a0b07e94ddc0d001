"""What `goodword doctor` looks at: whether everything that is needed is there and whole."""

import shutil
import sqlite3
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from goodword.store.database import Store, integrity_problems
from goodword.store.record import summary
from goodword.workflow.imports import imports

ROOM_NEEDED = 200_000_000
"""Bytes: about what a record of 200,000 exchanges takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at."""

    check: str
    is_well: bool
    found: str
    advice: str = ""


def examine(folder: Path, key_file: Path, store: Store | None) -> Iterator[Finding]:
    """Look at the machine, the folder, the key and the store, in this order."""
    yield _python()
    yield _folder(folder)
    yield _room(folder)
    yield _key(key_file)
    if store is None:
        yield Finding(check="store", is_well=True, found="none yet; the first import makes it")
    else:
        yield from _store(store)
    yield _keyring()
    yield _paper()


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding(check="python", is_well=True, found=f"Python {version}, SQLite {sqlite3.sqlite_version}")


def _folder(folder: Path) -> Finding:
    if not folder.exists():
        return Finding(check="home", is_well=True, found=f"{folder}, not made yet")
    mode = stat.S_IMODE(folder.stat().st_mode)
    if mode & 0o077:
        return Finding(
            check="home",
            is_well=False,
            found=f"{folder} can be read by others on this computer (mode {mode:o})",
            advice=f"chmod 700 {folder}",
        )
    return Finding(check="home", is_well=True, found=f"{folder}, for your eyes only")


def _room(folder: Path) -> Finding:
    nearest = next(parent for parent in (folder, *folder.absolute().parents) if parent.exists())
    free = shutil.disk_usage(nearest).free
    return Finding(
        check="disk",
        is_well=free >= ROOM_NEEDED,
        found=f"{free // 1_000_000:,} MB free",
        advice="" if free >= ROOM_NEEDED else "Make room before a large import.",
    )


def _key(key_file: Path) -> Finding:
    if not key_file.exists():
        return Finding(check="key", is_well=True, found="none yet; the first signature makes it")
    mode = stat.S_IMODE(key_file.stat().st_mode)
    if mode & 0o077:
        return Finding(
            check="key",
            is_well=False,
            found=f"{key_file} can be read by others (mode {mode:o})",
            advice=f"chmod 600 {key_file}",
        )
    return Finding(check="key", is_well=True, found=f"{key_file}, encrypted, for your eyes only")


def _store(store: Store) -> Iterator[Finding]:
    problems = integrity_problems(store)
    yield Finding(
        check="store",
        is_well=not problems,
        found="; ".join(problems) if problems else f"{store.path}, whole",
        advice="Copy the file away, then import your archives into a new --home." if problems else "",
    )
    record = summary(store)
    yield Finding(
        check="record",
        is_well=True,
        found=f"{record.exchanges:,} exchanges of {record.accounts:,} accounts "
        f"from {len(imports(store))} imports",
    )


def _keyring() -> Finding:
    there = find_spec("keyring") is not None
    found = "installed" if there else "not installed: the passphrase is asked each time"
    advice = "" if there else "pip install 'goodword[keyring]'"
    return Finding(check="keyring", is_well=True, found=found, advice=advice)


def _paper() -> Finding:
    there = find_spec("typst") is not None and find_spec("segno") is not None
    found = "installed" if there else "not installed: no letters as PDF, no pictures beside the pages"
    advice = "" if there else "pip install 'goodword[pdf]'"
    return Finding(check="pdf", is_well=True, found=found, advice=advice)
