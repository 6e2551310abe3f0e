"""A Chromium and a folder over HTTP, for the tests and the bench; `python -m tests.browser_setup` installs one when there is none."""

from __future__ import annotations

import contextlib
import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import sync_playwright

from publish.browser import find_browser


@contextlib.contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of `folder` while the block runs, with a slash at the end."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def main() -> int:
    """Make sure a browser is there; returns the exit status."""
    with sync_playwright() as driver:
        if find_browser(driver):
            return 0
        for install in (_playwright, _debian):
            if install() and find_browser(driver):
                return 0
    print(
        "浏览器测试需要 Chromium：请安装 chromium 或 google-chrome 后重试 (no Chromium found, and none could be installed)"
    )
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
