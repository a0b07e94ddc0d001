"""The recommendations that the owner gave: in an archive, elsewhere as they said, or signed here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from goodword.nouns import AccountId, Event, Exchange, GivenRecommendation, Manner, Person, State
from goodword.store.database import Store
from goodword.store.letters import events
from goodword.store.record import owner_accounts, recommendations_in_record

CLOCKS_DIFFER = timedelta(days=2)
"""LinkedIn writes no zone beside the date, and an owner may record the deed a day late."""

ONE_DEED = timedelta(days=30)
"""The same words, signed here and given on a platform, are one recommendation and not two."""

HERE = "here"


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One recommendation given, and what is known of it."""

    account: AccountId
    at: datetime | None
    on: str
    """Where: a source's name, or HERE for a signed one."""
    is_confirmed: bool
    """An archive shows it, or it was signed here."""


def all_given(store: Store) -> tuple[Given, ...]:
    """Every recommendation that the owner gave; one told of and then seen in an archive is one."""
    seen = tuple(in_archives(store))
    told = tuple(_told(events(store), seen))
    return (*seen, *told)


def in_archives(store: Store) -> Iterator[Given]:
    """The recommendations that the owner's archives show."""
    owners = owner_accounts(store)
    for exchange in recommendations_in_record(store):
        if exchange.author in owners:
            for account in subjects(exchange):
                yield Given(account=account, at=exchange.sent_at, on=exchange.source, is_confirmed=True)


def subjects(exchange: Exchange) -> tuple[AccountId, ...]:
    """Whom a recommendation is about."""
    return tuple(a.account for a in exchange.addressed if a.manner is Manner.SUBJECT)


def _told(told: Iterable[Event], seen: tuple[Given, ...]) -> Iterator[Given]:
    told = tuple(told)
    for event in told_elsewhere(told):
        if not confirmed_by(event.subject, event.at, seen):
            yield Given(account=event.subject, at=event.at, on=event.detail or "", is_confirmed=False)
    signed: dict[str, Given] = {}
    for event in told:
        if event.recommendation_id is None:
            continue
        if event.state is State.SIGNED:
            given = Given(account=event.subject, at=event.at, on=HERE, is_confirmed=True)
            signed.setdefault(event.recommendation_id, given)
        elif event.state is State.WITHDRAWN:
            signed.pop(event.recommendation_id, None)
    yield from signed.values()


def told_elsewhere(told: Iterable[Event]) -> tuple[Event, ...]:
    """What the owner said to have given elsewhere and did not take back, oldest first."""
    standing: list[Event] = []
    for event in told:
        if event.state is State.GIVEN_ELSEWHERE:
            standing.append(event)
        elif event.state is State.WITHDRAWN and event.recommendation_id is None:
            taken_back = (event.subject, event.detail)
            standing = [one for one in standing if (one.subject, one.detail) != taken_back]
    return tuple(standing)


def confirmed_by(account: AccountId, at: datetime, seen: Iterable[Given]) -> bool:
    """Whether an archive shows a recommendation of `account` from `at` on."""
    return any(
        given.account == account and given.at is not None and at - given.at <= CLOCKS_DIFFER for given in seen
    )


def by_person(given: Iterable[Given], persons: Iterable[Person]) -> tuple[GivenRecommendation, ...]:
    """The same, with the person each is about; what was signed and given elsewhere too counts once."""
    owners = {account.id: person for person in persons for account in person.accounts}
    found: list[GivenRecommendation] = []
    for one in given:
        person = owners.get(one.account)
        name = person.name if person else str(one.account)
        told = GivenRecommendation(person=person.id if person else None, name=name, at=one.at)
        if one.on != HERE or not any(_is_one_deed(told, other) for other in found):
            found.append(told)
    return tuple(found)


def _is_one_deed(one: GivenRecommendation, other: GivenRecommendation) -> bool:
    if one.person is None or one.person != other.person or one.at is None or other.at is None:
        return False
    return abs(one.at - other.at) <= ONE_DEED
