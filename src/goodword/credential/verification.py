"""What can be said of a signed file: `verify`, in numbered steps, without a connection."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from goodword.credential.answers import Answer, AnswerKind, to_answer
from goodword.credential.canonical import canonical
from goodword.credential.checks import Checked, check
from goodword.credential.disguise import cautions_about_name, cautions_about_text
from goodword.credential.envelope import OpenFile, check_layout, open_file
from goodword.credential.multibase import digest_of
from goodword.credential.paper import is_paper, signed_copy_in
from goodword.credential.reasons import Caution, Reason, refused, sentence
from goodword.credential.standing import (
    UNKNOWN,
    WITHDRAWN,
    Held,
    judge_site,
    judge_standing,
    linked_to,
)
from goodword.errors import RefusedCredentialError
from goodword.nouns import Acceptance, RecommendationId, Verification

NOTHING = Held()


def verify(document: bytes, *, now: datetime, held: Held = NOTHING) -> Verification:
    """Whether the signatures in the file hold, and what has to be told of it.

    `document` is a credential, a proposal or an answer file, or a PDF with one of them inside;
    `now` is aware; `held` is what the reader has beside it. Raises UnreadableCredentialError for what
    is no such file at all, and nothing
    else. What is not verified is not shown: every other field is then empty.
    """
    if is_paper(document):
        # 0. What a PDF shows is drawn by whoever made it: only the copy inside it is looked at.
        found = verify(signed_copy_in(document), now=now, held=held)
        return (
            replace(found, warnings=(sentence(Caution.ON_PAPER), *found.warnings))
            if found.verified
            else found
        )
    try:
        # 1. The file can be read in one way only, and is one of the four that are known.
        opened = open_file(document)
        # 2. The recommendation, or the answer that travels alone, holds (`checks`).
        first = check(opened.recommendation or opened.answer or {}, now=now, quads=held.quads)
        # 3. The acceptance beside it holds too, and is judged: whose, of which bytes.
        acceptance, cautions = _judge_acceptance(opened, first, held, now)
        # 4. No byte of the file was touched outside of what is signed.
        relaid = check_layout(document, opened)
        # 5. The key was not given up before, and nothing was withdrawn, as far as can be told.
        status, of_status = judge_standing(opened, first, acceptance, held, now=now)
        # 6. A site that is named as the issuer does not deny the key.
        of_site, linked = judge_site(opened, first, held, now=now), linked_to(first, held)
    except RefusedCredentialError as error:
        status = WITHDRAWN if error.reason == Reason.WITHDRAWN else UNKNOWN
        return Verification(verified=False, status=status, problems=(str(error),))
    cautions = (*first.cautions, *of_site, *of_status, *cautions, *relaid)
    return replace(_verification(opened, first, acceptance, status, cautions), linked_to=linked)


def _judge_acceptance(
    opened: OpenFile, first: Checked, held: Held, now: datetime
) -> tuple[Acceptance | None, tuple[str, ...]]:
    """The acceptance, or why it is none.

    An acceptance with a broken signature, or by somebody to whom the recommendation is not
    made out, spoils the file. One of an earlier version does not: the words stand, unaccepted.
    """
    if opened.answer is None:
        return None, ()
    if opened.recommendation is None:
        return None, (sentence(Caution.AN_ANSWER, to_answer(first, None).kind),)
    checked = check(opened.answer, now=now, quads=held.quads)
    answer = to_answer(checked, opened.recommendation)
    if answer.kind is not AnswerKind.ACCEPTED:
        raise refused(Reason.ENVELOPE, f"it holds an answer of the kind “{answer.kind}”")
    subject = first.shape.credential_subject.id
    accepted = (first.shape.id, digest_of(canonical(opened.recommendation)))
    if (answer.recommendation_id, answer.digest) != accepted:
        return None, (*checked.cautions, sentence(Caution.STALE_ACCEPTANCE))
    if answer.recipient == first.writer:
        return None, (*checked.cautions, sentence(Caution.OWN_ACCEPTANCE))
    if subject.startswith("did:") and subject != answer.recipient:
        raise refused(Reason.OTHER_ACCEPTANCE, answer.recipient, subject)
    return _acceptance(answer), checked.cautions


def _acceptance(answer: Answer) -> Acceptance:
    return Acceptance(
        recipient=answer.recipient,
        accepted_at=answer.answered_at,
        may_be_shown=answer.may_be_shown,
        is_by_subject=not answer.needs_reissue,
    )


def _verification(
    opened: OpenFile,
    first: Checked,
    acceptance: Acceptance | None,
    status: str,
    cautions: tuple[str, ...],
) -> Verification:
    shape = first.shape
    return Verification(
        verified=True,
        recommendation_id=RecommendationId(
            shape.credential_subject.id if opened.recommendation is None else shape.id
        ),
        issuer=first.writer,
        site=shape.profile.id if shape.profile.id != first.writer else None,
        issuer_name=shape.profile.name,
        subject=shape.credential_subject.id,
        subject_name=shape.credential_subject.name,
        comment=shape.credential_subject.endorsement_comment,
        signed_at=first.signed_at,
        suites=first.suites,
        status=status,
        acceptance=acceptance,
        warnings=(*cautions, *_cautions_for_the_eye(opened, first)),
    )


def _cautions_for_the_eye(opened: OpenFile, first: Checked) -> Iterator[str]:
    shape = first.shape
    yield from cautions_about_name("The name of the writer", shape.profile.name or "")
    yield from cautions_about_name("The name of the person recommended", shape.credential_subject.name or "")
    yield from cautions_about_text("The text", shape.credential_subject.endorsement_comment)
    if opened.message is not None:
        yield sentence(Caution.MESSAGE_UNSIGNED)
