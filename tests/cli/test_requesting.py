"""Who asks with their key gets a letter that is made out to them, and one acceptance is enough."""

import json
from pathlib import Path

from tests.command_line import DISCLOSED, CommandLine

NAME = "@nualabrack"


def test_one_acceptance_is_enough_for_who_asked_with_their_key(
    at_home: CommandLine, someone_else: CommandLine, tmp_path: Path
) -> None:
    asking = ("request", "-o", "request.json", "--name", "Nuala", "--message", "The pier map, perhaps?")
    assert someone_else(*asking).code == 0
    refused = at_home("requested", "request.json", NAME)
    assert (refused.code, "The pier map" in refused.err) == (2, True)
    assert at_home("requested", "request.json", NAME, "--yes").code == 0
    at_home("draft", NAME, *DISCLOSED)
    assert at_home("sign", NAME, "-o", "signed.json", "--yes").code == 0
    key = json.loads((tmp_path / "request.json").read_bytes())["issuer"]
    assert json.loads((tmp_path / "signed.json").read_bytes())["credentialSubject"]["id"] == key
    at_home("propose", "signed.json", "-o", "proposal.json")
    assert someone_else("accept", "proposal.json", "-o", "answer.json", "--yes").code == 0
    taken = json.loads(at_home("answer", "answer.json", "--json").out)
    assert (taken["state"], taken["reissued"]) == ("shown", None)
    checked = json.loads(at_home("verify", "answer.json", "--json").out)[0]
    assert (checked["accepted_by_subject"], checked["status"][:13]) == (True, "not withdrawn")
