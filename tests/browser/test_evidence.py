"""The evidence pack: a timeline and an index that feed the letters, and tables to fill in without scripts."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.using_tools import EVIDENCE, SECOND, tick_all, visit


def test_the_timeline_feeds_the_letters_and_names_the_files(phone: Page, address: str) -> None:
    visit(phone, address + EVIDENCE)
    phone.locator("#evidence-platform").fill("某平台")
    phone.locator("#t-0-0").fill("2026-11-05")
    phone.locator("#t-0-1").fill("点提现，页面写“审核中”")
    phone.locator("#t-0-2").fill("01")
    phone.get_by_role("button", name="加一件事").click()
    expect(phone.locator("#t-1-0")).to_be_focused()
    phone.locator("#t-1-0").fill("2026-10-01")
    phone.locator("#t-1-1").fill("上一次提现成功")
    phone.locator("#e-0-0").fill("提现 失败/截图")
    phone.locator("#e-0-1").fill("2026-11-05")
    expect(phone.locator(".qk-names code")).to_have_text("某平台_提现失败截图_20261105_01")
    rows = phone.locator(".qk-evidence__result table").first.locator("tbody tr")
    expect(rows.first).to_contain_text("上一次提现成功")
    phone.reload()
    expect(phone.locator("#t-1-1")).to_have_value("上一次提现成功")
    visit(phone, address + SECOND)
    tick_all(phone)
    expect(phone.locator(".qk-letter__paper")).to_contain_text("上一次提现成功")


def test_an_event_without_its_day_stands_last(phone: Page, address: str) -> None:
    visit(phone, address + EVIDENCE)
    phone.locator("#t-0-1").fill("哪天的事记不清")
    phone.get_by_role("button", name="加一件事").click()
    phone.locator("#t-1-0").fill("2026-10-01")
    phone.locator("#t-1-1").fill("上一次提现成功")
    rows = phone.locator(".qk-evidence__result table").first.locator("tbody tr")
    expect(rows.first).to_contain_text("上一次提现成功")
    expect(rows.last).to_contain_text("哪天的事记不清")


def test_numbers_skip_empty_rows_in_the_index_and_in_file_names_alike(phone: Page, address: str) -> None:
    visit(phone, address + EVIDENCE)
    phone.get_by_role("button", name="加一样证据").click()
    phone.locator("#e-1-0").fill("限制通知")
    expect(phone.locator(".qk-names code")).to_have_text("平台_限制通知_日期_01")
    expect(phone.locator(".qk-evidence__result table").nth(1).locator("tbody tr").first).to_contain_text("01")


def test_taking_out_a_row_keeps_the_focus_in_the_form(phone: Page, address: str) -> None:
    visit(phone, address + EVIDENCE)
    phone.get_by_role("button", name="加一件事").click()
    phone.get_by_role("button", name="删掉时间线第2行").click()
    expect(phone.locator("#t-1-0")).to_have_count(0)
    assert phone.evaluate("document.activeElement.closest('.qk-evidence') !== null")


def test_without_scripts_the_evidence_pack_has_tables_to_fill_in(without_scripts: Page, address: str) -> None:
    without_scripts.goto(address + EVIDENCE)
    expect(without_scripts.locator(".qk-evidence__blank table")).to_have_count(2)
