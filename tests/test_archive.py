import os
import shutil
import stat
import struct
import tarfile
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodword.archive import open_archive
from goodword.archive.entries import MEMBERS
from goodword.errors import BrokenArchiveError, GoodwordError, UnsafeArchiveError
from tests.common_account import as_a_common_account, folder_for_all

Write = Callable[[zipfile.ZipFile], None]


@pytest.fixture
def packed(tmp_path: Path) -> Callable[[Write], Path]:
    """Makes a zip by what a function writes into it."""

    def make(write: Write) -> Path:
        path = tmp_path / "export.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
            write(target)
        return path

    return make


def reasons(path: Path) -> dict[str, str]:
    with open_archive(path) as archive:
        return {skipped.origin.member: skipped.reason for skipped in archive.skipped}


def refusal(path: Path) -> str:
    with pytest.raises(GoodwordError) as caught, open_archive(path):
        pass
    return str(caught.value)


# Forms


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
        ("a.pdf", b"%PDF-1.7", "a PDF document"),
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


# Names, links, doubles


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../evil.csv", "leads out of the archive"),
        ("a/../../evil.csv", "leads out of the archive"),
        ("/etc/evil.csv", "absolute"),
        ("C:\\evil.csv", "absolute"),
        ("a\\evil.csv", "backslash"),
        ("evil\n.csv", "characters"),
        ("x" * 2_000 + ".csv", "longer than any real one"),
        ("inner.zip", "an archive inside the archive"),
    ],
)
def test_a_member_with_such_a_name_is_never_readable(
    packed: Callable[[Write], Path], name: str, reason: str
) -> None:
    def write(target: zipfile.ZipFile) -> None:
        target.writestr("good.csv", "1")
        target.writestr(name, "2")

    path = packed(write)
    with open_archive(path) as archive:
        assert archive.names == ("good.csv",)
    assert reason in next(iter(reasons(path).values()))


def test_a_name_that_hides_its_end_behind_a_nul_is_refused(packed: Callable[[Write], Path]) -> None:
    def write(target: zipfile.ZipFile) -> None:
        target.writestr("good.csv", "1")
        target.writestr("evil.csv_.exe", "2")

    path = packed(write)
    path.write_bytes(path.read_bytes().replace(b"evil.csv_.exe", b"evil.csv\0.exe"))
    assert "characters" in next(iter(reasons(path).values()))


def test_links_in_a_zip_a_tar_and_a_folder_are_not_followed(
    packed: Callable[[Write], Path], tmp_path: Path
) -> None:
    def write(target: zipfile.ZipFile) -> None:
        target.writestr("good.csv", "1")
        link = zipfile.ZipInfo("link.csv")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        target.writestr(link, "/etc/passwd")

    tar_path = tmp_path / "a.tar"
    with tarfile.open(tar_path, "w") as tar:
        good = tarfile.TarInfo("good.csv")
        good.size = 1
        tar.addfile(good, BytesIO(b"1"))
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
            member = tarfile.TarInfo(f"link{ord(kind)}.csv")
            member.type = kind
            member.linkname = "/etc/passwd"
            tar.addfile(member)
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "good.csv").write_text("1")
    (folder / "link.csv").symlink_to("/etc/passwd")
    (folder / "out").symlink_to("/etc")
    for path in (packed(write), tar_path, folder):
        with open_archive(path) as archive:
            assert archive.names == ("good.csv",)
            assert {skipped.reason for skipped in archive.skipped} == {"it is a link or a device, not a file"}


def test_of_two_members_of_one_name_only_the_first_is_read(packed: Callable[[Write], Path]) -> None:
    def write(target: zipfile.ZipFile) -> None:
        target.writestr("Profile.csv", "first")
        target.writestr("profile.CSV", "second")

    path = packed(write)
    with open_archive(path) as archive:
        assert archive.names == ("Profile.csv",)
        assert archive.read("Profile.csv") == b"first"
    assert "only the first is read" in reasons(path)["profile.CSV"]


def test_an_encrypted_member_is_told_and_left(packed: Callable[[Write], Path]) -> None:
    path = packed(lambda target: target.writestr("a.csv", "1"))
    raw = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(mark) + offset] |= 1
    path.write_bytes(raw)
    assert reasons(path) == {"a.csv": "it is encrypted"}


