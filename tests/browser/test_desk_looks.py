"""Every page of the desk in both schemes and both widths: axe, the console, the requests, the width."""

import os
import re
import shutil
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from starlette.routing import Route

from tests.browser.axe import wrong_in_any_look
from tests.browser.desk import let_in, served
from tests.command_line import CommandLine
from tests.desk.at_the_desk import AtTheDesk, at_the_desk
from tests.desk.hostile import PERSON as HOSTILE_PERSON
from tests.desk.hostile import hostile_archive
from tests.desk.steps import NUALA, PASSPHRASE, path_of, sent, signed

pytestmark = pytest.mark.browser
OK, NOT_FOUND = 200, 404
FILES = re.compile(r"/(file|answer|proposal|paper|list|statement)$|\.(ics|html|svg)$|/file/|/static|/live$")
"""The addresses of files, pieces and streams: no page of the desk stands there."""
SPECIAL = (
    "/?more", "/people?circle=overlooked", "/people?q=nobody+at+all", f"/people/{NUALA}?words=all",
    "/skills?skill=Web+Accessibility", "/moments?doubtful", "/moments?corrected", "/drafts/d1",
    "/drafts/d1/lengths", "/drafts/d1/history", "/drafts/d1/mirror", "/drafts/d1/give",
    f"/privacy/erase?person={NUALA}", f"/thank/{NUALA}", "/help/get-your-archives", "/nowhere",
)  # fmt: skip


@dataclass(frozen=True)
class Full:
    """A home in which something of everything is, and the addresses of all that a desk over it shows."""

    home: Path
    pages: tuple[str, ...]


@pytest.fixture(name="full")
def _full(filled_home: Path, tmp_path: Path) -> Full:
    for name in ("owner", "other"):
        shutil.copytree(filled_home, tmp_path / name)
    with at_the_desk(tmp_path / "owner") as desk, at_the_desk(tmp_path / "other") as other:
        received = sent(other, desk)
        signed(desk)
        desk.post("/requests", name="Ishbel", words="The timetable?", passphrase=PASSPHRASE)
        other.post("/requests", name="Nuala", words="A word on the piers?", passphrase=PASSPHRASE)
        desk.send("/received", other.get("/requests/1/file").body)
        desk.post("/later", person=NUALA)
        shown = (*_plain(desk), *SPECIAL, f"/people/{HOSTILE_PERSON}", path_of(desk), received)
        assert _left_out(desk, shown) == []
    return Full(tmp_path / "owner", shown)


def _routes(desk: AtTheDesk) -> list[str]:
    found = [route for route in desk.app.routes if isinstance(route, Route)]
    return [route.path for route in found if "GET" in (route.methods or ()) and not FILES.search(route.path)]


def _plain(desk: AtTheDesk) -> list[str]:
    """The pages about nothing in particular."""
    return [path for path in _routes(desk) if "{" not in path and path != "/privacy/erase"]


def _left_out(desk: AtTheDesk, shown: tuple[str, ...]) -> list[str]:
    """The routes that no address of `shown` leads to."""
    paths = [path.partition("?")[0] for path in shown]
    patterns = {path: re.sub(r"\{[^}]+\}", ".+", path) for path in _routes(desk)}
    return [path for path, one in patterns.items() if not any(re.fullmatch(one, seen) for seen in paths)]


def test_every_page_is_accessible_quiet_and_fits_in_every_look(
    chromium: Browser, full: Full, axe_rules: str, tmp_path: Path
) -> None:
    with served(CommandLine(full.home, tmp_path)) as desk, let_in(chromium, desk) as window:
        page = window.page
        page.goto(f"{desk.address}/import")
        page.get_by_text("Or a whole folder").click()
        page.fill("#path", str(hostile_archive(tmp_path / "hostile.zip")))
        page.get_by_label("An archive under another name is mine too").check()
        page.get_by_role("button", name="Read them").click(no_wait_after=True)
        with held_back(desk.process.pid):
            expect(page.get_by_role("progressbar")).to_be_visible()
            assert wrong_in_any_look(page, axe_rules) == []
        page.get_by_role("heading", name="Read", exact=True).wait_for()
        page.on("dialog", lambda dialog: window.complaints.append(f"a script ran: {dialog.message}"))
        found = {path: _looked_at(page, desk.address, path, axe_rules) for path in full.pages}
        assert {path: wrong for path, wrong in found.items() if wrong} == {}
        (of_nowhere,) = window.complaints
        assert "404 (Not Found)" in of_nowhere
        assert all(url.startswith(desk.address) for url in window.requests)


@contextmanager
def held_back(server: int) -> Iterator[None]:
    """The process that reads stands still, and the page that says how far it is with it."""
    give_up = time.monotonic() + 30
    while not (reading := list(_reading(server))):
        assert time.monotonic() < give_up, "nothing is read"
    for process in reading:
        os.kill(process, signal.SIGSTOP)
    try:
        yield
    finally:
        for process in reading:
            os.kill(process, signal.SIGCONT)


def _reading(server: int) -> Iterator[int]:
    for told in Path(f"/proc/{server}/task").glob("*/children"):
        for process in map(int, told.read_text().split()):
            if b"spawn_main" in Path(f"/proc/{process}/cmdline").read_bytes():
                yield process


def _looked_at(page: Page, address: str, path: str, rules: str) -> list[str]:
    """What is wrong with a page, look by look."""
    answer = page.goto(address + path)
    expected = NOT_FOUND if path == "/nowhere" else OK
    if answer is None or answer.status != expected:
        return [f"answered with {answer}"]
    return wrong_in_any_look(page, rules)
