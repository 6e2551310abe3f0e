"""Every page: what stands on its first screen, that it asks nobody else, can be read and tapped by everyone."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Page

from macros.facts.pages import read_pages
from tests.browser.accessibility import assert_accessible
from tests.browser.using_tools import LOOKUP
from tests.conftest import ROOT

SYMPTOM_PAGES = [
    page.path.removesuffix(".md") + "/"
    for page in read_pages(ROOT)[0]
    if page.path.split("/")[0] in ("causes", "remedies", "platforms") and not page.path.endswith("/index.md")
]
PAGE_KINDS = [
    "", "scam/check/", "scam/stop-loss/", "causes/risk-control/", "remedies/escalation/", "platforms/",
    "platforms/ecommerce-seller/", "rights/regulator-complaint/", LOOKUP, "reference/channels/",
    "reference/channels/regulators/", "reference/laws/", "reference/laws/court/", "reference/sources-and-freshness/",
    "about/", "causes/official-freeze/",
    "remedies/identity-verification/", "remedies/time-to-arrive/", "tools/triage/", "rights/platform-duties/",
    "rights/lawsuit/", "prevention/monthly-check/", "reference/pages/",
]  # fmt: skip


@pytest.mark.parametrize("path", SYMPTOM_PAGES)
def test_answer_and_red_box_are_on_the_first_screen(path: str, phone: Page, address: str) -> None:
    phone.goto(address + path)
    answer = phone.locator("article > p").first.bounding_box()
    box = phone.locator(".qk-stop").first.bounding_box()
    today = phone.locator("#today + ol").bounding_box()
    assert answer and box and today
    assert answer["y"] < box["y"]
    assert box["y"] + box["height"] <= 640, f"红框到 {box['y'] + box['height']:.0f}px 才结束"
    assert today["y"] + today["height"] <= 1280, f"“今天先做” 到 {today['y'] + today['height']:.0f}px 才结束"


def test_large_text_still_leaves_room_for_today_on_the_first_screen(phone: Page, address: str) -> None:
    """The shop owner of task T1: answer, red box and three steps, without scrolling, in large type."""
    phone.goto(address + "causes/risk-control/")
    phone.evaluate("document.documentElement.dataset.qkText = 'large'")
    today = phone.locator("#today + ol").bounding_box()
    assert today and today["y"] + today["height"] <= 640


@pytest.mark.parametrize("path", PAGE_KINDS)
def test_page_asks_only_its_own_host_and_never_scrolls_sideways(path: str, phone: Page, address: str) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.goto(address + path, wait_until="networkidle")
    assert asked and all(url.startswith((address, "data:", "blob:")) for url in asked)
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGE_KINDS)
def test_accessibility_rules_hold(path: str, scheme: Literal["light", "dark"], phone: Page, address: str) -> None:
    phone.emulate_media(color_scheme=scheme)
    phone.goto(address + path)
    assert_accessible(phone)


@pytest.mark.parametrize("path", ["", LOOKUP, "platforms/", "platforms/ride-hailing/", "scam/stop-loss/"])
def test_things_to_tap_are_large_enough(path: str, phone: Page, address: str) -> None:
    phone.goto(address + path)
    tappable = ".qk-cards a, .qk-lookup__jump a, .qk-filter input, .qk-filter select, .qk-button, .qk-now .qk-tel, .qk-step .qk-tel, .qk-search"
    assert phone.locator(tappable).count() > 0
    small = phone.eval_on_selector_all(
        tappable,
        "all => all.filter(e => e.offsetParent && e.getBoundingClientRect().height < 44).map(e => e.textContent)",
    )
    assert small == []


def test_text_is_never_small(phone: Page, address: str) -> None:
    phone.goto(address + "platforms/ecommerce-seller/")
    body = phone.evaluate("parseFloat(getComputedStyle(document.querySelector('.md-typeset p')).fontSize)")
    small = phone.evaluate("parseFloat(getComputedStyle(document.querySelector('.md-typeset small')).fontSize)")
    assert body >= 16 and small >= 14


def test_pages_are_laid_out_in_the_typeface_of_the_requirements(phone: Page, address: str) -> None:
    """So that a line ends at the same place on every machine."""
    phone.goto(address + "scam/check/")
    session = phone.context.new_cdp_session(phone)
    for domain in ("DOM", "CSS"):
        session.send(f"{domain}.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": "article p"})["nodeId"]
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    assert {font["familyName"] for font in fonts} == {"Noto Sans CJK SC"}
