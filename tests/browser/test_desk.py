"""The desk in a real browser: from dropped archives to a signed letter, and every page as it looks."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import RULES
from tests.browser.desk import let_in, served
from tests.command_line import CommandLine

pytestmark = pytest.mark.browser
PASSPHRASE = "an invented passphrase"
NUALA = "x:318204417"


def test_ten_minutes_from_dropped_archives_to_a_signed_letter(
    chromium: Browser, goodword: CommandLine, samples: Path, tmp_path: Path
) -> None:
    archives = [samples / name for name in ("linkedin.zip", "x-archive.zip", "mastodon.tar.gz")]
    with served(goodword) as desk, let_in(chromium, desk) as window:
        page = window.page
        expect(page.get_by_role("heading", level=1)).to_have_text("You already said it. Make it last.")
        page.get_by_role("link", name="Drop the files").click()
        page.set_input_files("#file", archives)
        page.get_by_role("button", name="Read them").click()
        page.get_by_role("link", name="Where do I stand?").click(timeout=60_000)
        expect(page.locator(".lead")).to_contain_text("Since 2012 you thanked or credited")
        expect(page.locator(".cards > li")).to_have_count(3)
        _answer_a_question_by_key(page)
        _write(page)
        page.get_by_role("link", name="Give it").click()
        expect(page.locator(".words")).to_contain_text("I recommend her to every island.")
        _sign(page)
        with page.expect_download() as download:
            page.get_by_role("link", name="The signed file").click()
        download.value.save_as(tmp_path / "letter.json")
        # The one refusal of the way, signing without having read, is a 400, and the browser notes it.
        assert [told for told in window.complaints if "400 (Bad Request)" not in told] == []
        assert all(url.startswith(desk.address) for url in window.requests)
    found = json.loads(goodword("verify", tmp_path / "letter.json", "--json").out)
    assert found[0]["verified"] is True
    assert found[0]["subject_name"] == "Nuala Brackenridge"
    assert not (goodword.home / "uploads").exists()


def _answer_a_question_by_key(page: Page) -> None:
    page.get_by_role("link", name="Who is who", exact=True).click()
    first = page.locator("[data-first] h3").first.inner_text()
    page.keyboard.press("y")
    expect(page.get_by_role("status")).to_have_text("Kept: one person.")
    page.keyboard.press("u")
    expect(page.get_by_role("status")).to_have_text("Taken back: it is a question again.")
    assert page.locator("[data-first] h3").first.inner_text() == first


def _write(page: Page) -> None:
    """A letter for Nuala: her pronoun, a claim that nothing holds, its confirmation, the face."""
    page.keyboard.press("/")
    page.locator("#q").fill("nualabrack")
    expect(page.locator("#found tbody tr")).to_have_count(1)
    expect(page).to_have_url(re.compile(r"/people\?q=nualabrack$"))  # the way back finds the same
    page.get_by_role("link", name="Nuala Brackenridge").click()
    page.get_by_role("button", name="Begin a letter").click()
    page.get_by_text("Pronoun and language").click()
    page.select_option("#pronoun", "she")
    page.get_by_role("button", name="Make it so").click()
    page.fill("#more", "She saved us 900 calls a month. I recommend her to every island.")
    expect(page.locator("#checks-more .forbids").first).to_contain_text(
        "“900”"
    )  # looked at while it is typed
    expect(page.locator("#reads")).to_contain_text("I recommend her to every island.")
    page.get_by_role("button", name="Keep and check").click()
    forbidden = page.locator(".rows .check.forbids").first
    expect(forbidden).to_contain_text("“900”: nothing in the evidence says so")
    page.get_by_label("I saw this myself").locator("visible=true").first.check()
    page.fill("#relation", "We worked together on the ferry timetable.")
    page.get_by_role("radiogroup", name="Were you paid").get_by_label("No").check()
    page.get_by_role("radiogroup", name="Are you family").get_by_label("No").check()
    page.get_by_role("button", name="Keep and check").click()
    expect(page.get_by_role("status")).to_have_text("Kept, and checked again.")


def _sign(page: Page) -> None:
    page.fill("#passphrase", PASSPHRASE)
    page.fill("#passphrase-again", PASSPHRASE)
    page.get_by_role("button", name="Sign with my name").click()
    expect(page.get_by_role("alert")).to_contain_text("nothing was signed")
    page.get_by_label("I have read what becomes public").check()
    page.fill("#passphrase", PASSPHRASE)
    page.fill("#passphrase-again", PASSPHRASE)
    page.get_by_role("button", name="Sign with my name").click()
    expect(page.get_by_role("status")).to_contain_text("Signed with your name.")


PAGES = (
    "/", "/?more", "/people", "/people?circle=overlooked", f"/people/{NUALA}?words=all", "/map",
    "/skills", "/skills?skill=Web+Accessibility", "/moments", "/moments?doubtful", "/brands", "/credited",
    "/links", "/letters", "/received", "/requests", "/publish", "/settings", "/drafts/d1",
    "/drafts/d1/lengths", "/drafts/d1/history", "/drafts/d1/mirror", "/drafts/d1/give", "/import",
    "/verify", "/privacy", "/help", "/nowhere",
)  # fmt: skip


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_every_page_is_accessible_and_fits_the_window(
    chromium: Browser, at_home: CommandLine, axe_rules: str, scheme: str, width: int
) -> None:
    at_home("draft", NUALA, "--pronoun", "she")
    face = ("--relation", "We worked together.", "--not-paid", "--not-family")
    assert at_home("sign", "d1", "-o", "letter.json", "--yes", *face).code == 0
    with served(at_home) as desk, let_in(chromium, desk) as window:
        page = window.page
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        found: dict[str, list[str]] = {}
        for path in (*PAGES, f"/privacy/erase?person={NUALA}", *_letter_pages(page, desk.address)):
            page.goto(desk.address + path)
            page.evaluate(axe_rules)
            broken = page.evaluate("options => axe.run(document, options)", {"runOnly": list(RULES)})[
                "violations"
            ]
            found[path] = [f"{one['id']}: {node['target']}" for one in broken for node in one["nodes"]]
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                found[path].append("scrolls sideways")
        assert {path: wrong for path, wrong in found.items() if wrong} == {}
        assert [told for told in window.complaints if "404" not in told] == []
        assert all(url.startswith(desk.address) for url in window.requests)


def _letter_pages(page: Page, address: str) -> list[str]:
    """The page of the letter that was signed, and of a draft that has a history."""
    page.goto(f"{address}/letters")
    return [page.locator('a[href^="/letters/"]').first.get_attribute("href") or "", "/drafts/d1/history"]


def test_a_letter_is_written_without_javascript(chromium: Browser, at_home: CommandLine) -> None:
    at_home("draft", NUALA, "--pronoun", "she")
    with served(at_home) as desk, let_in(chromium, desk, script=False) as window:
        page = window.page
        page.goto(f"{desk.address}/drafts/d1")
        page.get_by_label("Leave this sentence out").first.check()
        page.fill("#more", "I recommend her to every island.")
        page.get_by_role("button", name="Keep and check").click()
        expect(page.get_by_role("status")).to_have_text("Kept, and checked again.")
    told = json.loads(at_home("draft", "d1", "--json").out)["text"]
    assert told.endswith("I recommend her to every island.")
    assert "I have known" not in told


def test_two_windows_on_one_draft_overwrite_nothing(chromium: Browser, at_home: CommandLine) -> None:
    at_home("draft", NUALA, "--pronoun", "she")
    with served(at_home) as desk, let_in(chromium, desk) as window:
        first = window.page
        first.goto(f"{desk.address}/drafts/d1")
        second = first.context.new_page()
        second.goto(f"{desk.address}/drafts/d1")
        second.fill("#more", "Written in the second window.")
        second.get_by_role("button", name="Keep and check").click()
        first.fill("#more", "Written in the first window.")
        first.get_by_role("button", name="Keep and check").click()
        expect(first.get_by_role("status")).to_contain_text("changed in another window")
        expect(first.locator("#typed")).to_contain_text("Written in the first window.")
    told = json.loads(at_home("draft", "d1", "--json").out)["text"]
    assert "second window" in told
    assert "first window" not in told
