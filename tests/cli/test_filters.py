"""`recognise` and `match-skills` as other programs use them: a line, an answer, whatever comes how."""

import json
import subprocess
import sys

import pytest

from goodword.cli.filters import LONGEST_LINE
from tests.command_line import CommandLine

PRAISE = {"text": "Thank you @ana for reviewing my grant proposal so carefully"}


@pytest.mark.parametrize(
    ("verb", "asked"),
    [("recognise", PRAISE), ("match-skills", {"listed_skills": ["Welding"], "post": "Thanks, fine welding"})],
)
def test_whoever_waits_for_an_answer_gets_it_before_he_asks_on(
    goodword: CommandLine, verb: str, asked: dict[str, object]
) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "goodword", verb],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=goodword.environment(),
        text=True,
        encoding="utf-8",
    ) as talking:
        assert talking.stdin
        assert talking.stdout
        for number in range(3):
            talking.stdin.write(json.dumps({"id": number, **asked}) + "\n")
            talking.stdin.flush()
            assert json.loads(talking.stdout.readline())["id"] == number
        talking.stdin.close()
        assert talking.wait(timeout=60) == 0


def test_a_line_that_is_too_long_is_answered_in_its_place(goodword: CommandLine) -> None:
    good = json.dumps({"id": 1, **PRAISE})
    too_long = json.dumps({"id": 2, "text": "x" * (LONGEST_LINE + 1)})

    answer = goodword("recognise", stdin=f"{good}\n{too_long}\n{good}\n{too_long}")

    first, second, third, fourth = map(json.loads, answer.out.splitlines())
    assert (first["id"], third["id"]) == (1, 1)
    assert second == fourth
    assert "longer than 8,000,000 bytes" in second["error"]


def test_answers_come_in_the_order_of_the_lines_however_many(goodword: CommandLine) -> None:
    asked = [
        json.dumps({"id": number, **(PRAISE if number % 7 == 0 else {"text": f"ferry {number} is late"})})
        if number % 5
        else "no JSON"
        for number in range(20_000)
    ]

    answers = [json.loads(line) for line in goodword("recognise", stdin="\n".join(asked)).out.splitlines()]

    assert [answer.get("id") for answer in answers] == [
        number if number % 5 else None for number in range(20_000)
    ]
    assert all(answer["recognition"] == (answer["id"] % 7 == 0) for answer in answers if "id" in answer)


def test_nothing_asked_is_nothing_answered(goodword: CommandLine) -> None:
    answer = goodword("recognise", stdin="")

    assert (answer.code, answer.out, answer.err) == (0, "", "")
