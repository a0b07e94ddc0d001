"""How it went on after the first meeting: the first of each kind between the owner and a person."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from goodword.nouns import Direction, ExchangeKind, Moment, Person
from goodword.store.between import first_ways
from goodword.store.database import Store
from goodword.text.places import place_name

_WAYS = {
    "public": "First words in public",
    "group": "First words in a group",
    "direct": "First words in private",
    "meeting": "First meeting in a calendar",
}
_CLICKS = frozenset({ExchangeKind.ENDORSEMENT, ExchangeKind.REACTION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """The first of its kind, with its day and the place that tells it; None where no place does."""

    what: str
    at: datetime
    source: str | None


def milestones(store: Store, person: Person, between: Iterable[Moment]) -> tuple[Milestone, ...]:
    """The firsts between the owner and `person`, oldest first; `between` are the moments of the two."""
    ids = [account.id for account in person.accounts]
    ways = (Milestone(what=_WAYS[way], at=at, source=source) for way, source, at in first_ways(store, ids))
    connected = (
        Milestone(
            what=f"Connected on {place_name(account.source)}", at=account.connected_at, source=account.source
        )
        for account in person.accounts
        if account.connected_at
    )
    found = (*ways, *connected, *_said(person, between))
    return tuple(sorted(found, key=lambda one: (one.at, one.what)))


def _said(person: Person, between: Iterable[Moment]) -> Iterator[Milestone]:
    """The first thanks of each to the other, and the recommendations."""
    words = [moment for moment in between if moment.exchange_kind not in _CLICKS]
    for direction, plain, lasting in (
        (Direction.GIVEN, "You thanked or praised them", "You recommended them"),
        (Direction.RECEIVED, "They thanked or praised you", "They recommended you"),
    ):
        said = [moment for moment in words if moment.direction is direction]
        letters = [one for one in said if one.exchange_kind is ExchangeKind.RECOMMENDATION]
        yield from _first(plain, (one for one in said if one not in letters))
        yield from _first(lasting, letters)
    if person.recommended_at and not any(_is_given_letter(one) for one in words):
        yield Milestone(what="You recommended them", at=person.recommended_at, source=None)


def _is_given_letter(moment: Moment) -> bool:
    return moment.direction is Direction.GIVEN and moment.exchange_kind is ExchangeKind.RECOMMENDATION


def _first(what: str, found: Iterable[Moment]) -> Iterator[Milestone]:
    dated = [(one.sent_at, one.source) for one in found if one.sent_at]
    if dated:
        at, source = min(dated)
        yield Milestone(what=what, at=at, source=source)
