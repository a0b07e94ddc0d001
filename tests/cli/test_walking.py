"""Walking through the questions of `goodword links` with one key each, at a real terminal."""

import json

from tests.command_line import CommandLine


def decisions(goodword: CommandLine) -> list[str | None]:
    """What was said about each proposal, in the order in which they are asked."""
    return [link["decision"] for link in json.loads(goodword("links", "--json").out)]


def test_one_key_answers_one_question_and_every_answer_is_kept(at_home: CommandLine) -> None:
    answer = at_home.at_terminal("links", typed="yn q", once_shown="any other key: later")

    assert answer.code == 0
    assert decisions(at_home).count("same") == 1
    assert decisions(at_home).count("different") == 1
    assert "You answered 2" in answer.out


def test_the_last_answer_is_undone_by_a_key_and_asked_again(at_home: CommandLine) -> None:
    before = decisions(at_home)

    at_home.at_terminal("links", typed="yuq", once_shown="any other key: later")

    assert decisions(at_home) == before


def test_undo_before_any_answer_asks_the_same_question_again(at_home: CommandLine) -> None:
    answer = at_home.at_terminal("links", typed="uq", once_shown="any other key: later")

    assert "nothing was answered yet" in answer.out
    assert set(decisions(at_home)) == {None}


def test_in_a_pipe_the_questions_are_listed(at_home: CommandLine) -> None:
    assert "goodword links accept ID…" in at_home("links").out


def test_a_list_can_be_had_at_a_terminal_too(at_home: CommandLine) -> None:
    assert "goodword links accept ID…" in at_home.at_terminal("links", "--list").out
