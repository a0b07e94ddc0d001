"""From a draft that may leave to a signed file, and from the recipient's answer to what it means."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from goodword.credential import (
    Answer,
    AnswerKind,
    Face,
    accept,
    correct,
    decline,
    entry_document,
    propose,
    read_answer,
    read_face,
    read_message,
    reissue,
    sign,
    verify,
)
from goodword.errors import AnswerMismatchError, MayNotSignError, NotSignedHereError
from goodword.nouns import AccountId, Credential, Recommendation, RecommendationId, State, Verification
from goodword.ports import Clock, Signer
from goodword.store.database import Store
from goodword.store.letters import (
    add_event,
    credential,
    credential_versions,
    events,
    recommendation,
    save_credential,
    save_recommendation,
)
from goodword.workflow.keys import issuing_site, keep_site_copy
from goodword.workflow.noting import note, subject_of
from goodword.workflow.requesting import known_key
from goodword.workflow.withdrawing import kept_beside, new_entry, sign_lists
from goodword.workflow.writing import DraftInHand

_ANSWERED = frozenset({State.SHOWN, State.KEPT_PRIVATE, State.DECLINED, State.CORRECTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What the giver's side made of a recipient's answer."""

    answer: Answer
    subject_name: str
    state: State
    is_due: bool = False
    """The words have to be signed again for the key that the answer disclosed (`sign_again`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """What the recipient reads before answering."""

    face: Face
    message: str | None
    verification: Verification


def sign_draft(
    store: Store,
    hand: DraftInHand,
    words: Recommendation,
    *,
    signer: Signer,
    clock: Clock,
    suites: Sequence[str],
) -> Credential:
    """Sign the approved words of a draft; words, exact bytes and the event are kept."""
    words = replace(words, subject_did=known_key(store, (account.id for account in hand.subject.accounts)))
    site = issuing_site(store)
    status = entry_document(new_entry(store, signer.did, site))
    signed = sign(words, signer=signer, at=clock.now(), suites=suites, status=status, site=site)
    subject = AccountId(hand.draft.subject)
    with store.writing():
        save_recommendation(store, words, draft_id=hand.draft.id, subject=subject)
        save_credential(store, signed)
        add_event(store, recommendation_id=words.id, subject=subject, state=State.SIGNED, at=clock.now())
        sign_lists(store, signer=signer, clock=clock, suites=suites)
        keep_site_copy(store, signer=signer, clock=clock)
    return signed


def propose_file(store: Store | None, document: bytes, *, message: str | None, clock: Clock) -> bytes:
    """The file for the recipient: the signed recommendation with the list of withdrawals, and a message.

    Raises MayNotSignError where it does not verify, UnreadableCredentialError where it is none.
    """
    proposed = read_proposal(document, clock=clock)
    _require_verified(proposed.verification)
    signed = Credential(
        id=proposed.face.id,
        issuer=proposed.face.issuer,
        subject=proposed.face.subject,
        document=document,
        signed_at=proposed.face.valid_from,
    )
    proposal = propose(signed, message=message, beside=kept_beside(store) if store is not None else ())
    if store is not None and recommendation(store, proposed.face.id) is not None:
        note(store, proposed.face.id, State.PROPOSED, clock, document=proposal)
    return proposal


def read_proposal(document: bytes, *, clock: Clock) -> Proposed:
    """What stands in a signed file or a proposal, and whether it holds."""
    return Proposed(
        face=read_face(document),
        message=read_message(document),
        verification=verify(document, now=clock.now()),
    )


def _require_verified(found: Verification) -> None:
    if not found.verified:
        raise MayNotSignError(found.problems)


def accept_file(
    document: bytes, *, signer: Signer, may_be_shown: bool, clock: Clock, suites: Sequence[str]
) -> bytes:
    """The recipient's own signed acceptance of exactly these bytes, together with them."""
    return accept(document, signer=signer, at=clock.now(), may_be_shown=may_be_shown, suites=suites)


def decline_file(document: bytes, *, signer: Signer, because: str | None, clock: Clock) -> bytes:
    """The recipient's refusal; it does not carry the recommendation."""
    return decline(document, signer=signer, at=clock.now(), because=because)


def correct_file(document: bytes, *, signer: Signer, wish: str, clock: Clock) -> bytes:
    """The recipient's wish for other words."""
    return correct(document, signer=signer, at=clock.now(), wish=wish)


