"""`letter` and `verify letter.pdf`, through the real command line."""

from collections.abc import Callable
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.command_line import ROOT, Answer, CommandLine

CASES = ROOT / "conformance" / "verify-cases"
ADDRESS = "https://ada.example/words/bo-linde-0b2f3c1e/"


Run = Callable[..., Answer]


@pytest.fixture
def later(goodword: CommandLine) -> Run:
    """The command line some days after the shared cases were signed."""
    return partial(goodword, GOODWORD_NOW="2026-12-01T09:00:00Z")


@pytest.fixture
def letter(later: Run, tmp_path: Path) -> Path:
    made = later("letter", CASES / "accepted.json", "-o", "letter.pdf", "--address", ADDRESS, "--json")
    assert (made.code, made.err) == (0, "")
    assert made.json == {"file": "letter.pdf", "bytes": (tmp_path / "letter.pdf").stat().st_size}
    return tmp_path / "letter.pdf"


def test_a_letter_holds_the_file_of_which_it_was_made(letter: Path) -> None:
    attached = PdfReader(BytesIO(letter.read_bytes())).attachments
    assert dict(attached) == {"credential.json": [(CASES / "accepted.json").read_bytes()]}


def test_a_letter_is_verified_like_its_signed_copy(later: Run, letter: Path) -> None:
    of_letter = later("verify", letter, "--json").json
    of_copy = later("verify", CASES / "accepted.json", "--json").json
    assert isinstance(of_letter, list)
    assert isinstance(of_copy, list)
    assert of_letter[0]["verified"] is True
    assert "may show other words" in of_letter[0]["warnings"][0]
    apart = ("file", "warnings")
    assert {k: v for k, v in of_letter[0].items() if k not in apart} == {
        k: v for k, v in of_copy[0].items() if k not in apart
    }


def test_of_a_pdf_the_signed_words_are_shown(later: Run) -> None:
    shown = later("verify", CASES / "letter-other-words.pdf")
    assert shown.code == 0
    assert "may show other words" in shown.out
    assert "The signed words:" in shown.out
    assert "Bo and I worked in the same group" in shown.out
    assert "best of all" not in shown.out


def test_a_letter_is_made_of_a_letter_again(later: Run, letter: Path, tmp_path: Path) -> None:
    assert later("letter", letter, "-o", "again.pdf", "--address", ADDRESS).code == 0
    assert (tmp_path / "again.pdf").read_bytes() == letter.read_bytes()


def test_the_recipient_can_answer_a_letter(later: Run, tmp_path: Path) -> None:
    made = later("letter", CASES / "recommendation.json", "-o", "letter.pdf", "--as-my-opinion")
    assert made.code == 0
    assert later("accept", "letter.pdf", "-o", "accepted.json", "--yes").code == 0
    answer = later("verify", "accepted.json", "--json").json
    assert isinstance(answer, list)
    assert answer[0]["accepted"] is True
    assert (tmp_path / "accepted.json").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("recommendation.json", "-o", "letter.pdf"), "has not accepted"),
        (("accepted-privately.json", "-o", "letter.pdf"), "keeps it private"),
        (("changed-comment.json", "-o", "letter.pdf"), "does not verify"),
        (("cases.json", "-o", "letter.pdf"), "no credential"),
        (("accepted.json", "-o", "letter.pdf", "--address", "ada.example"), "No page can stand"),
        (("accepted.json", "-o", "notes.txt"), "it holds something else"),
        (("letter-two.pdf", "-o", "letter.pdf"), "2 signed copies that differ"),
    ],
)
def test_what_cannot_be_a_letter_is_said_in_a_sentence(
    later: Run, tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    answer = later("letter", CASES / arguments[0], *arguments[1:])
    assert answer.code == 2
    assert said in answer.err
    assert "Traceback" not in answer.err
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix) == ["notes.txt"]
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_a_letter_is_dated_by_its_signature_not_by_the_clock(letter: Path) -> None:
    made = PdfReader(BytesIO(letter.read_bytes())).metadata
    assert made is not None
    assert made.creation_date is not None
    assert made.creation_date.date() == date(2026, 11, 20)
