"""A suggested skill waits for the owner's word; what was said is kept, and can be taken back."""

import json
from typing import Any

from tests.command_line import CommandLine

NUALA = "linkedin:in/nuala-brackenridge"


def spoken(at_home: CommandLine, *options: str) -> dict[str, dict[str, Any]]:
    answer = at_home("skills", NUALA, *options, "--json")
    assert answer.code == 0, answer.err
    return {one["skill"]: one for one in json.loads(answer.out)}


def test_a_suggestion_is_confirmed_rejected_and_asked_again(at_home: CommandLine) -> None:
    before = spoken(at_home, "--set", "Information Design, Welding")
    assert not before["Welding"]["confidence"]

    confirmed = spoken(at_home, "--confirm", "welding")["Welding"]
    assert confirmed["decided"]
    assert confirmed["confidence"] == 0.9

    rejected = spoken(at_home, "--reject", "Information Design")["Information Design"]
    assert rejected["moments"] == []
    assert not rejected["confidence"]

    again = spoken(at_home, "--undo", "Information Design", "--undo", "Welding")
    assert again == before


def test_a_skill_that_is_not_theirs_is_an_error_that_says_what_is(at_home: CommandLine) -> None:
    answer = at_home("skills", NUALA, "--set", "Welding", "--confirm", "Sailing")
    assert answer.code == 2
    assert "“Sailing” is not among their skills. They are:" in answer.err
    assert "Welding" in answer.err
