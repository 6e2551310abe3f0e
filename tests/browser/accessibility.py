"""The rules of axe that every page keeps, in every state."""

from __future__ import annotations

from typing import Any

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
    _assert_none(page, _OPTIONS)


def assert_readable(page: Page) -> None:
    """The same of the one rule that other colours can break, in half the time."""
    _assert_none(page, {**_OPTIONS, "runOnly": {"type": "rule", "values": ["color-contrast"]}})


def _assert_none(page: Page, options: dict[str, Any]) -> None:
    results = Axe().run(page, options=options)
    assert results.violations_count == 0, results.generate_report()
