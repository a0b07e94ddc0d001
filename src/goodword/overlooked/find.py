"""Who was thanked, praised or credited, or did it to the owner, and has no recommendation yet."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime

from goodword.nouns import (
    Audience,
    Direction,
    Moment,
    Overlooked,
    Person,
    PersonId,
    SpokenSkill,
    Substance,
    Tie,
)
from goodword.overlooked.order import sort_key
from goodword.overlooked.reasons import reasons
from goodword.overlooked.record import PersonRecord, T, count_exchanges, dates, gather, quotable
from goodword.skills import skills_in

_AUDIENCES = {Audience.PUBLIC: 0, Audience.GROUP: 1, Audience.DIRECT: 2}
Ranked = tuple[PersonId, bool]
"""Whom, and whether all that was said stands where no others could read it."""
MOST_BEST = 3
FIRST_SHOWN = 3
"""Among so many one is from the quiet channels, where one qualifies."""


def find_overlooked(
    *,
    people: Sequence[Person],
    moments: Iterable[Moment],
    ties: Mapping[PersonId, Tie],
    kept_out: AbstractSet[PersonId],
    now: datetime,
    limit: int | None = None,
) -> tuple[Overlooked, ...]:
    """The overlooked, whom to begin with first; the order of people and moments does not matter.

    Out are: the owner, companies and bots, those kept out, those with a recommendation
    already, and those with whom nothing but clicks or a stray courtesy passed.
    """
    said = tuple(moments)
    ordered = in_order(people=people, moments=said, kept_out=kept_out, now=now)
    return described(ordered[:limit], moments=said, ties=ties, now=now)


def in_order(
    *, people: Iterable[Person], moments: Iterable[Moment], kept_out: AbstractSet[PersonId], now: datetime
) -> tuple[Person, ...]:
    """All who are overlooked, whom to begin with first, and one who helped in quiet among the first three."""
    known = {person.id: person for person in people}
    order = ranked(people=known.values(), moments=moments, now=now)
    out = kept_out | recommended(known.values())
    return tuple(known[one] for one in waiting(one for one in order if one[0] not in out))


def ranked(*, people: Iterable[Person], moments: Iterable[T], now: datetime) -> tuple[Ranked, ...]:
    """Everyone with whom something of substance passed and whom no archive shows recommended.

    Whom to begin with first; who is kept out is among them, so that such a decision changes no order.
    """
    records = gather(people, moments).values()
    said = [record for record in records if not record.recommended_them and record.has_substance()]
    return tuple(
        (record.person.id, record.is_quiet) for record in sorted(said, key=lambda one: sort_key(one, now))
    )


def recommended(people: Iterable[Person]) -> frozenset[PersonId]:
    """Those who were recommended, by the record or by a decision."""
    return frozenset(person.id for person in people if person.recommended_at is not None)


def waiting(order: Iterable[Ranked]) -> tuple[PersonId, ...]:
    """The order, in which the first who helped in quiet channels stands third at the latest.

    Who is thanked in public is seen anyway; who answered every letter is not.
    """
    ordered = list(order)
    place = next((place for place, (_, is_quiet) in enumerate(ordered) if is_quiet), 0)
    if place >= FIRST_SHOWN:
        ordered.insert(FIRST_SHOWN - 1, ordered.pop(place))
    return tuple(person for person, _ in ordered)


def described(
    persons: Iterable[Person], *, moments: Iterable[Moment], ties: Mapping[PersonId, Tie], now: datetime
) -> tuple[Overlooked, ...]:
    """The persons in the order given, each with reasons and the strongest moments."""
    asked = tuple(persons)
    records = gather(asked, moments)
    return tuple(
        _overlooked(records.get(person.id) or PersonRecord[Moment](person), rank, ties.get(person.id), now)
        for rank, person in enumerate(asked, start=1)
    )


def strongest(person: Person, moments: Iterable[Moment]) -> list[Moment]:
    """The words between the owner and `person`, the strongest first; what nobody may quote is among them."""
    record = gather((person,), moments).get(person.id)
    return sorted([*record.words, *record.recommended_me], key=_strength) if record else []


def waiting_for_one(
    *, people: Iterable[Person], moments: Iterable[T], kept_out: AbstractSet[PersonId]
) -> list[PersonRecord[T]]:
    """The records of those who may be overlooked, in no order."""
    return [
        record
        for record in gather(people, moments).values()
        if record.person.id not in kept_out and not record.is_recommended and record.has_substance()
    ]


def _overlooked(record: PersonRecord[Moment], rank: int, tie: Tie | None, now: datetime) -> Overlooked:
    when = dates([*record.words, *record.recommended_me])
    return Overlooked(
        person=record.person,
        rank=rank,
        reasons=reasons(record, tie, now),
        given=count_exchanges(record.given),
        received=count_exchanges([*record.received, *record.recommended_me]),
        first_at=when[0] if when else None,
        last_at=when[-1] if when else None,
        skills=_skills(record),
        best=tuple(sorted(quotable([*record.words, *record.recommended_me]), key=_strength)[:MOST_BEST]),
    )


def _skills(record: PersonRecord[Moment]) -> tuple[SpokenSkill, ...]:
    """The listed skills that the owner's words speak of, the most often first; suggestions do not count."""
    spoken = Counter(
        skill
        for moment in record.given
        for skill in {
            match.skill
            for match in (moment.recognition.skills or skills_in(moment, record.person.skills, record.person))
            if not match.suggested
        }
    )
    ordered = sorted(spoken.items(), key=lambda item: (-item[1], item[0]))
    return tuple(SpokenSkill(skill=skill, moments=count) for skill, count in ordered)


def _strength(moment: Moment) -> tuple[int, int, int, float, float, str]:
    """Sorts the owner's own words first, then substance, then public ones, then certainty and freshness."""
    said = moment.recognition
    return (
        moment.direction is not Direction.GIVEN,
        said.substance is not Substance.HIGH,
        _AUDIENCES[moment.audience],
        -round(said.confidence, 1),
        -moment.sent_at.timestamp() if moment.sent_at else 0.0,
        said.id,
    )
