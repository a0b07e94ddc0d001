"""What the recipient answered: acceptance, refusal, wish for a correction.

An answer is the recipient's own EndorsementCredential about the recommendation's id, bound
to its exact bytes by a digest (`replying` writes it).
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from goodword.credential.canonical import Document, canonical
from goodword.credential.checks import Checked, check
from goodword.credential.did import id_of, writer_of
from goodword.credential.envelope import check_layout, open_file
from goodword.credential.multibase import digest_of
from goodword.credential.reasons import Reason, refused
from goodword.credential.shape import EndorsementShape
from goodword.errors import AnswerMismatchError
from goodword.nouns import RecommendationId


class AnswerKind(StrEnum):
    """What the recipient answered."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    CORRECTION = "correction"


NAMES = {
    AnswerKind.ACCEPTED: "Acceptance of a recommendation",
    AnswerKind.DECLINED: "Refusal of a recommendation",
    AnswerKind.CORRECTION: "Wish for a correction of a recommendation",
}
"""The `name` of an answer says its kind, in exactly these words."""

MAY_BE_SHOWN = "I accept this recommendation. It may be shown."
KEPT_PRIVATE = "I accept this recommendation. It is for me alone and may not be shown."
DECLINED = "I do not accept this recommendation."


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A recipient's answer whose signature holds."""

    kind: AnswerKind
    recommendation_id: RecommendationId
    recipient: str
    """DID of who answered."""
    answered_at: datetime
    digest: str
    """Digest of the exact bytes that were answered; compare with `digest_of`."""
    may_be_shown: bool = False
    words: str | None = None
    """The wish, or why it was declined."""
    needs_reissue: bool = False
    """Accepted before it was made out to any key: issue it again to `recipient`."""
    recommendation: bytes | None = None
    """The accepted bytes, where the file carries them."""


def read_answer(document: bytes, *, now: datetime, given: bytes | None = None) -> Answer:
    """The answer in a file that came back.

    With `given`, the exact bytes that were signed, AnswerMismatchError says where the answer is
    of other words. RefusedCredentialError where a signature does not hold, or where the answer is
    by another key than the one to which the words are made out.
    """
    opened = open_file(document)
    if opened.answer is None:
        raise AnswerMismatchError("The file holds no answer; expected what the recipient sent back.")
    if opened.recommendation is not None:
        check(opened.recommendation, now=now)
    check_layout(document, opened)
    answer = to_answer(check(opened.answer, now=now), opened.recommendation)
    about = opened.recommendation if given is None else open_file(given).recommendation
    if about is not None:
        _refuse_unless_about(answer, about)
    return answer


def to_answer(checked: Checked, recommendation: Document | None) -> Answer:
    """What a checked answer says; refused where it has not the form of one."""
    shape = checked.shape
    kind = _kind_of(shape)
    comment = shape.credential_subject.endorsement_comment
    if kind is AnswerKind.ACCEPTED and comment not in {MAY_BE_SHOWN, KEPT_PRIVATE}:
        raise refused(Reason.SHAPE, "an acceptance in other words than those agreed")
    if len(shape.related_resource) != 1 or shape.related_resource[0].id != shape.credential_subject.id:
        raise refused(Reason.SHAPE, "an answer to something else than one recommendation")
    return Answer(
        kind=kind,
        recommendation_id=RecommendationId(shape.credential_subject.id),
        recipient=checked.writer,
        answered_at=checked.signed_at,
        digest=shape.related_resource[0].digest_multibase,
        may_be_shown=comment == MAY_BE_SHOWN,
        words=None if kind is AnswerKind.ACCEPTED or comment == DECLINED else comment,
        needs_reissue=kind is AnswerKind.ACCEPTED and not _subject_in(recommendation).startswith("did:"),
        recommendation=None if recommendation is None else canonical(recommendation),
    )


def _kind_of(shape: EndorsementShape) -> AnswerKind:
    for kind, name in NAMES.items():
        if shape.name == name:
            return kind
    raise refused(Reason.SHAPE, "an answer of a kind that is not known")


def _refuse_unless_about(answer: Answer, recommendation: Document) -> None:
    """Refuse an answer of other words, by the writer, or by another than the subject."""
    if digest_of(canonical(recommendation)) != answer.digest:
        raise AnswerMismatchError(
            "The answer is of other words than these, or of an earlier version of them. "
            "Propose the newest version again."
        )
    subject = _subject_in(recommendation)
    if subject.startswith("did:") and subject != answer.recipient:
        raise refused(Reason.OTHER_ACCEPTANCE, answer.recipient, subject)
    if writer_of(recommendation) == answer.recipient:
        raise AnswerMismatchError("The answer was signed with the writer’s own key, so it is none.")


def _subject_in(recommendation: Document | None) -> str:
    """The `id` of the subject; empty where there is none."""
    return "" if recommendation is None else id_of(recommendation.get("credentialSubject"))
