"""An old Chromium and its one page, spoken to in the DevTools protocol; Playwright is too new for them."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

PATIENCE = 15.0
_PAUSE = 0.05
_FLAGS = (
    "--headless", "--no-sandbox", "--no-zygote", "--disable-gpu", "--no-proxy-server",
    "--disable-background-networking", "--remote-debugging-port=0",
)  # fmt: skip
# The smallest phone we design for.
_PHONE = {"width": 360, "height": 640, "deviceScaleFactor": 2, "mobile": True}


class BrowserGone(RuntimeError):
    """The browser did not start, or went away."""


class PageError(RuntimeError):
    """What an expression asked of the page failed with."""


@contextlib.contextmanager
def opened(executable: Path, before_scripts: str = "") -> Iterator[Session]:
    """A page of a browser of its own, with an empty profile; `before_scripts` runs in it before any script of the page.

    Raises BrowserGone.
    """
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile,
        _process(executable, Path(profile)) as address,
        connect(address, max_size=None, compression=None, proxy=None, ping_interval=None, close_timeout=1) as socket,
    ):
        session = Session(socket)
        for domain in ("Page", "Runtime", "Log"):
            session.send(f"{domain}.enable")
        session.send("Emulation.setDeviceMetricsOverride", **_PHONE)
        session.send("Page.addScriptToEvaluateOnNewDocument", source=before_scripts)
        yield session


class Session:
    """The connection to a page: what is asked of it, and what it complained about meanwhile."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._last = 0
        self._loads = 0
        self.errors: list[str] = []

    def send(self, method: str, **parameters: object) -> dict[str, Any]:
        """The result of a command. Raises PageError when it is refused, BrowserGone when nothing answers."""
        self._last += 1
        self._push({"id": self._last, "method": method, "params": parameters})
        while (message := self._pull()).get("id") != self._last:
            self._note(message)
        if "error" in message:
            raise PageError(message["error"]["message"])
        result: dict[str, Any] = message["result"]
        return result

    def load(self, method: str, **parameters: object) -> None:
        """Send a command that loads a page, and wait until its scripts have run."""
        before = self._loads
        self.send(method, **parameters)
        while self._loads == before:
            self._note(self._pull())

    def evaluate(self, expression: str) -> Any:
        """What the expression is in the page; a promise is waited for. Raises PageError."""
        given = self.send("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in given:
            raise PageError(_told(given["exceptionDetails"]))
        return given["result"].get("value")

    def _push(self, message: dict[str, object]) -> None:
        try:
            self._socket.send(json.dumps(message))
        except ConnectionClosed:
            raise BrowserGone("浏览器崩溃了") from None

    def _pull(self) -> dict[str, Any]:
        try:
            message: dict[str, Any] = json.loads(self._socket.recv(timeout=PATIENCE))
        except TimeoutError:
            raise BrowserGone("浏览器没有回应") from None
        except ConnectionClosed:
            raise BrowserGone("浏览器崩溃了") from None
        return message

    def _note(self, message: dict[str, Any]) -> None:
        happened, told = message.get("method"), message.get("params", {})
        if happened == "Page.loadEventFired":
            self._loads += 1
        elif happened == "Runtime.exceptionThrown":
            self.errors.append(_told(told["exceptionDetails"]))
        elif happened == "Log.entryAdded" and told["entry"]["level"] == "error":
            self.errors.append(f"{told['entry']['text']} {told['entry'].get('url', '')}".strip())


def _told(details: dict[str, Any]) -> str:
    """An exception with the place it comes from."""
    first = details.get("exception", {}).get("description", details["text"]).splitlines()[0]
    file = details.get("url", "").rpartition("/")[2]
    return f"{first} ({file}:{details['lineNumber'] + 1}:{details['columnNumber'] + 1})" if file else first


@contextlib.contextmanager
def _process(executable: Path, profile: Path) -> Iterator[str]:
    """The address at which the page of the started browser is spoken to."""
    said = profile / "said"
    with said.open("w", encoding="utf-8") as output:
        command = [str(executable), *_FLAGS, f"--user-data-dir={profile}", "about:blank"]
        try:
            # A group of its own, to be ended with all it started.
            started = subprocess.Popen(command, stdout=output, stderr=output, start_new_session=True)
        except OSError as error:
            raise BrowserGone(f"浏览器启动不了，它要 x86-64 的 Linux：{error}") from None
    try:
        until = time.monotonic() + PATIENCE
        while not (address := _address_of_page(profile)):
            if started.poll() is not None or time.monotonic() > until:
                words = said.read_text(encoding="utf-8", errors="replace").strip()
                raise BrowserGone(f"浏览器启动不了：{words[-300:]}")
            time.sleep(_PAUSE)
        yield address
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(started.pid, signal.SIGKILL)
        started.wait()


def _address_of_page(profile: Path) -> str | None:
    """None as long as the browser has none."""
    try:
        port = (profile / "DevToolsActivePort").read_text(encoding="ascii").splitlines()[0]
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/json/list", timeout=PATIENCE) as answer:
            pages = [one for one in json.load(answer) if one["type"] == "page"]
    except (OSError, IndexError, ValueError):
        return None
    return pages[0]["webSocketDebuggerUrl"] if pages else None
