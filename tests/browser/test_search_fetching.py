"""What the search fetches, and what it says when that does not come: a failure is told as one, never as nothing found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.searching import BOX, RESULTS, STATUS, open_search, wait_for_whole_index


@pytest.mark.page_errors("ERR_FAILED|ERR_INTERNET_DISCONNECTED")
@pytest.mark.parametrize("missing", ["worker.js", "words.js"])
def test_a_failure_of_the_network_is_not_told_as_nothing_found(missing: str, phone: Page, address: str) -> None:
    phone.route(f"**/{missing}", lambda route: route.abort())
    open_search(phone, address).fill("提现失败")
    expect(phone.locator(STATUS)).to_have_text("没连上网，还没法找")
    told = phone.get_by_role("dialog")
    expect(told.locator("a[href='tel:110']")).to_be_visible()
    expect(told.get_by_role("link", name="翻全部页面")).to_be_visible()
    expect(told).not_to_contain_text("没有找到")
    phone.unroute(f"**/{missing}")
    phone.get_by_role("button", name="再试一次").click()
    expect(phone.locator(RESULTS).first).to_be_visible()


@pytest.mark.page_errors("ERR_FAILED")
def test_without_its_scripts_the_button_is_a_link_to_the_page(phone: Page, address: str) -> None:
    phone.route("**/search/dialog.js", lambda route: route.abort())
    phone.goto(address)
    phone.locator(".qk-header [data-qk-search]").click()
    expect(phone).to_have_url(f"{address}search/")


def test_who_never_searches_loads_nothing_of_it(phone: Page, address: str, site: Path) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    phone.goto(address, wait_until="networkidle")
    assert not [path for path in asked if "search" in path]
    assert not (site / "search" / "search_index.json").exists()


def test_who_only_opens_it_loads_what_the_first_result_needs(phone: Page, address: str) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    phone.goto(f"{address}search/", wait_until="networkidle")
    assert [path for path in asked if path.startswith("search/") and path != "search/"] == ["search/words.js"]
    phone.locator(BOX).fill("提现")
    expect(phone.locator(RESULTS).first).to_be_visible()
    wait_for_whole_index(phone)
    assert "search/more.js" in asked


def test_it_works_from_a_disk(phone: Page, site: Path) -> None:
    phone.goto((site / "causes" / "tax-and-fees" / "index.html").as_uri())
    phone.locator(".qk-header [data-qk-search]").click()
    phone.locator(BOX).fill("解冻费")
    expect(phone.locator(RESULTS).first).to_contain_text("是不是骗局")
    phone.locator(f"{RESULTS} a").first.click()
    expect(phone).to_have_url(re.compile("scam/check/index.html$"))


@pytest.mark.page_errors("ERR_FAILED|Failed to fetch")
def test_what_comes_later_may_be_missing_and_is_asked_for_again(phone: Page, address: str) -> None:
    phone.route("**/search/more.js", lambda route: route.abort())
    box = open_search(phone, address)
    box.fill("提现")
    expect(phone.locator(STATUS)).to_contain_text("网断了，可能没找全")
    expect(phone.locator(RESULTS).first).to_be_visible()
    phone.unroute("**/search/more.js")
    box.fill("解冻费")
    expect(phone.locator(STATUS)).to_have_text("先看最像的10条")


def test_the_first_answer_waits_for_nothing_that_comes_later(phone: Page, address: str) -> None:
    held: list[Route] = []
    phone.route("**/search/more.js", lambda route: held.append(route))
    box = open_search(phone, address)
    with phone.expect_request("**/search/more.js"):
        box.fill("解冻费")
    expect(phone.locator(RESULTS).first).to_contain_text("是不是骗局")
