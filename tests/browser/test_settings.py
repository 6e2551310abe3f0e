"""What a reader has set on the device: a narrow or enlarged window, colours of their own, less motion."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from macros.model import Facts
from tests.browser.kinds import KINDS, open_kind
from tests.browsing import DESKTOP, PHONE

# 1280 pixels at 200 % leave 640, at 400 % 320, which is also the narrowest phone still in use.
WIDTHS = (640, 320)
# What stands out by its background or a shadow alone, or, asked “at all”, in any way. What waits above the window for
# the keyboard is left out.
PLAIN = """(asked) => {
  const clear = (colour) => /^rgba.* 0\\)$/.test(colour);
  const behind = (one) => !one ? "" : clear(getComputedStyle(one).backgroundColor) ? behind(one.parentElement) : getComputedStyle(one).backgroundColor;
  const edge = (style, own) => ["Top", "Right", "Bottom", "Left"].some((side) =>
    style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) && style[`border${side}Color`] !== own);
  return [...document.querySelectorAll("body *")].flatMap((one, place) => ["", "::before", "::after"].flatMap((part) => {
    if (!one.checkVisibility() || one.getBoundingClientRect().bottom < 0) return [];
    const style = getComputedStyle(one, part || null);
    if (part && style.content === "none") return [];
    const own = style.backgroundColor;
    const filled = !clear(own) && own !== behind(part ? one : one.parentElement);
    const marked = edge(style, own) || style.textDecorationLine === "underline";
    const name = `${place} ${one.localName}.${one.className}${part}`;
    return (asked === "by colour" ? (filled || style.boxShadow !== "none") && !marked : filled || marked) ? [name] : [];
  }));
}"""
MOVES = """() => [...document.querySelectorAll("*")].flatMap((one) => ["", "::before", "::after"].flatMap((part) => {
  const { transitionProperty, transitionDuration, animationName, scrollBehavior } = getComputedStyle(one, part || null);
  const moves = transitionProperty !== "none" && /[1-9]/.test(transitionDuration);
  return moves || animationName !== "none" || scrollBehavior === "smooth" ? [`${one.localName}.${one.className}${part}`] : [];
}))"""
# The sign in a field for a date has an outline of the browser's own.
FOCUSED = """() => {
  const one = document.activeElement;
  return one === document.body || one.type === "date" || parseFloat(getComputedStyle(one).outlineWidth) && getComputedStyle(one).outlineStyle;
}"""
SIZES = """() => Object.fromEntries(["p", "li", "td", ".qk-stop > p", "small", ".qk-step", ".qk-channel", "summary"].flatMap((part) =>
  [...document.querySelectorAll(`article ${part}`)].slice(0, 1).map((one) => [part, parseFloat(getComputedStyle(one).fontSize)])))"""


@pytest.mark.parametrize("kind", KINDS)
def test_a_narrow_window_never_scrolls_sideways(kind: str, desktop: Page, address: str, facts: Facts) -> None:
    desktop.set_viewport_size(PHONE)
    open_kind(kind, desktop, address, facts)
    for width in WIDTHS:
        desktop.set_viewport_size({"width": width, "height": 400})
        for text in ("normal", "large"):
            desktop.evaluate("(text) => { document.documentElement.dataset.qkText = text; }", text)
            assert desktop.evaluate("document.documentElement.scrollWidth") <= width, text


@pytest.mark.parametrize("kind", KINDS)
def test_forced_colours_take_nothing_away(kind: str, desktop: Page, address: str, facts: Facts) -> None:
    """What only a background tells from what is around it has an edge or a colour of the system there."""
    desktop.set_viewport_size(PHONE)
    open_kind(kind, desktop, address, facts)
    for size in (PHONE, DESKTOP):
        desktop.emulate_media(forced_colors="none")
        desktop.set_viewport_size(size)
        by_colour = set(desktop.evaluate(PLAIN, "by colour"))
        desktop.emulate_media(forced_colors="active")
        assert by_colour - set(desktop.evaluate(PLAIN, "at all")) == set()
        for _ in range(6):
            desktop.keyboard.press("Tab")
            assert desktop.evaluate(FOCUSED) not in ("none", False, 0)


@pytest.mark.parametrize("kind", ["home", "channels"])
def test_nothing_moves_for_whoever_asks_for_less_motion(kind: str, desktop: Page, address: str, facts: Facts) -> None:
    open_kind(kind, desktop, address, facts)
    assert desktop.evaluate(MOVES)
    desktop.emulate_media(reduced_motion="reduce")
    assert desktop.evaluate(MOVES) == []


@pytest.mark.parametrize("kind", ["platform", "channels"])
def test_large_type_is_for_screens_and_nothing_on_paper_is_larger_than_its_text(
    kind: str, desktop: Page, address: str, facts: Facts
) -> None:
    open_kind(kind, desktop, address, facts)
    desktop.emulate_media(media="print")
    sizes = desktop.evaluate(SIZES)
    assert "td" in sizes and max(sizes.values()) <= sizes["p"]
    desktop.evaluate("document.documentElement.dataset.qkText = 'large'")
    assert desktop.evaluate(SIZES) == sizes
