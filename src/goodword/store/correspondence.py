"""Files that came from others or went to them, besides the owner's own letters; each can be forgotten."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from goodword.store.database import Store
from goodword.store.rows import from_micros, storable, to_micros


class Kind(StrEnum):
    """What a file is."""

    RECEIVED = "received"
    """A recommendation of the owner, by somebody else."""
    ANSWERED = "answered"
    """The owner's answer to one."""
    ASKED_BY = "asked by"
    """Somebody's request for a recommendation."""
    ASKED = "asked"
    """The owner's request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFile:
    """One file, byte for byte."""

    key: int
    kind: Kind
    about: str
    kept_at: datetime
    body: bytes


def keep_file(store: Store, kind: Kind, about: str, body: bytes, *, at: datetime) -> int:
    """Keep the file and tell its key; one that is kept already stays the one it is."""
    with store.writing() as connection:
        known = connection.execute(
            "SELECT correspondence_key FROM correspondence WHERE kind = ? AND about = ? AND body = ?",
            (kind.value, storable(about), body),
        ).fetchone()
        if known:
            return int(known[0])
        added = connection.execute(
            "INSERT INTO correspondence (kind, about, kept_at, body) VALUES (?, ?, ?, ?)",
            (kind.value, storable(about), to_micros(at), body),
        )
        return int(added.lastrowid or 0)


def kept_files(store: Store, *kinds: Kind) -> tuple[KeptFile, ...]:
    """The files of these kinds, in the order in which they were kept."""
    with store.reading() as connection:
        rows = connection.execute(
            "SELECT correspondence_key, kind, about, kept_at, body FROM correspondence"
            " ORDER BY correspondence_key"
        ).fetchall()
    found = (
        KeptFile(key=row[0], kind=Kind(row[1]), about=row[2], kept_at=from_micros(row[3]), body=row[4])
        for row in rows
    )
    return tuple(one for one in found if one.kind in kinds)


def forget_files(store: Store, kinds: tuple[Kind, ...], about: str, *, body: bytes | None = None) -> int:
    """Take the files of these kinds about one thing away, or of them one alone; how many there were."""
    with store.writing() as connection:
        gone = [
            connection.execute(
                "DELETE FROM correspondence WHERE kind = ?1 AND about = ?2 AND (?3 IS NULL OR body = ?3)",
                (kind.value, storable(about), body),
            ).rowcount
            for kind in kinds
        ]
    return sum(gone)
