from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from goodword.errors import UnusableStoreError
from goodword.nouns import (
    AccountId,
    Basis,
    Credential,
    Disclosures,
    Draft,
    DraftId,
    Event,
    PersonId,
    Pronoun,
    Recommendation,
    RecommendationId,
    ReleasedEvidence,
    Sentence,
    State,
)
from goodword.store.database import Store
from goodword.store.imports import undo_import
from goodword.store.letters import (
    add_event,
    credential,
    credential_versions,
    credentials,
    draft_history,
    drafts,
    events,
    recommendation,
    recommendations,
    save_credential,
    save_draft,
    save_recommendation,
)

if TYPE_CHECKING:
    from tests.store.conftest import Make

ANA = AccountId("x:2")
LETTER = RecommendationId("urn:uuid:6e1f2a6c-0000-4000-8000-000000000001")


@pytest.fixture
def draft(now: datetime) -> Draft:
    return Draft(
        id=DraftId("ana-1"),
        subject=PersonId("x:2"),
        subject_name="Ana Ruiz",
        owner_name="Rosa Lind",
        language="en",
        pronoun=Pronoun.SHE,
        sentences=(Sentence(text="She edits.", basis=Basis.OWN_WORDS, evidence=("ab",), paragraph=1),),
        skills=("Editing",),
        disclosures=Disclosures(relation="We worked together", is_paid=False),
        made_at=now,
    )


@pytest.fixture
def letter(now: datetime) -> Recommendation:
    return Recommendation(
        id=LETTER,
        author_name="Rosa Lind",
        subject_name="Ana Ruiz",
        paragraphs=("She edits.",),
        disclosures=Disclosures(),
        evidence=(ReleasedEvidence(url=None, sent_at=now, quote="thank you"),),
        language="en",
        approved_at=now,
    )


def signed(document: bytes, now: datetime, name: str = LETTER) -> Credential:
    return Credential(
        id=RecommendationId(name), issuer="did:key:z1", subject="urn:uuid:1", document=document, signed_at=now
    )


def test_a_draft_is_kept_with_its_history(store: Store, draft: Draft, now: datetime) -> None:
    edited = replace(draft, skills=("Editing", "Pricing"), edited_at=now)
    assert save_draft(store, draft, now)
    assert save_draft(store, edited, now)
    assert not save_draft(store, edited, now)
    assert draft_history(store, "ana-1") == (draft, edited)
    assert drafts(store) == (edited,)
    assert draft_history(store, "bea-1") == ()


def test_a_revised_recommendation_is_the_one_that_holds(
    store: Store, letter: Recommendation, now: datetime
) -> None:
    assert recommendation(store, LETTER) is None
    save_recommendation(store, letter, draft_id="ana-1", subject=ANA)
    revised = replace(letter, paragraphs=("She edits, and well.",), approved_at=now + timedelta(days=1))
    save_recommendation(store, revised, draft_id="ana-1", subject=ANA)
    assert recommendation(store, LETTER) == revised
    assert recommendations(store) == ((ANA, revised),)


def test_every_signed_version_is_kept_to_the_byte(store: Store, now: datetime) -> None:
    first, second = signed(b'{"a":\x001}', now), signed(b'{"a": 2}\n', now + timedelta(days=1))
    other = signed(b"{}", now, "urn:uuid:2")
    for one in (first, second, other):
        save_credential(store, one)
    assert credential(store, LETTER) == second
    assert credential_versions(store, LETTER) == (first, second)
    assert credentials(store) == (second, other)
    assert credential(store, "urn:uuid:unknown") is None


def test_events_are_kept_in_order_with_their_documents(store: Store, now: datetime) -> None:
    add_event(store, recommendation_id=LETTER, subject=ANA, state=State.SIGNED, at=now)
    add_event(
        store,
        recommendation_id=LETTER,
        subject=ANA,
        state=State.ACCEPTED,
        at=now,
        detail="by file",
        document=b"\x00{}",
    )
    add_event(
        store, recommendation_id=None, subject=ANA, state=State.GIVEN_ELSEWHERE, at=now, detail="linkedin"
    )
    assert [event.state for event in events(store)] == [State.SIGNED, State.ACCEPTED, State.GIVEN_ELSEWHERE]
    assert events(store, recommendation_id=LETTER)[1] == Event(
        recommendation_id=LETTER,
        subject=ANA,
        state=State.ACCEPTED,
        at=now,
        detail="by file",
        document=b"\x00{}",
    )


@pytest.mark.parametrize("deed", ["UPDATE event SET state = 'withdrawn'", "DELETE FROM event"])
def test_an_event_is_never_changed_and_never_deleted(store: Store, now: datetime, deed: str) -> None:
    add_event(store, recommendation_id=LETTER, subject=ANA, state=State.SIGNED, at=now)
    with pytest.raises(UnusableStoreError, match="only ever added"), store.writing() as connection:
        connection.execute(deed)
    assert len(events(store)) == 1


def test_a_document_can_be_erased_and_its_event_stays(store: Store, now: datetime) -> None:
    add_event(store, recommendation_id=LETTER, subject=ANA, state=State.DECLINED, at=now, document=b"words")
    with store.writing() as connection:
        connection.execute("DELETE FROM document")
    assert [(event.state, event.document) for event in events(store)] == [(State.DECLINED, None)]


def test_letters_survive_the_undoing_of_every_import(
    store: Store, make: Make, draft: Draft, letter: Recommendation, now: datetime
) -> None:
    report = make.imported(store, [make.exchange("1")])
    save_draft(store, draft, now)
    save_recommendation(store, letter, draft_id=draft.id, subject=ANA)
    save_credential(store, signed(b"{}", now))
    add_event(store, recommendation_id=LETTER, subject=ANA, state=State.SIGNED, at=now)
    undo_import(store, report.id)
    assert (len(drafts(store)), len(recommendations(store)), len(credentials(store)), len(events(store))) == (
        1,
        1,
        1,
        1,
    )
