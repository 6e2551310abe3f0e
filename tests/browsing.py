"""A folder over HTTP, and pages that mean the same on any day: one clock, one time zone, and no error unseen."""

from __future__ import annotations

import contextlib
import functools
import http.server
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, ViewportSize

from tests.clock import NOW, ZONE

# The smallest phone we design for, one of middling size, a desktop.
PHONE = ViewportSize(width=360, height=640)
MIDDLING = ViewportSize(width=412, height=800)
DESKTOP = ViewportSize(width=1366, height=768)


# What a server may allow the pages: nothing that is not a file of the site. What breaks it is an error of the page.
POLICY = "; ".join([
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'",
    "connect-src 'self'", "manifest-src 'self'", "worker-src 'self'", "base-uri 'none'", "form-action 'none'",
    "frame-ancestors 'none'",
])  # fmt: skip


@contextlib.contextmanager
def served(folder: Path, policy: str = POLICY) -> Iterator[str]:
    """The address of `folder` while the block runs, with a slash at the end; other themes need a policy of their own."""
    handler = functools.partial(_Quiet, policy, directory=str(folder))
    with _Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def __init__(self, policy: str, *args: Any, **options: Any) -> None:
        self._policy = policy
        super().__init__(*args, **options)

    def end_headers(self) -> None:
        """Every file comes with the policy."""
        self.send_header("Content-Security-Policy", self._policy)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """A page that is left while a file is on its way is no error."""


@contextlib.contextmanager
def context(
    browser: Browser, *, errors: str | None = None, clock: bool = True, **options: Any
) -> Iterator[BrowserContext]:
    """A fresh context of the browser whose pages open at `NOW`; raises AssertionError for errors on its pages.

    Errors that match the pattern `errors` are expected. `options` are Playwright's. Without `clock` time runs
    as it does, which only the bench wants: a clock of Playwright's own counts whole milliseconds.
    """
    opened = browser.new_context(locale="zh-CN", timezone_id=ZONE, **options)
    seen: list[str] = []
    opened.on("weberror", lambda found: seen.append(str(found.error)))
    opened.on("console", lambda message: seen.extend(_error(message)))
    if clock:
        # It goes on from there: a clock that stands still stops whatever waits for a moment, the theme's search among it.
        opened.clock.install(time=NOW)
    try:
        yield opened
    finally:
        opened.close()
    unexpected = [one for one in seen if errors is None or not re.search(errors, one)]
    assert not unexpected, unexpected


@contextlib.contextmanager
def reader(browser: Browser, errors: str | None = None) -> Iterator[Page]:
    """A page of the bench: a phone of middling size in a context of its own, on which time runs as it does."""
    with context(browser, errors=errors, clock=False, viewport=MIDDLING) as opened:
        yield opened.new_page()


def _error(message: ConsoleMessage) -> list[str]:
    return [f"{message.text} {message.location.get('url', '')}"] if message.type == "error" else []
