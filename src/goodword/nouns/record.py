"""What the record holds as a whole, and what happened to recommendations."""

from dataclasses import dataclass
from datetime import datetime

from goodword.nouns.credential import State
from goodword.nouns.draft import RecommendationId
from goodword.nouns.exchange import AccountId


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordSummary:
    """How much is in the record, over all complete imports."""

    exchanges: int
    accounts: int
    first_at: datetime | None
    last_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened to a recommendation; never changed, never taken away."""

    recommendation_id: RecommendationId | None
    """None for one that was given elsewhere and has no signed form."""
    subject: AccountId
    """Of the person recommended: an account, for persons are derived."""
    state: State
    at: datetime
    detail: str | None = None
    """Where it was given, what was wished, why it was withdrawn: in words."""
    document: bytes | None = None
    """The exact bytes that were received or sent: a proposal, an acceptance, an answer."""
