"""The founding essay's own case, as far as it is about brands and the overlooked.

The samples' essay is imported alone, as a blog post. It praises a company of which nobody is named, tells
of a recommendation by a person who is not named, and credits people, some of them by name.
"""

import json
from pathlib import Path

import pytest

from tests.command_line import CommandLine


@pytest.fixture
def essay(goodword: CommandLine, samples: Path) -> CommandLine:
    assert goodword("import", samples / "blog.zip").code == 0
    return goodword


def test_praise_of_a_company_without_a_person_is_a_question_for_the_owner(essay: CommandLine) -> None:
    (company,) = json.loads(essay("brands", "--json").out)

    assert company["company"] == "Lanternway"
    assert any("nine thousand corrected timetables" in moment["quote"] for moment in company["moments"])
    assert company["people"] == []
    assert "Who was it? Your archives name nobody at Lanternway" in essay("brands").out


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
