"""Finds a Chromium for the browser tests; `python -m tests.browser_setup` installs one when there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Playwright, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_browser(driver: Playwright) -> str | None:
    """The path of a browser on PATH or of Playwright's own; None when there is neither."""
    on_path = next(filter(None, map(shutil.which, NAMES)), None)
    own = driver.chromium.executable_path
    return on_path or (own if Path(own).exists() else None)


def main() -> int:
    """Make sure a browser is there; returns the exit status."""
    with sync_playwright() as driver:
        if find_browser(driver):
            return 0
        for install in (_playwright, _debian):
            if install() and find_browser(driver):
                return 0
    print("浏览器测试需要 Chromium：请安装 chromium 或 google-chrome 后重试 (no Chromium found, and none could be installed)")
    return 1


def _playwright() -> bool:
    return _run([sys.executable, "-m", "playwright", "install", "chromium"])


def _debian() -> bool:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    return _run(["apt-get", "update", "-qq"]) and _run(["apt-get", "install", "-y", "-qq", "chromium"])


def _run(command: list[str]) -> bool:
    try:
        # A registry that refuses answers at once; one that hangs must not hold up the tests for good.
        return subprocess.run(command, capture_output=True, timeout=600).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


if __name__ == "__main__":
    sys.exit(main())
