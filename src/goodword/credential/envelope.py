"""The files that go between giver and recipient, opened into the credentials they hold.

There are four: a recommendation; a proposal (a presentation of a recommendation, with a
message); an acceptance (a presentation of the recommendation and the recipient's
acceptance); and a refusal or a wish for a correction (the recipient's answer alone). A presentation
may carry the giver's list of withdrawals behind the others, statements that a key was given up, and a copy
of the document of the giver's site, so that it can be checked offline.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from goodword.credential.canonical import Document, Json, canonical, is_laid_out_evenly, parse
from goodword.credential.did import id_of, site_of, writer_of
from goodword.credential.reasons import Caution, Reason, refused, sentence
from goodword.credential.revocation import is_revocation
from goodword.credential.shape import CREDENTIALS_CONTEXT
from goodword.credential.site import is_site_copy
from goodword.credential.status import entry_of, is_status_list
from goodword.errors import UnreadableCredentialError

_PRESENTATION = "VerifiablePresentation"
_OF_A_PROPOSAL = {"@context", "type", "verifiableCredential"}
_MOST_BESIDE = 8
"""Each is checked; a file of ours carries a list, and perhaps a statement."""
_OF_AN_ACCEPTANCE = {"@context", "type", "verifiableCredential", "holder"}


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenFile:
    """What stands in a file; nothing is checked yet but the envelope."""

    whole: Document
    recommendation: Document | None
    answer: Document | None
    message: str | None = None
    """The giver's words beside a proposal; not signed."""
    lists: tuple[Document, ...] = ()
    """Copies of lists of withdrawals."""
    revocations: tuple[Document, ...] = ()
    """Statements that a key was given up."""
    sites: tuple[Document, ...] = ()
    """Copies of the document of the site that is named as the issuer."""

    @property
    def beside(self) -> tuple[Document, ...]:
        """What travels beside the words and their acceptance."""
        return (*self.lists, *self.revocations, *self.sites)


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


def staple(document: bytes, beside: Iterable[bytes]) -> bytes:
    """The file in `document` with those of `beside` that are about it, in place of what it carries.

    Those are lists of withdrawals in which it stands, a statement that its writer's key was given up, and the
    newest copy of the document of the site that is its issuer. A recommendation alone becomes a presentation;
    with nothing to carry, every file stays as it is.
    """
    opened = open_file(document)
    if opened.recommendation is None:
        return document
    parsed = [parse(one) for one in beside]
    entry, writer = entry_of(opened.recommendation), writer_of(opened.recommendation)
    about = [one for one in parsed if is_status_list(one) and entry and one.get("id") == entry.list_id]
    about += [one for one in parsed if is_revocation(one) and one.get("issuer") == writer]
    about += _copies_of_site(parsed, site_of(opened.recommendation), writer)[-1:]
    if not about:
        return document
    credentials = [one for one in (opened.recommendation, opened.answer) if one is not None]
    around = opened.whole if opened.whole is not opened.recommendation else presentation(())
    return canonical({**around, "verifiableCredential": [*credentials, *about]})


def _is_beside(credential: Document) -> bool:
    return is_status_list(credential) or is_revocation(credential) or is_site_copy(credential)


def _copies_of_site(parsed: Iterable[Document], site: str | None, writer: str) -> list[Document]:
    """Those that the writer's key signed of the site, in their order."""
    copies = (one for one in parsed if is_site_copy(one) and one.get("issuer") == writer)
    return [one for one in copies if id_of(one.get("credentialSubject")) == site]


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
    listed = [item for item in held if isinstance(item, dict)] if isinstance(held, list) else []
    lists = [item for item in listed if is_status_list(item)]
    revocations = [item for item in listed if is_revocation(item)]
    sites = [item for item in listed if is_site_copy(item)]
    beside = [*lists, *revocations, *sites]
    credentials = [item for item in listed if not _is_beside(item)]
    if held != [*credentials, *beside] or len(beside) > _MOST_BESIDE:
        raise refused(Reason.ENVELOPE, "it holds something else than a recommendation and its acceptance")
    match credentials:
        case [recommendation] if whole.keys() - {"description"} == _OF_A_PROPOSAL:
            message = whole.get("description")
            answer = None
        case [recommendation, answer] if whole.keys() == _OF_AN_ACCEPTANCE:
            message = None
            _check_holder(whole, answer)
        case _:
            raise refused(Reason.ENVELOPE, "it holds something else than a recommendation and an acceptance")
    if is_answer(recommendation) or (answer is not None and not is_answer(answer)):
        raise refused(Reason.ENVELOPE, "the recommendation has to stand before its acceptance")
    if not isinstance(message, str | None):
        raise refused(Reason.ENVELOPE, "the message is no text")
    return OpenFile(
        whole=whole,
        recommendation=recommendation,
        answer=answer,
        message=message,
        lists=tuple(lists),
        revocations=tuple(revocations),
        sites=tuple(sites),
    )


def _check_holder(whole: Document, answer: Document) -> None:
    if whole["holder"] != id_of(answer.get("issuer")):
        raise refused(Reason.ENVELOPE, "the holder is not who accepted")
