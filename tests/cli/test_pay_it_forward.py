"""Pay it forward, from archives to the answer: chains, and a third person where the owner was recommended."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from tests.command_line import CommandLine
from tests.x_archive import account, mention, of_tweets, part, tweet, unpacked

ROSA, ANA, BEN = "1", "2201", "2202"


def message(number: int, at: str, text: str) -> dict[str, object]:
    create = {"id": str(10**16 + number), "senderId": BEN, "recipientId": ROSA, "text": text, "createdAt": at}
    return {"dmConversation": {"conversationId": f"{ROSA}-{BEN}", "messages": [{"messageCreate": create}]}}


def archive(folder: Path, *, learned: str, passed_on: str) -> Path:
    """An X archive: Rosa thanks Ana in public, Ben thanks Rosa in a message."""
    at = datetime.fromisoformat(learned)
    taught = "@anaruiz taught me how to read a balance sheet, and I have used it every month. Thank you!"
    tweets = [
        tweet(1, taught, at, [mention(ANA, "anaruiz", "Anaruiz")]),
        tweet(2, "Tea with @benortega", at, [mention(BEN, "benortega", "Benortega")]),
    ]
    thanks = "Thank you so much Rosa, you taught me how to read a balance sheet and I got the job!"
    members = of_tweets(account(ROSA, "rosalind", "Rosa Lind"), tweets)
    messages = part("direct-messages", message(1, passed_on, thanks))
    return unpacked(folder / "x", {**members, "data/direct-messages.js": messages})


def test_help_that_passed_on_is_shown_with_both_dated_passages(goodword: CommandLine, tmp_path: Path) -> None:
    place = archive(tmp_path, learned="2014-03-03T10:00:00.000Z", passed_on="2019-05-02T10:00:00.000Z")
    assert goodword("import", place).code == 0
    answer = goodword("chains", "--json")
    (chain,) = json.loads(answer.out)
    assert set(chain) == {"skill", "from", "learned", "to", "passed_on"}
    assert chain["skill"] == "balance sheet"
    assert (chain["from"]["name"], chain["to"]["name"]) == ("Anaruiz", "Benortega")
    assert chain["learned"]["exchange"]["sent_at"].startswith("2014-03-03")
    assert chain["passed_on"]["exchange"]["sent_at"].startswith("2019-05-02")
    printed = goodword("chains").out
    assert "Anaruiz → you → Benortega: balance sheet" in printed
    assert "2 May 2019, X, in private" in printed


def test_the_map_names_who_helped_and_what_passed_on_and_takes_a_year(
    goodword: CommandLine, tmp_path: Path
) -> None:
    place = archive(tmp_path, learned="2014-03-03T10:00:00.000Z", passed_on="2019-05-02T10:00:00.000Z")
    assert goodword("import", place).code == 0
    found = json.loads(goodword("map", "--json").out)
    assert set(found) == {"year", "people", "chains", "balances"}
    (helper,) = found["people"]
    assert (helper["person"]["name"], helper["recommended_at"]) == ("Anaruiz", None)
    assert [one["skill"] for one in found["chains"]] == ["balance sheet"]
    printed = goodword("map")
    assert "Anaruiz\tonce\tMarch 2014" in printed.out
    assert "Anaruiz → you → Benortega: balance sheet" in printed.out
    assert "1 person helped you. None of it was made to last yet." in printed.err
    assert json.loads(goodword("map", "--year", "2014", "--json").out)["year"] == 2014
    assert goodword("map", "--year", "1999").code == 1
    drawn = goodword("map", "--svg", tmp_path / "map.svg")
    assert (drawn.code, drawn.out) == (0, "")
    assert "Anaruiz" in (tmp_path / "map.svg").read_text("utf-8")


def test_the_other_order_is_no_chain(goodword: CommandLine, tmp_path: Path) -> None:
    place = archive(tmp_path, learned="2014-03-03T10:00:00.000Z", passed_on="2009-05-02T10:00:00.000Z")
    assert goodword("import", place).code == 0
    answer = goodword("chains", "--json")
    assert (answer.code, answer.json) == (1, [])
    assert "No help that passed on was found" in goodword("chains").out


def test_where_nothing_is_imported_chains_say_so(goodword: CommandLine) -> None:
    answer = goodword("chains")
    assert answer.code == 1
    assert "Nothing is imported yet" in answer.out


@pytest.mark.parametrize("verb", [(), ("chains",)])
def test_who_was_recommended_is_shown_a_third_person(at_home: CommandLine, verb: tuple[str, ...]) -> None:
    lines = at_home(*verb).out.splitlines()
    said = next(line for line in lines if "recommended you on" in line)
    third = next(line for line in lines if line.startswith("Pass it on to a third person: "))
    assert said.startswith("Sunil Wadekar")
    assert "Sunil" not in third


def test_an_import_that_brings_a_recommendation_says_it_too(goodword: CommandLine, samples: Path) -> None:
    assert "Pass it on to a third person: " in goodword("import", samples / "linkedin.zip").out
    assert "Pass it on" not in goodword("import", samples / "linkedin.zip").out
