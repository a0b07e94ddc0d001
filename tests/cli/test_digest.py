"""Three people a week at most: the same when asked again, nobody twice in eight weeks, nothing sent."""

import json
import re
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path

import pytest
from icalendar import Calendar

from goodword.settings import FixedClock
from goodword.store.database import open_store
from goodword.workflow.digest import digest
from tests.command_line import CommandLine

FIRST = datetime(2026, 11, 24, 9, tzinfo=UTC)
NEVER = datetime.min.replace(tzinfo=UTC)


def people(answer: str) -> list[str]:
    return [one["person"]["id"] for one in json.loads(answer)["people"]]


def test_asked_again_in_the_same_week_it_answers_the_same_in_every_form(at_home: CommandLine) -> None:
    first = {form: at_home("digest", form).out for form in ("--json", "--html", "--ics")}
    again = {form: at_home("digest", form, GOODWORD_NOW="2026-11-24T21:30:00Z").out for form in first}
    assert again == first
    sunday = at_home("digest", "--json", GOODWORD_NOW="2026-11-29T23:00:00Z").out
    assert people(sunday) == people(first["--json"])
    monday = at_home("digest", "--json", GOODWORD_NOW="2026-11-30T00:00:00Z").out
    assert not set(people(monday)) & set(people(sunday))


def test_it_rotates_and_names_nobody_twice_in_eight_weeks(at_home: CommandLine) -> None:
    seen: dict[str, datetime] = {}
    named: dict[str, datetime] = {}
    with open_store(at_home.home / "goodword.db", now=FIRST) as store:
        for week in range(14):
            now = FIRST + timedelta(weeks=week, days=week % 5)
            found = digest(store, clock=FixedClock(now)).people
            assert len(found) <= 3
            for one in found:
                assert now - seen.get(one.person.id, NEVER) >= timedelta(weeks=8)
                seen[one.person.id] = now
                if one.person.name != "Neil Abernethy":  # two people: one network has both
                    assert now - named.get(one.person.name, NEVER) >= timedelta(weeks=8), one.person.name
                named[one.person.name] = now
    assert len(seen) > 20


def test_fewer_are_shown_where_fewer_are_asked_for_and_more_than_three_never(at_home: CommandLine) -> None:
    three = people(at_home("digest", "--json").out)
    assert people(at_home("digest", "-n", "1", "--json").out) == three[:1]
    assert people(at_home("digest", "--json").out) == three
    assert at_home("digest", "-n", "4").code == 2


def test_whoever_is_kept_out_is_left_out_and_comes_back_when_that_is_taken_back(at_home: CommandLine) -> None:
    three = people(at_home("digest", "--json").out)
    at_home("never", three[1], "--because", "deceased")
    assert people(at_home("digest", "--json").out) == [three[0], three[2]]
    at_home("never", three[1], "--undo")
    assert people(at_home("digest", "--json").out) == three


def test_whoever_was_recommended_since_is_done(at_home: CommandLine) -> None:
    first, *others = people(at_home("digest", "--json").out)
    assert at_home("draft", first).code == 0
    assert at_home("given", first, "--on", "linkedin").code == 0
    found = json.loads(at_home("digest", "--json").out)
    assert [one["id"] for one in found["done"]] == [first]
    assert [one["person"]["id"] for one in found["people"]] == others
    assert "Recommended this week: " in at_home("digest").out


def test_the_page_holds_all_that_it_needs_and_loads_and_runs_nothing(at_home: CommandLine) -> None:
    page = at_home("digest", "--html").out
    assert page.startswith("<!doctype html>")
    assert not re.search(r"<script|<link|<img|\ssrc=|@import|url\(", page)
    assert "default-src 'none'" in unescape(page)
    assert "light-dark(" in page
    assert "@media print" in page
    names = [one["person"]["name"] for one in json.loads(at_home("digest", "--json").out)["people"]]
    assert all(name in page for name in names)


def test_the_feed_is_a_calendar_in_which_nobodys_words_stand(at_home: CommandLine) -> None:
    feed = at_home("digest", "--ics", "--at", "friday 08:30").out
    found = json.loads(at_home("digest", "--json").out)
    assert found["at"] == "friday 08:30"
    (event,) = Calendar.from_ical(feed).walk("VEVENT")
    assert event["DTSTART"].to_ical() == b"20261127T083000"
    told = f"{event['SUMMARY']} {event['DESCRIPTION']}"
    for one in found["people"]:
        assert one["person"]["name"] in told
        assert not any(moment["quote"] in told for moment in one["best"])
    assert "“" not in told


def test_a_file_is_written_over_an_earlier_digest_and_over_nothing_else(
    at_home: CommandLine, tmp_path: Path
) -> None:
    feed, other = tmp_path / "week.ics", tmp_path / "diary.ics"
    assert at_home("digest", "--ics", "-o", feed).code == 0
    assert at_home("digest", "--ics", "-o", feed, GOODWORD_NOW="2026-12-01T09:00:00Z").code == 0
    other.write_text("BEGIN:VCALENDAR\nPRODID:-//Other//EN\nEND:VCALENDAR\n", "utf-8")
    refused = at_home("digest", "--ics", "-o", other)
    assert refused.code == 2
    assert "would be lost" in refused.err
    assert "Other" in other.read_text("utf-8")


@pytest.mark.parametrize("options", [("--ics", "--html"), ("--json", "--ics"), ("-o", "week.html")])
def test_it_comes_in_one_form_at_a_time(goodword: CommandLine, options: tuple[str, ...]) -> None:
    answer = goodword("digest", *options)
    assert answer.code == 2
    assert "one form at a time" in answer.err


def test_where_nothing_is_there_it_is_said_in_words_and_nothing_is_remembered(
    goodword: CommandLine, samples: Path
) -> None:
    assert "Nothing is imported yet" in goodword("digest").out
    assert json.loads(goodword("digest", "--json").out)["people"] == []
    assert "BEGIN:VEVENT" not in goodword("digest", "--ics").out
    assert goodword("import", samples / "linkedin.zip").code == 0
    assert len(people(goodword("digest", "--json").out)) == 3
