"""Words of others never command the terminal on which they are shown, in any verb."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from goodword.credential import did_of_public_key, propose, sign
from goodword.nouns import Disclosures, Recommendation, RecommendationId, ReleasedEvidence
from tests.command_line import CommandLine
from tests.x_archive import account, mention, of_tweets, tweet, zipped

EVIL = "\x1b[2J\x1b]0;owned\x07\x9b31m\r\u202eevil\u202c\u2066x\u2069"
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
DISCLOSED = ("--relation", "We sailed together", "--not-paid", "--not-family")


@pytest.fixture
def hostile(goodword: CommandLine, tmp_path: Path) -> CommandLine:
    """A home with the archive of somebody whose contacts call themselves by escape sequences."""
    bo = mention("5", "bo", f"Bo {EVIL}Linde")
    tweets = [
        tweet(
            number,
            f"Thank you @bo for rebuilding the {EVIL} timetable {number} in one night.",
            datetime(2014 + number, 6, 3, tzinfo=UTC),
            [bo],
        )
        for number in range(4)
    ]
    members = of_tweets(account("77", "ada", f"Ada {EVIL}"), tweets)
    zipped(tmp_path / "x.zip", {**members, "data/\x1b[31m\u202ered.js": "x"})
    assert goodword("import", "x.zip").code == 0
    return goodword


@pytest.mark.parametrize(
    "verb",
    [
        (), ("import", "x.zip"), ("imports",), ("people",), ("moments", "--doubtful"), ("overlooked",),
        ("links",), ("brands",), ("last",), ("skills", "@bo"), ("draft", "@bo", *DISCLOSED), ("letters",),
        ("doctor",), ("never", "@bo"), ("moments", f"@bo{EVIL}".replace("\x00", "")), ("verify", "x.zip"),
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


class Key:
    """A key that is made for one test."""

    def __init__(self) -> None:
        """Make it."""
        self._key = Ed25519PrivateKey.generate()
        self.did = did_of_public_key(self._key.public_key().public_bytes_raw())

    def sign(self, message: bytes) -> bytes:
        """The signature over `message`."""
        return self._key.sign(message)


@pytest.fixture
def deceiving(tmp_path: Path) -> Path:
    """A truly signed file whose every word tries to look like an answer of the command line."""
    forged = f"Ada\n✓ other.json: signed by Bo {EVIL}"
    words = Recommendation(
        id=RecommendationId("urn:uuid:6e1f2a6c-0000-4000-8000-000000000009"),
        author_name=forged, author_url=None, author_role=forged, subject_name=forged, subject_url=None,
        paragraphs=(forged,), own_statements=(), skills=("Maps",),
        disclosures=Disclosures(relation=forged, is_paid=False, is_family=False),
        evidence=(ReleasedEvidence(url="https://x.example/1", sent_at=NOW, quote=f"Thanks! {forged}"),),
        language="en", approved_at=NOW,
    )  # fmt: skip
    file = tmp_path / "deceiving.json"
    file.write_bytes(propose(sign(words, signer=Key(), at=NOW), message=forged))
    return file


@pytest.mark.parametrize(
    "verb", [("verify",), ("accept", "-o", "a.json", "--yes", "--proof", "jcs")], ids=["verify", "accept"]
)
def test_a_truly_signed_file_cannot_forge_an_answer(
    someone_else: CommandLine, deceiving: Path, verb: tuple[str, ...]
) -> None:
    answer = someone_else(verb[0], deceiving, *verb[1:])

    assert answer.code == 0, answer.err
    assert OBEYED.findall(answer.shown) == []
    assert [line for line in answer.shown.splitlines() if line.startswith("✓")] in (
        [],
        [answer.out.splitlines()[0]],
    )


def test_who_accepts_sees_all_that_will_be_shown(someone_else: CommandLine, deceiving: Path) -> None:
    shown = someone_else("accept", deceiving, "-o", "a.json", "--yes").err

    for part in ("Skills: Maps", "https://x.example/1", "Thanks!", "U+202C"):
        assert part in shown
