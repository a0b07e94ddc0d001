"""Whom the digest suggested in which week: kept, so that it is the same when asked again, and rotates."""

from collections.abc import Collection, Sequence
from datetime import datetime

from goodword.nouns import AccountId
from goodword.store.database import Store
from goodword.store.rows import marks, to_micros


def suggested(store: Store, weeks: Collection[str]) -> tuple[AccountId, ...]:
    """The accounts that were suggested in these weeks ("2026-W48"), in their order."""
    with store.reading() as connection:
        rows = connection.execute(
            f"SELECT account_id FROM suggestion WHERE week IN ({marks(len(weeks))}) ORDER BY week, place",  # noqa: S608 - only question marks
            tuple(weeks),
        )
        return tuple(AccountId(row[0]) for row in rows)


def keep_suggested(store: Store, week: str, accounts: Sequence[AccountId], at: datetime) -> None:
    """Keep whom the digest of `week` suggests; what another process kept for it meanwhile stands."""
    with store.writing() as connection:
        (already,) = connection.execute("SELECT count(*) FROM suggestion WHERE week = ?", (week,)).fetchone()
        if not already:
            connection.executemany(
                "INSERT INTO suggestion (week, place, account_id, suggested_at) VALUES (?, ?, ?, ?)",
                ((week, place, account, to_micros(at)) for place, account in enumerate(accounts)),
            )
