"""Ten minutes from dropped archives to a published page: by the keyboard alone, and without any script."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.desk import Window, let_in, served
from tests.browser.hands import Hands, Keyboard, PlainForms
from tests.command_line import CommandLine

pytestmark = pytest.mark.browser
PASSPHRASE = "an invented passphrase"
CLOSING = "I recommend her to every island."
CLAIM = "She saved us 900 calls a month."


def test_by_the_keyboard_alone_with_the_focus_in_sight_and_checks_while_one_types(
    chromium: Browser, goodword: CommandLine, samples: Path, tmp_path: Path
) -> None:
    with served(goodword) as desk, let_in(chromium, desk) as window:
        hands = Keyboard(window.page)
        _read_archives(hands, samples)
        _put_off_and_take_back(hands)
        _answer_a_question_by_key(window.page)
        _find_by_typing(hands)
        _begin(hands)
        hands.change(window.page.locator("#text-2"), CLAIM)
        expect(window.page.locator("#checks-2 .forbids").first).to_contain_text("“900”")  # not kept yet
        expect(window.page.locator("#reads")).to_contain_text(CLAIM)
        _to_the_end(hands, window, tmp_path)
        assert "\n".join(hands.unseen) == ""
        # The one refusal of the way, signing without having read, is a 400, and the browser notes it.
        assert [told for told in window.complaints if "400 (Bad Request)" not in told] == []
        assert all(url.startswith(desk.address) for url in window.requests)
    _holds(goodword, tmp_path)


def test_by_plain_forms_without_any_script(
    chromium: Browser, goodword: CommandLine, samples: Path, tmp_path: Path
) -> None:
    with served(goodword) as desk, let_in(chromium, desk, script=False) as window:
        hands = PlainForms(window.page)
        _read_archives(hands, samples)
        _thank_and_take_back(hands)
        window.page.get_by_role("link", name="People", exact=True).click()
        hands.write(window.page.locator("#q"), "nualabrack")
        hands.go(window.page.get_by_role("button", name="Search"))
        _begin(hands)
        hands.change(window.page.locator("#text-2"), CLAIM)
        _to_the_end(hands, window, tmp_path)
        assert all(url.startswith(desk.address) for url in window.requests)
    _holds(goodword, tmp_path)


def _read_archives(hands: Hands, samples: Path) -> None:
    page = hands.page
    expect(page.get_by_role("heading", level=1)).to_have_text("You already said it. Make it last.")
    hands.go(page.get_by_role("link", name="Drop the files"))
    archives = [samples / name for name in ("linkedin.zip", "x-archive.zip", "mastodon.tar.gz")]
    hands.drop(page.locator("#file"), archives)
    hands.go(page.get_by_role("button", name="Read them"))
    stands = page.get_by_role("link", name="Where do I stand?")
    stands.wait_for(timeout=60_000)
    hands.go(stands)
    expect(page.locator(".lead")).to_contain_text("Since 2012 you thanked or credited")
    expect(page.locator(".cards > li")).to_have_count(3)


def _put_off_and_take_back(hands: Hands) -> None:
    page = hands.page
    names = page.locator(".cards h3")
    three = names.all_inner_texts()
    hands.go(page.get_by_role("button", name="Not now").first)
    expect(page.get_by_role("status")).to_contain_text(f"{three[0]} may be suggested again from ")
    expect(names.first).to_have_text(three[1])
    hands.go(page.get_by_role("button", name=f"Undo: {three[0]}"))
    expect(names).to_have_text(three)


def _thank_and_take_back(hands: Hands) -> None:
    page = hands.page
    name = page.locator(".cards h3").first.inner_text()
    hands.go(page.get_by_role("link", name="Just thank").first)
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Just thank {name}")
    expect(page.get_by_label("A line, for a message or LinkedIn")).to_have_value(re.compile("Thank you"))
    hands.go(page.get_by_role("button", name="I thanked them"))
    expect(page.get_by_role("heading", name="Done for this week")).to_be_visible()
    hands.go(page.get_by_role("button", name=f"Undo: {name}"))
    expect(page.get_by_role("heading", name="Done for this week")).to_have_count(0)


def _answer_a_question_by_key(page: Page) -> None:
    Keyboard(page).go(page.get_by_role("link", name="Who is who", exact=True))
    first = page.locator("[data-first] h3").first.inner_text()
    page.keyboard.press("y")
    expect(page.get_by_role("status")).to_have_text("Kept: one person.")
    page.keyboard.press("u")
    expect(page.get_by_role("status")).to_have_text("Taken back: it is a question again.")
    assert page.locator("[data-first] h3").first.inner_text() == first


def _find_by_typing(hands: Hands) -> None:
    page = hands.page
    page.keyboard.press("/")
    hands.write(page.locator("#q"), "nualabrack")
    expect(page.locator("#found tbody tr")).to_have_count(1)
    expect(page).to_have_url(re.compile(r"/people\?q=nualabrack$"))  # the way back finds the same


def _begin(hands: Hands) -> None:
    """A letter for Nuala with her pronoun."""
    page = hands.page
    hands.go(page.get_by_role("link", name="Nuala Brackenridge"))
    hands.go(page.get_by_role("button", name="Begin a letter"))
    hands.go(page.get_by_text("Pronoun and language"))
    hands.select(page.locator("#pronoun"), "she")
    hands.go(page.get_by_role("button", name="Make it so"))


def _to_the_end(hands: Hands, window: Window, folder: Path) -> None:
    _keep(hands)
    _sign(hands)
    with window.page.expect_download() as download:
        hands.go(window.page.get_by_role("link", name="The signed file"))
    download.value.save_as(folder / "letter.json")
    _publish(hands, folder / "site")


def _keep(hands: Hands) -> None:
    """The first sentence left out, a claim that nothing holds confirmed, the closing, the face."""
    page = hands.page
    hands.write(page.locator("#more"), CLOSING)
    hands.go(page.get_by_role("button", name="Keep and check"))
    forbidden = page.locator(".rows .check.forbids").first
    expect(forbidden).to_contain_text("“900”: nothing in the evidence says so")
    hands.tick(page.get_by_label("Leave this sentence out").first)
    hands.tick(page.get_by_label("I saw this myself").locator("visible=true").first)
    hands.write(page.locator("#relation"), "We worked together on the ferry timetable.")
    hands.choose("paid", 0)
    hands.choose("family", 0)
    hands.go(page.get_by_role("button", name="Keep and check"))
    expect(page.get_by_role("status")).to_have_text("Kept, and checked again.")


def _sign(hands: Hands) -> None:
    page = hands.page
    hands.go(page.get_by_role("link", name="Give it"))
    expect(page.locator(".words")).to_contain_text(CLAIM)
    expect(page.locator(".words")).to_contain_text(CLOSING)
    _press_sign(hands)
    expect(page.get_by_role("alert")).to_contain_text("nothing was signed")
    hands.tick(page.get_by_label("I have read what becomes public"))
    _press_sign(hands)
    expect(page.get_by_role("status")).to_contain_text("Signed with your name.")


def _press_sign(hands: Hands) -> None:
    hands.write(hands.page.locator("#passphrase"), PASSPHRASE)
    hands.write(hands.page.locator("#passphrase-again"), PASSPHRASE)
    hands.go(hands.page.get_by_role("button", name="Sign with my name"))


def _publish(hands: Hands, site: Path) -> None:
    page = hands.page
    hands.go(page.get_by_role("link", name="Publish", exact=True))
    hands.tick(page.get_by_label("publish it knowingly as my own opinion"))
    hands.write(page.locator("#given-folder"), str(site))
    hands.go(page.get_by_role("button", name="Show what would change"))
    expect(page.get_by_role("heading", name="What would change")).to_be_visible()
    assert not site.exists()
    hands.go(page.get_by_role("button", name="Write it"))
    expect(page.get_by_role("status")).to_contain_text("written")
    (letter,) = site.glob("nuala-*/index.html")
    assert CLAIM in letter.read_text("utf-8")


def _holds(goodword: CommandLine, folder: Path) -> None:
    """The signed file holds, and of what was dropped nothing lies about."""
    found = json.loads(goodword("verify", folder / "letter.json", "--json").out)
    assert found[0]["verified"] is True
    assert found[0]["subject_name"] == "Nuala Brackenridge"
    assert not (goodword.home / "uploads").exists()
