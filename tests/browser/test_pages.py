from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:  # test files cannot import each other when they run
    from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser


def folder_of(site: Path, name: str) -> str:
    """The folder of the letter whose page holds `name`."""
    return next(
        page.parent.name for page in sorted(site.glob("*/index.html")) if name in page.read_text("utf-8")
    )


@pytest.fixture(scope="session")
def paths(site: Path) -> dict[str, str]:
    """The pages to be looked at, by what they show."""
    return {
        "an accepted letter": folder_of(site, "Accepted by ") + "/",
        "a warning": folder_of(site, "mixes letters") + "/",
        "an opinion": folder_of(site, "as their own opinion") + "/",
        "a dossier": next(site.glob("for-*")).name + "/",
        "the index": "",
        "the check page": "verify.html",
    }


@pytest.mark.parametrize(
    "shown", ["an accepted letter", "a warning", "an opinion", "a dossier", "the index", "the check page"]
)
def test_a_page_is_accessible_quiet_and_fits_in_every_look(
    look: OpenPage, address: str, paths: dict[str, str], shown: str
) -> None:
    opened = look(address + paths[shown])
    assert opened.wrong() == []
    assert opened.complaints == []
    assert opened.requests == [address + paths[shown]]


@pytest.mark.parametrize("shown", ["an accepted letter", "the index"])
def test_a_page_needs_no_script(look: OpenPage, address: str, paths: dict[str, str], shown: str) -> None:
    opened = look(address + paths[shown], script=False)
    assert "Ada" in opened.page.inner_text("main")


def test_the_check_page_without_script_says_what_to_do(look: OpenPage, address: str) -> None:
    opened = look(address + "verify.html", script=False)
    assert "goodword verify FILE" in opened.page.inner_text("main")
    assert not opened.page.is_visible("#ways")


def test_a_reader_at_the_keyboard_can_skip_to_the_words(
    look: OpenPage, address: str, paths: dict[str, str]
) -> None:
    opened = look(address + paths["an accepted letter"])
    opened.page.keyboard.press("Tab")
    assert opened.page.inner_text(":focus") == "Skip to the recommendation"
    opened.page.keyboard.press("Enter")
    assert opened.page.evaluate("document.activeElement.id") == "words"


def test_the_words_stand_in_one_narrow_column(look: OpenPage, address: str, paths: dict[str, str]) -> None:
    opened = look(address + paths["an accepted letter"])
    box = opened.page.locator(".words").bounding_box()
    assert box is not None
    size = opened.page.evaluate("parseFloat(getComputedStyle(document.querySelector('.words')).fontSize)")
    assert box["width"] <= 36 * size


def test_the_signed_copy_is_saved_as_it_was_signed(
    look: OpenPage, address: str, paths: dict[str, str], site: Path
) -> None:
    opened = look(address + paths["an accepted letter"])
    with opened.page.expect_download() as download:
        opened.page.click(".actions .main")
    saved = Path(download.value.path()).read_bytes()
    assert saved == (site / paths["an accepted letter"] / "credential.json").read_bytes()


def test_on_paper_stands_the_letter_with_its_addresses_and_no_way_to_elsewhere(
    look: OpenPage, address: str, paths: dict[str, str], tmp_path: Path
) -> None:
    opened = look(address + paths["an accepted letter"], scheme="dark")
    opened.page.pdf(path=tmp_path / "letter.pdf", prefer_css_page_size=True)
    text = text_of_pdf(tmp_path / "letter.pdf")
    assert "Recommendation for" in text
    assert "Accepted by" in text
    folder = paths["an accepted letter"]
    unbroken = text.replace("\n", "").replace("-", "")  # a line may end at a hyphen
    assert f"https://ada.example/words/{folder}credential.json".replace("-", "") in unbroken
    assert "https://ada.example/words/verify.html" in text
    assert "All recommendations by" not in text
    assert "Skip to" not in text


def text_of_pdf(path: Path) -> str:
    tool = shutil.which("pdftotext")
    if tool is None:
        pytest.fail("pdftotext was not found; install it: apt-get install poppler-utils", pytrace=False)
    done = subprocess.run([tool, str(path), "-"], capture_output=True, text=True, check=True)
    return re.sub(r"[ \t]+", " ", done.stdout)
