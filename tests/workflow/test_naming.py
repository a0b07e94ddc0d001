"""Whose name it is, by all that the record holds: from archives to moments."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from goodword.settings import FixedClock, Home
from goodword.store.naming import judge_again, names_settled
from goodword.workflow.asking import moments_with, names_of
from goodword.workflow.forms import moment_form
from tests.command_line import CommandLine

CLOCK = FixedClock(datetime(2026, 11, 24, tzinfo=UTC))


def told(command_line: CommandLine) -> list[dict[str, Any]]:
    """All moments, as `goodword moments --json` tells them."""
    store = Home(command_line.home, CLOCK).store
    found = moments_with(store, None)
    return [moment_form(moment, names_of(store)) for moment in found]


@pytest.fixture(scope="module")
def moments(filled_home: Path) -> list[dict[str, Any]]:
    """The moments of the samples."""
    return told(CommandLine(filled_home, filled_home.parent))


def test_a_first_name_of_which_one_contact_was_dealt_with_then_is_theirs_and_says_why(
    moments: list[dict[str, Any]],
) -> None:
    (basil,) = [one for one in moments if one["quote"].startswith("Basil printed ours")]

    assert basil["receiver"]["name"] == "Basil Nwoke"
    assert basil["receiver_because"].startswith("“Basil” is taken for Basil Nwoke")
    assert not [one for one in moments if one["receiver_because"] and one["receiver"]["id"] is None]


def test_where_two_are_called_so_nobody_is_named(moments: list[dict[str, Any]]) -> None:
    asked = [one for one in moments if one["quote"].startswith("Ask Neil Abernethy")]

    assert [one["receiver"]["id"] for one in asked] == [None]


def test_no_place_no_ship_no_weather_and_no_first_word_receives_anything(
    moments: list[dict[str, Any]],
) -> None:
    named = {one["receiver"]["name"] for one in moments if one["receiver"]["id"] is None}

    assert not named & {
        "Hesta",
        "Tirren",
        "Drizzle",
        "Glassy",
        "Timetable",
        "Workshop",
        "Laminated",
        "Norwegian",
    }
    assert len(named) <= 10  # the samples' own unknowns, and what only a reader of the world can tell


def test_the_order_of_the_imports_makes_no_difference(
    goodword: CommandLine, samples: Path, moments: list[dict[str, Any]]
) -> None:
    for archive in ("mastodon.tar.gz", "x-archive.zip", "linkedin.zip"):
        goodword("import", samples / archive)  # each is judged, and its names are settled, by itself

    def of(some: list[dict[str, Any]]) -> set[tuple[str, str | None]]:
        return {(one["id"], one["receiver"]["name"]) for one in some}

    assert of(told(goodword)) == of(moments)


def test_what_was_killed_on_the_way_is_settled_again(
    at_home: CommandLine, moments: list[dict[str, Any]]
) -> None:
    store = Home(at_home.home, CLOCK).store
    settled = names_settled(store)
    assert settled is not None
    assert settled.words

    judge_again(store, (), settled.words.keys(), words=settled.words)  # as far as it came

    assert names_settled(store) != settled
    assert [one["id"] for one in told(at_home)] == [one["id"] for one in moments]
    assert names_settled(store) == settled
