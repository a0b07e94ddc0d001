from __future__ import annotations

import json
from base64 import b64encode
from datetime import datetime
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from goodword.credential import verify
from goodword.errors import UnreadableCredentialError
from goodword.publish import letter_pdf

if TYPE_CHECKING:  # test files cannot import each other when they run
    from tests.browser.conftest import Look, OpenPage

pytestmark = pytest.mark.browser

CASES = Path(__file__).parent.parent.parent / "conformance" / "verify-cases"
ACCEPTED = CASES / "accepted.json"
CHANGED = CASES / "changed-comment.json"


@pytest.fixture
def check_page(look: OpenPage, site: Path) -> Look:
    """The check page as a file on a disk, without any server."""
    return look((site / "verify.html").as_uri())


def accepted_of(case: dict[str, object]) -> str:
    if case["accepted_by_subject"]:
        return "by-subject"
    return "by-holder" if case["accepted"] else ""


def test_the_page_answers_every_case_as_the_command_line_does(check_page: Look) -> None:
    table = json.loads((CASES / "cases.json").read_bytes())
    answer = check_page.page.locator("#answer")
    differing = []
    for case in table["cases"]:
        check_page.check(CASES / case["file"])
        seen = {
            "verified": "holds" in (answer.get_attribute("class") or ""),
            "reason": answer.get_attribute("data-reason") or None,
            "accepted": answer.get_attribute("data-accepted"),
            "cautions": sorted((answer.get_attribute("data-cautions") or "").split()),
        }
        page = case.get("page", case)
        expected = {
            "verified": page["reason"] is None,
            "reason": page["reason"],
            "accepted": accepted_of(case),
            "cautions": sorted(page["cautions"]),
        }
        if seen != expected:
            differing.append((case["file"], seen, expected))
    assert differing == []
    assert len(table["cases"]) > 100
    assert check_page.complaints == []


def test_the_page_and_the_command_line_agree_on_files_with_chance_damage(
    check_page: Look, now: datetime
) -> None:
    damaged = [damage(ACCEPTED.read_bytes(), Random(seed)) for seed in range(400)]  # noqa: S311 - the same damage in every run
    answers = check_page.page.evaluate(
        """async ([files, now]) => {
            const answers = [];
            for (const file of files) {
                const bytes = Uint8Array.from(atob(file), (letter) => letter.charCodeAt(0));
                answers.push((await verifyFile(bytes, now)).verified);
            }
            return answers;
        }""",
        [[b64encode(file).decode() for file in damaged], now.timestamp() * 1000],
    )
    assert answers == [is_verified(file, now) for file in damaged]


def damage(content: bytes, chance: Random) -> bytes:
    """The file with one thing changed: a byte, a piece left out or put twice, JSON put in."""
    start = chance.randrange(len(content))
    end = start + chance.randrange(1, 40)
    pieces = [
        bytes([chance.randrange(256)]) + content[start + 1 : end],
        b"",
        content[start:end] * 2,
        chance.choice([b'"', b"{", b"null", b"1e400", b"\\ud800", b" ", b'"constructor":1,'])
        + content[start:end],
    ]
    return content[:start] + chance.choice(pieces) + content[end:]


def is_verified(file: bytes, now: datetime) -> bool:
    try:
        return verify(file, now=now).verified
    except UnreadableCredentialError:
        return False


def test_a_disk_and_no_connection_are_enough(check_page: Look, site: Path) -> None:
    check_page.page.context.set_offline(offline=True)
    assert check_page.check(ACCEPTED).startswith("The signature holds.")
    assert check_page.requests == [(site / "verify.html").as_uri()]


def test_a_true_letter_is_shown_large_with_what_is_proven_and_what_is_not(check_page: Look) -> None:
    assert "Signed in the name of" in check_page.check(ACCEPTED)
    page = check_page.page
    credential = json.loads(ACCEPTED.read_bytes())["verifiableCredential"][0]
    words = page.locator("#sheet .signed").all_inner_texts()
    assert "\n\n".join(words) == credential["credentialSubject"]["endorsementComment"]
    size = page.evaluate("parseFloat(getComputedStyle(document.querySelector('#sheet .signed')).fontSize)")
    assert size >= 20
    assert "Accepted by" in page.inner_text("#proven")
    assert "That the key belongs to" in page.inner_text("#not-proven")
    assert "praise is deserved" in page.inner_text("#not-proven")
    assert credential["issuer"]["id"] in page.inner_text("#keys")


def test_nothing_of_a_changed_letter_is_shown(check_page: Look) -> None:
    check_page.check(ACCEPTED)
    answer = check_page.check(CHANGED)
    assert answer.startswith("Not verified.")
    assert "changed after signing" in answer
    assert not check_page.page.is_visible("#sheet")
    assert check_page.page.is_visible("#no-details")


