"""The files that go between giver and recipient, opened into the credentials they hold.

There are four: a recommendation; a proposal (a presentation of a recommendation, with a
message); an acceptance (a presentation of the recommendation and the recipient's
acceptance); and a refusal or a wish for a correction (the recipient's answer alone).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from goodword.credential.canonical import Document, Json, canonical, is_laid_out_evenly, parse
from goodword.credential.reasons import Caution, Reason, refused, sentence
from goodword.credential.shape import CREDENTIALS_CONTEXT
from goodword.errors import UnreadableCredentialError

_PRESENTATION = "VerifiablePresentation"
_OF_A_PROPOSAL = {"@context", "type", "verifiableCredential"}
_OF_AN_ACCEPTANCE = {"@context", "type", "verifiableCredential", "holder"}


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenFile:
    """What stands in a file; nothing is checked yet but the envelope."""

    whole: Document
    recommendation: Document | None
    answer: Document | None
    message: str | None = None
    """The giver's words beside a proposal; not signed."""


def open_file(data: bytes) -> OpenFile:
    """The credentials in `data`; UnreadableCredentialError or RefusedCredentialError where there are none."""
    whole = parse(data)
    types = whole.get("type")
    if not isinstance(types, list):
        raise UnreadableCredentialError("JSON that is no credential (it has no list of types)")
    if _PRESENTATION in types:
        return _open_presentation(whole)
    if "VerifiableCredential" not in types:
        raise UnreadableCredentialError("JSON that is no credential")
    if is_answer(whole):
        return OpenFile(whole=whole, recommendation=None, answer=whole)
    return OpenFile(whole=whole, recommendation=whole, answer=None)


def is_answer(credential: Document) -> bool:
    """Whether this is an answer: only an answer binds itself to another document by its digest."""
    return "relatedResource" in credential


def presentation(credentials: Iterable[Document], **members: Json) -> Document:
    """An unsigned presentation of `credentials`: all that counts in it is signed inside (VCDM 2.0, 4.13)."""
    return {
        "@context": (CREDENTIALS_CONTEXT,),
        "type": (_PRESENTATION,),
        "verifiableCredential": tuple(credentials),
        **members,
    }


def check_layout(data: bytes, opened: OpenFile) -> tuple[str, ...]:
    """Nothing for the bytes as Goodword writes them; a caution for a file laid out anew as a whole.

    Refused is a file of which one byte was touched outside of what is signed.
    """
    if data == canonical(opened.whole):
        return ()
    if is_laid_out_evenly(data, opened.whole):
        return (sentence(Caution.REWRITTEN),)
    raise refused(Reason.LAYOUT)


def _open_presentation(whole: Document) -> OpenFile:
    """A proposal or an acceptance, and nothing else: no byte in it is free to change but the message."""
    if whole.get("@context") != [CREDENTIALS_CONTEXT] or whole.get("type") != [_PRESENTATION]:
        raise refused(Reason.ENVELOPE, "its context or type is another")
    held = whole.get("verifiableCredential")
    credentials = [item for item in held if isinstance(item, dict)] if isinstance(held, list) else []
    match credentials:
        case [recommendation] if held == credentials and whole.keys() - {"description"} == _OF_A_PROPOSAL:
            message = whole.get("description")
            answer = None
        case [recommendation, answer] if held == credentials and whole.keys() == _OF_AN_ACCEPTANCE:
            message = None
            _check_holder(whole, answer)
        case _:
            raise refused(Reason.ENVELOPE, "it holds something else than a recommendation and an acceptance")
    if is_answer(recommendation) or (answer is not None and not is_answer(answer)):
        raise refused(Reason.ENVELOPE, "the recommendation has to stand before its acceptance")
    if not isinstance(message, str | None):
        raise refused(Reason.ENVELOPE, "the message is no text")
    return OpenFile(whole=whole, recommendation=recommendation, answer=answer, message=message)


def _check_holder(whole: Document, answer: Document) -> None:
    issuer = answer.get("issuer")
    if whole["holder"] != (issuer.get("id") if isinstance(issuer, dict) else issuer):
        raise refused(Reason.ENVELOPE, "the holder is not who accepted")
