"""The rules of axe that every page keeps, in every state."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# WCAG 2.2 AA and good practice: target-size and heading-order are ours to keep as well; the theme's frame is included.
# Only what is broken is told of: telling of all that is well takes twice as long as looking.
_OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


def assert_accessible(page: Page) -> None:
    """Fails with axe's report when the page, as it stands, breaks a rule."""
    results = Axe().run(page, options=_OPTIONS)
    assert results.violations_count == 0, results.generate_report()
