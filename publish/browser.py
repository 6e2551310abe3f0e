"""The browser this machine has, for printing, the tests and the bench."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from .project import ROOT
from .typeface import locked_file

# Imported where something is opened: a build that finds every PDF in the cache has no need of it.
if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

# The headless shell first: the same engine without the frame of a desktop program, quicker to open a page by far.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")
_FONTS = ROOT / ".build" / "fonts"


class BrowserBroken(RuntimeError):
    """There is a browser, but it does not start."""


@functools.cache
def find_browser() -> str | None:
    """The path of a browser on PATH or of Playwright's own; None when there is neither."""
    on_path = next(filter(None, map(shutil.which, NAMES)), None)
    if on_path:
        return on_path
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        own = driver.chromium.executable_path
    return own if Path(own).exists() else None


@functools.cache
def version(browser: str) -> str:
    """What the browser at this path calls itself, “Chromium 156.0.8078.114 …”. Raises BrowserBroken."""
    try:
        done = subprocess.run([browser, "--version"], capture_output=True, text=True, timeout=60, check=True)
    except (OSError, subprocess.SubprocessError):
        raise BrowserBroken(_broken(browser)) from None
    return done.stdout.strip()


def launch(driver: Playwright, *switches: str) -> Browser:
    """Chromium without connections of its own, with the typeface of the locked requirements as its only one, and with
    further `switches` of its command line.

    Raises BrowserBroken, and Playwright's Error when there is no browser at all.
    """
    from playwright.sync_api import Error

    found = find_browser()
    try:
        return driver.chromium.launch(executable_path=found, args=[*_QUIET, *switches], env={**environment()})
    except Error:
        if found is None:
            raise
        raise BrowserBroken(_broken(found)) from None


def _broken(browser: str) -> str:
    return f"{browser} 启动不了；重装它，或装一个 chromium 放进 PATH 再试 (the browser does not start: reinstall it)"


def environment() -> dict[str, str]:
    """The variables to start a browser with: fontconfig is told of one font file, so that a page has the same lines on
    every machine that uses fontconfig.
    """
    typeface = locked_file()
    if typeface is None:
        return {**os.environ}
    configuration = _FONTS / "fonts.conf"
    _FONTS.mkdir(parents=True, exist_ok=True)
    # Whole or not at all: another process may be looking.
    unfinished = _FONTS / f"fonts.conf.{os.getpid()}"
    unfinished.write_text(_configuration(typeface.parent), encoding="utf-8")
    unfinished.replace(configuration)
    return {**os.environ, "FONTCONFIG_FILE": str(configuration)}


def _configuration(folder: Path) -> str:
    families = "".join(
        f"<alias><family>{family}</family><prefer><family>Noto Sans CJK SC</family></prefer></alias>"
        for family in ("sans-serif", "serif", "monospace", "system-ui")
    )
    places = f"<dir>{escape(str(folder))}</dir><cachedir>{escape(str(_FONTS))}</cachedir>"
    return f'<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>{places}{families}</fontconfig>\n'
