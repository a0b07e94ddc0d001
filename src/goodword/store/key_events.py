"""What became of the owner's keys: only ever added."""

from dataclasses import dataclass
from datetime import datetime

from goodword.store.database import Store
from goodword.store.rows import from_micros, to_micros

FOLLOWED, REVOKED, NAMED = "followed", "revoked", "named"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyEvent:
    """A key was followed by a new one, given up, or named by a site in whose name it signs."""

    did: str
    state: str
    at: datetime
    since: datetime | None = None
    document: bytes | None = None
    """The key's own signed statement."""


def add_key_event(store: Store, event: KeyEvent) -> None:
    """Keep what happened to the key."""
    with store.writing() as connection:
        connection.execute(
            "INSERT INTO key_event (did, state, happened_at, since, document) VALUES (?, ?, ?, ?, ?)",
            (
                event.did,
                event.state,
                to_micros(event.at),
                None if event.since is None else to_micros(event.since),
                event.document,
            ),
        )


def key_events(store: Store) -> tuple[KeyEvent, ...]:
    """All that happened to the keys, oldest first."""
    with store.reading() as connection:
        rows = connection.execute(
            "SELECT did, state, happened_at, since, document FROM key_event ORDER BY key_event_key"
        )
        return tuple(
            KeyEvent(
                did=row[0],
                state=row[1],
                at=from_micros(row[2]),
                since=None if row[3] is None else from_micros(row[3]),
                document=row[4],
            )
            for row in rows
        )
