"""The skills of the owner's circle: what each person lists, and to which of it the owner can speak."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from goodword.nouns import AccountId, Direction, Moment, Person, SpokenOf
from goodword.skills import as_decided, spoken_of
from goodword.store.database import Store
from goodword.store.decisions import all_skills_decided, skills_stamp
from goodword.store.derived import moments, people_stamp
from goodword.store.orders import order_stamp
from goodword.store.remembered import remembered
from goodword.workflow.asking import account_ids
from goodword.workflow.everyone import everyone
from goodword.workflow.recognising import catch_up

MOMENTS = 600
"""Of the owner's thanks and praise the latest so many are looked into: about two milliseconds each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Witnessed:
    """A person and what the owner can say to one skill of theirs."""

    person: Person
    spoken: SpokenOf

    @property
    def can_speak(self) -> bool:
        """Whether the owner's own words, or their word of today, speak to it plainly."""
        return self.spoken.confidence > 0 and not self.spoken.is_suggested


@dataclass(frozen=True, slots=True, kw_only=True)
class CircleSkill:
    """A skill with the people of the circle who have it."""

    skill: str
    people: tuple[Witnessed, ...]
    """Those to whom the owner can speak first, then by name."""

    @property
    def spoken_for(self) -> int:
        """For how many people the owner can speak to it."""
        return sum(one.can_speak for one in self.people)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What the record has of a person's skills, before the owner's word on any."""

    person: Person
    spoken: tuple[SpokenOf, ...]


def _grounds(store: Store) -> tuple[Ground, ...]:
    """Everyone who lists a skill or was thanked, with what the owner's thanks and praise say of it.

    The latest MOMENTS are looked into, a second or two of work. What else was ever exchanged with one
    person is looked at on their own page (`skills_of`).
    """
    given = _given(moments(store))
    found = []
    for person in everyone(store):
        said = [moment for account in sorted(account_ids(person)) for moment in given.get(account, ())]
        if not person.is_owner and not person.not_a_person and (person.skills or said):
            found.append(Ground(person=person, spoken=spoken_of(person.skills, person, said, ())))
    return tuple(found)


def skills_of_circle(store: Store) -> tuple[CircleSkill, ...]:
    """All skills with the owner's word on each, those first to which the owner can speak for most people."""
    catch_up(store)
    # The owner's yes and no are laid over what was found: an answer does not cost a second.
    stamp = f"{people_stamp(store)}:{order_stamp(store)}:{skills_stamp(store)}"
    found = remembered(store, "grounds", lambda: _grounds(store), stamp=stamp)
    said = all_skills_decided(store)
    by_skill: defaultdict[str, list[Witnessed]] = defaultdict(list)
    for ground in found:
        ids = sorted(account_ids(ground.person))
        decided = {skill: speaks for one in ids for skill, speaks in said.get(one, {}).items()}
        for spoken in as_decided(ground.spoken, decided):
            has = Witnessed(person=ground.person, spoken=spoken)
            # What nobody lists and the words only hint at is asked on the person's own page.
            if spoken.is_listed or has.can_speak:
                by_skill[spoken.skill.casefold()].append(has)
    skills = (_skill(people) for people in by_skill.values())
    return tuple(sorted(skills, key=lambda one: (-one.spoken_for, -len(one.people), one.skill.casefold())))


def _given(found: Iterable[Moment]) -> dict[AccountId, list[Moment]]:
    said = [one for one in found if one.direction is Direction.GIVEN and one.recognition.receiver]
    given: defaultdict[AccountId, list[Moment]] = defaultdict(list)
    for moment in said[-MOMENTS:]:
        if moment.recognition.receiver is not None:
            given[moment.recognition.receiver].append(moment)
    return given


def _skill(people: list[Witnessed]) -> CircleSkill:
    spellings = sorted(one.spoken.skill for one in people)
    ordered = sorted(people, key=lambda one: (not one.can_speak, one.person.name.casefold(), one.person.id))
    return CircleSkill(skill=max(spellings, key=spellings.count), people=tuple(ordered))
