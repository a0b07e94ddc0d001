"""Recognition: the words in which someone thanks, praises, credits or helps someone."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from goodword.nouns.exchange import AccountId, Audience, ExchangeId, ExchangeKind

RecognitionId = NewType("RecognitionId", str)
"""Hash of (exchange id, start, end, kind, receiver); see `goodword.text.ids.recognition_id`."""


class RecognitionKind(StrEnum):
    """What is recognised, in six kinds (`evaluation/data/recognition-GUIDE.md.gz` tells them apart)."""

    THANKS = "thanks"
    PRAISE = "praise"
    LEARNED = "learned"
    HELP = "help"
    ENDORSEMENT = "endorsement"
    CONGRATULATION = "congratulation"


class HelpKind(StrEnum):
    """What kind of help a passage tells of, where it is told."""

    ADVICE = "advice"
    GUIDANCE = "guidance"
    INTRODUCTION = "introduction"
    REVIEW = "review"
    TEACHING = "teaching"
    ENCOURAGEMENT = "encouragement"
    AMPLIFICATION = "amplification"
    WORK = "work"
    """Practical work: something was mended, carried, written, covered."""


class Substance(StrEnum):
    """Whether a deed, a skill, a reason or a result is named."""

    HIGH = "high"
    LOW = "low"


class Direction(StrEnum):
    """Seen from the owner."""

    GIVEN = "given"
    RECEIVED = "received"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Exact words with their place (W3C Web Annotation: TextQuoteSelector, TextPositionSelector)."""

    exchange_id: ExchangeId
    quote: str
    start: int
    """Code points from the beginning of the exchange's text."""
    end: int

    def stands_in(self, text: str) -> bool:
        """Whether `text` holds exactly this quote at exactly this place."""
        return text[self.start : self.end] == self.quote


@dataclass(frozen=True, slots=True, kw_only=True)
class SkillMatch:
    """A listed skill and the words that speak of it."""

    skill: str
    start: int
    end: int
    confidence: float
    suggested: bool = False
    """Only likely: it waits for the owner's word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """A passage in which `giver` recognises `receiver`."""

    id: RecognitionId
    passage: Passage
    kind: RecognitionKind
    giver: AccountId
    receiver: AccountId | None
    """None where only a name was found that no account has: see `receiver_name`."""
    receiver_name: str | None = None
    """As the words name them, where the exchange itself does not say whose name it is."""
    skills: tuple[SkillMatch, ...] = ()
    confidence: float
    substance: Substance
    is_doubtful: bool = False
    """Waits for the owner's eye: it is counted nowhere until then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A recognition with the exchange that it stands in, seen from the owner."""

    recognition: Recognition
    direction: Direction
    text: str
    """The whole text of the exchange."""
    exchange_kind: ExchangeKind
    source: str
    native_id: str | None
    sent_at: datetime | None
    url: str | None
    audience: Audience
    other_persons: tuple[str, ...] = ()
    """Names and handles in the quote that are neither the owner nor the receiver."""
    is_sensitive: bool = False
    """The owner said so: it counts, but is quoted nowhere, and no sentence may rest on it."""

    @property
    def other(self) -> AccountId | None:
        """Whom the owner said it of, or who said it of the owner."""
        said = self.recognition
        return said.receiver if self.direction is Direction.GIVEN else said.giver

    @property
    def kind(self) -> RecognitionKind:
        """Of what kind it is."""
        return self.recognition.kind

    @property
    def substance(self) -> Substance:
        """Whether it names a deed."""
        return self.recognition.substance

    @property
    def exchange_id(self) -> ExchangeId:
        """Where it stands."""
        return self.recognition.passage.exchange_id

    @property
    def is_doubtful(self) -> bool:
        """Whether it waits for the owner's word."""
        return self.recognition.is_doubtful


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A moment without its words: what is needed to count it, where there are many."""

    other: AccountId | None
    direction: Direction
    kind: RecognitionKind
    substance: Substance
    exchange_id: ExchangeId
    exchange_kind: ExchangeKind
    source: str
    sent_at: datetime | None
    audience: Audience
    is_doubtful: bool = False
