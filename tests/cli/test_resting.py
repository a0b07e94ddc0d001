"""`later`, `thank` and `thanked` at the terminal; what they change: `tests/desk/test_resting.py`."""

import json

from tests.command_line import CommandLine


def test_later_thank_and_thanked_answer_with_what_changed(at_home: CommandLine) -> None:
    who = "Nuala Brackenridge"
    rested = json.loads(at_home("later", "@nualabrack", "--until", "2027-01-04", "--json").out)
    assert (rested["person"]["name"], rested["until"], rested["thanked_at"]) == (who, "2027-01-04", None)
    assert "may be suggested again." in at_home("later", "@nualabrack", "--undo").out
    words = at_home("thank", "@nualabrack").out
    assert "Nuala, I came across what I wrote on " in words
    assert "from 25 May 2027 on" in at_home("thanked", "@nualabrack").out
    assert f"You thanked {who} yourself: a full answer too." in at_home("last").out
    refused = at_home("later", "@nualabrack", "--until", "2020-01-01")
    assert (refused.code, "is not ahead" in refused.err) == (2, True)