def take_answer(store: Store, document: bytes, *, clock: Clock) -> Answered:
    """Record what the recipient answered.

    Raises AnswerMismatchError for an answer to something that was not signed here, to other words
    than those that were signed, or overtaken by a later one.
    """
    answer = read_answer(document, now=clock.now())
    words = recommendation(store, answer.recommendation_id)
    if words is None:
        raise AnswerMismatchError(
            f"The answer is about {answer.recommendation_id}, which was not signed here. "
            "Take it in with the --home in which it was signed."
        )
    given = version_answered(store, words.id, document, clock)
    _refuse_overtaken(store, answer, clock)
    _record_answer(store, answer, document, clock)
    is_due = answer.needs_reissue and given == credential(store, words.id)
    return Answered(answer=answer, subject_name=words.subject_name, state=_state(answer), is_due=is_due)


def sign_again(
    store: Store, answered: Answered, *, signer: Signer, clock: Clock, suites: Sequence[str]
) -> Credential:
    """Sign the same words for the key that the acceptance disclosed: same id, later `validFrom`.

    The owner says first that this key is the recipient's: whoever holds the file can accept it.
    """
    words_id, recipient = answered.answer.recommendation_id, answered.answer.recipient
    words, before = recommendation(store, words_id), credential(store, words_id)
    if words is None or before is None:
        raise NotSignedHereError(words_id)
    signed = reissue(words, to=recipient, signer=signer, at=clock.now(), supersedes=before, suites=suites)
    again = replace(words, subject_did=recipient)
    with store.writing():
        save_recommendation(store, again, draft_id=None, subject=subject_of(store, words_id))
        save_credential(store, signed)
        note(store, words_id, State.SUPERSEDED, clock, document=before.document)
        note(store, words_id, State.SIGNED, clock)
        sign_lists(store, signer=signer, clock=clock, suites=suites)
    return signed


def version_answered(store: Store, words_id: RecommendationId, document: bytes, clock: Clock) -> Credential:
    """The signed version that the answer is about; AnswerMismatchError where it is none of them."""
    refusal: AnswerMismatchError | None = None
    for version in reversed(credential_versions(store, words_id)):
        try:
            read_answer(document, now=clock.now(), given=version.document)
        except AnswerMismatchError as error:
            refusal = refusal or error
        else:
            return version
    raise refusal or NotSignedHereError(words_id)


def _refuse_overtaken(store: Store, answer: Answer, clock: Clock) -> None:
    """Refuse an older answer than one of the same key that is kept: a refusal is not undone by a replay.

    Refused is also an acceptance by another key than the one to which the words are made out by now;
    anybody may decline.
    """
    newest = credential(store, answer.recommendation_id)
    made_out = newest.subject if newest is not None and newest.subject.startswith("did:") else None
    if answer.kind is AnswerKind.ACCEPTED and made_out not in {None, answer.recipient}:
        raise AnswerMismatchError(
            f"The acceptance is by the key {answer.recipient}; the words are made out to {made_out} by now. "
            "Nothing was recorded."
        )
    for event in events(store, recommendation_id=answer.recommendation_id):
        if event.state in _ANSWERED and event.document is not None:
            kept = read_answer(event.document, now=clock.now())
            if kept.recipient == answer.recipient and kept.answered_at > answer.answered_at:
                raise AnswerMismatchError(
                    f"The answer is of {answer.answered_at:%Y-%m-%d %H:%M}; the same key answered again on "
                    f"{kept.answered_at:%Y-%m-%d %H:%M} ({kept.kind}), and that stands. Nothing was recorded."
                )


def _record_answer(store: Store, answer: Answer, document: bytes, clock: Clock) -> None:
    words_id = answer.recommendation_id
    if any(event.document == document for event in events(store, recommendation_id=words_id)):
        return  # the same file again: it stands already
    with store.writing():
        if answer.kind is AnswerKind.ACCEPTED:
            note(store, words_id, State.ACCEPTED, clock, detail=answer.recipient, document=document)
        note(store, words_id, _state(answer), clock, detail=answer.words, document=document)


def _state(answer: Answer) -> State:
    if answer.kind is AnswerKind.ACCEPTED:
        return State.SHOWN if answer.may_be_shown else State.KEPT_PRIVATE
    return State.DECLINED if answer.kind is AnswerKind.DECLINED else State.CORRECTED
