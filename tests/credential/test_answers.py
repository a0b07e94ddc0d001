from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from goodword.credential import (
    AnswerKind,
    accept,
    correct,
    decline,
    digest_of,
    propose,
    read_answer,
    read_message,
    reissue,
    same_words,
    sign,
    verify,
)
from goodword.credential.canonical import canonical, parse
from goodword.errors import AnswerMismatchError, RefusedCredentialError
from goodword.nouns import Credential, Recommendation
from goodword.ports import Signer

DAY = timedelta(days=1)


def test_the_whole_way_from_a_proposal_to_accepted_by_name(
    recommendation: Recommendation, ada: Signer, bo: Signer, at: datetime
) -> None:
    first = sign(recommendation, signer=ada, at=at)
    held = accept(propose(first, message="Dear Bo"), signer=bo, at=at + DAY, may_be_shown=True)
    acceptance = verify(held, now=at + DAY).acceptance
    assert acceptance is not None
    assert not acceptance.is_by_subject

    answer = read_answer(held, now=at + DAY, given=first.document)
    assert (answer.kind, answer.recipient, answer.needs_reissue) == (AnswerKind.ACCEPTED, bo.did, True)

    again = reissue(recommendation, to=answer.recipient, signer=ada, at=at + 2 * DAY, supersedes=first)
    assert (again.id, again.subject) == (first.id, bo.did)
    assert again.signed_at > first.signed_at
    assert parse(again.document)["awardedDate"] == parse(first.document)["awardedDate"]
    assert same_words(held, again.document)

    accepted = accept(propose(again, message=None), signer=bo, at=at + 3 * DAY, may_be_shown=True)
    acceptance = verify(accepted, now=at + 3 * DAY).acceptance
    assert acceptance is not None
    assert acceptance.is_by_subject
    assert acceptance.may_be_shown
    assert not read_answer(accepted, now=at + 3 * DAY, given=again.document).needs_reissue


def test_a_new_version_is_later_even_within_one_second(
    recommendation: Recommendation, ada: Signer, bo: Signer, at: datetime
) -> None:
    first = sign(recommendation, signer=ada, at=at)
    again = reissue(recommendation, to=bo.did, signer=ada, at=at, supersedes=first)
    assert again.signed_at == first.signed_at + timedelta(seconds=1)


def test_an_acceptance_says_whether_the_words_may_be_shown(
    credential: Credential, bo: Signer, at: datetime
) -> None:
    for may_be_shown in (True, False):
        whole = accept(credential.document, signer=bo, at=at, may_be_shown=may_be_shown)
        acceptance = verify(whole, now=at).acceptance
        assert acceptance is not None
        assert acceptance.may_be_shown is may_be_shown
        assert read_answer(whole, now=at).may_be_shown is may_be_shown


def test_an_acceptance_can_be_given_again_with_another_word_on_showing(
    credential: Credential, bo: Signer, at: datetime
) -> None:
    shown = accept(credential.document, signer=bo, at=at, may_be_shown=True)
    private = accept(shown, signer=bo, at=at + DAY, may_be_shown=False)
    acceptance = verify(private, now=at + DAY).acceptance
    assert acceptance is not None
    assert not acceptance.may_be_shown


def test_an_acceptance_of_an_earlier_version_counts_for_nothing(
    recommendation: Recommendation, credential: Credential, ada: Signer, bo: Signer, at: datetime
) -> None:
    held = parse(accept(credential.document, signer=bo, at=at, may_be_shown=True))
    revised = sign(replace(recommendation, paragraphs=("Bo is brilliant.",)), signer=ada, at=at + DAY)
    credentials = held["verifiableCredential"]
    assert isinstance(credentials, list)
    stale = canonical({**held, "verifiableCredential": [parse(revised.document), credentials[1]]})
    answer = verify(stale, now=at + DAY)
    assert answer.verified
    assert answer.acceptance is None
    assert "not accepted" in answer.warnings[0]
    with pytest.raises(AnswerMismatchError, match="earlier version"):
        read_answer(stale, now=at + DAY)


def test_the_acceptance_of_somebody_else_is_refused(
    recommendation: Recommendation, credential: Credential, ada: Signer, bo: Signer, eve: Signer, at: datetime
) -> None:
    to_bo = reissue(recommendation, to=bo.did, signer=ada, at=at, supersedes=credential)
    with pytest.raises(AnswerMismatchError, match="made out to"):
        accept(to_bo.document, signer=eve, at=at, may_be_shown=True)


def test_the_writer_cannot_answer_for_the_recipient(
    credential: Credential, ada: Signer, at: datetime
) -> None:
    with pytest.raises(AnswerMismatchError, match="your own key"):
        accept(credential.document, signer=ada, at=at, may_be_shown=True)


def test_nothing_broken_is_answered(credential: Credential, bo: Signer, at: datetime) -> None:
    broken = credential.document.replace(b"Bo Linde", b"Bo Lunde")
    with pytest.raises(RefusedCredentialError, match="does not hold"):
        accept(broken, signer=bo, at=at, may_be_shown=True)


