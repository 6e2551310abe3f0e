"""The browser this machine has, for printing and for the tests."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from playwright.sync_api import Browser, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_browser(driver: Playwright) -> str | None:
    """The path of a browser on PATH or of Playwright's own; None when there is neither."""
    on_path = next(filter(None, map(shutil.which, NAMES)), None)
    own = driver.chromium.executable_path
    return on_path or (own if Path(own).exists() else None)


def launch(driver: Playwright) -> Browser:
    """Chromium without connections of its own."""
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return driver.chromium.launch(executable_path=find_browser(driver), args=[*quiet, *sandbox])
