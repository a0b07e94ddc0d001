"""The page of archives: read with progress, stopped, gone on with after a kill, and nothing lost."""

import os
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from starlette.datastructures import FormData

from goodword.desk import archives, today
from goodword.desk.asked import Asked
from goodword.desk.pages import Desk
from goodword.desk.unfinished import Unfinished, note, sweep, unfinished
from goodword.desk.uploads import Brought
from goodword.settings import FixedClock, Home
from goodword.store.derived import recognised_through
from goodword.workflow import recognising
from goodword.workflow.imports import imports
from tests.command_line import NOW

CLOCK = FixedClock(datetime.fromisoformat(NOW))


@pytest.fixture(name="desk")
def _desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk(Home(tmp_path / "home", CLOCK))
    assert opened.home.store.path.exists()
    yield opened
    opened.close()


def shown(response: object) -> str:
    return bytes(getattr(response, "body", b"")).decode()


def form(**fields: str) -> Asked:
    return Asked(form=FormData(list(fields.items())))


def until_read(desk: Desk) -> list[str]:
    """Wait until nothing is read any more; every piece of the page that was shown meanwhile."""
    pieces: list[str] = []
    give_up = time.monotonic() + 120
    goes_on = True
    while goes_on and time.monotonic() < give_up:
        goes_on, piece = archives.live(desk)
        pieces.extend([piece] if pieces[-1:] != [piece] else [])
        time.sleep(0.02)
    return pieces


def on_now(desk: Desk) -> str:
    return shown(archives.now(desk, Asked()))


def test_a_folder_is_read_with_each_archive_told_and_what_is_none_named(desk: Desk, samples: Path) -> None:
    dropped = desk.home.folder / "uploads" / "a"
    (dropped / "mine").mkdir(parents=True)
    for name in ("linkedin.zip", "mastodon.tar.gz"):
        (dropped / "mine" / name).write_bytes((samples / name).read_bytes())
    (dropped / "nothing.zip").write_bytes(b"no archive at all")
    (dropped / "<b>.json").write_bytes(b"{}")
    files = [path for path in dropped.rglob("*") if path.is_file()]
    asked = Asked(brought=Brought(dropped, files=files))

    assert archives.begin(desk, asked).headers["location"] == "/import/now"
    pieces = until_read(desk)

    page = on_now(desk)
    assert "<h1>Read</h1>" in page
    assert "It cannot contain" in page
    assert "nothing.zip was not read" in page
    assert "&lt;b&gt;.json was not read" in page
    assert any("<progress" in piece for piece in pieces)
    assert {one.source for one in imports(desk.home.store)} == {"linkedin", "mastodon"}
    assert unfinished(desk.home.folder) is None
    assert not (desk.home.folder / "uploads").exists()
    assert "you thanked or credited" in shown(today.today(desk, Asked()))


def test_what_is_stopped_is_said_at_the_next_start_and_gone_on_with(desk: Desk, samples: Path) -> None:
    archives.begin(desk, form(path=str(samples / "linkedin.zip")))
    archives.stop(desk, Asked())
    assert "Stopped" in on_now(desk)
    assert imports(desk.home.store) == ()

    desk.job = None  # another start: only what lies on disk is known
    assert "Not read to the end" in shown(archives.archives(desk, Asked()))
    assert "linkedin.zip" in shown(today.today(desk, Asked()))
    archives.go_on(desk, Asked())
    until_read(desk)

    assert [one.source for one in imports(desk.home.store)] == ["linkedin"]
    assert "Not read to the end" not in shown(archives.archives(desk, Asked()))


def test_a_process_that_is_killed_leaves_a_note_that_can_be_left_alone(desk: Desk, samples: Path) -> None:
    archives.begin(desk, form(path=str(samples / "linkedin.zip")))
    assert desk.job is not None
    desk.job.process.kill()
    desk.job.process.join()
    assert "Reading broke off" in on_now(desk)
    archives.go_on(desk, form(leave="1"))
    assert unfinished(desk.home.folder) is None
    assert imports(desk.home.store) == ()


def test_a_second_form_meanwhile_takes_nothing_and_says_so(desk: Desk, samples: Path) -> None:
    archives.begin(desk, form(path=str(samples / "linkedin.zip")))
    dropped = desk.home.folder / "uploads" / "b"
    dropped.mkdir(parents=True)
    (dropped / "x.zip").write_bytes(b"x")

    archives.begin(desk, Asked(brought=Brought(dropped, files=[dropped / "x.zip"])))

    assert "One import is still reading" in on_now(desk)
    assert not dropped.exists()
    archives.stop(desk, Asked())


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (form(path="  "), "No file was chosen"),
        (Asked(brought=Brought(Path("/nowhere"), refused="The files have 9 MB.")), "read where it lies"),
    ],
)
def test_a_form_that_brings_nothing_says_why(desk: Desk, asked: Asked, says: str) -> None:
    archives.begin(desk, asked)
    assert says in shown(archives.archives(desk, Asked()))
    assert desk.job is None


def test_what_an_update_judges_otherwise_is_judged_aside_and_the_page_waits(
    desk: Desk, samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archives.begin(desk, form(path=str(samples / "linkedin.zip")))
    until_read(desk)
    monkeypatch.setattr(recognising, "FAR", 0)  # so little is far behind here
    assert not archives.is_behind(desk)

    recognised_through(desk.home.store, version="of another Goodword")
    assert archives.is_behind(desk)
    until_read(desk)

    assert not archives.is_behind(desk)
    assert archives.now(desk, Asked()).headers["location"] == "/"


def test_what_was_being_dropped_when_a_server_was_killed_goes_at_a_later_start(tmp_path: Path) -> None:
    half, now, noted = (tmp_path / "uploads" / name for name in ("half", "now", "noted"))
    for folder in (half, now, noted):
        folder.mkdir(parents=True)
    for folder in (half, noted):
        os.utime(folder, (1_700_000_000, 1_700_000_000))
    note(tmp_path, Unfinished(paths=(str(noted / "x.zip"),), owner_is_same=False, dropped=str(noted)))

    sweep(tmp_path)

    assert [folder.exists() for folder in (half, now, noted)] == [False, True, True]
