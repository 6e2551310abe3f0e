"""The search on its way: into a result and back, shared, and to the part that was found."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.searching import BOX, RESULTS, STATUS, open_search, wait_for_whole_index

SHARED = "q=%E8%A7%A3%E5%86%BB%E8%B4%B9"


def test_back_closes_it_and_stays_on_the_page(phone: Page, address: str) -> None:
    open_search(phone, f"{address}causes/")
    phone.go_back()
    expect(phone.locator(BOX)).to_be_hidden()
    expect(phone).to_have_url(f"{address}causes/")
    phone.go_forward()
    expect(phone.locator(BOX)).to_be_visible()


@pytest.mark.parametrize("closing", ["Escape", "关闭"])
def test_closed_otherwise_it_leaves_no_step_behind(closing: str, phone: Page, address: str) -> None:
    phone.goto(address)
    open_search(phone, f"{address}causes/")
    if closing == "Escape":
        phone.keyboard.press("Escape")
    else:
        phone.get_by_role("button", name=closing).click()
    expect(phone.locator(BOX)).to_be_hidden()
    phone.wait_for_function("!history.state")
    phone.go_back()
    expect(phone).to_have_url(address)


def test_back_from_a_result_comes_back_to_the_results(ask: Callable[[str], list[str]], phone: Page) -> None:
    ask("提现失败")
    phone.get_by_role("button", name="再看更多").click()
    expect(phone.locator(RESULTS)).to_have_count(20)
    chosen = phone.locator(f"{RESULTS} a.qk-find__page").nth(12)
    target = chosen.get_attribute("href")
    assert target
    chosen.click()
    expect(phone).to_have_url(target)
    phone.go_back()
    expect(phone.locator(BOX)).to_have_value("提现失败")
    expect(phone.locator(RESULTS)).to_have_count(20)
    expect(phone.locator(f"{RESULTS} a:focus")).to_have_attribute("href", target)


def test_the_page_keeps_its_words_in_its_address_and_comes_back_to_them(phone: Page, address: str) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.goto(f"{address}search/")
    phone.locator(BOX).fill("解冻费")
    expect(phone).to_have_url(f"{address}search/#{SHARED}")
    phone.locator(f"{RESULTS} a").first.click()
    expect(phone).to_have_url(f"{address}scam/check/")
    phone.go_back()
    expect(phone.locator(BOX)).to_have_value("解冻费")
    expect(phone.locator(RESULTS).first).to_contain_text("是不是骗局")
    assert not [url for url in asked if "%E8" in url]


@pytest.mark.parametrize("path", [f"#{SHARED}", f"?{SHARED}", f"causes/#{SHARED}", f"search/#{SHARED}"])
def test_a_shared_search_opens(path: str, phone: Page, address: str) -> None:
    phone.goto(address + path)
    expect(phone).to_have_url(f"{address}search/#{SHARED}")
    expect(phone.locator(RESULTS).first).to_contain_text("是不是骗局")


@pytest.mark.parametrize("path", ["causes/", "search/"])
def test_a_shared_address_pasted_into_an_open_page_searches(path: str, phone: Page, address: str) -> None:
    phone.goto(address + path)
    phone.evaluate(f"location.hash = '#{SHARED}'")
    expect(phone.locator(BOX)).to_have_value("解冻费")
    expect(phone.locator(RESULTS).first).to_contain_text("是不是骗局")


def test_the_copied_link_says_so_and_opens_the_same_search(
    ask: Callable[[str], list[str]], phone: Page, address: str
) -> None:
    ask("解冻费")
    phone.get_by_role("button", name="复制链接").click()
    expect(phone.locator(STATUS)).to_contain_text("已复制")
    shared = phone.evaluate("navigator.clipboard.readText()")
    assert shared == f"{address}search/#{SHARED}"


def test_no_part_below_a_red_box_is_linked(ask: Callable[[str], list[str]], phone: Page, address: str) -> None:
    ask("解冻费")
    links = phone.locator(f"{RESULTS} a").evaluate_all("all => all.map(a => a.href)")
    assert f"{address}scam/check/" in links
    assert not [link for link in links if "/scam/" in link and "#" in link]
    phone.locator(f"{RESULTS} a").first.click()
    expect(phone.locator("article .qk-stop")).to_be_in_viewport()
    phone.get_by_role("link", name="你找的在这一节").click()
    expect(phone.locator("#fees")).to_be_in_viewport()


def test_a_result_on_this_page_closes_the_dialog_and_goes_to_its_part(phone: Page, address: str) -> None:
    box = open_search(phone, f"{address}scam/check/")
    box.fill("解冻费")
    wait_for_whole_index(phone)
    phone.locator(f"{RESULTS} a").first.click()
    expect(box).to_be_hidden()
    expect(phone).to_have_url(f"{address}scam/check/#fees")
    expect(phone.locator("#fees")).to_be_in_viewport()
    # What was marked here is not marked on the next page.
    phone.goto(f"{address}causes/official-freeze/")
    expect(phone.locator("article mark")).to_have_count(0)


def test_words_are_marked_in_the_part_that_was_found_and_this_once(
    ask: Callable[[str], list[str]], phone: Page
) -> None:
    ask("生活费")
    phone.locator(f"{RESULTS} a:has(mark)").first.click()
    marks = phone.locator("article mark")
    expect(marks.first).to_contain_text("生活费")
    parts = marks.evaluate_all(
        """all => all.map((mark) => {
          const before = [...document.querySelectorAll("article h1, article h2, article h3")];
          return before.filter((one) => one.compareDocumentPosition(mark) & 4 || one.contains(mark)).pop().id;
        })"""
    )
    assert len(set(parts)) == 1
    phone.reload()
    expect(marks).to_have_count(0)


def test_a_tap_counts_though_more_of_the_index_comes_meanwhile(desktop: Page, address: str) -> None:
    held: list[Route] = []
    desktop.route("**/search/more.js", lambda route: held.append(route))
    with desktop.expect_request("**/search/more.js"):
        open_search(desktop, address).fill("到账")
    link = desktop.locator(f"{RESULTS} a").first
    target = link.get_attribute("href")
    assert target
    link.hover()
    desktop.mouse.down()
    held[0].continue_()
    wait_for_whole_index(desktop)
    desktop.mouse.up()
    expect(desktop).to_have_url(target)
