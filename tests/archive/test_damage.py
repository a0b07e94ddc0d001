import os
import tarfile
import zipfile
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodword.archive import open_archive
from goodword.archive.entries import CutError
from goodword.archive.inflate import read_at
from goodword.errors import BrokenArchiveError, GoodwordError, UnsafeArchiveError
from tests.archive.reading import Write, reasons


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


def test_what_the_disk_does_not_give_is_cut(tmp_path: Path) -> None:
    with (tmp_path / "only for writing").open("wb") as file, pytest.raises(CutError):
        read_at(file, 0, 10)


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
