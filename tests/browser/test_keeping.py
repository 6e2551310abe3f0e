"""What is typed is kept as long as the tab is open, on the device only when asked for, and can be deleted."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.using_tools import DEADLINES, EVIDENCE, OURS, SECOND, visit


def test_what_was_typed_survives_reload_and_back_but_not_the_tab(fresh: BrowserContext, address: str) -> None:
    page = fresh.new_page()
    visit(page, address + SECOND)
    first = page.locator(".qk-form input[type=text]").first
    first.fill("某某公司")
    page.reload()
    expect(first).to_have_value("某某公司")
    page.goto(address)
    page.go_back()
    expect(first).to_have_value("某某公司")
    page.close()
    other = fresh.new_page()
    visit(other, address + SECOND)
    expect(other.locator(".qk-form input[type=text]").first).to_have_value("")


def test_keeping_on_the_device_is_asked_for_and_can_be_undone(fresh: BrowserContext, address: str) -> None:
    page = fresh.new_page()
    visit(page, address + SECOND)
    switch = page.get_by_role("checkbox", name="存在这台设备上")
    expect(switch).not_to_be_checked()
    first = page.locator(".qk-form input[type=text]").first
    first.fill("某某公司")
    assert page.evaluate(OURS) == []
    switch.check()
    page.close()
    again = fresh.new_page()
    visit(again, address + SECOND)
    expect(again.locator(".qk-form input[type=text]").first).to_have_value("某某公司")
    again.on("dialog", lambda dialog: dialog.accept())
    again.get_by_role("button", name="从设备上删掉").click()
    expect(again.locator(".qk-form input[type=text]").first).to_have_value("")
    assert again.evaluate(OURS) == []


def test_taking_the_tick_away_takes_the_text_off_the_device(phone: Page, address: str) -> None:
    visit(phone, address + SECOND)
    phone.locator(".qk-form input[type=text]").first.fill("某某公司")
    switch = phone.get_by_role("checkbox", name="存在这台设备上")
    switch.check()
    assert phone.evaluate(OURS) != []
    switch.uncheck()
    assert phone.evaluate(OURS) == []


def test_what_was_typed_last_counts_whichever_tab_it_was_in(fresh: BrowserContext, address: str) -> None:
    one, other = fresh.new_page(), fresh.new_page()
    first = ".qk-form input[type=text]"
    fresh.clock.set_fixed_time("2026-11-22T10:00:00")
    visit(one, address + SECOND)
    one.locator(first).first.fill("先写的")
    one.get_by_role("checkbox", name="存在这台设备上").check()
    fresh.clock.set_fixed_time("2026-11-22T11:00:00")
    visit(other, address + SECOND)
    other.locator(first).first.fill("后写的")
    one.reload()
    expect(one.locator(first).first).to_have_value("后写的")


def test_deleted_text_does_not_come_back_from_another_page(fresh: BrowserContext, address: str) -> None:
    one, other = fresh.new_page(), fresh.new_page()
    visit(one, address + SECOND)
    one.locator(".qk-form input[type=text]").first.fill("机密")
    one.get_by_role("checkbox", name="存在这台设备上").check()
    visit(other, address + SECOND)
    expect(other.locator(".qk-form input[type=text]").first).to_have_value("机密")
    other.on("dialog", lambda dialog: dialog.accept())
    other.get_by_role("button", name="从设备上删掉").click()
    expect(other.locator(".qk-form input[type=text]").first).to_have_value("")
    one.locator(".qk-form input[type=text]").nth(1).fill("再写一个字")
    assert one.evaluate(OURS) == []


@pytest.mark.page_errors("SecurityError|no$")  # The theme itself complains about it.
def test_without_storage_the_letter_still_writes(phone: Page, address: str) -> None:
    phone.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, {get() { throw new DOMException('no', 'SecurityError') }})"
    )
    visit(phone, address + SECOND)
    phone.locator(".qk-form input[type=text]").first.fill("某某公司")
    expect(phone.locator(".qk-letter__paper")).to_contain_text("某某公司")


@pytest.mark.parametrize(
    "spoilt",
    [
        "[1,2", "null", "7", '{"at":1,"value":null}', '{"at":1,"value":{"wanted":null,"values":{"company":5},"happened":"x","proof":[7],"timeline":{}}}',
        '{"at":1,"value":{"values":{"basis":"没有的选项"},"wanted":["没有的段落"],"route":{},"date":[],"platform":null}}',
    ],
)  # fmt: skip
def test_spoilt_storage_is_forgotten_quietly(spoilt: str, phone: Page, address: str) -> None:
    phone.goto(address)
    phone.evaluate(
        "(text) => { for (const k of ['letter:demand', 'evidence', 'deadlines']) sessionStorage.setItem('qk:' + k, text) }",
        spoilt,
    )
    for path in (SECOND, EVIDENCE, DEADLINES):
        phone.goto(address + path)
        expect(phone.locator(".qk-started")).to_be_visible()
        assert "undefined" not in phone.locator("article").inner_text()
        assert "undefined" not in phone.eval_on_selector_all("article input", "all => all.map((e) => e.value).join()")
