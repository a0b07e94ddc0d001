"""From file to file: the giver proposes, the recipient accepts, declines or wishes for other words.

An answer holds what it has to say and no more: a refusal does not carry the recommendation.
Nothing is registered anywhere; the files go by whatever way the two use.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from goodword.credential.answers import DECLINED, KEPT_PRIVATE, MAY_BE_SHOWN, NAMES, AnswerKind
from goodword.credential.canonical import Document, Json, canonical, parse
from goodword.credential.checks import Checked, check
from goodword.credential.envelope import OpenFile, open_file, presentation, staple
from goodword.credential.multibase import digest_of
from goodword.credential.shape import CONTEXT, SCHEMA, TYPE, EndorsementShape
from goodword.credential.signing import JCS_ALONE, sign_document
from goodword.credential.times import written
from goodword.errors import AnswerMismatchError
from goodword.nouns import Credential
from goodword.ports import Signer


def propose(credential: Credential, *, message: str | None, beside: Sequence[bytes] = ()) -> bytes:
    """The file for the recipient: the recommendation, and the giver's message beside it, unsigned.

    Of `beside` those travel with it that are about it (`staple`), else those that the file carries already.
    """
    opened = open_file(credential.document)
    members: dict[str, Json] = {"description": message} if message else {}
    held = [_the_recommendation(opened), *opened.beside]
    return staple(canonical(presentation(held, **members)), beside)


def read_message(document: bytes) -> str | None:
    """The giver's message in a proposal; it is not signed."""
    return open_file(document).message


def accept(
    document: bytes,
    *,
    signer: Signer,
    at: datetime,
    may_be_shown: bool,
    suites: Sequence[str] = JCS_ALONE,
) -> bytes:
    """The recommendation with the recipient's acceptance, in one file.

    Raises RefusedCredentialError for a recommendation that does not hold, AnswerMismatchError
    where it is the signer's own, or made out to another key.
    """
    comment = MAY_BE_SHOWN if may_be_shown else KEPT_PRIVATE
    recommendation, unsigned = _answer(document, AnswerKind.ACCEPTED, comment, signer=signer, at=at)
    answer = parse(sign_document(unsigned, signer=signer, created=at, suites=suites))
    beside = open_file(document).beside
    return canonical(presentation([recommendation, answer, *beside], holder=signer.did))


def decline(document: bytes, *, signer: Signer, at: datetime, because: str | None) -> bytes:
    """The recipient's refusal, which does not carry the recommendation; errors as `accept`."""
    _, answer = _answer(document, AnswerKind.DECLINED, because or DECLINED, signer=signer, at=at)
    return sign_document(answer, signer=signer, created=at)


def correct(document: bytes, *, signer: Signer, at: datetime, wish: str) -> bytes:
    """The recipient's wish for other words; AnswerMismatchError for an empty one, else errors as `accept`."""
    if not wish.strip():
        raise AnswerMismatchError(
            "A wish for a correction has to say what should change. Nothing was signed."
        )
    _, answer = _answer(document, AnswerKind.CORRECTION, wish, signer=signer, at=at)
    return sign_document(answer, signer=signer, created=at)


def same_words(one: bytes, other: bytes) -> bool:
    """Whether two versions of a recommendation differ in nothing but what a re-issue may change.

    That is the proof, `validFrom` and the subject's id. A recipient who accepted the first
    asks this before accepting the second.
    """
    return _lasting(one) == _lasting(other)


def _lasting(document: bytes) -> bytes:
    recommendation = _the_recommendation(open_file(document))
    kept = {name: value for name, value in recommendation.items() if name not in {"proof", "validFrom"}}
    subject = kept.get("credentialSubject")
    if isinstance(subject, dict):
        kept["credentialSubject"] = {name: value for name, value in subject.items() if name != "id"}
    return canonical(kept)


def _answer(
    document: bytes, kind: AnswerKind, comment: str, *, signer: Signer, at: datetime
) -> tuple[Document, Document]:
    """The recommendation in `document`, and the answer to it, unsigned."""
    recommendation = _the_recommendation(open_file(document))
    checked = check(recommendation, now=at)
    shape = checked.shape
    _refuse_unless_answerable(checked, signer.did)
    digest = digest_of(canonical(recommendation))
    unsigned: Document = {
        "@context": CONTEXT,
        "id": uuid5(NAMESPACE_URL, f"{digest}#{kind}#{signer.did}#{written(at)}").urn,
        "type": TYPE,
        "name": NAMES[kind],
        "issuer": _recipient(signer.did, shape, kind),
        "validFrom": written(at),
        "credentialSubject": {
            "id": shape.id,
            "type": ("EndorsementSubject",),
            "endorsementComment": comment,
        },
        "relatedResource": ({"id": shape.id, "mediaType": "application/vc", "digestMultibase": digest},),
        "credentialSchema": (SCHEMA,),
    }
    return recommendation, unsigned


def _refuse_unless_answerable(checked: Checked, recipient: str) -> None:
    subject = checked.shape.credential_subject.id
    if recipient == checked.writer:
        raise AnswerMismatchError(
            "This recommendation was signed with your own key, so you cannot answer it. Nothing was signed."
        )
    if subject.startswith("did:") and subject != recipient:
        raise AnswerMismatchError(
            f"This recommendation is made out to {subject}; your key is {recipient}. Nothing was signed. "
            "Use the key with which you accepted it first, or ask the writer to issue it again."
        )


def _recipient(did: str, shape: EndorsementShape, kind: AnswerKind) -> Document:
    """Who answers: under the name in the recommendation where it is accepted, else by the key alone."""
    profile: dict[str, Json] = {"id": did, "type": ("Profile",)}
    if kind is AnswerKind.ACCEPTED and shape.credential_subject.name:
        profile["name"] = shape.credential_subject.name
    return profile


def _the_recommendation(opened: OpenFile) -> Document:
    if opened.recommendation is None:
        raise AnswerMismatchError("The file holds an answer; expected a recommendation or a proposal.")
    return opened.recommendation
