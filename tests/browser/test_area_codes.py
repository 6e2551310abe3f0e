"""Numbers that are answered where the caller is: the area code of another city stands before them."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from macros.model import Facts
from tests.browser.accessibility import assert_accessible
from tests.browser.using_tools import AREA_CODES, visit

CITY = "那个机关在哪个城市"


def test_a_city_and_a_number_make_the_whole_number(phone: Page, address: str) -> None:
    visit(phone, address + AREA_CODES)
    phone.get_by_label(CITY).fill("深圳市南山区")
    phone.get_by_label("要拨哪个号码").select_option("12363")
    expect(phone.locator(".qk-area-codes__calls a")).to_have_attribute("href", "tel:075512363")
    assert_accessible(phone)


def test_a_number_tapped_in_a_text_is_the_one_chosen(phone: Page, address: str) -> None:
    phone.goto(address + "causes/official-freeze/")
    phone.locator("article a.qk-tel", has_text=re.compile("^12368$")).first.click()
    expect(phone.get_by_label("要拨哪个号码")).to_have_value("12368")
    expect(phone.get_by_label(CITY)).to_be_in_viewport()


def test_a_province_lists_some_of_its_cities(phone: Page, address: str) -> None:
    visit(phone, address + AREA_CODES)
    phone.get_by_label(CITY).fill("广东")
    expect(phone.locator(".qk-area-codes__calls a")).to_have_count(6)


def test_what_is_no_place_is_told(phone: Page, address: str) -> None:
    visit(phone, address + AREA_CODES)
    for nowhere in ("火星", "<b>", "0755"):
        phone.get_by_label(CITY).fill(nowhere)
        expect(phone.get_by_role("status")).to_contain_text("没有找到这个地方")
        expect(phone.locator(".qk-area-codes__calls a")).to_have_count(0)


def test_every_city_is_found(phone: Page, address: str, facts: Facts) -> None:
    """Also where a name is part of another one, as 吉林 is of the province."""
    visit(phone, address + AREA_CODES)
    cities = [
        (city, one.code) for province in facts.area_codes.values() for one in province.codes for city in one.cities
    ]
    dialled = phone.evaluate(
        """(cities) => cities.map((city) => {
          const box = document.getElementById("area-city");
          box.value = city;
          box.dispatchEvent(new Event("input", { bubbles: true }));
          return [...document.querySelectorAll(".qk-area-codes__calls a")].map((link) => link.getAttribute("href"));
        })""",
        [city for city, _ in cities],
    )
    number = phone.get_by_label("要拨哪个号码").input_value()
    missed = [
        city for (city, code), offered in zip(cities, dialled, strict=True) if f"tel:{code}{number}" not in offered
    ]
    assert missed == []


def test_nothing_typed_stands_in_the_address(phone: Page, address: str) -> None:
    visit(phone, address + AREA_CODES)
    phone.get_by_label(CITY).fill("拉萨")
    phone.keyboard.press("Enter")
    expect(phone).to_have_url(address + AREA_CODES)


def test_without_scripts_the_codes_stand_there(without_scripts: Page, address: str) -> None:
    without_scripts.goto(address + AREA_CODES + "#n12368")
    assert not without_scripts.get_by_label(CITY).is_visible()
    assert "深圳0755" in without_scripts.locator("article").inner_text()
