"""What a reader does with a page: opens it, taps, types, chooses, sees."""

from __future__ import annotations

import json
import time
from pathlib import Path

from tests.old_browsers.devtools import PageError, Session

_PATIENCE = 8.0
_PAUSE = 0.05
# In the page: all of a kind that are shown and hold a text.
_SHOWN = """[...document.querySelectorAll(%s)].filter((one) => one.getClientRects().length && one.textContent.includes(%s))"""
# The middle of what is to be tapped; null when there is nothing, or when something else lies above it.
_MIDDLE = """(() => {
  const [found] = %s;
  if (!found) return null;
  found.scrollIntoView({ block: "center" });
  const { left, top, width, height } = found.getBoundingClientRect(), x = left + width / 2, y = top + height / 2;
  const there = document.elementFromPoint(x, y);
  return there && (found.contains(there) || there.contains(found)) ? [x, y] : null;
})()"""
_FOCUS = "(() => { const [found] = %s; if (found) found.focus(); return found && found === document.activeElement; })()"
# As a list or a calendar of the browser does it.
_CHOOSE = """(() => {
  const [found] = %s, value = %s;
  found.value = value;
  for (const kind of ["input", "change"]) found.dispatchEvent(new Event(kind, { bubbles: true }));
  return found.value === value;
})()"""
_SETTLED = """(() => {
  const found = document.querySelector(%s), now = performance.now();
  if (!window.qkSeen || window.qkSeen.found !== found) window.qkSeen = { found, since: now };
  return found && now - window.qkSeen.since > 1000;
})()"""


class Broken(RuntimeError):
    """What did not happen, as a reader would say it."""


class Page:
    """The page of a browser, on a site over HTTP or on a disk."""

    def __init__(self, session: Session, site: str | Path) -> None:
        self._session = session
        self._site = site

    def visit(self, path: str) -> None:
        """Open a page of the site by its address within it."""
        site = self._site
        address = site + path if isinstance(site, str) else (site / path / "index.html").as_uri()
        self._session.load("Page.navigate", url=address)

    def reload(self) -> None:
        self._session.load("Page.reload")

    def back(self) -> None:
        self._session.evaluate("history.back()")

    def wait(self, expression: str, missing: str) -> None:
        """Until the expression holds in the page. Raises Broken with `missing`."""
        until = time.monotonic() + _PATIENCE
        while not self._holds(expression):
            if time.monotonic() > until:
                raise Broken(missing)
            time.sleep(_PAUSE)

    def see(self, selector: str, missing: str, text: str = "", count: int | None = None) -> None:
        """Wait until something of that kind is shown, with that text in it; with `count`, so many and no more."""
        wanted = "> 0" if count is None else f"=== {count}"
        self.wait(f"{_shown(selector, text)}.length {wanted}", missing)

    def see_all(self, selector: str, missing: str) -> None:
        """Wait until everything of that kind in the page is shown, and there is some."""
        there = f"document.querySelectorAll({json.dumps(selector)}).length"
        self.wait(f"{there} && {_shown(selector)}.length === {there}", missing)

    def settle(self, selector: str, moving: str) -> None:
        """Until the first of that kind has not been drawn anew for a second: readers look before they tap."""
        self.wait(_SETTLED % json.dumps(selector), moving)

    def see_value(self, selector: str, value: str, missing: str) -> None:
        """Wait until the control holds the value."""
        self.wait(f"{_shown(selector)}[0].value === {json.dumps(value)}", missing)

    def tap(self, selector: str, name: str, text: str = "") -> None:
        """A tap into the middle of the first of that kind. Raises Broken when it cannot be reached."""
        middle = _MIDDLE % _shown(selector, text)
        self.wait(middle, f"点不到“{name}”")
        x, y = self._session.evaluate(middle)
        for kind in ("mousePressed", "mouseReleased"):
            self._session.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def press(self, name: str) -> None:
        """A tap on the button with that name."""
        self.tap("button", name, name)

    def write(self, selector: str, text: str, name: str) -> None:
        """Type at the end of a field. Raises Broken when it cannot be reached."""
        self.wait(_FOCUS % _shown(selector), f"打不了字：{name}")
        self._session.send("Input.insertText", text=text)

    def choose(self, selector: str, value: str, name: str) -> None:
        """Pick a value of a list or a calendar. Raises Broken when there is none such."""
        self.wait(_CHOOSE % (_shown(selector), json.dumps(value)), f"选不了：{name}")

    def _holds(self, expression: str) -> bool:
        """Not while one page goes and the next comes, either."""
        try:
            return bool(self._session.evaluate(expression))
        except PageError:
            return False


def _shown(selector: str, text: str = "") -> str:
    return _SHOWN % (json.dumps(selector), json.dumps(text))
