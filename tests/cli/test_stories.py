"""The stories of the samples (`samples/stories.toml`) are found, from the archives to the answers."""

import json
import re
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import ROOT, CommandLine

STORIES = tomllib.loads((ROOT / "samples" / "stories.toml").read_text("utf-8"))
BY_ID: dict[str, dict[str, Any]] = {story["id"]: story for story in STORIES["story"]}
MISSED_AT_MOST = 2
"""Words that a recognition may miss in a story: recall is measured in `evaluation/`, not here."""


@pytest.fixture(scope="module")
def linked(filled_home: Path, tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """The owner's home after every question without a reason against it was answered with yes."""
    folder = tmp_path_factory.mktemp("linked")
    shutil.copytree(filled_home, folder / "home")
    goodword = CommandLine(folder / "home", folder)
    links = json.loads(goodword("links", "--json").out)
    goodword("links", "accept", *(link["id"] for link in links if not link["against"]))
    return goodword


def moments(goodword: CommandLine, account: str, direction: str) -> Iterator[dict[str, Any]]:
    """The moments with the person who has this account."""
    answer = goodword("moments", account, "--json")
    yield from (moment for moment in json.loads(answer.out or "[]") if moment["direction"] == direction)


def exchanges(found: Iterator[dict[str, Any]], audience: str) -> int:
    """In how many exchanges for that audience, endorsements by a click left out."""
    return len({m["exchange"]["id"] for m in found if m["exchange"]["audience"] == audience})


def test_someone_thanked_fourteen_times_and_never_recommended_comes_first(linked: CommandLine) -> None:
    (first,) = json.loads(linked("overlooked", "-n", "1", "--json").out)

    assert first["person"]["name"] == BY_ID["thanked-fourteen-times"]["person"]
    assert re.search(r" 1[345] times ", first["reasons"][0])
    assert first["person"]["recommended_at"] is None


@pytest.mark.parametrize(
    "story", [s for s in STORIES["story"] if s.get("messages")], ids=lambda s: str(s["id"])
)
def test_what_was_said_in_private_is_found(linked: CommandLine, story: dict[str, Any]) -> None:
    found = exchanges(moments(linked, story["accounts"][0], "given"), "direct")

    assert found >= story["messages"] - MISSED_AT_MOST


@pytest.mark.parametrize(
    "story",
    [s for s in STORIES["story"] if s.get("public_posts") and "company" not in s],
    ids=lambda s: str(s["id"]),
)
def test_what_was_said_in_public_is_found(linked: CommandLine, story: dict[str, Any]) -> None:
    found = exchanges(moments(linked, story["accounts"][0], "given"), "public")

    assert found >= story["public_posts"] - MISSED_AT_MOST


def test_who_praises_and_gets_nothing_is_seen(linked: CommandLine) -> None:
    story = BY_ID["praises-and-gets-nothing"]

    received = list(moments(linked, story["accounts"][0], "received"))

    assert len({m["exchange"]["id"] for m in received}) >= story["received"] - MISSED_AT_MOST


def test_the_people_behind_a_praised_company_are_those_with_dated_contact(linked: CommandLine) -> None:
    story = BY_ID["praised-company"]
    companies = {one["company"]: one for one in json.loads(linked("brands", "--json").out)}

    found = companies[story["company"]]
    names = [one["person"]["name"] for one in found["people"]]
    assert names[: len(story["people"])] == story["people"]
    assert len(found["moments"]) >= story["public_posts"] - MISSED_AT_MOST


def test_help_that_passed_on_is_found_with_both_passages(linked: CommandLine) -> None:
    story = BY_ID["help-that-passed-on"]

    chains = {
        (one["from"]["name"], one["to"]["name"]): one for one in json.loads(linked("chains", "--json").out)
    }

    found = chains[story["people"][0], story["people"][1]]
    assert found["learned"]["exchange"]["sent_at"].startswith(story["learned_at"])
    assert found["passed_on"]["exchange"]["sent_at"].startswith(story["passed_on_at"])


def test_what_touches_a_death_is_told_although_the_owner_said_nothing(linked: CommandLine) -> None:
    every = [one for verb in ("moments", "doubtful") for one in json.loads(linked(verb, "--json").out)]
    told = {moment["quote"]: moment for moment in every}

    bookings = next(m for quote, m in told.items() if "they're going to a funeral" in quote)
    assert (bookings["sensitive"], bookings["sensitive_words"]) == (False, "funeral")
    assert any(m["sensitive_words"] is None for m in told.values())


def test_whoever_was_recommended_is_not_overlooked(linked: CommandLine) -> None:
    overlooked = json.loads(linked("overlooked", "-n", "200", "--json").out)
    ids = {account["id"] for one in overlooked for account in one["person"]["accounts"]}

    assert not ids & set(BY_ID["recommended-long-ago"]["accounts"])
    people = json.loads(linked("people", "--json").out)
    callum = next(p for p in people if p["name"] == "Callum Aird")
    assert callum["recommended_at"].startswith(str(BY_ID["recommended-long-ago"]["recommended_at"]))


def test_two_people_of_one_name_stay_two(linked: CommandLine) -> None:
    lawyer = set(BY_ID["two-of-one-name"]["accounts"])
    others = set(BY_ID["two-of-one-name"]["not_the_same_as"])

    for person in json.loads(linked("people", "--json").out):
        ids = {account["id"] for account in person["accounts"]}
        assert not (ids & lawyer and ids & others)


def test_one_person_on_three_networks_is_one_when_the_owner_says_so(linked: CommandLine) -> None:
    wanted = set(BY_ID["on-all-three-networks"]["accounts"])

    people = json.loads(linked("people", "--json").out)

    assert any(wanted <= {account["id"] for account in person["accounts"]} for person in people)


@pytest.mark.parametrize(
    "negative", STORIES["hard_negative"], ids=lambda n: f"{n['class']}: {n['text'][:40]}"
)
def test_what_is_no_recognition_is_not_counted(linked: CommandLine, negative: dict[str, str]) -> None:
    every_moment = json.loads(linked("moments", "--json").out)

    assert not [m["quote"] for m in every_moment if negative["text"].strip() in m["quote"]]
