"""A disk that fills while files arrive or are read: said in words, nothing lost, gone on with later."""

from pathlib import Path
from shutil import disk_usage

import pytest

from goodword.desk.uploads import Bounds
from tests.desk.at_the_desk import AtTheDesk, at_the_desk


def test_files_for_which_there_is_no_room_are_refused_in_words_and_smaller_ones_taken(
    small_disk: Path, samples: Path
) -> None:
    with at_the_desk(small_disk / "home", bounds=Bounds(room=0)) as desk:
        page = desk.send("/import", b"x" * 4_000_000, name="large.zip")
        assert "No space left on device. Nothing was taken." in page.words
        assert not list((small_disk / "home" / "uploads").glob("*"))
        small = (samples / "linkedin.zip").read_bytes()
        assert "Reading" in desk.send("/import", small, name="linkedin.zip").words
        desk.get("/import/live")
        assert "It cannot contain" in desk.get("/import/now").words


@pytest.mark.parametrize("room", [100_000, 900_000])  # full while reading; full while judging
def test_a_disk_that_fills_while_an_archive_is_read_is_said_and_reading_goes_on_once_there_is_room(
    small_disk: Path, samples: Path, room: int
) -> None:
    filling = small_disk / "filling"
    with at_the_desk(small_disk / "home") as desk:
        until_read(desk, samples / "linkedin.zip")
        filling.write_bytes(b"x" * (disk_usage(small_disk).free - room))
        until_read(desk, samples / "mastodon.tar.gz")
        page = desk.get("/import/now")
        assert "no room left on the disk" in page.words
        assert "Not read to the end" in page.words
        assert "Traceback" not in desk.get("/").text
        kept = desk.get("/import").words
        filling.unlink()
        desk.post("/import/go-on")
        desk.get("/import/live")
        read = desk.get("/import").words
        assert "Not read to the end" not in read
        assert (kept.count("Take back"), read.count("Take back")) == (1 if room < 500_000 else 2, 2)


def until_read(desk: AtTheDesk, archive: Path) -> None:
    """Read an archive, or as much of it as there is room for."""
    desk.post("/import", path=str(archive))
    desk.get("/import/live")
