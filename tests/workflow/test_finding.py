"""What a folder with everything in it holds."""

import json
import shutil
import tarfile
import zipfile
from pathlib import Path

import pytest

from goodword.archive import open_archive
from goodword.errors import UnknownArchiveError
from goodword.sources import NAMES, identify
from goodword.workflow.finding import NOT_KNOWN, TOO_MANY_LOOSE, find_archives
from tests.command_line import CommandLine

SOURCES = Path(__file__).parent.parent / "sources"
KNOWN = set(NAMES)
CASES = [case for case in sorted(SOURCES.glob("*/archive*")) if case.parent.name in KNOWN]


def zip_of(folder: Path, target: Path) -> Path:
    with zipfile.ZipFile(target, "w") as packed:
        for file in folder.rglob("*"):
            packed.write(file, file.relative_to(folder).as_posix())
    return target


@pytest.fixture
def everything(tmp_path: Path) -> Path:
    """A folder as downloads leave it."""
    folder = tmp_path / "Downloads"
    (folder / "clones").mkdir(parents=True)
    zip_of(SOURCES / "linkedin" / "archive", folder / "Complete_LinkedInDataExport_04-25-2026.zip")
    zip_of(SOURCES / "linkedin" / "archive-2015", folder / "Basic_LinkedInDataExport_04-24-2026.zip")
    shutil.copytree(SOURCES / "x" / "archive", folder / "twitter-2024-unpacked")
    with tarfile.open(folder / "archive-20240501.tar.gz", "w:gz") as packed:
        packed.add(SOURCES / "mastodon" / "archive", arcname=".")
    shutil.copy(SOURCES / "mastodon" / "archive-lists" / "following_accounts.csv", folder)
    shutil.copytree(SOURCES / "git" / "archive", folder / "clones" / "tides.git")
    (folder / "clones" / "notes.txt").write_text("Which clones to keep")
    with zipfile.ZipFile(folder / "photos.zip", "w") as photos:
        photos.writestr("beach.jpg", b"\xff\xd8")
    (folder / "old.7z").write_bytes(b"7z\xbc\xaf\x27\x1c")
    (folder / "letter.pdf").write_bytes(b"%PDF-1.7")
    (folder / "._following_accounts.csv").write_text("Account address\nghost@quay.example\n")
    (folder / "__MACOSX").mkdir()
    (folder / "__MACOSX" / "tweets.js").write_text("window.YTD.tweets.part0 = []")
    (folder / "again").symlink_to(folder / "clones")
    return folder


def found_in(folder: Path) -> list[tuple[str, str]]:
    return [
        (found.source.name, found.path.relative_to(folder).as_posix())
        for found in find_archives(folder).archives
    ]


def test_every_archive_of_a_folder_is_found_once_and_the_lists_after_what_they_belong_to(
    everything: Path,
) -> None:
    found = found_in(everything)
    assert sorted(found) == [
        ("git", "clones/tides.git"),
        ("linkedin", "Basic_LinkedInDataExport_04-24-2026.zip"),
        ("linkedin", "Complete_LinkedInDataExport_04-25-2026.zip"),
        ("mastodon", "archive-20240501.tar.gz"),
        ("mastodon", "following_accounts.csv"),
        ("x", "twitter-2024-unpacked"),
    ]
    assert [path for source, path in found if source == "mastodon"] == [
        "archive-20240501.tar.gz",
        "following_accounts.csv",
    ]


def test_what_only_looks_like_an_archive_is_told(everything: Path) -> None:
    told = {left.path.name: left.because for left in find_archives(everything).passed_over}
    assert set(told) == {"photos.zip", "old.7z"}
    assert told["photos.zip"] == "it is no archive of a kind that Goodword reads"
    assert "7-Zip" in told["old.7z"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}-{case.name}")
def test_a_folder_that_is_one_archive_is_that_archive(case: Path) -> None:
    assert found_in(case) == [(case.parent.name, ".")]


def test_two_exports_unpacked_side_by_side_are_two(tmp_path: Path) -> None:
    shutil.copytree(SOURCES / "linkedin" / "archive", tmp_path / "2026")
    shutil.copytree(SOURCES / "linkedin" / "archive-2015", tmp_path / "2015")
    shutil.copytree(SOURCES / "x" / "archive", tmp_path / "x")
    assert found_in(tmp_path) == [("linkedin", "2015"), ("linkedin", "2026"), ("x", "x")]


def test_tables_that_lie_loose_beside_other_archives_are_read_as_one(tmp_path: Path) -> None:
    for name in ("Connections.csv", "Recommendations_Given.csv", "messages.csv"):
        shutil.copy(SOURCES / "linkedin" / "archive" / name, tmp_path)
    zip_of(SOURCES / "x" / "archive", tmp_path / "x.zip")
    assert found_in(tmp_path) == [("linkedin", "."), ("x", "x.zip")]


