"""Where the owner stands, and when the last time was: the two questions of the founding essay."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import UTC, datetime

from goodword.nouns import GivenRecommendation, LastTime, Person, PersonId, Substance, WhereIStand
from goodword.overlooked.find import waiting_for_one
from goodword.overlooked.record import PersonRecord, T, count_exchanges, dates, gather
from goodword.text.wording import times

_NO_DATE = datetime.max.replace(tzinfo=UTC)
_NEW_FOR_YEARS = 1


def where_i_stand(
    *, people: Iterable[Person], moments: Iterable[T], given: Sequence[GivenRecommendation]
) -> WhereIStand:
    """How many people the owner thanked or credited, how often, and how many recommendations came of it."""
    records = [record for record in gather(people, moments).values() if record.given]
    first = dates(moment for record in records for moment in record.given)[:1]
    return WhereIStand(
        since=first[0].year if first else None,
        people=len(records),
        times=sum(count_exchanges(record.given) for record in records),
        recommendations=len(given),
        last_at=max((one.at for one in given if one.at), default=None),
    )


def sentences(standing: WhereIStand, now: datetime) -> tuple[str, ...]:
    """Where the owner stands, in two plain sentences without a reproach."""
    return (*_said(standing), *_given(standing, now))


def last_time(
    *,
    people: Sequence[Person],
    moments: Iterable[T],
    given: Sequence[GivenRecommendation],
    kept_out: AbstractSet[PersonId],
) -> LastTime:
    """When the owner last gave a recommendation and to whom, how many by year, and who has waited longest."""
    dated = sorted((one.at, one.name) for one in given if one.at)
    waiting = waiting_for_one(people=people, moments=moments, kept_out=kept_out)
    longest = min(waiting, key=_waiting_since, default=None)
    return LastTime(
        last_at=dated[-1][0] if dated else None,
        last_to=dated[-1][1] if dated else None,
        by_year=dict(sorted(Counter(at.year for at, _ in dated).items())),
        waiting_longest=longest.person if longest else None,
        waiting_since=_first_of_substance(longest) if longest else None,
        without_date=len(given) - len(dated),
    )


def _waiting_since(record: PersonRecord[T]) -> tuple[datetime, str]:
    return (_first_of_substance(record) or _NO_DATE, record.person.id)


def _first_of_substance(record: PersonRecord[T]) -> datetime | None:
    """When a deed was first named; where none is, when the first passing word was said."""
    words = [*record.words, *record.recommended_me]
    deeds = dates(moment for moment in words if moment.substance is Substance.HIGH)
    return next(iter(deeds or dates(words)), None)


def _said(standing: WhereIStand) -> Iterator[str]:
    if not standing.people:
        yield "So far no thanks or praise of yours was found."
        return
    since = f"Since {standing.since} you" if standing.since else "You"
    people = "1 person" if standing.people == 1 else f"{standing.people} people"
    yield f"{since} thanked or credited {people} {times(standing.times)}."


def _given(standing: WhereIStand, now: datetime) -> Iterator[str]:
    if not standing.recommendations:
        yield "You have not given a recommendation yet."
        return
    many = standing.recommendations > 1
    gave = f"You gave {standing.recommendations} recommendations" if many else "You gave 1 recommendation"
    if standing.last_at is None:
        yield f"{gave}."
    else:
        yield f"{gave}, {'the last ' if many else ''}{_ago(standing.last_at, now)}."


def _ago(at: datetime, now: datetime) -> str:
    years = (now - at).days // 365
    if years >= _NEW_FOR_YEARS:
        return "a year ago" if years == 1 else f"{years} years ago"
    months = (now - at).days // 30
    if months >= 1:
        return "a month ago" if months == 1 else f"{months} months ago"
    return "this month"
