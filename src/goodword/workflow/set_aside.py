"""Who is not suggested: kept out for ever, likely recommended already, or resting for a while."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime

from goodword.nouns import AccountId, Decision, Person, PersonId, Rest
from goodword.overlooked import namesakes_of, recommended_by_name
from goodword.store.database import Store
from goodword.store.decisions import decided_pairs, kept_out, resting_on, rests
from goodword.store.remembered import remembered
from goodword.workflow.everyone import everyone


@dataclass(frozen=True, slots=True, kw_only=True)
class Resting:
    """What the owner said of resting about one person."""

    person: Person
    until: date | None
    """The first day on which they may be suggested again; None where they may be now."""
    thanked_at: datetime | None
    """When the owner said that they were thanked."""


def not_suggested(store: Store, persons: Sequence[Person], today: date) -> frozenset[PersonId]:
    """All who are left out of what is suggested today."""
    return kept_out_persons(store, persons) | resting_persons(store, persons, today)


def kept_out_persons(store: Store, persons: Sequence[Person]) -> frozenset[PersonId]:
    """Those who are not suggested: by the owner's word, or because they likely were recommended already.

    The dead are among the first; the second wait until `goodword links` is answered.
    """
    out = kept_out(store).keys()
    never = frozenset(person.id for person in persons if _has_any(person, out))
    return never | recommended_by_name(persons, told_apart(store))


def resting_persons(store: Store, persons: Sequence[Person], today: date) -> frozenset[PersonId]:
    """Those who rest today, and who may be one of them, seen in another place: nobody reads that name."""
    accounts = resting_on(store, today)
    if not accounts:
        return frozenset()
    resting = [person for person in persons if _has_any(person, accounts)]
    others = namesakes_of(resting, persons, told_apart(store))
    return frozenset(person.id for person in resting) | others


def told_apart(store: Store) -> frozenset[frozenset[AccountId]]:
    """The pairs of accounts of which the owner said that they are two people."""
    decided = decided_pairs(store)
    return frozenset(frozenset((one, other)) for _, one, other, said in decided if said is Decision.DIFFERENT)


def resting(store: Store, today: date) -> tuple[Resting, ...]:
    """Everyone who rests today, who may come back first before."""
    found = (one for one in _said(store) if one.until is not None and today < one.until)
    return tuple(sorted(found, key=lambda one: (one.until or today, one.person.name, one.person.id)))


def thanked(store: Store) -> tuple[Resting, ...]:
    """Everyone whom the owner thanked in the place of a letter, the latest first."""
    dated = [(one.thanked_at, one.person.id, one) for one in _said(store) if one.thanked_at is not None]
    return tuple(one for *_, one in sorted(dated, key=lambda found: found[:2], reverse=True))


def rest_said_of(store: Store, person: Person) -> Resting:
    """What the owner said of one person's resting, whether it is over or not."""
    return rest_of(person, rests(store))


def rest_of(person: Person, said: Mapping[AccountId, Rest]) -> Resting:
    """What was said of the person, by `rests`; of several accounts the longest rest holds."""
    of_them = [said[account.id] for account in person.accounts if account.id in said]
    return Resting(
        person=person,
        until=max((rest.until for rest in of_them if rest.until is not None), default=None),
        thanked_at=max((rest.thanked_at for rest in of_them if rest.thanked_at is not None), default=None),
    )


def _said(store: Store) -> tuple[Resting, ...]:
    return remembered(store, "resting", lambda: _all_said(store))


def _all_said(store: Store) -> tuple[Resting, ...]:
    said = rests(store)
    if not said:
        return ()
    return tuple(rest_of(person, said) for person in everyone(store) if _has_any(person, said.keys()))


def _has_any(person: Person, accounts: AbstractSet[AccountId]) -> bool:
    return any(account.id in accounts for account in person.accounts)
