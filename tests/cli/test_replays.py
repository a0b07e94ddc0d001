"""An answer that came back once cannot be used again against a later one, nor by another key."""

from pathlib import Path
from typing import Any

import pytest
import rfc8785
from msgspec.json import decode

from tests.command_line import CommandLine

LATER = {"GOODWORD_NOW": "2026-11-24T10:00:00Z"}


def state_of(owner: CommandLine) -> str:
    letters: Any = owner("letters", "--json").json
    return str(letters["signed"][0]["states"][-1])


@pytest.mark.parametrize(
    "second", [("decline",), ("accept", "--private", "--yes"), ("correct", "--wish", "It was in 2015")]
)
def test_an_acceptance_is_not_taken_again_after_a_later_answer(
    proposed: CommandLine, someone_else: CommandLine, tmp_path: Path, second: tuple[str, ...]
) -> None:
    someone_else("accept", "proposal.json", "-o", "yes.json", "--yes")
    someone_else(second[0], "proposal.json", "-o", "later.json", *second[1:], **LATER)
    assert proposed("answer", "yes.json", "-o", "again.json", "--yes", **LATER).code == 0
    before = proposed("answer", "later.json", "-o", "b.json", "--yes", **LATER)
    assert before.code == 0, before.err
    stands = state_of(proposed)

    replayed = proposed("answer", "yes.json", "-o", "c.json", "--yes", **LATER)

    assert (replayed.code, "that stands" in replayed.err) == (2, True)
    assert state_of(proposed) == stands
    assert proposed("publish", "site", **LATER).code == 0
    assert not list((tmp_path / "site").glob("*/credential.json"))


def test_after_signing_again_no_other_key_accepts_the_earlier_version(
    proposed: CommandLine, someone_else: CommandLine, tmp_path: Path
) -> None:
    eve = CommandLine(tmp_path / "eve", tmp_path)
    someone_else("accept", "proposal.json", "-o", "yes.json", "--yes")
    eve("accept", "proposal.json", "-o", "eve.json", "--yes", **LATER)
    assert proposed("answer", "yes.json", "-o", "again.json", "--yes", **LATER).code == 0

    refused = proposed("answer", "eve.json", "-o", "b.json", "--yes", **LATER)

    assert (refused.code, "made out to" in refused.err) == (2, True)
    assert eve("accept", "again.json", "-o", "c.json", "--yes", **LATER).code == 2


def test_an_answer_to_one_letter_is_none_to_another(
    proposed: CommandLine, someone_else: CommandLine, tmp_path: Path
) -> None:
    assert proposed("sign", "@nualabrack", "-o", "other.json", "--yes").code == 0
    proposed("propose", "other.json", "-o", "other-proposal.json")
    someone_else("accept", "proposal.json", "-o", "yes.json", "--yes")
    someone_else("accept", "other-proposal.json", "-o", "other-yes.json", "--yes")
    spliced = splice(tmp_path / "yes.json", tmp_path / "other-yes.json")
    (tmp_path / "spliced.json").write_bytes(spliced)

    assert proposed("answer", "spliced.json", "-o", "b.json", "--yes").code in {1, 2}
    verified: Any = someone_else("verify", "spliced.json", "--json").json
    assert verified[0]["accepted"] is False


def splice(words: Path, answer: Path) -> bytes:
    """The recommendation of one file beside the acceptance of another."""
    one, other = decode(words.read_bytes()), decode(answer.read_bytes())
    held = [one["verifiableCredential"][0], other["verifiableCredential"][1]]
    return rfc8785.dumps({**one, "verifiableCredential": held})
