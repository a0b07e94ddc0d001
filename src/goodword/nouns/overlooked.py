"""Whom the owner has overlooked, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from goodword.nouns.people import Person, PersonId
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """That somebody is not to be suggested for a while, or was thanked in the place of a letter."""

    until: date | None
    """The first day on which they may be suggested again."""
    thanked_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenRecommendation:
    """A recommendation that the owner gave, here or elsewhere."""

    person: PersonId | None
    """None where only a name is known that no person in the archives has."""
    name: str
    at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WhereIStand:
    """What the owner said of others in passing, and what of it was made to last."""

    since: int | None
    """Year of the first recognition given; None where there is none."""
    people: int
    """How many people the owner thanked, praised or credited."""
    times: int
    """In how many exchanges."""
    recommendations: int
    last_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LastTime:
    """When the owner last gave a recommendation (`goodword last`)."""

    last_at: datetime | None
    last_to: str | None
    by_year: Mapping[int, int]
    """Years in which one was given, oldest first."""
    waiting_longest: Person | None
    """Of those who have none: whose first recognition of substance lies farthest back."""
    waiting_since: datetime | None = None
    """The day of that recognition."""
    without_date: int = 0
    """Recommendations of which no day is known; they stand in no year."""
