"""What becomes of a letter after it was signed: withdrawn, revised, renewed, by the real command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import CommandLine

NAME = "@nualabrack"


@pytest.fixture
def signed(accepted_folder: Path) -> dict[str, Any]:
    """The file of the letter that was signed."""
    found: dict[str, Any] = json.loads((accepted_folder / "signed.json").read_bytes())
    return found


def verified(owner: CommandLine, *arguments: str) -> dict[str, Any]:
    answer: list[dict[str, Any]] = json.loads(owner("verify", *arguments, "--json").out)
    return answer[0]


def test_a_withdrawn_letter_is_off_the_site_and_every_copy_can_be_checked_against_the_list(
    accepted: CommandLine, someone_else: CommandLine, signed: dict[str, Any], tmp_path: Path
) -> None:
    assert verified(someone_else, "proposal.json")["status"] == "not withdrawn as of 2026-11-24T09:00:00Z"
    accepted("publish", "site", "--address", "https://ada.example/words/")
    (copy,) = (tmp_path / "site").glob("*/credential.json")
    kept = copy.read_bytes()

    refused = accepted("withdraw", signed["id"], "-o", "list.json", GOODWORD_NOW="2026-11-25T09:00:00Z")
    assert (refused.code, "--yes" in refused.err) == (2, True)
    arguments = ("withdraw", signed["id"], "-o", "list.json", "--because", "It was somebody else", "--yes")
    done = accepted(*arguments, "--json", GOODWORD_NOW="2026-11-25T09:00:00Z")
    assert json.loads(done.out) == {"id": signed["id"], "state": "withdrawn", "list": "list.json"}
    again = accepted("withdraw", signed["id"], "--yes")
    assert (again.code, "stays" in again.err) == (1, True)

    assert accepted("publish", "site", GOODWORD_NOW="2026-11-26T09:00:00Z").code == 0
    assert not copy.exists()
    (listed,) = (tmp_path / "site").glob("status-*.json")
    assert listed.read_bytes() == (tmp_path / "list.json").read_bytes()
    assert "somebody else" not in listed.read_text("utf-8")

    (tmp_path / "kept.json").write_bytes(kept)
    later = {"GOODWORD_NOW": "2026-11-27T09:00:00Z"}
    alone = someone_else("verify", "kept.json", **later)
    assert (alone.code, "Not withdrawn as of" in alone.out) == (0, True)
    with_list = someone_else("verify", "kept.json", "--list", "list.json", "--json", **later)
    answer = json.loads(with_list.out)[0]
    assert (with_list.code, answer["verified"], answer["status"]) == (1, False, "withdrawn")
    old = someone_else("verify", "kept.json", "--not-older-than", "1", "--json", **later)
    assert json.loads(old.out)[0]["status"] == "unknown"


def test_a_revision_keeps_the_number_and_the_first_day_and_takes_back_the_earlier_words(
    accepted: CommandLine, someone_else: CommandLine, signed: dict[str, Any], tmp_path: Path
) -> None:
    later = {"GOODWORD_NOW": "2026-12-01T09:00:00Z"}
    unchanged = accepted("revise", NAME, "-o", "revised.json", "--yes", **later)
    assert (unchanged.code, "Change it first" in unchanged.err) == (1, True)
    assert accepted("draft", NAME, "--relation", "She maps what I write about.").code == 0
    assert accepted("revise", NAME, "-o", "revised.json", "--yes", **later).code == 0
    revised = json.loads((tmp_path / "revised.json").read_bytes())
    assert (revised["id"], revised["awardedDate"]) == (signed["id"], signed["awardedDate"])
    assert revised["validFrom"] > signed["validFrom"]
    assert revised["credentialSubject"]["id"].startswith("did:key:")

    # What was accepted were other words.
    assert accepted("publish", "site", **later).code == 0
    assert not list((tmp_path / "site").glob("*/credential.json"))
    (listed,) = map(str, (tmp_path / "site").glob("status-*.json"))
    old = json.loads(someone_else("verify", "answer.json", "--list", listed, "--json", **later).out)[0]
    assert old["status"] == "withdrawn"
    accepted("propose", "revised.json", "-o", "proposal-2.json", **later)
    assert someone_else("accept", "proposal-2.json", "-o", "answer-2.json", "--yes", **later).code == 0
    assert json.loads(accepted("answer", "answer-2.json", "--json", **later).out)["state"] == "shown"
    accepted("publish", "site", **later)
    (copy,) = map(str, (tmp_path / "site").glob("*/credential.json"))
    new = json.loads(accepted("verify", copy, "--list", listed, "--json", **later).out)[0]
    assert (new["status"], new["accepted_by_subject"]) == ("not withdrawn as of 2026-12-01T09:00:00Z", True)


def test_a_renewal_signs_the_same_words_and_leaves_the_accepted_ones_standing(
    accepted: CommandLine, signed: dict[str, Any], tmp_path: Path
) -> None:
    later = {"GOODWORD_NOW": "2027-11-24T09:00:00Z"}
    unasked = accepted("renew", NAME, "-o", "renewed.json", **later)
    assert unasked.code == 2
    assert accepted("renew", signed["id"], "-o", "renewed.json", "--yes", **later).code == 0
    renewed = json.loads((tmp_path / "renewed.json").read_bytes())
    assert renewed["credentialStatus"] == signed["credentialStatus"]
    assert (
        renewed["credentialSubject"]["endorsementComment"]
        == (signed["credentialSubject"]["endorsementComment"])
    )
    assert (renewed["id"], renewed["validFrom"]) == (signed["id"], "2027-11-24T09:00:00Z")
    accepted("publish", "site", **later)
    (copy,) = map(str, (tmp_path / "site").glob("*/credential.json"))
    standing = json.loads(accepted("verify", copy, "--json", **later).out)[0]
    assert (standing["accepted"], standing["status"]) == (True, "not withdrawn as of 2027-11-24T09:00:00Z")
