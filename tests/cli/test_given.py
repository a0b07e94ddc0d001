"""Given elsewhere: recorded, confirmed by a later export, and taken back."""

import json
import zipfile
from pathlib import Path
from typing import Any

from tests.command_line import CommandLine

WHO = "linkedin:in/ebo-quartey"
ROW = 'Ebo,Quartey,Quartey & Lamb,Chartered Accountant,He keeps my books.,"11/02/24, 10:00 AM",VISIBLE\r\n'


def later_export(samples: Path, folder: Path) -> Path:
    """The sample LinkedIn archive as it would be had Ebo Quartey been recommended on 2 November 2024."""
    with zipfile.ZipFile(samples / "linkedin.zip") as archive:
        archive.extractall(folder)
    (given,) = folder.rglob("Recommendations_Given.csv")
    with given.open("a", encoding="utf-8", newline="") as opened:
        opened.write(ROW)
    return folder


def years(at_home: CommandLine) -> dict[str, int]:
    by_year: dict[str, int] = json.loads(at_home("last", "--json").out)["by_year"]
    return by_year


def test_a_later_export_confirms_what_was_told_and_counts_it_once(
    at_home: CommandLine, samples: Path, tmp_path: Path
) -> None:
    at_home("draft", WHO)
    told: Any = at_home("given", WHO, "--on", "LinkedIn", "--at", "2024-11-01", "--json").json
    assert (told["on"], told["confirmed"]) == ("linkedin", False)

    assert at_home("import", later_export(samples, tmp_path / "later")).code == 0

    assert years(at_home)["2024"] == 1
    again: Any = at_home("given", WHO, "--on", "linkedin", "--at", "2024-11-01", "--json").json
    assert again["confirmed"] is True


def test_what_was_told_is_taken_back_and_they_are_overlooked_again(at_home: CommandLine) -> None:
    def overlooked() -> set[str]:
        found = json.loads(at_home("overlooked", "-n", "100", "--json").out)
        return {one["person"]["id"] for one in found}

    at_home("draft", WHO)
    at_home("given", WHO, "--on", "linkedin")
    assert WHO not in overlooked()
    assert "given on LinkedIn" in at_home("letters").out

    assert at_home("given", WHO, "--on", "linkedin", "--undo").code == 0
    assert WHO in overlooked()
    assert "given" not in at_home("letters").out
    assert at_home("given", WHO, "--on", "linkedin", "--undo").code == 1


def test_no_archive_is_promised_to_confirm_what_none_can(at_home: CommandLine) -> None:
    at_home("draft", WHO)

    assert "confirms it" in at_home("given", WHO, "--on", "linkedin").out
    assert "your word" in at_home("given", WHO, "--on", "our notice board").out


def test_a_draft_outlives_the_archive_it_came_from(at_home: CommandLine, samples: Path) -> None:
    at_home("draft", WHO, "--relation", "He keeps my books")
    ids = [one["id"] for one in json.loads(at_home("imports", "--json").out) if one["source"] == "linkedin"]
    assert "stay" not in at_home("undo-import", ids[0]).out

    answer = at_home("copy", "d1")
    assert answer.code == 2
    assert "Import it again" in answer.err

    at_home("import", samples / "linkedin.zip")
    draft: Any = at_home("draft", "d1", "--json").json
    assert draft["disclosures"]["relation"] == "He keeps my books"
