import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from goodword.archive import open_archive
from tests.archive.reading import Write, reasons, refusal
from tests.common_account import as_a_common_account, folder_for_all


def test_a_folder_a_zip_and_a_tar_of_the_same_files_are_one_archive(tmp_path: Path) -> None:
    folder = tmp_path / "export"
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "tweets.js").write_text("window.x = []")
    (folder / "Your archive.html").write_text("<p>")
    (folder / "picture.jpg").write_bytes(b"\xff\xd8")
    zipped = tmp_path / "a.zip"
    with zipfile.ZipFile(zipped, "w") as target:
        for path in folder.rglob("*.*"):
            target.write(path, path.relative_to(folder))
    digests = set()
    for form in ("tar", "gztar", "bztar", "xztar"):
        tarred = Path(shutil.make_archive(str(tmp_path / "packed"), form, tmp_path, "export"))
        with open_archive(tarred) as archive:
            assert archive.read("data/tweets.js") == b"window.x = []"
            digests.add(archive.digest)
    for path in (folder, zipped):
        with open_archive(path) as archive:
            assert archive.names == ("Your archive.html", "data/tweets.js", "picture.jpg")
            digests.add(archive.digest)
    assert len(digests) == 1


def test_pictures_do_not_change_the_digest_but_data_does(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("1")
    with open_archive(tmp_path) as archive:
        first = archive.digest
    (tmp_path / "b.jpg").write_bytes(b"1")
    with open_archive(tmp_path) as archive:
        assert archive.digest == first
    (tmp_path / "a.csv").write_text("2")
    with open_archive(tmp_path) as archive:
        assert archive.digest != first


def test_a_single_data_file_is_an_archive_of_one_member(tmp_path: Path) -> None:
    path = tmp_path / "Connections.csv"
    path.write_text("First Name")
    with open_archive(path) as archive:
        assert archive.names == ("Connections.csv",)
        assert archive.read("Connections.csv") == b"First Name"


def test_a_folder_that_wraps_everything_is_not_seen_but_data_is_kept(packed: Callable[[Write], Path]) -> None:
    def write(target: zipfile.ZipFile) -> None:
        target.writestr("my export/again/data/tweets.js", "[]")
        target.writestr("__MACOSX/my export/._x", "junk")
        target.writestr("my export/.DS_Store", "junk")

    with open_archive(packed(write)) as archive:
        assert archive.names == ("data/tweets.js",)
        assert archive.skipped == ()


def test_a_large_member_comes_in_pieces_and_counts_once_towards_progress(tmp_path: Path) -> None:
    (tmp_path / "big.js").write_bytes(os.urandom(3_000_000))
    steps: list[tuple[int, int]] = []
    with open_archive(tmp_path, on_progress=lambda done, whole: steps.append((done, whole))) as archive:
        assert len(list(archive.chunks("big.js"))) > 1
        assert len(archive.read("big.js")) == 3_000_000
        assert archive.bytes_read == archive.bytes_to_read == 3_000_000
    assert steps[-1] == (3_000_000, 3_000_000)
    assert steps == sorted(steps)


# What is no archive


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("notes.bin", b"\x00\x01\x02 nothing", "no zip, tar, folder or data file"),
        ("empty.zip", b"", "an empty file"),
        ("page.zip", b"<!doctype html><p>Sign in", "a web page"),
        ("a.rar", b"Rar!\x1a\x07\x00", "a RAR archive"),
        ("a.bin", b"%PDF-1.7", "a PDF document"),
        ("a.gz", b"\x1f\x8b\x08\x00" + b"\x00" * 60, "a damaged tar"),
        ("a.zip", b"PK\x03\x04" + b"\xff" * 200, "a damaged zip"),
        ("none.zip", b"PK\x05\x06" + b"\x00" * 18, "an empty zip"),
    ],
)
def test_what_is_no_archive_gives_one_sentence_that_names_it(
    tmp_path: Path, name: str, content: bytes, found: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert found in refusal(path)
    assert str(path) in refusal(path)


def test_a_path_that_does_not_exist_is_named(tmp_path: Path) -> None:
    assert "there is no such file" in refusal(tmp_path / "gone.zip")


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    assert "an empty folder" in refusal(tmp_path)


def test_a_socket_or_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "tweets.js")
    (tmp_path / "a.csv").write_text("1")
    assert reasons(tmp_path) == {"tweets.js": "it is a link or a device, not a file"}
    assert "neither a file nor a folder" in refusal(tmp_path / "tweets.js")


def test_what_may_not_be_read_is_told() -> None:
    with folder_for_all() as folder:
        closed = folder / "a.csv"
        closed.write_text("1")
        closed.chmod(0)
        with as_a_common_account(closed):
            assert "may not be read" in reasons(folder)["a.csv"]


def test_a_member_can_be_moved_about_in_wherever_it_lies(
    packed: Callable[[Write], Path], tmp_path: Path
) -> None:
    folder = tmp_path / "clone"
    folder.mkdir()
    (folder / "notes.pack").write_bytes(b"0123456789")
    in_a_zip = packed(lambda target: target.writestr("notes.pack", b"0123456789"))
    for path in (folder, in_a_zip):
        with open_archive(path) as archive, archive.seekable("notes.pack") as file:
            file.seek(7)
            assert file.read() == b"789"


def test_the_digest_of_a_clone_changes_with_its_branches(tmp_path: Path) -> None:
    branch = tmp_path / ".git" / "refs" / "heads" / "main"
    branch.parent.mkdir(parents=True)
    digests = set()
    for commit in ("a" * 40, "b" * 40):
        branch.write_text(commit)
        with open_archive(tmp_path) as archive:
            digests.add(archive.digest)
    assert len(digests) == 2
