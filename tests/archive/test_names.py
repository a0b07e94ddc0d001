import stat
import tarfile
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from goodword.archive import open_archive
from tests.archive.reading import Write, reasons


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
