"""Help and its answer, the skills of a circle, the firsts between two people: from the record, each once."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from goodword.settings import FixedClock
from goodword.store.database import Store, open_store
from goodword.store.moments import moments
from goodword.workflow import deciding
from goodword.workflow.asking import contacts, moments_with, skills_of, the_person
from goodword.workflow.circles import Circle, acquaintances
from goodword.workflow.forward import balances, helpers, of_year, years_of_help
from goodword.workflow.milestones import milestones
from goodword.workflow.spoken import skills_of_circle
from tests.command_line import NOW

CLOCK = FixedClock(datetime.fromisoformat(NOW))
NUALA, NEIL = "x:318204417", "linkedin:in/neil-abernethy-marine"


@pytest.fixture(name="store")
def _store(filled_home: Path, tmp_path: Path) -> Iterator[Store]:
    shutil.copy(filled_home / "goodword.db", tmp_path / "goodword.db")
    with open_store(tmp_path / "goodword.db", now=CLOCK.now()) as store:
        yield store


def test_help_is_what_the_owner_told_of_it_and_each_helper_stands_once(store: Store) -> None:
    found = helpers(store)
    assert len({one.person.id for one in found}) == len(found)
    told = {moment.recognition.id for moment in moments(store)}
    assert all({moment.recognition.id for moment in one.moments} <= told for one in found)
    ends = [one.last_at for one in found if one.last_at]
    assert ends == sorted(ends, reverse=True)


def test_the_years_together_hold_all_help_that_has_a_date(store: Store) -> None:
    found = helpers(store)
    by_year = [of_year(found, year) for year in years_of_help(found)]
    dated = sum(moment.sent_at is not None for one in found for moment in one.moments)
    assert sum(len(one.moments) for year in by_year for one in year) == dated


def test_every_helper_is_in_one_channel_of_each_sort(store: Store) -> None:
    found = helpers(store)
    given = sum(one.person.recommended_at is not None for one in found)
    for balance in balances(found):
        assert sum(share.helped for share in balance.shares) == len(found)
        assert sum(share.recommended for share in balance.shares) == given


def test_whom_the_owner_keeps_out_is_asked_about_nowhere_unless_recommended(store: Store) -> None:
    for kept in (NUALA, NEIL):
        deciding.never(store, kept, because=None, clock=CLOCK)
    assert NUALA not in {one.person.id for one in helpers(store)}
    by_id = {one.person.id: one.circles for one in acquaintances(store, clock=CLOCK)}
    assert Circle.OVERLOOKED not in by_id[the_person(store, NUALA).id]
    assert Circle.RECOMMENDED in by_id[the_person(store, NEIL).id]


def test_the_firsts_are_in_order_and_no_thanks_comes_before_the_first_words(store: Store) -> None:
    nuala = the_person(store, NUALA)
    found = milestones(store, nuala, moments_with(store, nuala))
    days = [one.at for one in found]
    assert days == sorted(days)
    assert found[0].what == "First words in public"
    assert found[0].at.astimezone(UTC).year == 2013
    assert len({one.what for one in found}) == len(found)


def test_an_answer_about_a_skill_changes_the_circle_as_it_changes_the_person(store: Store) -> None:
    who = next(one for one in contacts(store) if len(one.skills) > 3)
    skill = who.skills[0]
    for speaks in (True, False, None):
        deciding.say_spoken(store, who.id, skill, speaks=speaks, clock=CLOCK)
        (alone,) = (one for one in skills_of(store, who) if one.skill == skill)
        (circle,) = (one for one in skills_of_circle(store) if one.skill.casefold() == skill.casefold())
        (among,) = (one.spoken for one in circle.people if one.person.id == who.id)
        assert among.is_decided is alone.is_decided is (speaks is not None)
        if speaks is not None:
            assert bool(among.confidence) is bool(alone.confidence) is speaks


def test_what_nobody_lists_and_words_only_hint_at_is_asked_on_the_persons_page_alone(store: Store) -> None:
    asked = [
        (who.id, one.skill)
        for who in contacts(store)
        for one in skills_of(store, who)
        if one.is_suggested and not one.is_listed
    ]
    assert asked
    in_circle = {(has.person.id, one.skill) for one in skills_of_circle(store) for has in one.people}
    assert not in_circle.intersection(asked)