def test_a_refusal_carries_neither_the_words_nor_a_name(
    credential: Credential, bo: Signer, at: datetime
) -> None:
    refusal = decline(credential.document, signer=bo, at=at, because=None)
    for word in ("Bo Linde", "Ada", "floods", "social.example"):
        assert word not in refusal.decode()
    answer = read_answer(refusal, now=at, given=credential.document)
    assert (answer.kind, answer.words, answer.recommendation) == (AnswerKind.DECLINED, None, None)
    assert answer.digest == digest_of(credential.document)


def test_a_refusal_and_a_wish_come_back_in_the_recipients_words(
    credential: Credential, bo: Signer, at: datetime
) -> None:
    refusal = decline(credential.document, signer=bo, at=at, because="We should talk first.")
    assert read_answer(refusal, now=at).words == "We should talk first."
    wish = read_answer(correct(credential.document, signer=bo, at=at, wish="It was 2018."), now=at)
    assert (wish.kind, wish.words, wish.needs_reissue) == (AnswerKind.CORRECTION, "It was 2018.", False)


def test_a_wish_has_to_say_something(credential: Credential, bo: Signer, at: datetime) -> None:
    with pytest.raises(AnswerMismatchError, match="what should change"):
        correct(credential.document, signer=bo, at=at, wish=" ")


def test_an_answer_to_other_words_is_told_from_an_answer_to_these(
    recommendation: Recommendation, credential: Credential, ada: Signer, bo: Signer, at: datetime
) -> None:
    other = sign(recommendation, signer=ada, at=at + DAY)
    refusal = decline(credential.document, signer=bo, at=at, because=None)
    with pytest.raises(AnswerMismatchError, match="other words"):
        read_answer(refusal, now=at, given=other.document)


def test_a_file_without_an_answer_is_told(credential: Credential, at: datetime) -> None:
    with pytest.raises(AnswerMismatchError, match="holds no answer"):
        read_answer(propose(credential, message="Dear Bo"), now=at)


def test_an_answer_cannot_be_answered(credential: Credential, bo: Signer, eve: Signer, at: datetime) -> None:
    refusal = decline(credential.document, signer=bo, at=at, because=None)
    with pytest.raises(AnswerMismatchError, match="holds an answer"):
        accept(refusal, signer=eve, at=at, may_be_shown=True)


def test_the_message_travels_beside_the_words(credential: Credential) -> None:
    assert read_message(propose(credential, message="Dear Bo")) == "Dear Bo"
    assert read_message(propose(credential, message=None)) is None


def test_the_message_is_not_taken_for_signed(credential: Credential, at: datetime) -> None:
    answer = verify(propose(credential, message="Dear Bo"), now=at)
    assert answer.verified
    assert answer.warnings == ("The message beside the recommendation is not signed.",)


@pytest.mark.parametrize(
    ("changes", "is_same"),
    [
        ({}, True),
        ({"subject_did": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"}, True),
        ({"paragraphs": ("Bo is kind.",)}, False),
        ({"author_role": None}, False),
        ({"subject_name": "Bo Lind"}, False),
        ({"skills": ()}, False),
        ({"evidence": ()}, False),
    ],
)
def test_a_reissue_that_changes_more_than_the_subject_is_noticed(
    recommendation: Recommendation,
    credential: Credential,
    ada: Signer,
    at: datetime,
    changes: dict[str, object],
    is_same: bool,  # noqa: FBT001 - the expected answer
) -> None:
    again = sign(replace(recommendation, **changes), signer=ada, at=at + DAY)  # type: ignore[arg-type] # fields by name
    assert same_words(credential.document, again.document) is is_same


CASES = Path(__file__).parent.parent.parent / "conformance" / "verify-cases"


@pytest.mark.parametrize(
    ("file", "error", "found"),
    [
        ("acceptance-by-another", RefusedCredentialError, "made out to"),
        ("acceptance-by-writer", AnswerMismatchError, "writer’s own key"),
        ("acceptance-stale", AnswerMismatchError, "earlier version"),
        ("acceptance-changed", RefusedCredentialError, "does not hold"),
        ("accepted-words-changed", RefusedCredentialError, "does not hold"),
        ("answer-unknown", RefusedCredentialError, "not known"),
    ],
)
def test_an_answer_that_counts_for_nothing_is_never_taken_for_one(
    file: str, error: type[Exception], found: str
) -> None:
    now = datetime.fromisoformat("2026-11-24T09:30:00Z")
    with pytest.raises(error, match=found):
        read_answer((CASES / f"{file}.json").read_bytes(), now=now)


def test_an_answer_of_somebody_else_never_moves_the_words_to_their_key(
    recommendation: Recommendation, credential: Credential, ada: Signer, bo: Signer, eve: Signer, at: datetime
) -> None:
    to_bo = reissue(recommendation, to=bo.did, signer=ada, at=at, supersedes=credential)
    by_eve = decline(credential.document, signer=eve, at=at, because=None)
    with pytest.raises(AnswerMismatchError, match="other words"):
        read_answer(by_eve, now=at + DAY, given=to_bo.document)
    accepted = accept(to_bo.document, signer=bo, at=at + DAY, may_be_shown=True)
    assert not read_answer(accepted, now=at + DAY, given=to_bo.document).needs_reissue
