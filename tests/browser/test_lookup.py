"""The look-up “who is in charge”: found by name, shared, by keyboard, and whole without scripts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from macros.model import Facts
from tests.browser.using_tools import LOOKUP


def type_name(page: Page, name: str) -> None:
    """Types a platform's name, and waits for the file of names, which the look-up asks for then."""
    page.get_by_label("平台名字").fill(name)
    page.wait_for_function("() => 'qkLookupNames' in window")


def shown_types(page: Page) -> list[str]:
    """The kinds of platform that can be seen, by id."""
    shown: list[str] = page.eval_on_selector_all(
        ".qk-type", "all => all.filter(e => e.offsetParent).map(e => e.dataset.type)"
    )
    return shown


@pytest.mark.parametrize(
    ("name", "platform"),
    [
        ("滴滴", "ride-hailing"), ("咸鱼", "second-hand"), ("闲鱼", "second-hand"), ("抖音", "live-streaming"),
        ("ALIPAY", "payment-wallet"), ("ＡＬＩＰＡＹ", "payment-wallet"), (" 美团 ", "delivery-rider"), ("健身卡", "prepaid-deposit"),
    ],
)  # fmt: skip
def test_a_platforms_everyday_name_finds_its_type(name: str, platform: str, phone: Page, address: str) -> None:
    phone.goto(address + LOOKUP)
    type_name(phone, name)
    found = shown_types(phone)
    assert platform in found and len(found) < 8
    expect(phone.locator(".qk-filter__status")).to_contain_text(f"找到 {len(found)} 类")


def test_the_choice_is_kept_in_the_address_and_can_be_shared(phone: Page, address: str) -> None:
    phone.goto(address + LOOKUP)
    phone.get_by_label("平台类型").select_option("ride-hailing")
    phone.get_by_label("我是").select_option("worker")
    expect(phone).to_have_url(address + LOOKUP + "?type=ride-hailing&who=worker")
    shared = phone.url
    phone.goto(address)
    phone.goto(shared)
    # The module of the look-up may still be on its way when the page has loaded.
    expect(phone.locator(".qk-type:visible")).to_have_count(1)
    assert shown_types(phone) == ["ride-hailing"]
    assert phone.get_by_label("我是").input_value() == "worker"


def test_what_the_reader_types_never_reaches_a_server(phone: Page, address: str) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.goto(address + LOOKUP)
    type_name(phone, "曹操")
    expect(phone).to_have_url(address + LOOKUP + "#name=%E6%9B%B9%E6%93%8D")
    phone.reload()
    expect(phone.locator(".qk-type:visible")).to_have_count(1)
    assert shown_types(phone) == ["ride-hailing"]
    assert not any("name=" in url.split("#")[0] or "%E6%9B%B9" in url.split("#")[0] for url in asked)


def test_who_i_am_hides_steps_that_are_not_for_me(phone: Page, address: str, facts: Facts) -> None:
    phone.goto(address + LOOKUP + "?type=ride-hailing&who=consumer")
    steps = [s for s in facts.platforms["ride-hailing"].steps if not s.roles or "consumer" in s.roles]
    assert 0 < len(steps) < len(facts.platforms["ride-hailing"].steps)
    visible = phone.locator("[data-type=ride-hailing] .qk-step:visible")
    expect(visible).to_have_count(len(steps))
    assert "平台内部申诉" in visible.first.inner_text()


def test_clearing_the_filter_shows_everything_again(phone: Page, address: str, facts: Facts) -> None:
    phone.goto(address + LOOKUP + "?type=crypto")
    phone.get_by_role("button", name="清除筛选").click()
    expect(phone.locator(".qk-type:visible")).to_have_count(len(facts.platforms))
    expect(phone).to_have_url(address + LOOKUP)


