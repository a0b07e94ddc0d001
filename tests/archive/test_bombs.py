import os
import struct
import tarfile
import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from goodword.archive import open_archive
from goodword.archive.entries import MEMBERS
from tests.archive.reading import Write, refusal


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
