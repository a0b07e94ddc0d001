"""What axe finds on a page, and whether it is too wide: for the pages of the desk and the published ones."""

from playwright.sync_api import Page

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
_OPTIONS = {"runOnly": list(RULES), "resultTypes": ["violations"]}
"""With the findings alone described in full, a run takes half the time and finds the same."""


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
