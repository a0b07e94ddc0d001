"""What one person and the owner said of each other, gathered once from all moments."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, TypeVar

from goodword.nouns import Audience, Counted, Direction, ExchangeKind, Moment, Person, PersonId, Substance

CLICKS = frozenset({ExchangeKind.ENDORSEMENT, ExchangeKind.REACTION})
"""Said with one click: it counts little, and never alone."""

QUIET = frozenset({"mail", "calendar"})
"""Sources that nobody reads but those who take part, however many they are."""

LEAST_PASSING_WORDS = 3
"""Passing words (low substance) on this many days are a pattern; fewer are courtesy."""


T = TypeVar("T", Moment, Counted, Moment | Counted)


def quotable(moments: Iterable[Moment]) -> list[Moment]:
    """Those whose words may be repeated: what is sensitive counts, and is quoted nowhere."""
    return [moment for moment in moments if not moment.is_sensitive]


@dataclass(slots=True)
class PersonRecord(Generic[T]):
    """The moments of one person, by direction; clicks and recommendations apart."""

    person: Person
    given: list[T] = field(default_factory=list)
    received: list[T] = field(default_factory=list)
    clicks: list[T] = field(default_factory=list)
    recommended_them: list[T] = field(default_factory=list)
    recommended_me: list[T] = field(default_factory=list)

    @property
    def words(self) -> list[T]:
        """What was said in words, in both directions."""
        return self.given + self.received

    @property
    def is_recommended(self) -> bool:
        """Whether the owner wrote them a recommendation, by the record or by a decision."""
        return self.person.recommended_at is not None or bool(self.recommended_them)

    @property
    def is_quiet(self) -> bool:
        """Whether all that was said stands in letters and messages, where no others could read it."""
        words = [*self.words, *self.recommended_me]
        return bool(words) and all(_is_quiet(moment) for moment in words)

    def has_substance(self) -> bool:
        """Whether a deed was named at least once, or thanks in passing came again and again."""
        words = [*self.words, *self.recommended_me]
        if any(moment.substance is Substance.HIGH for moment in words):
            return True
        return len({_day(moment) for moment in words}) >= LEAST_PASSING_WORDS

    def add(self, moment: T) -> None:
        """Put `moment` where it belongs."""
        is_given = moment.direction is Direction.GIVEN
        if moment.exchange_kind in CLICKS:
            self.clicks.append(moment)
        elif moment.exchange_kind is ExchangeKind.RECOMMENDATION:
            (self.recommended_them if is_given else self.recommended_me).append(moment)
        else:
            (self.given if is_given else self.received).append(moment)


def gather(people: Iterable[Person], moments: Iterable[T]) -> Mapping[PersonId, PersonRecord[T]]:
    """A record for each person of whom, or by whom, something was said.

    Doubtful moments count nowhere until the owner has looked at them; the owner and what
    is no person have no record. The order of `moments` does not matter.
    """
    whose = {account.id: person for person in people for account in person.accounts}
    records: dict[PersonId, PersonRecord[T]] = {}
    for moment in moments:
        person = whose.get(moment.other) if moment.other else None
        if person is None or person.is_owner or person.not_a_person or moment.is_doubtful:
            continue
        records.setdefault(person.id, PersonRecord(person)).add(moment)
    return records


def _is_quiet(moment: Moment | Counted) -> bool:
    is_letter = moment.exchange_kind is ExchangeKind.RECOMMENDATION
    return not is_letter and (moment.audience is Audience.DIRECT or moment.source in QUIET)


def count_exchanges(moments: Iterable[Moment | Counted]) -> int:
    """In how many exchanges the moments stand: two sentences of one post are one time."""
    return len({moment.exchange_id for moment in moments})


def dates(moments: Iterable[Moment | Counted]) -> Sequence[datetime]:
    """When they were said, oldest first; those without a date are left out."""
    return sorted(moment.sent_at for moment in moments if moment.sent_at)


def _day(moment: Moment | Counted) -> str:
    return moment.sent_at.date().isoformat() if moment.sent_at else moment.exchange_id
