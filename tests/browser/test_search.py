"""What people type into the search box, and what it answers."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from macros.model import Facts
from tests.browser.searching import RESULTS, STATUS
from tests.conftest import ROOT
from tests.links import leads_somewhere
from tests.search_cases import CASES, TABLE

SCRIPTS = ROOT / "overrides" / "assets" / "javascripts" / "search"
HOSTILE = [
    "x" * 10_000, "钱" * 10_000, ".*+?^${}()|[]\\", "<img src=x onerror=window.broken=1>", "&lt;b&gt;", "'\"`", "👩‍👩‍👧", "\u202e倒",
    "constructor", "__proto__", "toString", "a" * 300 + " 提现", "0", "﷽" * 50,
]  # fmt: skip


def test_the_browser_normalises_like_the_cases(phone: Page) -> None:
    phone.add_script_tag(content=(SCRIPTS / "engine.js").read_text(encoding="utf-8"))
    for case in CASES:
        # A lone surrogate cannot travel to the browser as it is.
        text = json.dumps(case["text"])
        found = phone.evaluate(
            "([text, table]) => { const n = qkSearch.normalise(JSON.parse(text), table); return [n, qkSearch.runs(n)]; }",
            [text, TABLE],
        )
        assert found == [case["normal"], case["runs"]], case


def test_people_find_what_they_mean(ask: Callable[[str], list[str]]) -> None:
    for text, path in [
        ("有权机关冻结", "causes/official-freeze/"), ("刷脸过不了", "remedies/identity-verification/"),
        ("咸鱼没收到钱", "platforms/second-hand/"), ("诉讼时效", "rights/time-limits/"), ("訴訟時效", "rights/time-limits/"),
        ("zhifubao dongjie", "platforms/payment-wallet/"), ("alipay account frozen", "platforms/payment-wallet/"),
        ("体现不了", "tools/triage/"), ("falv yuanzhu", "rights/legal-aid/"), ("支付宝余额提现不了怎么办", "platforms/payment-wallet/"),
        ("支府宝余额", "platforms/payment-wallet/"), ("解动要多久", "remedies/release-request/"), ("民法典188条", "rights/time-limits/"),
        ("system maintenance", "causes/maintenance-and-channels/"), ("yinhangka", "remedies/bank-card-frozen/"),
        ("律帅", "rights/legal-aid/"), ("注销学生贷账号", "scam/check/"), ("跑分日结", "scam/check/"),
    ]:  # fmt: skip
        assert path in ask(text)[:3], text


@pytest.mark.parametrize(
    "text", ["解冻费", "交保证金才能提", "安全账户", "刷流水", "共享屏幕", "要先交税才能提现", "jiedongfei"]
)
def test_words_of_fraud_lead_to_the_scam_page_first(text: str, ask: Callable[[str], list[str]]) -> None:
    assert ask(text)[0] == "scam/check/"


def test_who_is_asked_to_pay_back_is_no_victim_and_a_gambling_site_no_platform(ask: Callable[[str], list[str]]) -> None:
    for text, path in [
        ("警察让我把货款退给受害人", "causes/tainted-money/"), ("派出所让我退赃", "causes/tainted-money/"),
        ("网赌提现审核", "platforms/suspected-scam/"), ("对方要我的验证码", "scam/check/"),
    ]:  # fmt: skip
        assert ask(text)[0] == path, text


@pytest.mark.parametrize(
    ("text", "title", "link"),
    [
        ("12315", "12315", "reference/channels/regulators/"), ("110", "110", "reference/channels/platform-and-police/"),
        ("支付宝", "支付宝", "tools/regulator-lookup/?type=payment-wallet"),
        ("人民银行", "人民银行", "reference/channels/regulators/"),
    ],
)  # fmt: skip
def test_a_number_a_platform_a_body_is_answered_by_its_card(
    text: str, title: str, link: str, ask: Callable[[str], list[str]], phone: Page
) -> None:
    ask(text)
    card = phone.locator(RESULTS).first
    expect(card).to_contain_text(title)
    if text.isdigit():
        expect(card).to_contain_text("不能：")
    assert any(link in href for href in card.locator("a").evaluate_all("all => all.map(a => a.href)"))


def test_nothing_found_still_leads_somewhere(ask: Callable[[str], list[str]], phone: Page) -> None:
    ways = ["tools/triage/", "tools/regulator-lookup/", "reference/glossary/", "scam/cannot-go-on/"]
    assert ask("qqqzzzxxy") == ways
    expect(phone.locator(STATUS)).to_contain_text("没有找到")


def test_a_number_nobody_here_knows_is_not_called_at_random(ask: Callable[[str], list[str]], phone: Page) -> None:
    assert ask("95999")[:2] == ["remedies/customer-service/", "scam/check/"]
    expect(phone.locator(STATUS)).to_contain_text("先核实再拨")
    expect(phone.locator(RESULTS).first).to_contain_text("搜来的、短信里的、群里的都别拨")


def test_every_way_out_leads_to_a_page(ask: Callable[[str], list[str]], phone: Page, address: str, site: Path) -> None:
    for nothing in ("qqqzzzxxy", "95999", "闲鱼", "12315", "110105194912310021", "www.example.com"):
        ask(nothing)
        links = phone.locator(f"{RESULTS} a").evaluate_all("all => all.map(a => a.href)")
        assert links
        for link in links:
            assert leads_somewhere(site, link.removeprefix(address)), (nothing, link)


def test_hostile_words_neither_break_nor_become_markup(ask: Callable[[str], list[str]], phone: Page) -> None:
    for text in HOSTILE:
        ask(text)
    assert phone.evaluate("window.broken") is None
    assert phone.locator(f"{RESULTS} img, {RESULTS} script").count() == 0


def test_without_scripts_a_list_of_pages_and_terms_takes_the_place(
    without_scripts: Page, address: str, facts: Facts
) -> None:
    page = without_scripts
    page.goto(address)
    page.get_by_role("link", name="搜索", exact=True).click()
    page.get_by_role("link", name="按顺序查全部页面").click()
    expect(page.locator("article h2#pages")).to_be_visible()
    assert page.locator("a[href*='glossary/#']").count() >= len(facts.glossary)
    assert page.locator("a[href$='rights/time-limits/']:visible").count() >= 1
