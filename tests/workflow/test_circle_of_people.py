"""Help and its answer, the skills of a circle, the firsts between two people: from the record, each once."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path

import pytest

from goodword.nouns import AccountId, Decision, Direction, RecognitionKind
from goodword.overlooked import in_order
from goodword.overlooked.record import gather
from goodword.settings import FixedClock
from goodword.store.between import ties
from goodword.store.database import Store, open_store
from goodword.store.moments import moments
from goodword.store.passages import About, say_meant, say_of_passage
from goodword.workflow import deciding
from goodword.workflow.asking import contacts, moments_with, skills_of, the_person
from goodword.workflow.circles import Circle, acquaintances
from goodword.workflow.everyone import everyone, people_and_links
from goodword.workflow.forward import balances, helpers, of_year, years_of_help
from goodword.workflow.milestones import milestones
from goodword.workflow.set_aside import not_suggested
from goodword.workflow.spoken import skills_of_circle
from tests.command_line import NOW

CLOCK = FixedClock(datetime.fromisoformat(NOW))
TAUGHT = {RecognitionKind.LEARNED, RecognitionKind.HELP}
NEIL_ID = AccountId("linkedin:in/neil-abernethy-marine")
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


def test_circles_are_what_ties_and_moments_say_after_every_kind_of_answer(store: Store) -> None:
    assert_circles_are_true(store)
    said = [one for one in moments(store) if one.direction is Direction.GIVEN]
    answers = ((About.STANDS, "no"), (About.HIDDEN, "yes"), (About.KIND, "learned"), (About.KIND, "thanks"))
    for moment, (about, answer) in zip(said[::7], cycle(answers), strict=False):
        passage = moment.recognition.passage
        say_of_passage(store, passage.exchange_id, passage.quote, about, answer, CLOCK.now())
    assert_circles_are_true(store)
    first = moments(store, doubtful=True)[0].recognition.passage
    say_of_passage(store, first.exchange_id, first.quote, About.STANDS, "yes", CLOCK.now())
    moved = said[1].recognition
    say_meant(
        store, moved.passage.exchange_id, moved.passage.quote, str(moved.receiver), NEIL_ID, CLOCK.now()
    )
    deciding.never(store, acquaintances(store, clock=CLOCK)[0].person.id, because=None, clock=CLOCK)
    assert_circles_are_true(store)


def assert_circles_are_true(store: Store) -> None:
    known = {one.person.id: one for one in acquaintances(store, clock=CLOCK)}
    between, said = ties(store, contacts(store)), gather(everyone(store), moments(store))
    for person, one in known.items():
        tie, record = between[person], said.get(person)
        assert one.last_at == tie.last_at
        assert (Circle.PRIVATE in one.circles) == bool(tie.direct)
        assert (Circle.PUBLIC in one.circles) == (tie.sent + tie.received > tie.direct)
        taught = record is not None and any(m.recognition.kind in TAUGHT for m in record.given)
        thanked = record is not None and bool(record.received or record.recommended_me)
        assert (Circle.TAUGHT in one.circles, Circle.THANKED in one.circles) == (taught, thanked)
    monday = CLOCK.now() - timedelta(days=CLOCK.now().weekday())
    ordered = in_order(
        people=everyone(store),
        moments=moments(store),
        kept_out=not_suggested(store, everyone(store), CLOCK.now().date()),
        now=monday.replace(hour=0, minute=0, second=0),
    )
    waiting = [person for person, one in known.items() if Circle.OVERLOOKED in one.circles]
    assert waiting == [person.id for person in ordered]


def test_an_answer_about_two_accounts_and_its_taking_back_leave_every_other_link_as_it_was(
    store: Store,
) -> None:
    before, links = people_and_links(store)
    asked = next(link for link in links if not link.is_hard and link.decision is None)
    deciding.decide(store, (asked.id,), Decision.SAME, clock=CLOCK)
    after, answered = people_and_links(store)
    assert len(after) == len(before) - 1
    assert [replace(one, decision=None) for one in answered] == [replace(one, decision=None) for one in links]
    deciding.take_back(store, (asked.id,))
    assert people_and_links(store) == (before, links)
