"""The circles of the owner's people, by what the record says of each: for finding, never for grading."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from goodword.nouns import Counted, Moment, Person, PersonId, RecognitionKind
from goodword.overlooked.record import PersonRecord, gather
from goodword.ports import Clock
from goodword.store.database import Store
from goodword.store.dealings import Dealings, dealings
from goodword.store.derived import people_stamp
from goodword.store.orders import said_stamp
from goodword.store.remembered import remembered
from goodword.text.letters import without_marks
from goodword.ties import shared_company
from goodword.workflow.asking import contacts, counted_moments, is_nameless, overlooked_order
from goodword.workflow.everyone import everyone
from goodword.workflow.recognising import catch_up

_TAUGHT = frozenset({RecognitionKind.LEARNED, RecognitionKind.HELP})


class Circle(StrEnum):
    """What a person may be to the owner; one person may be in several."""

    OVERLOOKED = "overlooked"
    RECOMMENDED = "recommended"
    TAUGHT = "taught"
    """The owner wrote that they taught or helped."""
    THANKED = "thanked"
    """They thanked, praised or recommended the owner."""
    COLLEAGUES = "colleagues"
    """The archives name one employer for both."""
    PRIVATE = "private"
    """Letters, messages or meetings went between them."""
    PUBLIC = "public"
    """Something went between them where others could read it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acquaintance:
    """A person with the circles that they are in."""

    person: Person
    circles: frozenset[Circle]
    last_at: datetime | None
    """When something last went between them."""
    told: tuple[str, ...]
    """Name, company, position, addresses and handles, as `folded` has them."""

    def holds(self, typed: str) -> bool:
        """Whether any of it holds what was typed, `folded`; nothing typed holds everybody."""
        return not typed or any(typed in one for one in self.told)


def folded(text: str) -> str:
    """The text for finding: upper case, accents and doubled spaces do not count."""
    return without_marks(" ".join(text.casefold().split()))


def acquaintances(store: Store, *, clock: Clock) -> tuple[Acquaintance, ...]:
    """Everyone but the owner with their circles: the overlooked in their order first, then by name."""
    catch_up(store)
    today = clock.now().date()  # who rests, and the order of the overlooked, hang on the day
    return remembered(store, "acquaintances", lambda: _acquaintances(store, clock), of=today)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Everyone of whom more than a number is known, as they are listed."""

    people: tuple[Acquaintance, ...]
    """Whoever has a name before those of whom only a handle is known."""
    overlooked: tuple[Acquaintance, ...]
    """In their order."""
    counts: Mapping[Circle, int]
    places: tuple[str, ...]


def named(store: Store, *, clock: Clock) -> Named:
    """Those of `acquaintances` who can be called something."""
    known = acquaintances(store, clock=clock)
    return remembered(store, "named", lambda: _named(known), of=clock.now().date())


def _named(known: Iterable[Acquaintance]) -> Named:
    found = [one for one in known if not is_nameless(one.person)]
    return Named(
        people=tuple(
            sorted(
                found,
                key=lambda one: (
                    one.person.name.startswith("@"),
                    one.person.name.casefold(),
                    one.person.id,
                ),
            )
        ),
        overlooked=tuple(one for one in found if Circle.OVERLOOKED in one.circles),
        counts=Counter(circle for one in found for circle in one.circles),
        places=tuple(sorted({account.source for one in found for account in one.person.accounts})),
    )


def _acquaintances(store: Store, clock: Clock) -> tuple[Acquaintance, ...]:
    order = {person: place for place, person in enumerate(overlooked_order(store, clock=clock))}
    owner = next((person for person in everyone(store) if person.is_owner), None)
    said, between, told = _said(store), dealings(store), _told_of_all(store)
    found = [
        _acquainted(
            person,
            [between[account.id] for account in person.accounts if account.id in between],
            said.get(person.id, frozenset()) | frozenset(_circles(person, order, owner)),
            told[person.id],
        )
        for person in contacts(store)
    ]
    return tuple(sorted(found, key=lambda one: order.get(one.person.id, len(order))))


def _acquainted(
    person: Person, between: Sequence[Dealings], circles: frozenset[Circle], told: tuple[str, ...]
) -> Acquaintance:
    """The person with what went between them and the owner, whichever account of theirs took part."""
    ways = {Circle.PRIVATE: any(one.in_private for one in between)}
    ways[Circle.PUBLIC] = any(one.among_others for one in between)
    return Acquaintance(
        person=person,
        circles=circles | {circle for circle, is_so in ways.items() if is_so},
        last_at=max((one.last_at for one in between if one.last_at), default=None),
        told=told,
    )


def _told_of_all(store: Store) -> Mapping[PersonId, tuple[str, ...]]:
    """What each is found by: it hangs on no decision but who is who."""

    def make() -> Mapping[PersonId, tuple[str, ...]]:
        return {one.id: tuple(map(folded, _told(one))) for one in contacts(store)}

    return remembered(store, "told of all", make, stamp=people_stamp(store))


def _said(store: Store) -> Mapping[PersonId, frozenset[Circle]]:
    """The circles that what was said puts people in."""
    stamp = f"{people_stamp(store)}:{said_stamp(store)}"
    return remembered(store, "circles of what was said", lambda: _circles_of_words(store), stamp=stamp)


def _circles_of_words(store: Store) -> Mapping[PersonId, frozenset[Circle]]:
    records = gather(everyone(store), counted_moments(store))
    return {person: frozenset(_of_words(record)) for person, record in records.items()}


def _of_words(record: PersonRecord[Moment | Counted]) -> Iterable[Circle]:
    if any(moment.kind in _TAUGHT for moment in record.given):
        yield Circle.TAUGHT
    if record.received or record.recommended_me:
        yield Circle.THANKED


def _told(person: Person) -> Iterable[str]:
    yield from (person.name, person.company or "", person.position or "", *person.emails)
    for account in person.accounts:
        yield from (account.handle or "", account.name or "")


def _circles(person: Person, order: Mapping[PersonId, int], owner: Person | None) -> Iterable[Circle]:
    if person.id in order:
        yield Circle.OVERLOOKED
    if person.recommended_at:
        yield Circle.RECOMMENDED
    if owner and shared_company(person, owner):
        yield Circle.COLLEAGUES
