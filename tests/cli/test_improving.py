"""Questions, the mirror and the history of a draft, through the real command line."""

from typing import Any

from tests.command_line import CommandLine

WHO = "linkedin:in/ebo-quartey"


def test_answers_become_sentences_in_their_places_and_are_checked(at_home: CommandLine) -> None:
    at_home("draft", WHO)
    asked: Any = at_home("ask", WHO, "--json").json
    assert [one["about"] for one in asked] == ["story", "change", "unseen", "limits", "closing"]
    assert "Ebo" in asked[0]["question"]

    told: Any = at_home(
        "ask",
        WHO,
        "--answer",
        "2=We saved 4,210 pounds",
        "--answer",
        "5=I recommend Ebo to any ferry.",
        "--json",
    ).json

    texts = [one["text"] for one in told["sentences"]]
    assert texts[-1] == "I recommend Ebo to any ferry."
    assert texts[2] == "We saved 4,210 pounds."
    assert {one["code"] for one in told["checks"] if one["sentence"] == 2} >= {"GW110"}
    left: Any = at_home("ask", WHO, "--json").json
    assert "closing" not in {one["about"] for one in left}


def test_an_answer_to_no_question_changes_nothing(at_home: CommandLine) -> None:
    at_home("draft", WHO)
    for wrong in ("9=too far", "no number", "0=none"):
        done = at_home("ask", WHO, "--answer", "1=It rained that day.", "--answer", wrong)
        assert done.code == 2
        assert "N=TEXT with N from 1 to 5" in done.err
    assert "It rained" not in at_home("draft", WHO).out


def test_every_version_of_a_draft_is_kept(at_home: CommandLine) -> None:
    at_home("draft", WHO)
    at_home("ask", WHO, "--answer", "5=I recommend Ebo to any ferry.")
    versions: Any = at_home("history", WHO, "--json").json
    assert [one["n"] for one in versions] == [1, 2]
    assert "any ferry" not in versions[0]["text"]
    assert "any ferry" in versions[1]["text"]
    assert "2. edited" in at_home("history", WHO).out


def test_the_mirror_needs_three_other_letters(at_home: CommandLine) -> None:
    at_home("draft", WHO)
    done = at_home("mirror", WHO)
    assert done.code == 1
    assert "from three on" in done.out
    assert at_home("mirror", WHO, "--json").json == {"others": 2, "habits": []}


def test_a_letter_is_longer_than_a_text_for_linkedin(at_home: CommandLine) -> None:
    nuala = "x:318204417"
    short: Any = at_home("draft", nuala, "--json").json
    long: Any = at_home("draft", nuala, "--form", "letter", "--json").json
    assert len(long["text"].split()) > len(short["text"].split())
    assert "I passed on, five times," in long["text"]
