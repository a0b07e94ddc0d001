"""Praise of a company, and the people of it whom the owner dealt with."""

from dataclasses import dataclass

from goodword.nouns.people import Person
from goodword.nouns.recognition import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandPerson:
    """Someone of a praised company with whom the owner had a dated contact."""

    person: Person
    reasons: tuple[str, ...]
    """Sentences, each with its full stop."""
    probability: float
    """That this is whom the praise belongs to; orders the question, scores nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PraisedCompany:
    """A company that the owner praised; `people` is empty where nobody was found."""

    company: str
    moments: tuple[Moment, ...]
    people: tuple[BrandPerson, ...] = ()

    @property
    def certain(self) -> tuple[Moment, ...]:
        """The moments that wait for nobody's eye."""
        return tuple(moment for moment in self.moments if not moment.recognition.is_doubtful)
