"""What stands on the face of a signed recommendation, read back out of its bytes.

A page, a letter or a list shows these values and nothing that was not signed.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from goodword.credential.canonical import Document, canonical
from goodword.credential.did import site_of, writer_of
from goodword.credential.endorsement import OWN_STATEMENT, OWN_WORDS
from goodword.credential.envelope import open_file
from goodword.credential.reasons import Reason, refused
from goodword.credential.shape import EndorsementShape, EvidenceShape, read_shape
from goodword.credential.times import read
from goodword.nouns import Credential, RecommendationId, ReleasedEvidence
from goodword.text.catalogue import words


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """The signed words and facts of one recommendation."""

    id: RecommendationId
    issuer: str
    """The did:key that signed."""
    site: str | None
    """The did:web that is named as the issuer."""
    author_name: str
    author_url: str | None
    author_role: str | None
    subject: str
    """DID, or `urn:uuid:…` until it is known."""
    subject_name: str
    subject_url: str | None
    paragraphs: tuple[str, ...]
    own_statements: tuple[str, ...]
    """Sentences of the text that rest on the writer's word alone."""
    skills: tuple[str, ...]
    relation: str | None
    disclosures: tuple[str, ...]
    """Sentences, without the relation."""
    evidence: tuple[ReleasedEvidence, ...]
    """What was written before; `sent_at` is the day, at midnight UTC."""
    language: str
    awarded_at: datetime
    """When these words were first approved."""
    valid_from: datetime
    """When this version of them was signed."""


def read_face(document: bytes) -> Face:
    """The face of the recommendation in a credential, a proposal or an answer file.

    Reads and does not check: `verify` does. Raises UnreadableCredentialError or
    RefusedCredentialError where there is no recommendation in the file.
    """
    recommendation = open_file(document).recommendation
    if recommendation is None:
        raise refused(Reason.SHAPE, "it is an answer and holds no recommendation")
    return _face_of(read_shape(recommendation), recommendation)


def read_credential(document: bytes) -> Credential:
    """The recommendation in a file as a Credential with its exact signed bytes; errors as `read_face`.

    `signed_at` is its `validFrom`, by which one version is later than another.
    """
    face = read_face(document)
    recommendation = open_file(document).recommendation
    return Credential(
        id=face.id,
        issuer=face.issuer,
        subject=face.subject,
        document=canonical(recommendation),
        signed_at=face.valid_from,
    )


def _face_of(shape: EndorsementShape, recommendation: Document) -> Face:
    subject, issuer = shape.credential_subject, shape.profile
    language = shape.in_language or "en"
    relation, disclosures = _split_description(shape.description, language)
    valid_from = _time("validFrom", shape.valid_from)
    return Face(
        id=RecommendationId(shape.id),
        issuer=writer_of(recommendation),
        site=site_of(recommendation),
        author_name=issuer.name or issuer.id,
        author_url=issuer.url,
        author_role=issuer.description,
        subject=subject.id,
        subject_name=subject.name or subject.id,
        subject_url=subject.url,
        paragraphs=tuple(subject.endorsement_comment.split("\n\n")),
        own_statements=_narratives(shape.evidence, OWN_STATEMENT),
        skills=tuple((subject.description or "").splitlines()),
        relation=relation,
        disclosures=disclosures,
        evidence=tuple(_released(item) for item in shape.evidence if item.genre == OWN_WORDS),
        language=language,
        awarded_at=_time("awardedDate", shape.awarded_date) if shape.awarded_date else valid_from,
        valid_from=valid_from,
    )


def _split_description(description: str | None, language: str) -> tuple[str | None, tuple[str, ...]]:
    """The relation, and the other disclosures: those are sentences of the catalogue, the relation is not."""
    lines = tuple((description or "").splitlines())
    said = words(language).disclosure
    known = {said.paid, said.not_paid, said.family, said.not_family, said.reciprocal, said.not_reciprocal}
    if lines and lines[0] not in known:
        return lines[0], lines[1:]
    return None, lines


def _narratives(evidence: tuple[EvidenceShape, ...], genre: str) -> tuple[str, ...]:
    return tuple(item.narrative or "" for item in evidence if item.genre == genre)


def _released(item: EvidenceShape) -> ReleasedEvidence:
    day = read(f"{item.description}T00:00:00Z")
    return ReleasedEvidence(url=item.id, sent_at=day, quote=item.narrative or "")


def _time(name: str, text: str) -> datetime:
    moment = read(text)
    if moment is None:
        raise refused(Reason.TIME, name, text)
    return moment.astimezone(UTC)