# Bombs and crowds


def test_a_zip_bomb_is_refused_before_it_is_unpacked(packed: Callable[[Write], Path]) -> None:
    path = packed(lambda target: target.writestr("tweets.js", b"\0" * 30_000_000))
    assert path.stat().st_size < 100_000
    assert "like a zip bomb" in refusal(path)
    assert "200:1" in refusal(path)


def test_well_packed_javascript_is_no_bomb(packed: Callable[[Write], Path]) -> None:
    line = b'"id_str" : "%d", "full_text" : "Another quiet morning at the quay, nothing to report",\n'
    text = b"".join(line % number for number in range(150_000))
    path = packed(lambda target: target.writestr("tweets.js", text))
    with open_archive(path) as archive:
        assert archive.read("tweets.js") == text


def test_a_bomb_whose_directory_lies_about_its_size_gives_no_more_than_it_said(
    packed: Callable[[Write], Path],
) -> None:
    path = packed(lambda target: target.writestr("tweets.js", b"\0" * 5_000_000))
    raw = path.read_bytes()
    path.write_bytes(raw.replace(struct.pack("<I", 5_000_000), struct.pack("<I", 1_000)))
    with open_archive(path) as archive:
        assert len(archive.read("tweets.js")) == 1_000
        assert archive.is_cut("tweets.js")


def test_members_that_lie_over_one_another_are_refused(packed: Callable[[Write], Path]) -> None:
    def write(target: zipfile.ZipFile) -> None:
        target.writestr("a.csv", os.urandom(5_000))
        target.writestr("b.csv", os.urandom(5_000))

    path = packed(write)
    raw = bytearray(path.read_bytes())
    second = raw.index(b"PK\x01\x02", raw.index(b"PK\x01\x02") + 4)
    raw[second + 42 : second + 46] = struct.pack("<I", 10)
    path.write_bytes(raw)
    assert "lie over one another" in refusal(path)


def test_a_tar_packed_like_a_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.tar.gz"
    with tarfile.open(path, "w:gz") as tar:
        member = tarfile.TarInfo("tweets.js")
        member.size = 40_000_000
        tar.addfile(member, BytesIO(b"\0" * member.size))
    assert "like a bomb" in refusal(path)


def test_a_zip_of_a_million_members_is_refused_at_once(tmp_path: Path) -> None:
    count = 1_000_000
    entry = (
        struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0) + b"a.csv"
    )
    local = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 0, 0, 0, 0, 0, 0, 5, 0) + b"a.csv"
    directory = entry * count
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 9, 9, len(directory), len(local), 0)
    path = tmp_path / "crowd.zip"
    path.write_bytes(local + directory + end)
    begun = time.perf_counter()
    assert f"1,000,000 members; the limit is {MEMBERS:,}" in refusal(path)
    assert time.perf_counter() - begun < 2


def test_a_tar_of_too_many_members_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goodword.archive.tars.MEMBERS", 50)
    with tarfile.open(tmp_path / "crowd.tar", "w") as tar:
        for number in range(60):
            tar.addfile(tarfile.TarInfo(f"{number}.csv"))
    assert "more than 50 members" in refusal(tmp_path / "crowd.tar")


# Damage


def test_half_a_download_gives_the_members_that_came(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for number in range(10):
            target.writestr(f"{number}.csv", os.urandom(4_000).hex())
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) * 45 // 100])
    with open_archive(path) as archive:
        assert archive.names == ("0.csv", "1.csv", "2.csv", "3.csv", "4.csv")
        assert [len(archive.read(name)) for name in archive.names[:4]] == [8_000] * 4
        assert 0 < len(archive.read("4.csv")) < 8_000
        assert [name for name in archive.names if archive.is_cut(name)] == ["4.csv"]
        assert "not downloaded whole" in archive.skipped[0].reason


