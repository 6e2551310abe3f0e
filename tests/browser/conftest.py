"""One browser for all of these tests, a clean page of it for each, and the built site over HTTP."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from publish.browser import launch
from tests.browser.searching import RESULTS, open_search, wait_for_whole_index
from tests.browsing import DESKTOP, PHONE, context, served


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the built site is served, with a slash at the end."""
    with served(site) as base:
        yield base


@pytest.fixture(scope="session")
def playwright_driver() -> Iterator[Playwright]:
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright_driver: Playwright) -> Iterator[Browser]:
    """A real Chromium without any connection of its own."""
    # Whatever is drawn over in part may be a shade off at its edges: two pictures of one page would differ.
    opened = launch(playwright_driver, "--disable-partial-raster")
    yield opened
    opened.close()


@pytest.fixture
def expected_errors(request: pytest.FixtureRequest) -> str | None:
    """The pattern of `@pytest.mark.page_errors(…)`; any other error on a page fails the test."""
    marker = request.node.get_closest_marker("page_errors")
    return marker.args[0] if marker else None


@pytest.fixture
def fresh(browser: Browser, expected_errors: str | None) -> Iterator[BrowserContext]:
    """A phone of 360×640 without a page yet, the smallest we design for. It may use the clipboard."""
    phone = partial(context, viewport=PHONE, has_touch=True, is_mobile=True)
    with phone(browser, errors=expected_errors, permissions=["clipboard-read", "clipboard-write"]) as opened:
        yield opened


@pytest.fixture
def phone(fresh: BrowserContext) -> Page:
    """An empty page of that phone."""
    return fresh.new_page()


@pytest.fixture
def desktop(browser: Browser, expected_errors: str | None) -> Iterator[Page]:
    with context(browser, errors=expected_errors, viewport=DESKTOP) as opened:
        yield opened.new_page()


@pytest.fixture
def without_scripts(browser: Browser, expected_errors: str | None) -> Iterator[Page]:
    """A phone with JavaScript switched off."""
    with context(browser, errors=expected_errors, viewport=PHONE, java_script_enabled=False) as opened:
        yield opened.new_page()


@pytest.fixture
def ask(phone: Page, address: str) -> Callable[[str], list[str]]:
    """Types into the real box once the whole index is there; returns the addresses of the pages shown."""
    box = open_search(phone, address)
    box.fill("提现")
    expect(phone.locator(RESULTS).first).to_be_visible()
    wait_for_whole_index(phone)

    def typed(text: str) -> list[str]:
        box.fill("")
        expect(phone.locator(RESULTS)).to_have_count(0)
        box.fill(text)
        expect(phone.locator(RESULTS).first).to_be_visible()
        shown: list[str] = phone.eval_on_selector_all(
            RESULTS, "all => all.map(e => new URL(e.querySelector('a').href).pathname.slice(1))"
        )
        return shown

    return typed
