"""`publish --preview` and `dossier`, through the real command line."""

from pathlib import Path

import msgspec
import pytest

from tests.command_line import ROOT, CommandLine

CASES = ROOT / "conformance" / "verify-cases"
LATER = {"GOODWORD_NOW": "2026-12-01T09:00:00Z"}


def test_a_dossier_shows_what_was_accepted_and_hands_it_to_a_resume(
    goodword: CommandLine, tmp_path: Path
) -> None:
    told = goodword(
        "dossier",
        "site",
        CASES / "accepted.json",
        "--address",
        "https://bo.example/words/",
        "--json",
        **LATER,
    )
    assert told.code == 0, told.err
    assert isinstance(told.json, dict)
    assert set(told.json) == {"pages", "changed", "removed"}
    resume = msgspec.json.decode((tmp_path / "site" / "resume.json").read_bytes())
    assert resume["basics"]["name"] == "Bo Linde"
    assert resume["references"][0]["url"].startswith("https://bo.example/words/bo-linde-")
    assert "Ada Márquez" in (tmp_path / "site" / "index.html").read_text("utf-8")
    assert goodword("verify", *tmp_path.glob("site/*/letter.pdf"), **LATER).code == 0


def test_a_preview_lists_and_changes_nothing(goodword: CommandLine, tmp_path: Path) -> None:
    told = goodword("dossier", "site", CASES / "accepted.json", "--preview", **LATER)
    assert told.code == 0
    assert "would be added:   index.html" in told.out
    assert "Nothing was changed." in told.out
    assert not (tmp_path / "site").exists()
    assert goodword("dossier", "site", CASES / "accepted.json", **LATER).code == 0
    again = goodword("dossier", "site", CASES / "accepted.json", "--preview", **LATER)
    assert again.out == "site is as it would be written.\n"


def test_a_folder_that_holds_other_files_is_left_alone(goodword: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "thesis.tex").write_text("precious")
    for more in ((), ("--preview",)):
        told = goodword("dossier", "site", CASES / "accepted.json", *more, **LATER)
        assert told.code == 2
        assert "thesis.tex, which Goodword did not write" in told.err
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["thesis.tex"]


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("recommendation.json", "has not accepted"),
        ("accepted-by-holder.json", "before it was made out to a key"),
        ("accepted-privately.json", "keeps it private"),
        ("accepted-words-changed.json", "does not verify"),
    ],
)
def test_what_was_not_accepted_to_be_shown_is_not_shown(goodword: CommandLine, file: str, said: str) -> None:
    told = goodword("dossier", "site", CASES / file, **LATER)
    assert told.code == 2
    assert said in " ".join(told.err.split())
    assert "Traceback" not in told.err
