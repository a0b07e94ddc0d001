"""Whom the owner has overlooked, and why."""

from dataclasses import dataclass
from datetime import datetime

from goodword.nouns.people import Person
from goodword.nouns.recognition import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenSkill:
    """A skill that the owner's own moments speak of."""

    skill: str
    moments: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlooked:
    """A person with reasons that the owner can check; never a number that scores."""

    person: Person
    rank: int
    reasons: tuple[str, ...]
    """Sentences, each with its full stop."""
    given: int
    received: int
    first_at: datetime | None
    last_at: datetime | None
    skills: tuple[SpokenSkill, ...] = ()
    best: tuple[Moment, ...] = ()
    """The strongest moments, best first, at most three."""
