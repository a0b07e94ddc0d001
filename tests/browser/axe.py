"""What axe finds on a page, and whether it is too wide: for the pages of the desk and the published ones."""

from typing import Literal

from playwright.sync_api import Page

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
LOOKS: tuple[tuple[Literal["light", "dark"], int], ...] = (
    ("light", 1280), ("dark", 1280), ("light", 390), ("dark", 390),
)  # fmt: skip
"""The schemes and the widths in pixels in which every page is looked at."""
_OPTIONS = {"runOnly": list(RULES), "resultTypes": ["violations"]}
"""With the findings alone described in full, a run takes half the time and finds the same."""


def wrong_in_any_look(page: Page, rules: str) -> list[str]:
    """What is wrong with the page that is open, look by look: it is loaded once, and the look is changed."""
    wrong = []
    for scheme, width in LOOKS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        told = [*violations(page, rules), *(["scrolls sideways"] if scrolls_sideways(page) else [])]
        wrong += [f"{scheme}, {width}: {one}" for one in told]
    return wrong


def violations(page: Page, rules: str) -> list[str]:
    """What axe (its source in `rules`) finds against WCAG 2.2 AA and its best practice, a line each."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(rules)
    found = page.evaluate("options => axe.run(document, options)", _OPTIONS)
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


def scrolls_sideways(page: Page) -> bool:
    """Whether something is wider than the window."""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
