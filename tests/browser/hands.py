"""Two ways to do the deeds of a page: with the keyboard alone, and with plain forms and no script."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from playwright.sync_api import Locator, Page

FURTHEST = 250
"""Tabs after which something that was not reached cannot be reached."""
_FOCUS = """wanted => {
  const here = document.activeElement, style = getComputedStyle(here), box = here.getBoundingClientRect();
  const points = [[.5, .5], [.02, .5], [.98, .5], [.5, .1], [.5, .9]];
  const seen = points.some(([x, y]) => {
    const top = document.elementFromPoint(box.x + box.width * x, box.y + box.height * y);
    return top && (here.contains(top) || top.contains(here) || here.labels?.[0]?.contains(top));
  });
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const there = here === wanted, inside = here !== document.body;
  return { there, inside, ring, seen, what: here.outerHTML.slice(0, 120) };
}"""


class Hands(Protocol):
    """Who does the deeds."""

    page: Page

    def go(self, to: Locator) -> None:
        """Follow a link, press a button or open what is folded."""

    def write(self, field: Locator, words: str) -> None:
        """Write into an empty field."""

    def change(self, field: Locator, words: str) -> None:
        """Put other words in the place of those in a field."""

    def tick(self, box: Locator) -> None:
        """Tick a box."""

    def choose(self, group: str, nth: int) -> None:
        """Choose one of the radio buttons named `group`."""

    def select(self, field: Locator, word: str) -> None:
        """Choose a word of a list."""

    def drop(self, field: Locator, files: Sequence[Path]) -> None:
        """Choose files."""


class Keyboard:
    """No mouse; whatever has the focus on the way must be seen to have it."""

    def __init__(self, page: Page) -> None:
        """At this page."""
        self.page = page
        self.unseen: list[str] = []
        """What had the focus and did not show it, or was covered."""
        page.on("filechooser", lambda _: None)  # from now on, or the first one may come too early to be told

    def reach(self, wanted: Locator) -> None:
        """Tab until `wanted` has the focus."""
        wanted.wait_for(state="attached")
        handle = wanted.element_handle()
        for _ in range(FURTHEST):
            self.page.keyboard.press("Tab")
            focus = self.page.evaluate(_FOCUS, handle)
            if focus["inside"] and not (focus["ring"] and focus["seen"]):
                self.unseen.append(json.dumps(focus))
            if focus["there"]:
                return
        raise AssertionError(f"not reached by the keyboard: {wanted}")

    def go(self, to: Locator) -> None:
        """By Enter."""
        self.reach(to)
        self.page.keyboard.press("Enter")

    def write(self, field: Locator, words: str) -> None:
        """As typed."""
        self.reach(field)
        self.page.keyboard.insert_text(words)

    def change(self, field: Locator, words: str) -> None:
        """All that stands there, typed over."""
        self.reach(field)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(words)

    def tick(self, box: Locator) -> None:
        """By the space bar."""
        self.reach(box)
        self.page.keyboard.press("Space")

    def choose(self, group: str, nth: int) -> None:
        """By the arrows: a group has one place in the order of Tab."""
        of_group = self.page.locator(f'input[type="radio"][name="{group}"]')
        self.reach(of_group.first)
        self.page.keyboard.press("Space")
        for _ in range(nth):
            self.page.keyboard.press("ArrowDown")
        assert of_group.nth(nth).is_checked()

    def select(self, field: Locator, word: str) -> None:
        """By its first letters."""
        self.reach(field)
        self.page.keyboard.type(word)
        assert field.input_value() == word

    def drop(self, field: Locator, files: Sequence[Path]) -> None:
        """By Enter, as the browser offers it."""
        self.reach(field)
        with self.page.expect_file_chooser() as chooser:
            self.page.keyboard.press("Enter")
        chooser.value.set_files(files)


class PlainForms:
    """Links, buttons and fields as HTML has them; nothing asks for a script."""

    def __init__(self, page: Page) -> None:
        """At this page."""
        self.page = page

    def go(self, to: Locator) -> None:
        """By a click."""
        to.click()

    def write(self, field: Locator, words: str) -> None:
        """As filled in."""
        field.fill(words)

    def change(self, field: Locator, words: str) -> None:
        """As filled in."""
        field.fill(words)

    def tick(self, box: Locator) -> None:
        """By a click."""
        box.check()

    def choose(self, group: str, nth: int) -> None:
        """By a click."""
        self.page.locator(f'input[type="radio"][name="{group}"]').nth(nth).check()

    def select(self, field: Locator, word: str) -> None:
        """From the list."""
        field.select_option(word)

    def drop(self, field: Locator, files: Sequence[Path]) -> None:
        """From the disk."""
        field.set_input_files(files)
