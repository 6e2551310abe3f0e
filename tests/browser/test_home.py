"""The home page: each way in leads on, to 110 first, and every button does what it says."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.searching import RESULTS
from tests.browser.using_tools import LOOKUP


def test_just_cheated_reaches_110_on_the_first_screen(phone: Page, address: str) -> None:
    phone.goto(address)
    call = phone.locator(".qk-now a[href='tel:110']")
    box = call.bounding_box()
    assert box and box["y"] + box["height"] <= 640
    phone.locator(".qk-now a", has_text="照着念").click()
    first = phone.locator("article a[href^='tel:']").first
    expect(first).to_have_attribute("href", "tel:110")
    box = first.bounding_box()
    assert box and box["y"] + box["height"] <= 400


@pytest.mark.parametrize(("way", "target"), [
    ("有人要我先交钱", "scam/check/"), ("显示审核中", "causes/risk-control/"), ("我知道是哪个平台", "platforms/"),
    ("不知道该找谁", LOOKUP), ("客服说不行", "remedies/escalation/"), ("想投诉", "rights/regulator-complaint/"),
])  # fmt: skip
def test_each_way_in_leads_to_its_page(way: str, target: str, phone: Page, address: str) -> None:
    phone.goto(address)
    phone.locator(".qk-cards a", has_text=way).click()
    expect(phone).to_have_url(address + target)


def test_the_search_button_opens_the_search(phone: Page, address: str) -> None:
    phone.goto(address)
    phone.locator(".qk-search").click()
    field = phone.get_by_role("textbox", name=re.compile("搜索"))
    expect(field).to_be_focused()
    field.press_sequentially("解冻费")
    expect(phone.locator(RESULTS).first).to_be_visible()


def test_larger_text_is_remembered(phone: Page, address: str) -> None:
    size = "parseFloat(getComputedStyle(document.querySelector('.md-typeset')).fontSize)"
    phone.goto(address)
    normal = phone.evaluate(size)
    phone.get_by_role("button", name="大字，把字放大").click()
    large = phone.evaluate(size)
    assert large >= normal * 1.2
    phone.goto(address + "scam/check/")
    assert phone.evaluate(size) == large
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    phone.get_by_role("button", name="小字，换回平常的字号").click()
    assert phone.evaluate(size) == normal


def test_without_scripts_no_dead_button_stands_on_the_home_page(without_scripts: Page, address: str) -> None:
    without_scripts.goto(address)
    expect(without_scripts.locator(".qk-needs-scripts:visible")).to_have_count(0)
    without_scripts.locator(".qk-search").click()
    expect(without_scripts.get_by_role("link", name="按顺序查全部页面")).to_be_visible()
    without_scripts.go_back()
    expect(without_scripts.locator(".qk-cards a")).to_have_count(9)
