"""Not now, and just thank: at the desk, in the week's three and in what was said last, each with its undo."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from goodword.errors import DayNotAheadError
from goodword.nouns import Audience, Direction
from goodword.settings import FixedClock, Home
from goodword.workflow import deciding
from goodword.workflow.asking import account_ids, exchanges_named, last, the_overlooked
from goodword.workflow.circles import named
from goodword.workflow.digest import digest
from goodword.workflow.imports import imports, undo
from goodword.workflow.set_aside import resting, thanked
from goodword.workflow.thanking import word_of_thanks
from tests.command_line import NOW
from tests.desk.at_the_desk import AtTheDesk

CLOCK = FixedClock(datetime.fromisoformat(NOW))
TODAY = CLOCK.now().date()
MONDAY = TODAY + timedelta(days=7 - TODAY.weekday())


@pytest.fixture(name="home")
def _home(desk: AtTheDesk, tmp_path: Path) -> Iterator[Home]:
    """The home of the desk, seen beside it as the command line sees it."""
    del desk
    beside = Home(tmp_path / "owner", CLOCK)
    yield beside
    beside.close_store()


def first(home: Home, *, on: FixedClock = CLOCK) -> list[str]:
    return [one.person.id for one in the_overlooked(home.store, clock=on, limit=4)]


def at(day: date) -> FixedClock:
    return FixedClock(datetime.combine(day, CLOCK.now().timetz()))


def test_not_now_puts_the_next_in_the_place_until_monday_and_undo_puts_back(
    desk: AtTheDesk, home: Home
) -> None:
    before = first(home)
    page = desk.post("/later", person=before[0])
    assert f"from {MONDAY:%-d %B %Y} on" in page.words
    assert first(home)[0] == before[1]
    assert first(home, on=at(MONDAY - timedelta(days=1)))[0] == before[1]
    assert before[0] in first(home, on=at(MONDAY))

    rests = page.text.partition('id="resting"')[2]
    assert f'action="/later"><input type="hidden" name="person" value="{before[0]}"' in rests
    back = desk.post("/later", person=before[0], undo="1")
    assert "may be suggested again." in back.words
    assert first(home) == before


def test_who_rests_stands_in_no_list_that_suggests(desk: AtTheDesk, home: Home) -> None:
    waiting = last(home.store, clock=CLOCK).waiting_longest
    assert waiting
    week = [one.person.id for one in digest(home.store, clock=CLOCK).people]
    for who in (waiting.id, week[0]):
        desk.post("/later", person=who)
    after = last(home.store, clock=CLOCK).waiting_longest
    assert after
    assert after.id != waiting.id
    rest = [person for person in week if person not in {waiting.id, week[0]}]
    assert [one.person.id for one in digest(home.store, clock=CLOCK).people] == rest
    listed = {one.person.id for one in named(home.store, clock=CLOCK).overlooked}
    assert not listed & {waiting.id, week[0]}
    again = {one.person.id for one in named(home.store, clock=at(MONDAY)).overlooked}
    assert {waiting.id, week[0]} <= again


def test_thanked_is_done_for_the_week_and_rests_half_a_year(desk: AtTheDesk, home: Home) -> None:
    who, *others = (one.person.id for one in digest(home.store, clock=CLOCK).people)
    page = desk.post("/thanked", person=who)
    assert "Done for this week" in page.words
    found = digest(home.store, clock=CLOCK)
    assert [person.id for person in found.thanked] == [who]
    assert [one.person.id for one in found.people] == others
    assert who not in first(home, on=at(TODAY + timedelta(weeks=25)))
    assert {one.person.id for one in resting(home.store, TODAY)} == {who}
    assert resting(home.store, TODAY + timedelta(weeks=26)) == ()
    assert [one.person.id for one in thanked(home.store)] == [who]

    desk.post("/thanked", person=who, undo="1")
    assert digest(home.store, clock=CLOCK).thanked == ()
    assert thanked(home.store) == ()


def test_who_is_suggested_again_early_stays_thanked(home: Home) -> None:
    who = first(home)[0]
    deciding.thank(home.store, who, clock=CLOCK)
    deciding.suggest_now(home.store, who, clock=CLOCK)
    assert first(home)[0] == who
    assert [one.person.id for one in thanked(home.store)] == [who]


def test_a_day_that_is_not_ahead_is_refused_in_words_and_changes_nothing(desk: AtTheDesk, home: Home) -> None:
    before = first(home)
    with pytest.raises(DayNotAheadError):
        deciding.later(home.store, before[0], until=TODAY, clock=CLOCK)
    refused = desk.post("/thanked", person=before[0], until="2020-01-01")
    assert refused.status == 400
    assert "is not ahead" in refused.words
    assert "is no day" in desk.post("/later", person=before[0], until="soon").words
    assert first(home) == before


def test_a_rest_outlives_the_import_it_came_from(home: Home) -> None:
    who = first(home)[0]
    deciding.later(home.store, who, until=TODAY + timedelta(days=90), clock=CLOCK)
    other = next(one for one in imports(home.store) if not who.startswith(one.source))
    undo(home.store, str(other.id))
    assert who not in first(home)
    assert any(who in account_ids(one.person) for one in resting(home.store, TODAY))


def test_the_thanks_repeat_only_what_was_said_between_the_two(desk: AtTheDesk, home: Home) -> None:
    for one in the_overlooked(home.store, clock=CLOCK, limit=12):
        found = word_of_thanks(home.store, one.person.id)
        assert len(found.line) <= 300
        quoted = re.findall("“([^”]*)”", found.line)
        assert len(quoted) == min(1, len(found.rests_on))
        for moment in found.rests_on:
            said = moment.recognition.passage
            assert not moment.is_sensitive
            assert not moment.other_persons
            (exchange,) = exchanges_named(home.store, (said.exchange_id,))
            assert said.quote in exchange.text
            if moment.direction is Direction.GIVEN and moment.audience is not Audience.PUBLIC:
                assert account_ids(one.person) & frozenset(exchange.addressed)
    who = first(home)[0]
    assert word_of_thanks(home.store, who).line in desk.get(f"/thank/{who}").words
