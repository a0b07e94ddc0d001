"""The founding essay's own case, told by the real command line.

The samples' essay is imported alone, as a blog post. It praises a company of which nobody is named, tells
of a recommendation by a person who is not named, and credits people, some of them by name.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import CommandLine


@pytest.fixture(scope="module")
def essay(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    folder = tmp_path_factory.mktemp("essay")
    goodword = CommandLine(folder / "home", folder)
    assert goodword("import", samples / "blog.zip").code == 0
    return goodword


@pytest.fixture(scope="module")
def credited(essay: CommandLine) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(essay("credited", "--json").out)
    return answer


def test_praise_of_a_company_without_a_person_is_a_question_for_the_owner(essay: CommandLine) -> None:
    (company,) = json.loads(essay("brands", "--json").out)

    assert company["company"] == "Lanternway"
    waiting = [
        one for one in json.loads(essay("doubtful", "--json").out) if one["receiver"]["name"] == "Lanternway"
    ]
    quotes = [moment["quote"] for moment in (*company["moments"], *waiting)]
    assert any("nine thousand corrected timetables" in moment["quote"] for moment in company["moments"])
    assert any("the best printers" in quote for quote in quotes)
    assert not any("It occurs to me" in quote or "I never asked who" in quote for quote in quotes)
    assert company["people"] == []
    assert "Who was it? Your archives name nobody at Lanternway" in essay("brands").out


def test_experts_are_credited_by_name_with_their_role_and_their_work(essay: CommandLine) -> None:
    found = json.loads(essay("moments", "--json").out)
    credited = {moment["receiver"]["name"]: moment["quote"] for moment in reversed(found)}

    assert "a psychologist at the Skerry Institute" in credited["Dr Orla Fennimore"]
    assert "Say It Once" in credited["Dr Orla Fennimore"]
    assert "an engineer at Northing Data" in credited["Tobias Renneker"]
    assert "Quaycheck" in credited["Tobias Renneker"]
    assert all(moment["direction"] == "given" for moment in found)


def test_nobody_who_is_not_named_is_overlooked_suggested_or_drafted_for(essay: CommandLine) -> None:
    overlooked = json.loads(essay("overlooked", "--json").out)
    names = {one["person"]["name"] for one in overlooked}

    assert "Wendeline Achterberg" in names
    assert "Lanternway" not in names
    assert all(one["person"]["accounts"] and one["person"]["name"].strip() for one in overlooked)
    assert {one["person"]["name"] for one in json.loads(essay("digest", "--json").out)["people"]} <= names
    for nobody in ("The woman who was my boss", "my boss", "Lanternway", "somebody"):
        answer = essay("draft", nobody, "--json")
        assert answer.code == 2
        assert "in your archives" in answer.err


def test_a_recommendation_by_somebody_who_is_not_named_suggests_no_third_person(essay: CommandLine) -> None:
    assert "recommended you" not in essay().out


def test_a_recommendation_received_from_a_person_who_is_not_named_is_found(
    essay: CommandLine, credited: dict[str, Any]
) -> None:
    (letter,) = (one for one in credited["unnamed"] if one["recommendation"])
    assert letter["who"] == "The woman who was my boss"
    assert "wrote me a recommendation" in letter["quote"]
    assert "a recommendation of you" in essay("credited").out


def test_at_least_five_kinds_of_help_are_told_and_given_to_nobody(
    essay: CommandLine, credited: dict[str, Any]
) -> None:
    unnamed = credited["unnamed"]
    kinds = {kind for one in unnamed for kind in one["help"]}

    assert kinds >= {"introduction", "review", "teaching", "encouragement", "work"}
    assert len([one for one in unnamed if one["who"] == "Somebody"]) == 7
    assert not any("kindest writer" in one["quote"] for one in unnamed)
    received = {moment["quote"] for moment in json.loads(essay("moments", "--json").out)}
    assert not received & {one["quote"] for one in unnamed}


def test_experts_are_credited_with_their_role_and_their_work(credited: dict[str, Any]) -> None:
    named = credited["named"]

    assert [(one["name"], one["role"], one["work"]) for one in named] == [
        ("Dr Orla Fennimore", "psychologist at the Skerry Institute", "Say It Once"),
        ("Tobias Renneker", "engineer at Northing Data", "Quaycheck"),
    ]
    assert all(one["moments"] for one in named)
