"""From a checked draft to a Recommendation: the only maker of one."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from goodword.drafting.checks import Examined, check, unsupported
from goodword.drafting.harm import damaging
from goodword.drafting.lexicon import network_word
from goodword.drafting.sensitive import sensitive
from goodword.errors import MayNotSignError
from goodword.nouns import (
    Audience,
    Basis,
    Draft,
    Evidence,
    Person,
    Recommendation,
    RecommendationId,
    ReleasedEvidence,
    Severity,
)


def approve(  # noqa: PLR0913 - each names one thing that stands on the face
    draft: Draft,
    evidence: Mapping[str, Evidence],
    *,
    recommendation_id: RecommendationId,
    at: datetime,
    subject: Person | None = None,
    author_url: str | None = None,
    author_role: str | None = None,
    subject_url: str | None = None,
) -> Recommendation:
    """The Recommendation that `draft` amounts to; what it holds is all that crosses into the public zone.

    Beside the words cross only public words of the owner that the letter rests on, each
    with date and address, and what the owner released. Raises MayNotSignError with the
    sentence of every check that forbids it.
    """
    about = subject or Person(id=draft.subject, name=draft.subject_name, accounts=())
    found = check(draft, evidence, subject=about, public=True)
    reasons = [
        _reason(one.sentence, one.code, one.message) for one in found if one.severity is Severity.FORBIDS
    ]
    if reasons:
        raise MayNotSignError(reasons)
    examined = Examined(draft, evidence, about, is_public=True)
    return Recommendation(
        id=recommendation_id,
        author_name=draft.owner_name,
        author_url=author_url,
        author_role=author_role,
        subject_name=draft.subject_name,
        subject_url=subject_url,
        paragraphs=tuple(draft.text.split("\n\n")),
        own_statements=tuple(_own_statements(examined)),
        skills=draft.skills,
        disclosures=draft.disclosures,
        evidence=tuple(_released(draft, evidence)),
        language=draft.language,
        approved_at=at,
    )


def _reason(place: int | None, code: str, message: str) -> str:
    return f"{code} in sentence {place + 1}: {message}" if place is not None else f"{code}: {message}"


def _own_statements(examined: Examined) -> Iterator[str]:
    """What the owner confirmed at first hand and no evidence holds."""
    for _, sentence in examined.numbered(Basis.OWNER):
        if sentence.is_confirmed and any(unsupported(sentence, examined)):
            yield sentence.text


def _released(draft: Draft, evidence: Mapping[str, Evidence]) -> Iterator[ReleasedEvidence]:
    """Evidence that may stand in public: the owner's public words, and what was released by name.

    Not words that only people on the networks know, released or not: the page is read by others.
    """
    cited = dict.fromkeys(
        key
        for one in draft.sentences
        if one.basis is not Basis.FACT
        for key in one.evidence
        if key in evidence
    )
    for piece in (evidence[key] for key in cited):
        is_shown = _is_harmless(piece) or (piece.is_released and not network_word(piece.passage.quote))
        if piece.is_own and not piece.is_record and is_shown:
            yield ReleasedEvidence(url=piece.url, sent_at=piece.sent_at, quote=piece.passage.quote)


def _is_harmless(piece: Evidence) -> bool:
    """Whether it may stand beside the letter: public, no third person, no word that harms or puzzles."""
    quote = piece.passage.quote
    return piece.audience is Audience.PUBLIC and not (
        piece.other_persons or sensitive(quote) or damaging(quote) or network_word(quote)
    )
