"""Walking through the questions of `goodword links`, one key each."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime

from goodword.cli.walking import walked
from goodword.settings import FixedClock, Home
from goodword.workflow.asking import proposals
from tests.command_line import CommandLine


def press(goodword: CommandLine, keys: Sequence[str]) -> int:
    """Answer the questions with `keys`, in order; how many were answered."""
    home = Home(goodword.home, FixedClock(datetime(2026, 11, 24, tzinfo=UTC)))
    pressed = iter(keys)
    return walked(home, proposals(home.store), lambda _: None, lambda: next(pressed))


def decisions(goodword: CommandLine) -> list[str | None]:
    """What was said about each proposal."""
    return [link["decision"] for link in json.loads(goodword("links", "--json").out)]


def test_one_key_answers_one_question_and_every_answer_is_kept(at_home: CommandLine) -> None:
    assert press(at_home, ["y", "n", " ", "q"]) == 2

    said = decisions(at_home)
    assert (said.count("same"), said.count("different")) == (1, 1)


def test_the_last_answer_is_undone_by_a_key_and_asked_again(at_home: CommandLine) -> None:
    before = decisions(at_home)

    assert press(at_home, ["y", "u", "q"]) == 0
    assert decisions(at_home) == before


def test_the_very_last_answer_too_is_undone_by_a_key(at_home: CommandLine) -> None:
    before = decisions(at_home)
    laters = [" "] * (len(before) - 1)

    assert press(at_home, [*laters, "y", "u", " "]) == 0
    assert decisions(at_home) == before


def test_at_a_terminal_the_questions_are_walked_through(at_home: CommandLine) -> None:
    shown = at_home.at_terminal("links", typed="yq", once_shown="any other key: later").out

    assert "kept: one person" in shown
    assert "You answered 1;" in shown
    assert decisions(at_home).count("same") == 1


def test_undo_before_any_answer_asks_the_same_question_again(at_home: CommandLine) -> None:
    assert press(at_home, ["u", "q"]) == 0
    assert set(decisions(at_home)) == {None}


def test_in_a_pipe_the_questions_are_listed(at_home: CommandLine) -> None:
    assert "goodword links accept ID…" in at_home("links").out


def test_what_follows_from_answers_is_not_asked(at_home: CommandLine) -> None:
    asked = len(decisions(at_home))
    answered = press(at_home, ["y"] * asked)
    assert 0 < answered < asked
    assert "No question is open" in at_home("links").shown
