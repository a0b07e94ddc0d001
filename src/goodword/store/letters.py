"""Drafts, approved recommendations, signed credentials and what became of them: only ever added."""

import sqlite3
from datetime import datetime
from typing import Any

import msgspec

from goodword.nouns import (
    AccountId,
    Credential,
    Draft,
    Event,
    Recommendation,
    RecommendationId,
    State,
)
from goodword.store.database import Store
from goodword.store.rows import from_micros, storable, to_json, to_micros

_DRAFT = msgspec.json.Decoder(Draft)
_RECOMMENDATION = msgspec.json.Decoder(Recommendation)

_LATEST_DRAFTS = "SELECT max(draft_key) FROM draft GROUP BY draft_id"
_LATEST_RECOMMENDATIONS = "SELECT max(recommendation_key) FROM recommendation GROUP BY recommendation_id"
_LATEST_CREDENTIALS = "SELECT max(credential_key) FROM credential GROUP BY recommendation_id"


def save_draft(store: Store, draft: Draft, at: datetime) -> bool:
    """Keep the draft as it is now beside its earlier versions; False where nothing has changed."""
    body = to_json(draft)
    with store.writing() as connection:
        latest = connection.execute(
            "SELECT body FROM draft WHERE draft_id = ? ORDER BY draft_key DESC LIMIT 1", (draft.id,)
        ).fetchone()
        if latest == (body,):
            return False
        connection.execute(
            "INSERT INTO draft (draft_id, subject_id, saved_at, body) VALUES (?, ?, ?, ?)",
            (draft.id, draft.subject, to_micros(at), body),
        )
    return True


def drafts(store: Store) -> tuple[Draft, ...]:
    """Every draft as it was last saved, the one saved last at the end."""
    with store.reading() as connection:
        rows = connection.execute(
            f"SELECT body FROM draft WHERE draft_key IN ({_LATEST_DRAFTS}) ORDER BY draft_key"  # noqa: S608 - a constant
        )
        return tuple(_DRAFT.decode(row[0]) for row in rows)


def draft_history(store: Store, draft_id: str) -> tuple[Draft, ...]:
    """All versions of the draft, oldest first."""
    with store.reading() as connection:
        rows = connection.execute(
            "SELECT body FROM draft WHERE draft_id = ? ORDER BY draft_key", (storable(draft_id),)
        )
        return tuple(_DRAFT.decode(row[0]) for row in rows)


def save_recommendation(
    store: Store, recommendation: Recommendation, *, draft_id: str | None, subject: AccountId
) -> None:
    """Keep the approved text; an earlier one of the same id stays beside it."""
    with store.writing() as connection:
        connection.execute(
            "INSERT INTO recommendation (recommendation_id, draft_id, subject_id, approved_at, body)"
            " VALUES (?, ?, ?, ?, ?)",
            (
                recommendation.id,
                draft_id,
                subject,
                to_micros(recommendation.approved_at),
                to_json(recommendation),
            ),
        )


def recommendation(store: Store, recommendation_id: str) -> Recommendation | None:
    """The approved text as it was last; None where there is none."""
    with store.reading() as connection:
        row = connection.execute(
            "SELECT body FROM recommendation WHERE recommendation_id = ?"
            " ORDER BY recommendation_key DESC LIMIT 1",
            (storable(recommendation_id),),
        ).fetchone()
    return _RECOMMENDATION.decode(row[0]) if row else None


def recommendations(store: Store) -> tuple[tuple[AccountId, Recommendation], ...]:
    """Every approved text as it was last, with the account of its subject, oldest first."""
    with store.reading() as connection:
        rows = connection.execute(
            f"""
            SELECT subject_id, body FROM recommendation
            WHERE recommendation_key IN ({_LATEST_RECOMMENDATIONS}) ORDER BY recommendation_key
            """  # noqa: S608 - a constant
        )
        return tuple((AccountId(subject), _RECOMMENDATION.decode(body)) for subject, body in rows)


def add_event(  # noqa: PLR0913 - each a fact of the event
    store: Store,
    *,
    recommendation_id: str | None,
    subject: AccountId,
    state: State,
    at: datetime,
    detail: str | None = None,
    document: bytes | None = None,
) -> None:
    """Add what happened; it is never changed and never taken away."""
    with store.writing() as connection:
        document_key = None
        if document is not None:
            document_key = connection.execute(
                "INSERT INTO document (received_at, body) VALUES (?, ?)", (to_micros(at), document)
            ).lastrowid
        connection.execute(
            "INSERT INTO event (recommendation_id, subject_id, state, happened_at, detail, document_key)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (
                storable(recommendation_id),
                subject,
                state.value,
                to_micros(at),
                storable(detail),
                document_key,
            ),
        )


def events(store: Store, *, recommendation_id: str | None = None) -> tuple[Event, ...]:
    """All that happened, in the order in which it was noted; or what happened to one recommendation."""
    with store.reading() as connection:
        rows = connection.execute(
            """
            SELECT recommendation_id, subject_id, state, happened_at, detail, body
            FROM event LEFT JOIN document USING (document_key)
            WHERE ?1 IS NULL OR recommendation_id = ?1 ORDER BY event_key
            """,
            (storable(recommendation_id),),
        )
        return tuple(_event(row) for row in rows)


def _event(row: tuple[Any, ...]) -> Event:
    return Event(
        recommendation_id=row[0],
        subject=AccountId(row[1]),
        state=State(row[2]),
        at=from_micros(row[3]),
        detail=row[4],
        document=row[5],
    )


def save_credential(store: Store, credential: Credential) -> None:
    """Keep the exact signed bytes; every version that was ever signed stays."""
    with store.writing() as connection:
        connection.execute(
            "INSERT INTO credential (recommendation_id, issuer, subject, signed_at, document)"
            " VALUES (?, ?, ?, ?, ?)",
            (
                credential.id,
                credential.issuer,
                credential.subject,
                to_micros(credential.signed_at),
                credential.document,
            ),
        )


def credential(store: Store, recommendation_id: str) -> Credential | None:
    """The credential of this recommendation that was kept last; None where none was signed."""
    versions = credential_versions(store, recommendation_id)
    return versions[-1] if versions else None


def credential_versions(store: Store, recommendation_id: str) -> tuple[Credential, ...]:
    """Every credential that was signed for this recommendation, oldest first."""
    with store.reading() as connection:
        return _credentials(connection, "recommendation_id = ?", (storable(recommendation_id),))


def credentials(store: Store) -> tuple[Credential, ...]:
    """The latest credential of each recommendation, in the order of signing."""
    with store.reading() as connection:
        return _credentials(connection, f"credential_key IN ({_LATEST_CREDENTIALS})", ())


def _credentials(
    connection: sqlite3.Connection, condition: str, values: tuple[str, ...]
) -> tuple[Credential, ...]:
    rows = connection.execute(
        f"""
        SELECT recommendation_id, issuer, subject, document, signed_at
        FROM credential WHERE {condition} ORDER BY credential_key
        """,  # noqa: S608 - conditions of ours
        values,
    )
    return tuple(
        Credential(
            id=RecommendationId(row[0]),
            issuer=row[1],
            subject=row[2],
            document=row[3],
            signed_at=from_micros(row[4]),
        )
        for row in rows
    )
