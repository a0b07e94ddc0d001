"""From the archives to a page, by the real command line: what a person does."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import CommandLine

DISCLOSED = ("--relation", "We worked at the same company", "--not-paid", "--not-family")


def overlooked_with_public_words(owner: CommandLine) -> str:
    """Someone whom the owner praised in public, whose draft may be signed as it is."""
    for one in json.loads(owner("overlooked", "-n", "20", "--json").out):
        public = [m for m in one["best"] if m["exchange"]["audience"] == "public"]
        if len(public) == len(one["best"]) and public:
            draft = owner("draft", one["person"]["id"], *DISCLOSED, "--json")
            if draft.code == 0 and not any(
                c["severity"] == "forbids" for c in json.loads(draft.out)["checks"]
            ):
                return str(one["person"]["id"])
    pytest.fail("the samples hold nobody whose draft may be signed as it is")


@pytest.fixture
def person(at_home: CommandLine) -> str:
    """The id of someone with a draft that may be signed."""
    return overlooked_with_public_words(at_home)


def test_a_draft_says_for_each_sentence_what_it_rests_on(at_home: CommandLine, person: str) -> None:
    draft: Any = at_home("draft", person, "--json").json

    assert set(draft) >= {"id", "subject", "sentences", "skills", "disclosures", "checks", "text"}
    for sentence in draft["sentences"]:
        assert set(sentence) >= {"text", "basis", "evidence", "problem"}
        assert sentence["basis"] in {"own_words", "fact", "owner"}
        assert sentence["evidence"]
        assert sentence["text"] in draft["text"]
    assert all(set(check) >= {"code", "sentence", "message"} for check in draft["checks"])


def test_copy_gives_the_text_alone_and_the_steps_beside_it(at_home: CommandLine, person: str) -> None:
    answer = at_home("copy", person, "--form", "linkedin")

    assert answer.code == 0
    assert 0 < len(answer.out.strip()) <= 3_000
    assert "1. Copy the text" in answer.err
    assert "Copy the text" not in answer.out


def test_what_was_given_elsewhere_counts_at_once(at_home: CommandLine, person: str) -> None:
    answer: Any = at_home("given", person, "--on", "linkedin", "--at", "2026-11-20", "--json").json

    assert set(answer) == {"person", "on", "at", "confirmed"}
    assert (answer["on"], answer["confirmed"]) == ("linkedin", False)
    ids = {one["person"]["id"] for one in json.loads(at_home("overlooked", "-n", "100", "--json").out)}
    assert person not in ids
    assert json.loads(at_home("last", "--json").out)["last_at"].startswith("2026-11-20")


def test_the_whole_way_ends_in_a_page_accepted_by_name(
    at_home: CommandLine, someone_else: CommandLine, person: str, tmp_path: Path
) -> None:
    assert at_home("sign", person, "-o", "signed.json", "--yes").code == 0
    assert at_home("propose", "signed.json", "-o", "proposal.json", "--message", "Is this right?").code == 0
    assert someone_else("verify", "proposal.json").code == 0
    assert someone_else("accept", "proposal.json", "-o", "answer.json", "--yes").code == 0
    taken: Any = at_home("answer", "answer.json", "-o", "again.json", "--yes", "--json").json
    assert (taken["state"], taken["reissued"]) == ("shown", "again.json")
    assert at_home("publish", "site").code == 0
    page = next((tmp_path / "site").glob("*/index.html"))
    assert "holder of the file" in page.read_text("utf-8")

    assert someone_else("accept", "again.json", "-o", "answer-again.json", "--yes").code == 0
    assert at_home("answer", "answer-again.json").code == 0
    published: Any = at_home("publish", "site", "--json").json
    assert set(published) == {"pages", "changed", "removed"}
    assert "Accepted by" in page.read_text("utf-8")
    verified: Any = at_home("verify", page.parent / "credential.json", "--json").json
    assert set(verified[0]) >= {
        "file", "verified", "issuer", "subject", "signed_at", "status", "accepted", "problems", "warnings",
    }  # fmt: skip
    assert (verified[0]["verified"], verified[0]["accepted"], verified[0]["accepted_by_subject"]) == (
        True,
        True,
        True,
    )


def test_only_accepted_ones_get_a_page_and_an_opinion_says_so(
    at_home: CommandLine, person: str, tmp_path: Path
) -> None:
    at_home("sign", person, "-o", "signed.json", "--yes")
    signed = json.loads((tmp_path / "signed.json").read_bytes())

    assert at_home("publish", "site").code == 0
    assert not list((tmp_path / "site").glob("*/index.html"))
    assert at_home("publish", "site", "--as-my-opinion", signed["id"]).code == 0
    (page,) = (tmp_path / "site").glob("*/index.html")
    assert "opinion" in page.read_text("utf-8")


def test_a_recipient_who_keeps_it_private_or_declines_gets_no_page(
    at_home: CommandLine, someone_else: CommandLine, person: str, tmp_path: Path
) -> None:
    at_home("sign", person, "-o", "signed.json", "--yes")
    at_home("propose", "signed.json", "-o", "proposal.json")

    someone_else("accept", "proposal.json", "-o", "private.json", "--private", "--yes")
    assert json.loads(at_home("answer", "private.json", "--yes", "--json").out)["state"] == "kept private"
    someone_else("decline", "proposal.json", "-o", "no.json", "--because", "I would rather not")
    assert json.loads(at_home("answer", "no.json", "--json").out)["words"] == "I would rather not"
    someone_else("correct", "proposal.json", "-o", "wish.json", "--wish", "It was in 2015")
    assert json.loads(at_home("answer", "wish.json", "--json").out)["state"] == "corrected"

    assert at_home("publish", "site").code == 0
    assert not list((tmp_path / "site").glob("*/index.html"))


def test_publishing_twice_changes_nothing(at_home: CommandLine, person: str) -> None:
    at_home("sign", person, "-o", "signed.json", "--yes")
    name = json.loads(at_home("letters", "--json").out)["signed"][0]["id"]
    at_home("publish", "site", "--as-my-opinion", name)

    again: Any = at_home("publish", "site", "--as-my-opinion", name, "--json").json

    assert (again["changed"], again["removed"]) == ([], [])


def test_a_signed_file_holds_no_word_of_a_private_message(
    at_home: CommandLine, person: str, tmp_path: Path
) -> None:
    at_home("sign", person, "-o", "signed.json", "--yes")
    signed = (tmp_path / "signed.json").read_text("utf-8")
    moments = json.loads(at_home("moments", person, "--json").out)

    private = [m for m in moments if m["exchange"]["audience"] != "public"]
    for moment in private:
        assert moment["quote"] not in signed
        assert moment["exchange"]["id"] not in signed


def test_what_is_signed_here_confirms_nothing_elsewhere_and_counts_once(
    at_home: CommandLine, person: str
) -> None:
    assert at_home("sign", person, "-o", "signed.json", "--yes").code == 0

    given: Any = at_home("given", person, "--on", "linkedin", "--json").json

    assert given["confirmed"] is False
    assert json.loads(at_home("last", "--json").out)["by_year"]["2026"] == 1
