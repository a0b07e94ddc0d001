"""Pay it forward: help that passed on, and who may be next when the owner was recommended."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from goodword.nouns import Chain, Direction, ExchangeKind, Moment, Overlooked, Person, SkillMatch
from goodword.ports import Clock
from goodword.skills import named_skills, skills_in
from goodword.store.database import Store
from goodword.store.derived import moments
from goodword.store.remembered import remembered
from goodword.text.names import normalised
from goodword.ties import find_chains
from goodword.workflow.asking import Names, names_of, the_overlooked
from goodword.workflow.recognising import catch_up


@dataclass(frozen=True, slots=True, kw_only=True)
class PassItOn:
    """Somebody recommended the owner; a third person who may be next, never the one who recommended."""

    recommended_by: Person
    letter: Moment
    third: Overlooked | None


def the_chains(store: Store) -> tuple[Chain, ...]:
    """Help that passed on: who taught the owner a skill, and whom the owner taught it later."""
    catch_up(store)
    return remembered(store, "chains", lambda: _the_chains(store))


def _the_chains(store: Store) -> tuple[Chain, ...]:
    names = names_of(store)
    skills = _SkillsOf(names)
    found = (*moments(store), *moments(store, doubtful=True))
    return find_chains(people=set_of(names), moments=found, skills_in=skills)


def set_of(names: Names) -> tuple[Person, ...]:
    """Everyone, each once."""
    return tuple({person.id: person for person in names.persons.values()}.values())


class _SkillsOf:
    """The skills that the passage of a moment asserts, of those its receiver, or the owner, lists."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._owners = tuple(
            dict.fromkeys(skill for person in set_of(names) if person.is_owner for skill in person.skills)
        )

    def __call__(self, moment: Moment, known: Collection[str]) -> Iterable[str]:
        """The skills that the passage tells of: of `known`, of the lists of both, and of the table."""
        receiver = self._names.person(moment.recognition.receiver)
        if receiver is None:
            return ()
        listed = tuple(dict.fromkeys((*receiver.skills, *self._owners, *sorted(known))))
        found = (*skills_in(moment, listed, receiver), *_named(moment, receiver))
        return {match.skill for match in found if _is_in_passage(match, moment)}


def _named(moment: Moment, receiver: Person) -> tuple[SkillMatch, ...]:
    handle = next((a.handle for a in receiver.accounts if a.handle and a.source != "linkedin"), None)
    return named_skills(moment.text, contact_name=receiver.name, contact_handle=handle)


def _is_in_passage(match: SkillMatch, moment: Moment) -> bool:
    passage = moment.recognition.passage
    return not match.suggested and passage.start <= match.start and match.end <= passage.end


def pass_it_on(store: Store, *, clock: Clock) -> PassItOn | None:
    """The latest recommendation that the owner received, with a third person; None where there is none."""
    catch_up(store)
    letters = letters_to_owner(store)
    if not letters:
        return None
    letter, by = max(letters, key=lambda one: (one[0].sent_at is not None, one[0].sent_at, one[1].id))
    return PassItOn(recommended_by=by, letter=letter, third=third_person(store, clock=clock))


def third_person(store: Store, *, but: str | None = None, clock: Clock) -> Overlooked | None:
    """Whom to begin with of those who never recommended the owner, and are not called `but`.

    Who recommended the owner is never the third: a favour returned is not passed on.
    """
    catch_up(store)
    favours = {person.id for _, person in letters_to_owner(store)}
    for one in the_overlooked(store, clock=clock, limit=len(favours) + 2):
        if one.person.id not in favours and (but is None or normalised(one.person.name) != normalised(but)):
            return one
    return None


def letters_to_owner(store: Store) -> tuple[tuple[Moment, Person], ...]:
    """The recommendations that the owner received and who wrote each, as far as that is known."""
    names = names_of(store)
    received = (moment for moment in moments(store) if _is_letter_to_owner(moment))
    by_whom = ((moment, names.person(moment.recognition.giver)) for moment in received)
    return tuple((moment, person) for moment, person in by_whom if person and not person.is_owner)


def _is_letter_to_owner(moment: Moment) -> bool:
    is_letter = moment.exchange_kind is ExchangeKind.RECOMMENDATION
    return is_letter and moment.direction is Direction.RECEIVED
