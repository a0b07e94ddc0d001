"""What is doubtful waits for the word of the owner, which is used at once and survives every import."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime

from goodword.cli.reviewing import WORDS, keeper
from goodword.cli.walking import asked_through
from goodword.settings import FixedClock, Home
from goodword.store.derived import recognised_through
from goodword.workflow.reviewing import waiting
from tests.command_line import CommandLine


def ids(answer: str) -> list[str]:
    """The ids of the moments in an answer."""
    return [moment["id"] for moment in json.loads(answer or "[]")]


def doubtful(goodword: CommandLine) -> list[str]:
    """The ids of what waits."""
    return ids(goodword("doubtful", "--json").out)


def counted(goodword: CommandLine) -> list[str]:
    """The ids of what counts."""
    return ids(goodword("moments", "--json").out)


def test_a_confirmed_moment_counts_at_once_and_waits_no_more(at_home: CommandLine) -> None:
    one = doubtful(at_home)[0]
    assert one not in counted(at_home)

    at_home("doubtful", "confirm", one)

    assert one in counted(at_home)
    assert one not in doubtful(at_home)
    assert set(ids(at_home("moments", "--doubtful", "--json").out)) == set(doubtful(at_home))


def test_a_rejected_moment_counts_nowhere_and_is_asked_no_more(at_home: CommandLine) -> None:
    one = counted(at_home)[0]

    assert json.loads(at_home("doubtful", "reject", one, "--json").out)[0]["stands"] is False

    assert one not in counted(at_home)
    assert one not in doubtful(at_home)
    assert one in ids(at_home("doubtful", "--all", "--json").out)


def test_an_answer_that_is_taken_back_waits_again(at_home: CommandLine) -> None:
    before = doubtful(at_home)
    at_home("doubtful", "confirm", before[0])

    at_home("doubtful", "undo", before[0])

    assert doubtful(at_home) == before


def test_an_unknown_id_decides_nothing_and_says_where_ids_are(at_home: CommandLine) -> None:
    before = doubtful(at_home)

    answer = at_home("doubtful", "confirm", before[0], "no-such-moment")

    assert answer.code == 2
    assert "no-such-moment" in answer.err
    assert "goodword doubtful" in answer.err
    assert doubtful(at_home) == before


def press(goodword: CommandLine, keys: Sequence[str]) -> int:
    """Walk through what waits with `keys`; how many were answered."""
    home = Home(goodword.home, FixedClock(datetime(2026, 11, 24, tzinfo=UTC)))
    pressed = iter(keys)
    return asked_through(waiting(home.store), lambda _: None, keeper(home), lambda: next(pressed), WORDS)


def test_one_key_answers_one_doubt_and_a_key_takes_it_back(at_home: CommandLine) -> None:
    before = doubtful(at_home)

    assert press(at_home, ["y", "n", "u", "q"]) == 1

    assert doubtful(at_home) == [one for one in before if one != before[0]]
    assert before[0] in counted(at_home)


def test_the_word_of_the_owner_survives_that_everything_is_judged_again(at_home: CommandLine) -> None:
    one = doubtful(at_home)[0]
    at_home("doubtful", "confirm", one)
    judge_again(at_home)

    assert one in counted(at_home)
    assert one not in doubtful(at_home)


def judge_again(goodword: CommandLine) -> None:
    """Let the next command judge the whole record again, as after a change of rules."""
    home = Home(goodword.home, FixedClock(datetime(2026, 11, 24, tzinfo=UTC)))
    recognised_through(home.store, version="of another Goodword")
