"""A recommendation as the JSON of an Open Badges 3.0 EndorsementCredential, unsigned.

Only terms of the standard contexts are used, so that every other program reads the same.
Every function is pure: the same recommendation gives the same document.
"""

from collections.abc import Iterator
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from goodword.credential.canonical import Document, Json
from goodword.credential.shape import CONTEXT, SCHEMA, TYPE
from goodword.credential.times import written
from goodword.nouns import Disclosures, Recommendation, ReleasedEvidence
from goodword.text.catalogue import Words, words

OWN_WORDS = "Own words"
OWN_STATEMENT = "Own statement"
"""Genres of evidence: what was written before, and what rests on the writer's word alone."""


def to_endorsement(recommendation: Recommendation, *, issuer: str, valid_from: datetime) -> Document:
    """The unsigned credential of `recommendation`, issued by the DID `issuer`.

    `awardedDate` is the day of approval and stays when the same recommendation is issued
    again with a later `validFrom` (Open Badges 3.0, 9.1 on new versions). Evidence is what
    the owner released and nothing else: nothing private leaves even a digest.
    """
    language = words(recommendation.language)
    document: dict[str, Json] = {
        "@context": CONTEXT,
        "id": recommendation.id,
        "type": TYPE,
        "name": f"Recommendation of {recommendation.subject_name} by {recommendation.author_name}",
        "issuer": _issuer(recommendation, issuer),
        "validFrom": written(valid_from),
        "awardedDate": written(recommendation.approved_at),
        "inLanguage": recommendation.language,
        "credentialSubject": _subject(recommendation),
        "credentialSchema": (SCHEMA,),
    }
    description = "\n".join(disclosure_lines(recommendation.disclosures, language))
    evidence = (*_released(recommendation, language), *_own_statements(recommendation, language))
    if description:
        document["description"] = description
    if evidence:
        document["evidence"] = evidence
    return document


def disclosure_lines(disclosures: Disclosures, language: Words) -> Iterator[str]:
    """What is disclosed on the face, a sentence a line, the relation first (rule 3).

    What was not asked is not said; it does not become a "no".
    """
    if disclosures.relation:
        yield _on_one_line(disclosures.relation)
    said = language.disclosure
    for value, yes, no in (
        (disclosures.is_paid, said.paid, said.not_paid),
        (disclosures.is_family, said.family, said.not_family),
        (disclosures.is_reciprocal, said.reciprocal, said.not_reciprocal),
    ):
        if value is not None:
            yield yes if value else no


def _issuer(recommendation: Recommendation, did: str) -> Document:
    profile: dict[str, Json] = {"id": did, "type": ("Profile",), "name": recommendation.author_name}
    if recommendation.author_url:
        profile["url"] = recommendation.author_url
    if recommendation.author_role:
        profile["description"] = recommendation.author_role
    return profile


def _subject(recommendation: Recommendation) -> Document:
    subject: dict[str, Json] = {
        "id": recommendation.subject_did or _subject_before_answer(recommendation),
        "type": ("EndorsementSubject",),
        "name": recommendation.subject_name,
        "endorsementComment": recommendation.text,
    }
    if recommendation.subject_url:
        subject["url"] = recommendation.subject_url
    if recommendation.skills:
        subject["description"] = "\n".join(map(_on_one_line, recommendation.skills))
    return subject


def _subject_before_answer(recommendation: Recommendation) -> str:
    """A `urn:uuid:` for a subject whose DID is not known yet: derived, so that this stays pure."""
    return uuid5(NAMESPACE_URL, f"{recommendation.id}#subject").urn


def _released(recommendation: Recommendation, language: Words) -> Iterator[Document]:
    name = language.page.rests_on_note.format(giver=recommendation.author_name)
    for released in recommendation.evidence:
        yield _evidence(released, name)


def _evidence(released: ReleasedEvidence, name: str) -> Document:
    evidence: dict[str, Json] = {
        "type": ("Evidence",),
        "name": name,
        "narrative": released.quote,
        "genre": OWN_WORDS,
    }
    if released.url and released.url.startswith(("https://", "http://")):
        evidence["id"] = released.url
    if released.sent_at:
        evidence["description"] = written(released.sent_at)[:10]
    return evidence


def _own_statements(recommendation: Recommendation, language: Words) -> Iterator[Document]:
    """The sentences that rest on the writer's word alone, each marked as such (rule 2)."""
    for statement in recommendation.own_statements:
        yield {
            "type": ("Evidence",),
            "name": language.page.own_statement_mark,
            "narrative": statement,
            "genre": OWN_STATEMENT,
        }


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