@pytest.mark.parametrize(
    ("name", "platform"),
    [
        ("外卖骑手", "delivery-rider"), ("美团外卖骑手", "delivery-rider"), ("拼多多商家版", "ecommerce-seller"),
        ("京东店铺", "ecommerce-seller"), ("滴滴车主", "ride-hailing"), ("闲鱼APP", "second-hand"), ("WeChat Pay", "payment-wallet"),
        ("支付寶", "payment-wallet"), ("喜马拉雅极速版", "fiction-knowledge"), ("PayPal", "cross-border"), ("小黄鱼", "second-hand"),
        ("绿泡泡", "payment-wallet"), ("抖音小店", "ecommerce-seller"), ("抖音小店商家后台", "ecommerce-seller"),
        ("taobaoApp", "ecommerce-seller"), ("貨拉拉", "freight"), ("ＰａｙＰａｌ", "cross-border"), ("我的pdd店", "ecommerce-seller"),
        ("收钱吧商家版", "merchant-acquiring"), ("银联", "bank-restricted"),
    ],
)  # fmt: skip
def test_more_or_less_than_a_name_finds_the_type_first(name: str, platform: str, phone: Page, address: str) -> None:
    phone.goto(address + LOOKUP)
    type_name(phone, name)
    found = shown_types(phone)
    assert platform in found and len(found) < 8


def test_the_same_name_comes_before_a_name_that_holds_it(phone: Page, address: str) -> None:
    phone.goto(address + LOOKUP)
    type_name(phone, "抖音小店")
    assert shown_types(phone) == ["ecommerce-seller"]


@pytest.mark.parametrize(("name", "near"), [("<b>€</b>", []), ("骑手们", ["delivery-rider"])])
def test_nothing_found_says_what_is_nearest_and_where_to_go_on(
    name: str, near: list[str], phone: Page, address: str
) -> None:
    phone.goto(address + LOOKUP)
    type_name(phone, name)
    assert shown_types(phone)[:1] == near
    expect(phone.locator(".qk-filter__status")).to_contain_text("没有找到")
    expect(phone.get_by_role("link", name="一问一答")).to_be_visible()


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("去世", "remedies/owner-died/"), ("未成年", "remedies/minors/"), ("传唤", "rights/questioned/"),
        ("收到赃款", "causes/tainted-money/"), ("护照", "remedies/foreigners-and-abroad/"),
        ("境外汇款", "remedies/money-from-abroad/"), ("服装费", "rights/employer-deposits/"),
    ],
)  # fmt: skip
def test_what_has_happened_to_somebody_is_found_beside_the_platforms(
    typed: str, page: str, phone: Page, address: str
) -> None:
    phone.goto(address + LOOKUP)
    people = phone.locator(".qk-lookup__people a:visible")
    assert people.count() > 1
    type_name(phone, typed)
    expect(people).to_have_count(1)
    assert (people.get_attribute("href") or "").endswith(page)
    expect(phone.locator(".qk-filter__status")).to_contain_text("是人的事")


def test_a_made_up_address_shows_everything(phone: Page, address: str, facts: Facts) -> None:
    phone.goto(address + LOOKUP + "?type=%3Cscript%3E&who=king#name=" + "x" * 5000)
    type_name(phone, "")
    expect(phone.locator(".qk-type:visible")).to_have_count(len(facts.platforms))


def test_without_scripts_the_lookup_is_whole(without_scripts: Page, address: str, facts: Facts) -> None:
    page = without_scripts
    page.goto(address + LOOKUP)
    expect(page.locator(".qk-type:visible")).to_have_count(len(facts.platforms))
    expect(page.locator(".qk-step:visible")).to_have_count(sum(len(p.steps) for p in facts.platforms.values()))
    expect(page.locator("form.qk-filter")).to_be_hidden()
    page.locator(".qk-lookup__jump a", has_text="网约车").click()
    expect(page).to_have_url(re.compile("#ride-hailing$"))


def test_the_lookup_works_by_keyboard_alone(desktop: Page, address: str) -> None:
    desktop.goto(address + LOOKUP)
    desktop.get_by_label("平台名字").focus()
    desktop.keyboard.type("滴滴")
    desktop.keyboard.press("Tab")
    expect(desktop.get_by_label("平台类型")).to_be_focused()
    desktop.keyboard.press("Tab")
    desktop.keyboard.press("Tab")
    expect(desktop.get_by_role("button", name="清除筛选")).to_be_focused()
    desktop.keyboard.press("Enter")
    assert desktop.get_by_label("平台名字").input_value() == ""


def test_whoever_uses_the_keyboard_sees_where_they_are(desktop: Page, address: str) -> None:
    desktop.goto(address + LOOKUP)
    field = desktop.get_by_label("平台名字")
    field.focus()
    desktop.keyboard.press("Tab")
    seen = []
    for _ in range(6):
        desktop.keyboard.press("Tab")
        seen.append(desktop.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)"))
        assert desktop.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert min(seen) >= 2