def test_half_a_download_of_a_zip_that_was_streamed_is_found_too(tmp_path: Path) -> None:
    """Sizes behind the data, as services write that pack while they send (APPNOTE 4.3.9)."""

    class Pipe(BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: object) -> int:
            raise OSError

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as target:
        for number in range(6):
            target.writestr(f"{number}.csv", os.urandom(4_000).hex())
    whole = pipe.getvalue()
    path = tmp_path / "export.zip"
    path.write_bytes(whole[: len(whole) * 6 // 10])
    with open_archive(path) as archive:
        assert archive.names == ("0.csv", "1.csv", "2.csv", "3.csv")
        assert len(archive.read("2.csv")) == 8_000
        assert 0 < len(archive.read("3.csv")) < 8_000


def test_half_a_download_with_wide_sizes_is_found_too(tmp_path: Path) -> None:
    """ZIP64 (APPNOTE 4.5.3): the sizes stand in an extra field."""
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as target:
        for number in range(4):
            with target.open(f"{number}.csv", "w", force_zip64=True) as member:
                member.write(b"x" * 10_000)
    whole = path.read_bytes()
    path.write_bytes(whole[:25_000])
    with open_archive(path) as archive:
        assert archive.names == ("0.csv", "1.csv", "2.csv")
        assert [len(archive.read(name)) for name in archive.names[:2]] == [10_000, 10_000]
        assert 0 < len(archive.read("2.csv")) < 10_000


def test_folders_deeper_than_any_export_are_left(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(40):
        deep /= "d"
    deep.mkdir(parents=True)
    (deep / "a.csv").write_text("1")
    (tmp_path / "b.csv").write_text("1")
    assert "folders deep" in next(iter(reasons(tmp_path).values()))


def test_half_a_tar_gives_the_members_that_came(tmp_path: Path) -> None:
    path = tmp_path / "export.tar.gz"
    with tarfile.open(path, "w:gz") as tar:
        for number in range(4):
            member = tarfile.TarInfo(f"{number}.csv")
            member.size = 100_000
            tar.addfile(member, BytesIO(os.urandom(100_000)))
    path.write_bytes(path.read_bytes()[:250_000])
    with open_archive(path) as archive:
        assert archive.names == ("0.csv", "1.csv", "2.csv")
        assert len(archive.read("1.csv")) == 100_000
        assert len(archive.read("2.csv")) < 100_000
        assert archive.is_cut("2.csv")
        assert "not downloaded whole" in archive.skipped[0].reason


def test_a_member_with_a_changed_byte_is_marked(packed: Callable[[Write], Path]) -> None:
    path = packed(lambda target: target.writestr("a.csv", "x" * 100, zipfile.ZIP_STORED))
    path.write_bytes(path.read_bytes().replace(b"xxxx", b"xyxx", 1))
    with open_archive(path) as archive:
        assert len(archive.read("a.csv")) == 100
        assert archive.is_cut("a.csv")


def test_a_file_that_shrinks_while_it_is_read_is_cut(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"1" * 1_000)
    with open_archive(tmp_path) as archive:
        path.write_bytes(b"1" * 10)
        assert len(archive.read("a.csv")) == 10
        assert archive.is_cut("a.csv")


def small_zip() -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("data/tweets.js", "window.YTD.tweets.part0 = []" * 9)
        target.writestr("Connections.csv", "First Name,Last Name,Connected On\n", zipfile.ZIP_STORED)
    return made.getvalue()


def small_tar() -> bytes:
    made = BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as target:
        for name in ("outbox.json", "actor.json"):
            member = tarfile.TarInfo(name)
            member.size = 700
            target.addfile(member, BytesIO(b"{}" * 350))
    return made.getvalue()


SMALL = {"zip": small_zip(), "tar": small_tar()}


@given(
    form=st.sampled_from(sorted(SMALL)),
    changes=st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), max_size=8),
    kept=st.floats(0, 1),
)
@settings(deadline=None)
def test_no_damage_lets_a_foreign_error_through(
    tmp_path_factory: pytest.TempPathFactory, form: str, changes: list[tuple[int, int]], kept: float
) -> None:
    raw = bytearray(SMALL[form])
    for place, value in changes:
        raw[place % len(raw)] = value
    path = tmp_path_factory.mktemp("damaged") / "export.bin"
    path.write_bytes(raw[: max(1, int(len(raw) * kept))] if changes and changes[0][1] % 2 else raw)
    with suppress(GoodwordError), open_archive(path) as archive:
        for name in archive.names:
            archive.read(name)


def test_errors_of_archives_are_of_one_family() -> None:
    assert issubclass(BrokenArchiveError, GoodwordError)
    assert issubclass(UnsafeArchiveError, GoodwordError)
