"""Erasing a person, and what of the owner's stays: told before, done once."""

from dataclasses import dataclass

from goodword.errors import OwnerNotErasedError
from goodword.nouns import Person
from goodword.ports import Clock
from goodword.store.database import Store
from goodword.store.erasing import Erased, erase, held
from goodword.store.record import owner_accounts
from goodword.workflow.asking import account_ids, open_questions, the_person
from goodword.workflow.publishing import Letter, letters


@dataclass(frozen=True, slots=True, kw_only=True)
class ToErase:
    """A person, what is kept of them, and what would stay."""

    person: Person
    held: Erased
    questions: int
    """Of how many other accounts it is not known whether they are theirs too."""
    letters: tuple[Letter, ...]
    """What the owner signed for them: it was given, and is withdrawn where it should be, not erased."""


def to_erase(store: Store, asked: str) -> ToErase:
    """What erasing somebody would take away. Raises PersonNotFoundError, AmbiguousPersonError.

    OwnerNotErasedError for the owner.
    """
    person = the_person(store, asked)
    ids = account_ids(person)
    if person.is_owner or ids & owner_accounts(store):
        raise OwnerNotErasedError
    given = tuple(one for one in letters(store) if one.subject in ids)
    asked_still = len(open_questions(store, person))
    return ToErase(person=person, held=held(store, ids), questions=asked_still, letters=given)


def erase_person(store: Store, asked: str, *, clock: Clock) -> ToErase:
    """Erase somebody: this cannot be taken back, and the next import does not bring them back."""
    gone = to_erase(store, asked)
    erase(store, account_ids(gone.person), at=clock.now())
    return gone
