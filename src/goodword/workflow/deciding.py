"""Decisions of the owner: they hang on accounts, survive every import, and can be taken back."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from goodword.errors import DayNotAheadError, LinkNotFoundError, SkillNotFoundError
from goodword.nouns import Decision, Link, Person, Rest
from goodword.ports import Clock
from goodword.store.database import Store
from goodword.store.decisions import (
    decide_link,
    decide_skill,
    keep_out,
    let_in,
    let_rest,
    rests,
    set_skills,
    undo_link,
)
from goodword.workflow.asking import account_ids, proposals, skills_of, the_person
from goodword.workflow.set_aside import Resting, rest_of

REST_OF_THE_THANKED = timedelta(weeks=26)
"""Who was thanked is asked about again half a year later: a letter may still be due one day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptOut:
    """What `goodword never` changed."""

    person: Person
    because: str | None
    is_out: bool


def decide(store: Store, link_ids: tuple[str, ...], decision: Decision, *, clock: Clock) -> tuple[Link, ...]:
    """Say that the accounts of each link are the same person's, or not; all or none are decided."""
    links = _links(store, link_ids)
    for link in links:
        decide_link(store, link.id, link.left, link.right, decision, clock.now())
    return _links(store, link_ids)


def take_back(store: Store, link_ids: tuple[str, ...]) -> tuple[Link, ...]:
    """Take the decision about each link back: it is a question again."""
    links = _links(store, link_ids)
    for link in links:
        undo_link(store, link.id)
    return _links(store, link_ids)


def answer_question(store: Store, question: Link, decision: Decision | None, *, clock: Clock) -> None:
    """Keep the owner's answer to a question that was just asked, or take it back.

    Nothing is looked up: walking through many questions must not work out everyone after each.
    """
    if decision is None:
        undo_link(store, question.id)
    else:
        decide_link(store, question.id, question.left, question.right, decision, clock.now())


def _links(store: Store, link_ids: tuple[str, ...]) -> tuple[Link, ...]:
    known = {str(link.id): link for link in proposals(store)}
    for link_id in link_ids:
        if link_id not in known:
            raise LinkNotFoundError(link_id)
    return tuple(known[link_id] for link_id in link_ids)


def never(store: Store, asked: str, *, because: str | None, clock: Clock) -> KeptOut:
    """Keep someone out of what is suggested, for ever or until `again`."""
    person = the_person(store, asked)
    keep_out(store, account_ids(person), because=because, at=clock.now())
    return KeptOut(person=person, because=because, is_out=True)


def again(store: Store, asked: str) -> KeptOut:
    """Let someone be suggested again."""
    person = the_person(store, asked)
    let_in(store, account_ids(person))
    return KeptOut(person=person, because=None, is_out=False)


def later(store: Store, asked: str, *, until: date | None = None, clock: Clock) -> Resting:
    """Suggest someone again from a day on, next Monday where none is given.

    Raises DayNotAheadError where the day is not ahead.
    """
    person = the_person(store, asked)
    thanked_at = rest_of(person, rests(store)).thanked_at
    return _rest(store, person, until or next_monday(clock), thanked_at, clock)


def thank(store: Store, asked: str, *, until: date | None = None, clock: Clock) -> Resting:
    """Keep that someone was thanked in the place of a letter; they rest until the day, or half a year.

    Raises DayNotAheadError where the day is not ahead.
    """
    person = the_person(store, asked)
    return _rest(store, person, until or clock.now().date() + REST_OF_THE_THANKED, clock.now(), clock)


def next_monday(clock: Clock) -> date:
    """The Monday after today."""
    today = clock.now().date()
    return today + timedelta(days=7 - today.weekday())


def suggest_now(store: Store, asked: str, *, clock: Clock) -> Resting:
    """Let someone's rest be over; that they were thanked stays known."""
    person = the_person(store, asked)
    thanked_at = rest_of(person, rests(store)).thanked_at
    rest = Rest(until=None, thanked_at=thanked_at) if thanked_at else None
    let_rest(store, account_ids(person), rest, clock.now())
    return Resting(person=person, until=None, thanked_at=thanked_at)


def not_thanked(store: Store, asked: str, *, clock: Clock) -> Resting:
    """Take back that someone was thanked, and the rest with it."""
    person = the_person(store, asked)
    let_rest(store, account_ids(person), None, clock.now())
    return Resting(person=person, until=None, thanked_at=None)


def _rest(store: Store, person: Person, until: date, thanked_at: datetime | None, clock: Clock) -> Resting:
    if until <= clock.now().date():
        raise DayNotAheadError(until, clock.now().date())
    let_rest(store, account_ids(person), Rest(until=until, thanked_at=thanked_at), clock.now())
    return Resting(person=person, until=until, thanked_at=thanked_at)


def skills_in_words(text: str) -> tuple[str, ...]:
    """The skills of a text that lists them, apart by commas."""
    return tuple(part.strip() for part in text.split(",") if part.strip())


def say_skills(store: Store, asked: str, skills: tuple[str, ...], *, clock: Clock) -> Person:
    """Write down which skills a person lists; an empty list goes back to what the archives say."""
    person = the_person(store, asked)
    for account in sorted(account_ids(person)):
        set_skills(store, account, skills, clock.now())
    return the_person(store, person.id)


def say_spoken(store: Store, asked: str, skill: str, *, speaks: bool | None, clock: Clock) -> str:
    """Keep whether the owner can speak to a skill of a person, or with None ask again; the skill as listed.

    Raises SkillNotFoundError where the person does not list it and the owner's words do not name it.
    """
    person = the_person(store, asked)
    known = [one.skill for one in skills_of(store, person)]
    found = next((one for one in known if one.casefold() == skill.strip().casefold()), None)
    if found is None:
        raise SkillNotFoundError(skill, known)
    for account in sorted(account_ids(person)):
        decide_skill(store, account, found, speaks=speaks, at=clock.now())
    return found
