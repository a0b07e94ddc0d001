"""Who is never suggested: the dead, those kept out, companies, bots, the recommended, the owner."""

import json
import re
from typing import Any

import pytest

from tests.command_line import CommandLine


def overlooked(goodword: CommandLine) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(goodword("overlooked", "-n", "200", "--json").out or "[]")
    return found


@pytest.mark.parametrize("because", [(), ("--because", "deceased")])
def test_the_dead_and_those_kept_out_are_suggested_nowhere(
    at_home: CommandLine, because: tuple[str, ...]
) -> None:
    first = overlooked(at_home)[0]["person"]
    at_home("never", first["id"], *because)

    assert first["id"] not in {one["person"]["id"] for one in overlooked(at_home)}
    digest = json.loads(at_home("digest", "--json").out)
    assert first["id"] not in {one["person"]["id"] for one in digest["people"]}
    assert json.loads(at_home("last", "--json").out)["waiting_longest"]["id"] != first["id"]
    assert first["name"] not in at_home("chains").out
    assert first["name"] not in at_home().out


def test_companies_bots_the_recommended_and_the_owner_are_not_among_the_overlooked(
    at_home: CommandLine,
) -> None:
    found = [one["person"] for one in overlooked(at_home)]
    handles = {account["handle"] for person in found for account in person["accounts"]}

    assert found
    assert all(person["not_a_person"] is None and person["recommended_at"] is None for person in found)
    assert not handles & {"@ishbelq", "@FareloomHelp", "@callumaird"}
    assert not any("bot" in person["name"].casefold().split() for person in found)


def test_whoever_is_recommended_leaves_the_list_at_once_and_the_kept_order_with_it(
    at_home: CommandLine,
) -> None:
    first, second, *_ = (one["person"]["id"] for one in overlooked(at_home))
    at_home("draft", first)
    at_home("given", first, "--on", "linkedin")
    assert overlooked(at_home)[0]["person"]["id"] == second

    at_home("given", first, "--on", "linkedin", "--undo")
    assert overlooked(at_home)[0]["person"]["id"] == first


def test_an_answer_to_who_is_who_changes_the_kept_order_at_once(at_home: CommandLine) -> None:
    before = overlooked(at_home)
    link = next(
        one
        for one in json.loads(at_home("links", "--json").out)
        if one["left"]["name"] == "Nuala Brackenridge" or one["right"]["name"] == "Nuala Brackenridge"
    )
    at_home("links", "accept", link["id"])
    joined = overlooked(at_home)
    assert joined[0]["person"]["name"] == "Nuala Brackenridge"
    assert re.search(r" 1[345] times ", joined[0]["reasons"][0])
    at_home("links", "undo", link["id"])
    assert overlooked(at_home) == before
