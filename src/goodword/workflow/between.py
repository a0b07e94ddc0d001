"""Ties made whole: counts from the store, and how each person and the owner met."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from goodword.nouns import AccountId, Exchange, Person, PersonId, Tie
from goodword.store.between import first_together, ties
from goodword.store.database import Store
from goodword.ties import how_met, shared_company
from goodword.ties import how_you_met as in_sentences
from goodword.workflow.everyone import people_with


def whole_ties(store: Store, persons: Iterable[Person]) -> Mapping[PersonId, Tie]:
    """What is between the owner and each of `persons`, with how they met; for the few that are shown."""
    asked = tuple(person for person in persons if not person.is_owner)
    counted, first = ties(store, asked), first_together(store, asked)
    known = people_with(store, _who_take_part(first.values()))
    owner = next((person for person in known if person.is_owner), None)
    if owner is None:
        return counted
    names = {account.id: person.name for person in known for account in person.accounts}
    return {
        person.id: replace(
            counted[person.id],
            met=how_met(person, first[person.id], owner=owner, names=names),
            shared_company=shared_company(person, owner),
        )
        for person in asked
    }


def _who_take_part(exchanges: Iterable[Iterable[Exchange]]) -> Iterator[AccountId]:
    for one in chain.from_iterable(exchanges):
        yield one.author
        yield from (meant.account for meant in one.addressed)


def how_you_met(store: Store, person: Person) -> tuple[str, ...]:
    """How the owner and `person` met, in sentences for the owner's eyes; none where nothing tells it."""
    tie = whole_ties(store, (person,)).get(person.id)
    return tuple(in_sentences(tie, person.name)) if tie else ()
