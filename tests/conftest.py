"""What several tests share: the real facts, a small set of facts, one real build, one browser."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from macros.facts import load_facts
from macros.model import Facts
from publish.browser import launch
from tests.browser_setup import served

# No time limits in tests, and the same examples for everybody.
hypothesis.settings.register_profile("steady", deadline=None, derandomize=True)
hypothesis.settings.load_profile("steady")

ROOT = Path(__file__).resolve().parent.parent
SMALL = ROOT / "tests" / "small"
# A fixed day, so that the tests mean the same tomorrow; the real data is held against the real day by `make check`.
TODAY = datetime.date(2026, 11, 22)
PHONE = {"width": 360, "height": 640}
DESKTOP = {"width": 1366, "height": 768}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/golden/*.md with today's output")


@pytest.fixture(scope="session")
def facts() -> Facts:
    """The real data. Its dates may be later than TODAY once editors have checked it again."""
    return load_facts(ROOT, max(TODAY, datetime.date.today()))


@pytest.fixture(scope="session")
def small() -> Facts:
    """A few records of each kind, every optional case among them."""
    return load_facts(SMALL, TODAY)


def run_module(*command: str) -> None:
    """`python -m …` in the project, as the Makefile runs it."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "315532800"}
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site, as `make build` makes it."""
    target = tmp_path_factory.mktemp("built") / "site"
    run_module("pipeline", str(target))
    return target


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
    opened = launch(playwright_driver)
    yield opened
    opened.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """An empty page of 360×640, the smallest phone we design for."""
    context = browser.new_context(viewport=PHONE, locale="zh-CN", has_touch=True, is_mobile=True)
    yield from _page(context)


@pytest.fixture
def desktop(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=DESKTOP, locale="zh-CN")
    yield from _page(context)


@pytest.fixture
def without_scripts(browser: Browser) -> Iterator[Page]:
    """A phone with JavaScript switched off."""
    context = browser.new_context(viewport=PHONE, locale="zh-CN", java_script_enabled=False)
    yield from _page(context)


def _page(context: BrowserContext) -> Iterator[Page]:
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert not errors, errors
