"""Two windows, the way back, a button clicked twice, one key for an answer; a server that is killed."""

import re
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.desk import DeskServer, Window, let_in, served
from tests.command_line import CommandLine
from tests.desk.steps import NUALA

pytestmark = pytest.mark.browser
EBO = "linkedin:in/ebo-quartey"


@pytest.fixture(name="desk", scope="module")
def _desk(filled_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DeskServer]:
    folder = tmp_path_factory.mktemp("windows")
    shutil.copytree(filled_home, folder / "home")
    with served(CommandLine(folder / "home", folder)) as desk:
        yield desk


@pytest.fixture(name="window", scope="module")
def _window(chromium: Browser, desk: DeskServer) -> Iterator[Window]:
    """One window for all; nothing that is done in it makes the browser complain or ask anybody else."""
    with let_in(chromium, desk) as window:
        yield window
    # What another window had changed is answered by 409, and the browser notes it.
    assert [told for told in window.complaints if "409 (Conflict)" not in told] == []
    assert all(url.startswith(desk.address) for url in window.requests)


def begun(page: Page, desk: DeskServer, person: str) -> str:
    """The address of a draft for this person."""
    page.goto(f"{desk.address}/people/{person}")
    page.get_by_role("button", name=re.compile("Begin a letter|Go on")).click()
    page.wait_for_url("**/drafts/*")
    return page.url


def test_two_windows_on_one_draft_overwrite_nothing(window: Window, desk: DeskServer) -> None:
    first = window.page
    address = begun(first, desk, NUALA)
    second = first.context.new_page()
    second.goto(address)
    second.fill("#more", "Written in the second window.")
    second.get_by_role("button", name="Keep and check").click()
    first.fill("#more", "Written in the first window.")
    first.get_by_role("button", name="Keep and check").click()
    expect(first.get_by_role("status")).to_contain_text("changed in another window")
    expect(first.locator("#typed")).to_contain_text("Written in the first window.")
    second.goto(address)
    expect(second.locator("#reads")).to_contain_text("Written in the second window.")
    expect(second.locator("#reads")).not_to_contain_text("Written in the first window.")
    second.close()


def test_the_way_back_shows_what_was_kept_and_no_form_of_before(window: Window, desk: DeskServer) -> None:
    page = window.page
    address = begun(page, desk, NUALA)
    page.goto(f"{desk.address}/people")
    page.goto(address)
    page.fill("#more", "Kept before the way back.")
    page.get_by_role("button", name="Keep and check").click()
    expect(page.get_by_role("status")).to_have_text("Kept, and checked again.")
    page.get_by_role("link", name="History").click()
    page.go_back()
    expect(page.locator("#reads")).to_contain_text("Kept before the way back.")
    page.fill("#more", "Kept after it.")
    page.get_by_role("button", name="Keep and check").click()
    expect(page.get_by_role("status")).to_have_text("Kept, and checked again.")


def test_a_button_clicked_twice_does_its_deed_once(window: Window, desk: DeskServer) -> None:
    page = window.page
    page.goto(f"{desk.address}/people/{EBO}")
    page.get_by_role("button", name="Begin a letter").dblclick()
    page.wait_for_url("**/drafts/*")
    page.fill("#more", "I would ask him again.")
    page.get_by_role("button", name="Keep and check").dblclick()
    expect(page.locator("#reads")).to_contain_text("I would ask him again.")
    page.goto(f"{desk.address}/people/{EBO}")
    expect(page.locator('main li a[href^="/drafts/"]')).to_have_count(1)
    page.get_by_role("button", name="Go on with the letter").click()
    assert page.inner_text("#reads").count("I would ask him again.") == 1
    expect(page.locator("#typed")).to_have_count(0)


@pytest.mark.parametrize(
    ("path", "asked", "answers"),
    [
        ("/links", "[data-first] h3", {"y": "one person", "n": "two people", "l": "asked again"}),
        ("/moments?doubtful", "[data-first] blockquote", {"y": "", "n": ""}),
    ],
)
def test_one_key_answers_the_first_question_and_another_takes_it_back(
    window: Window, desk: DeskServer, path: str, asked: str, answers: dict[str, str]
) -> None:
    page = window.page
    page.goto(desk.address + path)
    first = page.locator(asked).first
    before = first.inner_text()
    for key, says in answers.items():
        page.keyboard.press(key)
        expect(first).not_to_have_text(before)
        expect(page.get_by_role("status")).to_contain_text(says)
        if key == "l":
            return  # what was put off comes by itself after the others
        page.keyboard.press("u")
        expect(first).to_have_text(before)


def test_a_server_killed_while_it_reads_is_missed_on_the_page_and_goes_on_at_the_next_start(
    chromium: Browser, goodword: CommandLine, samples: Path
) -> None:
    with served(goodword, ended_by=signal.SIGKILL) as desk, let_in(chromium, desk) as window:
        window.page.goto(f"{desk.address}/import")
        window.page.set_input_files("#file", samples / "linkedin.zip")
        window.page.get_by_role("button", name="Read them").click()
        window.page.wait_for_url("**/import/now")
        desk.end()
        expect(window.page.get_by_role("alert")).to_contain_text("nothing is lost", timeout=15_000)
    assert list((goodword.home / "uploads").iterdir())
    with served(goodword) as desk, let_in(chromium, desk) as window:
        page = window.page
        expect(page.get_by_role("heading", name="Not read to the end")).to_be_visible()
        page.get_by_role("button", name="Go on").click()
        page.get_by_role("link", name="Where do I stand?").click(timeout=60_000)
        expect(page.locator(".lead")).to_contain_text("you thanked or credited")
    assert not (goodword.home / "uploads").exists()
