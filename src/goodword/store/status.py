"""Signed lists of withdrawals: only ever added, the latest of each counts."""

from datetime import datetime

from goodword.store.database import Store
from goodword.store.rows import to_micros


def save_status_list(
    store: Store, list_id: str, *, issuer: str, signed_at: datetime, document: bytes
) -> None:
    """Keep the list as it was signed."""
    with store.writing() as connection:
        connection.execute(
            "INSERT INTO status_list (list_id, issuer, signed_at, document) VALUES (?, ?, ?, ?)",
            (list_id, issuer, to_micros(signed_at), document),
        )


def status_lists(store: Store) -> dict[str, bytes]:
    """The latest list of each id, in the order in which they were first signed."""
    with store.reading() as connection:
        rows = connection.execute("SELECT list_id, document FROM status_list ORDER BY status_list_key")
        return dict(rows.fetchall())
