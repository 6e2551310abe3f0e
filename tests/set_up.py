"""python -m tests.set_up: one look before the first test: is everything there that the tests need?

Says in one line each what is there, what was installed, or what is missing and how to mend it.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable

from playwright.sync_api import Error, sync_playwright

from publish import browser
from publish.browser import BrowserBroken
from publish.font_cutter import Cutter
from publish.typeface import TypefaceBroken, find_typeface, locked_file

_NO_TYPEFACE = (
    "缺少字体：requirements.txt 里的字体包没有装上；删掉 .venv 再运行一次 (font package missing: remove .venv)"
)
_NO_BROWSER = (
    "缺少浏览器，也装不上：请装 chromium 或 google-chrome，放进 PATH 再试"
    " (no Chromium, and none could be installed: install one, or run as root on Debian with a network)"
)


class NotReady(RuntimeError):
    """What is missing, and how to mend it."""


def main() -> int:
    """Look at everything once; returns the exit status, 0 when the tests can run."""
    print(f"Python {platform.python_version()}")
    try:
        for look in (_typeface, _browser):
            print(look())
    except (NotReady, BrowserBroken, TypefaceBroken) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _typeface() -> str:
    """The one of the locked requirements: with another, sheets and lines would not be those the tests expect."""
    if locked_file() is None:
        raise NotReady(_NO_TYPEFACE)
    typeface = find_typeface()
    for face in (typeface.regular, typeface.bold):
        Cutter(face).cut("钱卡住了")
    return f"字体 {typeface.name}"


def _browser() -> str:
    """A browser that starts; installs one when there is none."""
    installed = ""
    if browser.find_browser() is None:
        ways: tuple[Callable[[], bool], ...] = (_from_debian, _from_playwright)
        if not any(way() and _found_now() for way in ways):
            raise NotReady(_NO_BROWSER)
        installed = "（刚装好）"
    found = str(browser.find_browser())
    with sync_playwright() as driver:
        opened = browser.launch(driver)
        try:
            opened.new_page().close()
        except Error:
            raise NotReady(f"{found} 启动了，但打不开页面；重装它 (the browser opens no page: reinstall it)") from None
        version = opened.version
        opened.close()
    return f"浏览器 Chromium {version}，{found}{installed}"


def _found_now() -> bool:
    browser.find_browser.cache_clear()
    return browser.find_browser() is not None


def _from_debian() -> bool:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    print("没有浏览器，安装 Debian 的 chromium-headless-shell…")
    return _run(["apt-get", "update", "-qq"]) and _run(["apt-get", "install", "-y", "-qq", "chromium-headless-shell"])


def _from_playwright() -> bool:
    print("没有浏览器，下载 Playwright 的 Chromium…")
    return _run([sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"])


def _run(command: list[str]) -> bool:
    try:
        # A registry that refuses answers at once; one that hangs must not hold up the tests for good.
        return subprocess.run(command, capture_output=True, timeout=600).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


if __name__ == "__main__":
    sys.exit(main())
