"""Reading in another process: the same record, the same errors, and nothing that outlives the import."""

import multiprocessing
import sqlite3
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from goodword.errors import ReadingStoppedError, UnsafeArchiveError
from goodword.nouns import ImportReport
from goodword.ports import OnProgress
from goodword.settings import FixedClock
from goodword.store.database import Store, integrity_problems, open_store
from goodword.store.record import summary
from goodword.workflow import reading
from goodword.workflow.importing import import_archive
from tests.x_archive import account, of_tweets, tweet, unpacked

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
POSTS = 45_000
"""Two batches and a part of a third."""


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every archive is read in another process."""
    monkeypatch.setattr(reading, "WORTH_A_PROCESS", 0)
    monkeypatch.setattr(reading, "processors", lambda: 2)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """An empty store."""
    return open_store(tmp_path / "store.db", now=NOW)


def read(store: Store, archive: Path, on_progress: OnProgress | None = None) -> ImportReport:
    """The archive read into the store, whoever's it is."""
    return import_archive(
        store, archive, clock=FixedClock(NOW), ask_same_owner=lambda **_: True, on_progress=on_progress
    )


def rows_of(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables but the salt, which each store has of its own."""
    with sqlite3.connect(store.path) as connection:
        tables = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'erased_salt'"
        ).fetchall()
        return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for (name,) in tables}  # noqa: S608 - its own names


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    """The folder of an X archive of several batches."""
    owner = account("5", "ishbelq", "Ishbel Quennell")
    return unpacked(tmp_path / "archive", of_tweets(owner, (tweet(n, f"Day {n}") for n in range(POSTS))))


@pytest.mark.parametrize("name", ["linkedin.zip", "x-archive.zip", "mastodon.tar.gz"])
def test_what_another_process_reads_is_stored_as_what_this_one_reads(
    samples: Path, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = (open_store(tmp_path / f"{place}.db", now=NOW) for place in ("here", "there"))
    told_here = read(here, samples / name)
    monkeypatch.setattr(reading, "WORTH_A_PROCESS", 0)
    monkeypatch.setattr(reading, "processors", lambda: 2)
    told_there = read(there, samples / name)

    assert told_there == told_here
    assert rows_of(there) == rows_of(here)


INVITATION = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:tides@calendar.example
DTSTAMP:20261101T080000Z
DTSTART:{}T080000Z
ORGANIZER;CN=Bo Lind:mailto:bo@example.net
ATTENDEE;CN=Mira Solberg:mailto:mira@example.com
END:VEVENT
END:VCALENDAR
"""


@pytest.mark.parametrize("elsewhere_too", [False, True])
def test_a_meeting_is_kept_if_the_clock_of_the_import_says_that_it_is_over(
    store: Store, tmp_path: Path, request: pytest.FixtureRequest, *, elsewhere_too: bool
) -> None:
    if elsewhere_too:
        request.getfixturevalue("elsewhere")
    for day, exchanges, skipped in (("20261123", 1, 0), ("20261125", 0, 1)):
        invitation = tmp_path / f"{day}.ics"
        invitation.write_text(INVITATION.format(day))
        report = read(store, invitation)
        assert (report.exchanges, report.skipped_count) == (exchanges, skipped)


@pytest.mark.usefixtures("elsewhere")
def test_progress_comes_with_each_batch_and_ends_at_the_whole(store: Store, posts: Path) -> None:
    told: list[tuple[int, int]] = []
    report = read(store, posts, lambda done, whole: told.append((done, whole)))

    of_batches = told[-3:]
    size = (posts / "data" / "tweets.js").stat().st_size
    assert report.exchanges == POSTS
    assert [whole for _, whole in of_batches] == [size] * 3
    assert of_batches[0][0] < of_batches[1][0] <= of_batches[2][0] == size
    assert not multiprocessing.active_children()


@pytest.mark.usefixtures("elsewhere")
def test_an_error_comes_over_in_its_own_words(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "old"
    folder.mkdir()
    with (folder / "tweets.csv").open("wb") as file:
        file.write(b"tweet_id,timestamp,text\n")
        file.truncate(513 << 20)

    with pytest.raises(UnsafeArchiveError, match=r"tweets\.csv of more than 512 MB; the limit is 512 MB"):
        read(store, folder)
    assert summary(store).exchanges == 0
    assert not multiprocessing.active_children()


@pytest.mark.usefixtures("elsewhere")
def test_a_reader_that_is_killed_is_told_and_leaves_nothing(store: Store, posts: Path) -> None:
    def kill(_done: int, _whole: int) -> None:
        for reader in multiprocessing.active_children():
            reader.kill()
            reader.join()

    with pytest.raises(ReadingStoppedError, match="import it again"):
        read(store, posts, kill)
    assert summary(store).exchanges == 0
    assert not any(rows_of(store)[table] for table in ("import", "exchange", "sighting", "account"))
    assert integrity_problems(store) == ()
    assert read(store, posts).exchanges == POSTS


@pytest.mark.usefixtures("elsewhere")
def test_a_reader_ends_when_storing_is_given_up(store: Store, posts: Path) -> None:
    def give_up(_done: int, _whole: int) -> None:
        if multiprocessing.active_children():
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read(store, posts, give_up)
    assert not multiprocessing.active_children()
    assert not rows_of(store)["import"]


def test_a_small_archive_needs_no_other_process(
    store: Store, samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "get_context", None)

    assert read(store, samples / "x-archive.zip").exchanges
    assert sys.modules["goodword.workflow.reading"].WORTH_A_PROCESS > 10_000_000
