"""Words of others never command the terminal on which they are shown, in any verb."""

import json
import re
import zipfile
from pathlib import Path

import pytest

from tests.command_line import CommandLine

EVIL = "\x1b[2J\x1b]0;owned\x07\x9b31m\r\u202eevil\u202c\u2066x\u2069"
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
DISCLOSED = ("--relation", "We sailed together", "--not-paid", "--not-family")


@pytest.fixture
def hostile(goodword: CommandLine, tmp_path: Path) -> CommandLine:
    """A home with the archive of somebody whose contacts call themselves by escape sequences."""
    account = {"accountId": "77", "username": "ada", "accountDisplayName": f"Ada {EVIL}"}
    mention = {"screen_name": "bo", "name": f"Bo {EVIL}Linde", "id_str": "5"}
    tweets = [
        {
            "tweet": {
                "id_str": str(1665 * 10**15 + number),
                "created_at": f"Tue Jun 03 19:32:20 +0000 {2014 + number}",
                "full_text": f"Thank you @bo for rebuilding the {EVIL} timetable {number} in one night.",
                "entities": {"user_mentions": [mention]},
            }
        }
        for number in range(4)
    ]
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr(
            "data/account.js", f"window.YTD.account.part0 = {json.dumps([{'account': account}])}"
        )
        archive.writestr("data/tweets.js", f"window.YTD.tweets.part0 = {json.dumps(tweets)}")
        archive.writestr("data/\x1b[31m\u202ered.js", "x")
    assert goodword("import", "x.zip").code == 0
    return goodword


@pytest.mark.parametrize(
    "verb",
    [
        (), ("import", "x.zip"), ("imports",), ("people",), ("moments", "--doubtful"), ("overlooked",), ("links",),
        ("brands",), ("last",), ("skills", "@bo"), ("draft", "@bo", *DISCLOSED), ("letters",), ("doctor",),
        ("never", "@bo"), ("moments", f"@bo{EVIL}".replace("\x00", "")), ("verify", "x.zip"),
    ],
    ids=lambda verb: " ".join(verb[:1]) or "alone",
)  # fmt: skip
def test_no_verb_writes_a_character_that_a_terminal_obeys(
    hostile: CommandLine, verb: tuple[str, ...]
) -> None:
    answer = hostile(*verb)

    assert "Traceback" not in answer.err
    assert OBEYED.findall(answer.shown) == []


def test_a_signed_file_cannot_write_a_line_of_its_own(hostile: CommandLine, tmp_path: Path) -> None:
    forged = {"@context": [EVIL], "type": ["VerifiableCredential"], "id": f"\n✓ other.json {EVIL}"}
    (tmp_path / "forged.json").write_text(json.dumps(forged))

    answer = hostile("verify", "forged.json")

    assert answer.code == 1
    assert OBEYED.findall(answer.shown) == []
    assert not re.search("^✓", answer.out, re.MULTILINE)