def test_an_archive_in_an_archive_is_not_opened_but_told(tmp_path: Path, goodword: CommandLine) -> None:
    inner = zip_of(SOURCES / "x" / "archive", tmp_path / "inner.zip")
    folder = tmp_path / "in"
    shutil.copytree(SOURCES / "mastodon" / "archive", tmp_path / "mastodon")
    shutil.move(inner, tmp_path / "mastodon" / "inner.zip")
    folder.mkdir()
    zip_of(tmp_path / "mastodon", folder / "outer.zip")
    answer = goodword("import", folder, "--yes")
    assert answer.code == 0
    assert "inner.zip: it is an archive inside the archive, which is not opened" in answer.out


def test_what_holds_nothing_but_archives_is_to_be_unpacked(tmp_path: Path) -> None:
    zip_of(SOURCES / "x" / "archive", tmp_path / "inner.zip")
    with zipfile.ZipFile(tmp_path / "outer.zip", "w") as outer:
        outer.write(tmp_path / "inner.zip", "twitter-2024.zip")
    contents = find_archives(tmp_path)
    assert [found.path.name for found in contents.archives] == ["inner.zip"]
    assert [(left.path.name, left.because) for left in contents.passed_over] == [
        ("outer.zip", "it holds another archive: unpack it, and name the folder")
    ]
    with open_archive(tmp_path / "outer.zip") as archive, pytest.raises(UnknownArchiveError) as told:
        identify(archive)
    assert "found “twitter-2024.zip”, an archive inside it (unpack it" in str(told.value)


def test_files_that_lie_loose_are_archives_by_themselves_and_known_again(
    tmp_path: Path, goodword: CommandLine
) -> None:
    folder = tmp_path / "Downloads"
    folder.mkdir()
    for number in (1, 2):
        (folder / f"{number}.vcf").write_text(f"BEGIN:VCARD\nFN:Ana Ruiz {number}\nEND:VCARD\n")
        resume = {"basics": {"name": f"Bo Lind {number}", "email": f"bo{number}@quay.example"}}
        (folder / f"{number}.json").write_text(json.dumps(resume))
    zip_of(SOURCES / "x" / "archive", folder / "x.zip")
    assert {one.only for one in find_archives(folder).archives} == {
        ("1.vcf", "2.vcf"),
        ("1.json", "2.json"),
        (),
    }
    first = goodword("import", folder, "--yes", "--json").json
    assert isinstance(first, dict)
    assert [(one["source"], one["accounts"]) for one in first["archives"][1:]] == [
        ("contacts", 2),
        ("profile", 2),
    ]
    assert not any(one["skipped"] for one in first["archives"][1:]), "what lies beside them is not theirs"
    (folder / "notes.txt").write_text("Something new beside them")
    zip_of(SOURCES / "mastodon" / "archive", folder / "mastodon.zip")
    again = goodword("import", folder, "--yes", "--json").json
    assert isinstance(again, dict)
    assert [one["source"] for one in again["archives"] if not one["already_imported"]] == ["mastodon"]


def test_what_is_called_an_archive_and_is_none_is_told_and_a_note_is_not(tmp_path: Path) -> None:
    for name in ("repo.car", "all.mbox", "notes.txt", "beach.jpg"):
        (tmp_path / name).write_text("x")
    told = [(one.path.name, one.because) for one in find_archives(tmp_path).passed_over]
    assert told == [("all.mbox", NOT_KNOWN), ("repo.car", NOT_KNOWN)]


def test_loose_files_beyond_the_bound_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goodword.workflow.finding._MOST_LOOSE", 2)
    zip_of(SOURCES / "linkedin" / "archive", tmp_path / "linkedin.zip")
    for number in range(3):
        (tmp_path / f"{number}.vcf").write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Ana Ruiz\nEND:VCARD\n")
    found = find_archives(tmp_path)
    assert [one.only for one in found.archives] == [(), ("0.vcf", "1.vcf")]
    assert TOO_MANY_LOOSE in [one.because for one in found.passed_over]


def test_a_tower_of_folders_ends(tmp_path: Path) -> None:
    deepest = tmp_path / "/".join("abcdefghijklmnop")
    deepest.mkdir(parents=True)
    zip_of(SOURCES / "x" / "archive", deepest / "x.zip")
    assert found_in(tmp_path) == []


def test_without_a_terminal_a_folder_is_read_with_yes_only(everything: Path, goodword: CommandLine) -> None:
    refused = goodword("import", everything)
    assert refused.code == 2
    assert "--yes" in refused.err
    assert "old.7z is not read" in refused.err
    assert goodword("imports", "--json").json == []
    answer = goodword("import", everything, "--yes", "--json")
    assert answer.code == 0, answer.err
    assert isinstance(answer.json, dict)
    sources = sorted(archive["source"] for archive in answer.json["archives"])
    assert sources == ["git", "linkedin", "linkedin", "mastodon", "mastodon", "x"]


def test_the_same_folder_again_changes_nothing(everything: Path, goodword: CommandLine) -> None:
    goodword("import", everything, "--yes")
    people = goodword("people", "--json").json
    again = goodword("import", everything, "--yes", "--json").json
    assert isinstance(again, dict)
    assert all(archive["already_imported"] for archive in again["archives"])
    assert goodword("people", "--json").json == people
