"""Recommendations that the owner gave on some platform: recorded, confirmed by its archive, taken back."""

from dataclasses import dataclass
from datetime import datetime

from goodword.nouns import AccountId, Draft, Event, Person, State
from goodword.ports import Clock
from goodword.store.database import Store
from goodword.store.letters import add_event, events
from goodword.workflow.asking import account_ids
from goodword.workflow.given import confirmed_by, in_archives, told_elsewhere
from goodword.workflow.writing import DraftInHand

_SHOWING_RECOMMENDATIONS = frozenset({"linkedin"})
"""The places whose archives hold the recommendations that their owner gave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenElsewhere:
    """A recommendation that the owner gave on some platform."""

    person: Person
    on: str
    at: datetime
    is_confirmed: bool
    may_be_confirmed: bool
    """An archive of that place would show it."""


def give_elsewhere(store: Store, hand: DraftInHand, *, on: str, at: datetime) -> GivenElsewhere:
    """Record that the owner gave this recommendation on some platform; a later archive confirms it."""
    subject, place = AccountId(hand.draft.subject), _place(on)
    seen = [given for given in in_archives(store) if given.on == place]
    add_event(
        store, recommendation_id=None, subject=subject, state=State.GIVEN_ELSEWHERE, at=at, detail=place
    )
    return GivenElsewhere(
        person=hand.subject,
        on=place,
        at=at,
        is_confirmed=any(confirmed_by(account, at, seen) for account in account_ids(hand.subject)),
        may_be_confirmed=place in _SHOWING_RECOMMENDATIONS,
    )


def take_back_given(store: Store, hand: DraftInHand, *, on: str, clock: Clock) -> tuple[Event, ...]:
    """Take back that something was given there; what was taken back, empty where nothing was recorded."""
    place = _place(on)
    about = [
        event
        for event in told_elsewhere(events(store))
        if event.subject in account_ids(hand.subject) and event.detail == place
    ]
    for account in {event.subject for event in about}:
        add_event(
            store,
            recommendation_id=None,
            subject=account,
            state=State.WITHDRAWN,
            at=clock.now(),
            detail=place,
        )
    return tuple(about)


def _place(on: str) -> str:
    return " ".join(on.split()).casefold()


def places_given(store: Store, draft: Draft) -> tuple[str, ...]:
    """Where the owner said to have given a recommendation of the person that the draft is about."""
    told = told_elsewhere(events(store))
    return tuple(dict.fromkeys(e.detail or "" for e in told if e.subject == AccountId(draft.subject)))