def test_the_answer_is_told_to_those_who_do_not_see_it(check_page: Look) -> None:
    check_page.check(ACCEPTED)
    status = check_page.page.get_by_role("status")
    assert status.inner_text().startswith("The signature holds.")
    assert status.get_attribute("aria-live") == "polite"


@pytest.mark.parametrize("file", [ACCEPTED, CHANGED, CASES / "name-turned.json"], ids=lambda file: file.stem)
def test_the_answer_is_accessible_and_fits_in_every_look(look: OpenPage, address: str, file: Path) -> None:
    opened = look(address + "verify.html")
    opened.check(file)
    assert opened.wrong() == []
    assert opened.complaints == []


def test_a_character_that_turns_the_writing_has_no_effect_here(check_page: Look) -> None:
    check_page.check(CASES / "name-turned.json")
    page = check_page.page
    assert "U+202E" in page.locator("#answer .hidden-character").all_inner_texts()
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in page.inner_text("main")
    assert page.is_visible("#cautions")


def test_the_text_can_be_pasted_at_the_keyboard(check_page: Look) -> None:
    page = check_page.page
    page.locator("#file").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "pasted"
    page.keyboard.insert_text(ACCEPTED.read_text("utf-8") + "\n")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("#answer.holds")


def test_a_file_can_be_dropped_anywhere_on_the_page(check_page: Look) -> None:
    page = check_page.page
    content = b64encode(ACCEPTED.read_bytes()).decode()
    page.evaluate(
        """content => {
            const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([bytes], "credential.json"));
            const drop = new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true });
            document.body.dispatchEvent(drop);
        }""",
        content,
    )
    page.wait_for_selector("#answer.holds")


def test_a_link_from_a_letter_offers_its_signed_copy(look: OpenPage, address: str) -> None:
    opened = look(address + "verify.html#ana-ruiz-3f2a91c0/credential.json")
    assert opened.page.is_visible("#linked")
    assert opened.page.get_attribute("#linked-copy", "href") == "ana-ruiz-3f2a91c0/credential.json"


@pytest.mark.parametrize(
    "fragment",
    ["//evil.example/credential.json", "../../credential.json", "javascript:alert(1)", "%E0%A4%A", ""],
)
def test_a_link_to_elsewhere_is_not_offered(look: OpenPage, address: str, fragment: str) -> None:
    opened = look(f"{address}verify.html#{fragment}")
    assert not opened.page.is_visible("#linked")
    assert opened.page.is_visible("#ways")
    assert opened.complaints == []


def test_a_pdf_is_answered_in_words(check_page: Look, tmp_path: Path) -> None:
    (tmp_path / "letter.pdf").write_bytes(b"%PDF-1.7\n")
    assert "a PDF without a signed copy inside" in check_page.check(tmp_path / "letter.pdf")


def test_a_file_without_end_is_refused_before_it_is_read(check_page: Look, tmp_path: Path) -> None:
    (tmp_path / "large.json").write_bytes(b" " * 30_000_000)
    assert "at most 1,000,000" in check_page.check(tmp_path / "large.json")


def test_checking_takes_a_moment_only(check_page: Look) -> None:
    content = b64encode(ACCEPTED.read_bytes()).decode()
    milliseconds = check_page.page.evaluate(
        """async content => {
            const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
            const times = [];
            for (let round = 0; round < 20; round += 1) {
                const begun = performance.now();
                await verifyFile(bytes, Date.now());
                times.push(performance.now() - begun);
            }
            return times.sort((one, other) => one - other)[10];
        }""",
        content,
    )
    assert milliseconds < 100


def test_of_a_letter_on_paper_the_signed_words_are_shown(
    check_page: Look, tmp_path: Path, now: datetime
) -> None:
    (tmp_path / "letter.pdf").write_bytes(letter_pdf(ACCEPTED.read_bytes(), now=now))
    assert "The signature holds." in check_page.check(tmp_path / "letter.pdf")
    assert "Bo’s talk on flood pricing changed how we plan" in check_page.page.inner_text("#sheet")
    assert check_page.violations() == []


def test_of_a_pdf_with_other_words_the_signed_ones_are_shown_and_it_is_said(check_page: Look) -> None:
    check_page.check(CASES / "letter-other-words.pdf")
    assert "may show other words than those that were signed" in check_page.page.inner_text("#cautions")
    shown = check_page.page.inner_text("#sheet")
    assert "Bo’s talk on flood pricing changed how we plan" in shown
    assert "best of all" not in shown
