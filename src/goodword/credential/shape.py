"""The form of an EndorsementCredential as Goodword writes and reads it.

Open Badges 3.0, B.2.3 EndorsementCredential and B.1.9 EndorsementSubject, on VCDM 2.0;
`docs/why/0025-where-each-thing-stands.md` says why each thing stands where it stands.
"""

from functools import cache
from typing import Annotated

import msgspec

from goodword.credential.canonical import Document
from goodword.credential.reasons import Reason, refused

CREDENTIALS_CONTEXT = "https://www.w3.org/ns/credentials/v2"
BADGES_CONTEXT = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
EXTENSIONS_CONTEXT = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json"
"""Needed for one term only: the type of `credentialSchema`."""

CONTEXT = (CREDENTIALS_CONTEXT, BADGES_CONTEXT, EXTENSIONS_CONTEXT)
_CONTEXTS = (list(CONTEXT), [CREDENTIALS_CONTEXT, BADGES_CONTEXT])

TYPE = ("VerifiableCredential", "EndorsementCredential")
SCHEMA = {
    "id": "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_endorsementcredential_schema.json",
    "type": "1EdTechJsonSchemaValidator2019",
}

Words = Annotated[str, msgspec.Meta(min_length=1)]


class IssuerShape(msgspec.Struct, frozen=True):
    """Who signs: a Profile whose `id` is a DID."""

    id: Words
    type: tuple[str, ...] = ("Profile",)
    name: str | None = None
    url: str | None = None
    description: str | None = None
    """Role and title, as they were on that day."""


class SubjectShape(msgspec.Struct, frozen=True, rename="camel"):
    """Whom or what the words are about."""

    id: Words
    type: tuple[str, ...]
    endorsement_comment: Words
    name: str | None = None
    url: str | None = None
    description: str | None = None
    """Skills, one a line."""


class EvidenceShape(msgspec.Struct, frozen=True):
    """What was said before, or a sentence for which only the writer stands."""

    type: tuple[str, ...]
    id: str | None = None
    name: str | None = None
    narrative: str | None = None
    description: str | None = None
    """The day, `2019-03-04`."""
    genre: str | None = None


class ResourceShape(msgspec.Struct, frozen=True, rename="camel"):
    """The document that an answer is about, by its digest (VCDM 2.0, 5.3 Integrity of Related Resources)."""

    id: Words
    digest_multibase: Words
    media_type: str | None = None


class EndorsementShape(msgspec.Struct, frozen=True, rename="camel"):
    """A recommendation, or an answer to one, without its context and its proof."""

    id: Words
    type: tuple[str, ...]
    name: Words
    issuer: IssuerShape | str
    valid_from: str
    credential_subject: SubjectShape
    description: str | None = None
    awarded_date: str | None = None
    valid_until: str | None = None
    evidence: tuple[EvidenceShape, ...] = ()
    related_resource: tuple[ResourceShape, ...] = ()
    in_language: str | None = None

    @property
    def profile(self) -> IssuerShape:
        """The issuer, also where only its id is given."""
        return IssuerShape(id=self.issuer) if isinstance(self.issuer, str) else self.issuer


_BESIDE_THE_SHAPE = {"@context", "proof", "credentialSchema", "credentialStatus"}


def read_shape(document: Document) -> EndorsementShape:
    """The document as an endorsement; refused where its context, type or form is another."""
    if document.get("@context") not in _CONTEXTS:
        raise refused(Reason.CONTEXT, document.get("@context"))
    types = document.get("type")
    if not isinstance(types, list) or sorted(map(str, types)) != sorted(TYPE):
        raise refused(Reason.TYPE, types)
    try:
        return msgspec.convert(document, EndorsementShape)
    except msgspec.ValidationError as error:
        raise refused(Reason.SHAPE, error) from error


def unknown_members(document: Document) -> tuple[str, ...]:
    """Names in the document, its issuer and its subject that the shape does not know."""
    parts = (
        (document, EndorsementShape),
        (document.get("issuer"), IssuerShape),
        (document.get("credentialSubject"), SubjectShape),
    )
    found: set[str] = set()
    for part, shape in parts:
        if isinstance(part, dict):
            found |= part.keys() - _known_members(shape)
    return tuple(sorted(found))


@cache
def _known_members(shape: type[msgspec.Struct]) -> frozenset[str]:
    return frozenset(field.encode_name for field in msgspec.structs.fields(shape)) | _BESIDE_THE_SHAPE
