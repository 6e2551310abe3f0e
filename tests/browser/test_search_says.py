"""What the search says: what it understood, what it found, and what is better kept to oneself."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.searching import BOX, RESULTS, STATUS, WARNING

KIND = "别把身份证号、卡号、验证码填在任何地方"
MESSAGE = "【提示】尊敬的用户，您的账户因系统升级需要核对资料，请保持电话畅通，工作人员将与您联系，感谢支持。" * 5


@pytest.mark.parametrize(
    "secret",
    [
        "110105194912310021",
        "11010519491231002X",
        "6222 0212 3456 7890 123",
        "138-0013-8000",
        "https://pay.example.top/a?b",
    ],
)
def test_what_is_nobodys_business_is_kindly_said_and_not_shared(
    secret: str, ask: Callable[[str], list[str]], phone: Page, address: str
) -> None:
    ask(f"提现失败 {secret}")
    expect(phone.get_by_text(KIND)).to_be_visible()
    phone.get_by_role("button", name="复制链接").click()
    expect(phone.locator(STATUS)).to_contain_text("已复制")
    assert (
        phone.evaluate("navigator.clipboard.readText()") == f"{address}search/#q=%E6%8F%90%E7%8E%B0%E5%A4%B1%E8%B4%A5"
    )


@pytest.mark.parametrize("number", ["110105194912310021", "6222021234567890123"])
def test_the_number_of_a_person_or_card_is_not_told_to_be_dialled(
    number: str, ask: Callable[[str], list[str]], phone: Page
) -> None:
    assert ask(number)[0] == "scam/check/"
    expect(phone.locator(STATUS)).to_have_text("证件号、卡号、手机号不用填在这里。")
    expect(phone.get_by_text(KIND)).to_be_visible()


def test_a_web_address_leads_to_the_scam_check(ask: Callable[[str], list[str]], phone: Page) -> None:
    assert ask("http://abc-pay.top/login")[0] == "scam/check/"
    expect(phone.locator(RESULTS).first).to_contain_text("先看是不是骗局")
    expect(phone.get_by_text(KIND)).to_be_visible()


def test_the_last_words_of_a_long_message_warn(ask: Callable[[str], list[str]], phone: Page) -> None:
    assert len(MESSAGE) > 200
    assert ask(f"{MESSAGE}请先交解冻费再提现")[0] == "scam/check/"
    expect(phone.locator(WARNING).locator("a[href='tel:110']")).to_be_visible()
    expect(phone.get_by_text(KIND)).to_be_visible()


def test_ten_results_then_more(ask: Callable[[str], list[str]], phone: Page) -> None:
    ask("提现失败")
    expect(phone.locator(RESULTS)).to_have_count(10)
    phone.get_by_role("button", name="再看更多").click()
    expect(phone.locator(RESULTS)).to_have_count(20)
    expect(phone.locator(f"{RESULTS} >> nth=10").locator("a").first).to_be_focused()


@pytest.mark.parametrize(("typed", "meant"), [("jiedongfei", "解冻费"), ("解动费", "解冻费"), ("体现不了", "提现")])
def test_what_was_understood_otherwise_is_said(
    typed: str, meant: str, ask: Callable[[str], list[str]], phone: Page
) -> None:
    ask(typed)
    expect(phone.locator(STATUS)).to_contain_text(f"按“{meant}”来找的")


@pytest.mark.parametrize(("typed", "whole"), [("诉讼时", "诉讼时效"), ("jiedon", "解冻"), ("拼多", "拼多多")])
def test_words_are_completed_with_one_touch(
    typed: str, whole: str, ask: Callable[[str], list[str]], phone: Page
) -> None:
    ask(typed)
    phone.get_by_role("list", name="是不是要搜").get_by_role("button", name=whole, exact=True).click()
    expect(phone.locator(BOX)).to_have_value(whole)
    expect(phone.locator(RESULTS).first).to_be_visible()


def test_a_result_says_which_part_of_the_guide_it_is_of(ask: Callable[[str], list[str]], phone: Page) -> None:
    for text, label in [("诉讼时效", "维权"), ("支付宝", "平台"), ("12315", "电话、机构"), ("解冻费", "先判断")]:
        ask(text)
        expect(phone.locator(".qk-find__label").first).to_have_text(label)


def test_the_glossary_shows_no_slips_of_the_pen(ask: Callable[[str], list[str]], phone: Page) -> None:
    ask("jiedongfei 词语")
    own = phone.locator(RESULTS, has_text="词语解释")
    expect(own).to_be_visible()
    expect(own).not_to_contain_text("jiedongfei")
    expect(own).not_to_contain_text("解动费")
