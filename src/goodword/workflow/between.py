"""Ties made whole: counts from the store, and how each person and the owner met."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from goodword.nouns import Person, PersonId, Tie
from goodword.store.between import first_together, ties
from goodword.store.database import Store
from goodword.ties import how_met, shared_company
from goodword.ties import how_you_met as in_sentences


def whole_ties(store: Store, persons: Iterable[Person], everyone: Sequence[Person]) -> Mapping[PersonId, Tie]:
    """What is between the owner and each of `persons`, with how they met; for the few that are shown."""
    asked = tuple(person for person in persons if not person.is_owner)
    names = {account.id: person.name for person in everyone for account in person.accounts}
    owner = next((person for person in everyone if person.is_owner), None)
    counted = ties(store, asked)
    if owner is None:
        return counted
    first = first_together(store, asked)
    return {
        person.id: replace(
            counted[person.id],
            met=how_met(person, first[person.id], owner=owner, names=names),
            shared_company=shared_company(person, owner),
        )
        for person in asked
    }


def how_you_met(store: Store, person: Person, everyone: Iterable[Person]) -> tuple[str, ...]:
    """How the owner and `person` met, in sentences for the owner's eyes; none where nothing tells it."""
    tie = whole_ties(store, (person,), tuple(everyone)).get(person.id)
    return tuple(in_sentences(tie, person.name)) if tie else ()
