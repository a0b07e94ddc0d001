from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:  # test files cannot import each other when they run
    from tests.browser.conftest import OpenPage

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("damage", "rule"),
    [
        ("document.querySelector('h1').style.color = '#bbb'", "color-contrast"),
        ("document.documentElement.removeAttribute('lang')", "html-has-lang"),
        ("document.querySelector('label[for=file]').remove()", "label"),
    ],
)
def test_the_rules_find_a_page_that_was_made_worse(
    look: OpenPage, address: str, damage: str, rule: str
) -> None:
    opened = look(address + "verify.html")
    assert opened.violations() == []
    opened.page.evaluate(damage)
    assert any(finding.startswith(rule) for finding in opened.violations())
