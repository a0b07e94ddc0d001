from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodword.credential import accept, decline, propose, read_credential, read_face, sign
from goodword.errors import RefusedCredentialError, UnreadableCredentialError
from goodword.nouns import Credential, Disclosures, Recommendation
from goodword.ports import Signer

LINE = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=40)


def test_the_face_shows_everything_that_was_signed(
    credential: Credential, recommendation: Recommendation, at: datetime
) -> None:
    face = read_face(credential.document)
    assert face.id == recommendation.id
    assert (face.author_name, face.author_role, face.author_url) == (
        "Ada Márquez",
        "Hydrologist at Tidewater",
        "https://ada.example/",
    )
    assert (face.subject_name, face.subject_url) == ("Bo Linde", "https://bo.example/")
    assert face.paragraphs == recommendation.paragraphs
    assert face.own_statements == recommendation.own_statements
    assert face.skills == recommendation.skills
    assert face.relation == "One group at Tidewater"
    assert face.disclosures == ("No payment and no purchase stands behind it.", "They are not family.")
    assert [item.quote for item in face.evidence] == [item.quote for item in recommendation.evidence]
    assert face.evidence[0].sent_at == datetime(2021, 3, 4, tzinfo=UTC)
    assert face.evidence[1].sent_at is None
    assert (face.awarded_at, face.valid_from) == (at, at)


def test_disclosures_without_a_relation_are_not_taken_for_one(
    recommendation: Recommendation, ada: Signer, at: datetime
) -> None:
    said = replace(recommendation, disclosures=Disclosures(is_paid=True))
    face = read_face(sign(said, signer=ada, at=at).document)
    assert face.relation is None
    assert len(face.disclosures) == 1


def test_proposals_and_acceptances_show_the_same_face(
    credential: Credential, bo: Signer, at: datetime
) -> None:
    face = read_face(credential.document)
    proposal = propose(credential, message="Dear Bo")
    assert read_face(proposal) == face
    assert read_face(accept(proposal, signer=bo, at=at, may_be_shown=False)) == face


def test_the_exact_signed_bytes_are_taken_out_of_every_file(
    credential: Credential, bo: Signer, at: datetime
) -> None:
    proposal = propose(credential, message="Dear Bo")
    accepted = accept(proposal, signer=bo, at=at, may_be_shown=True)
    for document in (credential.document, proposal, accepted):
        assert read_credential(document) == credential


def test_a_refusal_has_no_face(credential: Credential, bo: Signer, at: datetime) -> None:
    with pytest.raises(RefusedCredentialError, match="holds no recommendation"):
        read_face(decline(credential.document, signer=bo, at=at, because=None))


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"type":["VerifiableCredential"]}'])
def test_what_is_no_recommendation_has_no_face(data: bytes) -> None:
    with pytest.raises((UnreadableCredentialError, RefusedCredentialError)):
        read_face(data)


@given(paragraphs=st.lists(LINE, min_size=1, max_size=4), skills=st.lists(LINE, max_size=4))
def test_words_and_skills_come_back_as_they_were(
    recommendation: Recommendation, ada: Signer, paragraphs: list[str], skills: list[str]
) -> None:
    whole = replace(recommendation, paragraphs=tuple(paragraphs), skills=tuple(skills))
    face = read_face(sign(whole, signer=ada, at=datetime(2026, 11, 20, tzinfo=UTC)).document)
    assert (face.paragraphs, face.skills) == (tuple(paragraphs), tuple(skills))
