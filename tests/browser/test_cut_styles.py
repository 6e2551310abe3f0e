"""The style sheets, cut for what the pages have: not one pixel of a page is another than with the sheets left whole."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import material
import pytest
from PIL import Image, ImageChops
from playwright.sync_api import FloatRect, Page, Route, ViewportSize

from macros.model import Facts
from publish import styles
from tests.browser.kinds import KINDS, open_kind
from tests.browsing import PHONE

STATES: tuple[tuple[ViewportSize, Literal["light", "dark"], str], ...] = (
    (PHONE, "light", "normal"),
    (PHONE, "dark", "large"),
    ({"width": 1280, "height": 800}, "light", "normal"),
)
# What goes on below that is more of the same.
TALLEST = 3000
# In place of each sheet the same one whole; returns how many rules more that makes.
TO_WHOLE = """async () => {
  const rules = () => [...document.styleSheets].reduce((sum, sheet) => sum + sheet.cssRules.length, 0);
  const cut = rules();
  await Promise.all([...document.querySelectorAll("link[rel=stylesheet]")].map((link) => new Promise((done, failed) => {
    const whole = link.cloneNode();
    whole.href += "?whole";
    whole.onload = () => { link.remove(); done(); };
    whole.onerror = failed;
    link.after(whole);
  })));
  return rules() - cut;
}"""


@pytest.mark.parametrize("kind", KINDS)
def test_no_pixel_is_missing(kind: str, desktop: Page, address: str, facts: Facts) -> None:
    sheets = styles.whole(Path(material.__file__).parent / "templates" / styles.FOLDER)
    desktop.route("**/*.css?whole", lambda route: _answer(route, sheets))
    desktop.set_viewport_size(PHONE)
    open_kind(kind, desktop, address, facts)
    cut = list(pictures(desktop))
    assert desktop.evaluate(TO_WHOLE) > 300
    assert [differ(*both) for both in zip(cut, pictures(desktop), strict=True)] == [None] * len(STATES)


def pictures(page: Page) -> Iterator[bytes]:
    """The page in each state."""
    for size, scheme, text in STATES:
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        page.evaluate("(text) => { document.documentElement.dataset.qkText = text; }", text)
        clip = FloatRect(x=0, y=0, width=size["width"], height=TALLEST)
        yield page.screenshot(full_page=True, clip=clip, animations="disabled")


def _answer(route: Route, sheets: dict[str, str]) -> None:
    route.fulfill(content_type="text/css", body=sheets[Path(route.request.url.partition("?")[0]).stem])


def differ(one: bytes, other: bytes) -> tuple[int, ...] | None:
    """Left, top, right and bottom of the part in which two pictures do, or their sizes."""
    if one == other:
        return None
    first, second = (Image.open(io.BytesIO(raw)).convert("RGB") for raw in (one, other))
    return ImageChops.difference(first, second).getbbox() if first.size == second.size else first.size + second.size
