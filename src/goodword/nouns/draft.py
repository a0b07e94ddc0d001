"""Draft, then Recommendation: only `goodword.drafting.approve` makes the second."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from goodword.nouns.exchange import Audience, ExchangeId, ExchangeKind
from goodword.nouns.people import PersonId
from goodword.nouns.recognition import Passage, RecognitionId

DraftId = NewType("DraftId", str)
RecommendationId = NewType("RecommendationId", str)
"""The `id` of the credential: `urn:uuid:…`."""


class Basis(StrEnum):
    """What a sentence rests on (rule 2)."""

    OWN_WORDS = "own_words"
    FACT = "fact"
    OWNER = "owner"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What a sentence may rest on."""

    id: str
    """The recognition's or the exchange's id."""
    passage: Passage
    text: str
    """The whole exchange, so that a claim can be checked against it."""
    audience: Audience
    sent_at: datetime | None
    url: str | None
    is_own: bool
    """Whether the owner wrote it."""
    is_released: bool = False
    """Whether the owner lets it stand in public beside the letter."""
    kind: ExchangeKind | None = None
    """What sort of exchange it is, where it is a whole one."""
    is_record: bool = False
    """Not words but what an archive tells of an account, as lines `key: value`."""
    other_persons: tuple[str, ...] = ()
    """Names and handles in the passage that are neither the owner nor the subject."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of a draft, and what it rests on."""

    text: str
    basis: Basis
    evidence: tuple[str, ...] = ()
    """Ids of recognitions or exchanges."""
    paragraph: int = 0
    is_confirmed: bool = False
    """The owner said: I saw this myself (an `owner` sentence only)."""
    is_released: bool = False
    """The owner lets these words cross although they were private or name someone else."""


class TextForm(StrEnum):
    """What a text is given as."""

    LINE = "line"
    LINKEDIN = "linkedin"
    LETTER = "letter"


class Severity(StrEnum):
    """What a check does."""

    FORBIDS = "forbids"
    ASKS = "asks"
    TELLS = "tells"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A finding about a draft."""

    code: str
    """`GW101` and so on; `docs/reference/checks.md`."""
    sentence: int | None
    """Zero-based place in the draft; None for the whole."""
    message: str
    severity: Severity


class Pronoun(StrEnum):
    """How the owner speaks of the subject; chosen, never guessed."""

    SHE = "she"
    HE = "he"
    THEY = "they"
    NAME = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosures:
    """What stands on the face of a recommendation (rule 3)."""

    relation: str | None = None
    """In the owner's words: "We worked in the same group at Tidewater"."""
    is_paid: bool | None = None
    is_family: bool | None = None
    is_reciprocal: bool | None = None
    """Known from the record: they recommended the owner too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A recommendation in the making."""

    id: DraftId
    subject: PersonId
    subject_name: str
    owner_name: str
    language: str
    pronoun: Pronoun
    sentences: tuple[Sentence, ...]
    skills: tuple[str, ...] = ()
    disclosures: Disclosures
    form: TextForm = TextForm.LINKEDIN
    """How long it is meant to be."""
    made_at: datetime
    edited_at: datetime | None = None

    @property
    def text(self) -> str:
        """The sentences as paragraphs."""
        paragraphs: dict[int, list[str]] = {}
        for sentence in self.sentences:
            paragraphs.setdefault(sentence.paragraph, []).append(sentence.text)
        return "\n\n".join(" ".join(paragraphs[number]) for number in sorted(paragraphs))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedEvidence:
    """Evidence that the owner lets cross into the public zone: URL, date, own words; nothing else."""

    url: str | None
    sent_at: datetime | None
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """The owner's approved text about a subject; what crosses into the public zone."""

    id: RecommendationId
    author_name: str
    author_url: str | None = None
    author_role: str | None = None
    subject_name: str
    subject_url: str | None = None
    subject_did: str | None = None
    """None until an acceptance discloses it."""
    paragraphs: tuple[str, ...]
    own_statements: tuple[str, ...] = ()
    """Sentences marked on the face as the writer's own statement."""
    skills: tuple[str, ...] = ()
    disclosures: Disclosures
    evidence: tuple[ReleasedEvidence, ...] = ()
    language: str
    approved_at: datetime

    @property
    def text(self) -> str:
        """The paragraphs as one text."""
        return "\n\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenOf:
    """A listed skill with what the owner can say to it."""

    skill: str
    is_listed: bool
    exchanges: tuple[ExchangeId, ...] = ()
    moments: tuple[RecognitionId, ...] = ()
    confidence: float
    is_suggested: bool = False
    """Nothing speaks to it plainly: it waits for the owner's word and stands in no draft."""
    is_decided: bool = False
    """The owner has said whether they can speak to it; the confidence is 0 where they cannot."""
