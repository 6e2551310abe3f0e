"""The site in a real browser, on the smallest phone we design for and on a desktop."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from macros.pages import read_pages
from playwright.sync_api import Page, expect

from macros.model import Facts
from tests.accessibility import assert_accessible
from tests.conftest import ROOT

LOOKUP = "tools/regulator-lookup/"
SYMPTOM_PAGES = [
    page.path.removesuffix(".md") + "/"
    for page in read_pages(ROOT)[0]
    if page.path.split("/")[0] in ("causes", "remedies", "platforms") and not page.path.endswith("/index.md")
]
PAGE_KINDS = [
    "", "scam/check/", "scam/stop-loss/", "causes/risk-control/", "remedies/escalation/", "platforms/",
    "platforms/ecommerce-seller/", "rights/regulator-complaint/", LOOKUP, "reference/channels/",
    "reference/laws/", "reference/sources-and-freshness/", "about/", "causes/official-freeze/",
    "remedies/identity-verification/", "remedies/time-to-arrive/", "tools/triage/", "rights/platform-duties/",
    "rights/lawsuit/", "prevention/monthly-check/", "reference/pages/",
]  # fmt: skip


def shown_types(page: Page) -> list[str]:
    """The kinds of platform that can be seen, by id."""
    shown: list[str] = page.eval_on_selector_all(
        ".qk-type", "all => all.filter(e => e.offsetParent).map(e => e.dataset.type)"
    )
    return shown


# ---- The look-up -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "platform"),
    [
        ("滴滴", "ride-hailing"), ("咸鱼", "second-hand"), ("闲鱼", "second-hand"), ("抖音", "live-streaming"),
        ("ALIPAY", "payment-wallet"), ("ＡＬＩＰＡＹ", "payment-wallet"), (" 美团 ", "delivery-rider"), ("健身卡", "prepaid-deposit"),
    ],
)  # fmt: skip
def test_a_platforms_everyday_name_finds_its_type(name: str, platform: str, phone: Page, address: str) -> None:
    phone.goto(address + LOOKUP)
    phone.get_by_label("平台名字").fill(name)
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
    phone.get_by_label("平台名字").fill("滴滴")
    expect(phone).to_have_url(address + LOOKUP + "#name=%E6%BB%B4%E6%BB%B4")
    phone.reload()
    expect(phone.locator(".qk-type:visible")).to_have_count(1)
    assert shown_types(phone) == ["ride-hailing"]
    assert not any("name=" in url.split("#")[0] or "%E6%BB%B4" in url.split("#")[0] for url in asked)


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


def test_nothing_found_says_what_to_do(phone: Page, address: str) -> None:
    phone.goto(address + LOOKUP)
    phone.get_by_label("平台名字").fill("<script>alert(1)</script>")
    assert shown_types(phone) == []
    expect(phone.locator(".qk-filter__status")).to_contain_text("没有找到")


def test_a_made_up_address_shows_everything(phone: Page, address: str, facts: Facts) -> None:
    phone.goto(address + LOOKUP + "?type=%3Cscript%3E&who=king#name=" + "x" * 5000)
    phone.get_by_label("平台名字").fill("")
    expect(phone.locator(".qk-type:visible")).to_have_count(len(facts.platforms))


def test_without_scripts_the_lookup_is_whole(without_scripts: Page, address: str, facts: Facts) -> None:
    page = without_scripts
    page.goto(address + LOOKUP)
    expect(page.locator(".qk-type:visible")).to_have_count(len(facts.platforms))
    expect(page.locator(".qk-step:visible")).to_have_count(sum(len(p.steps) for p in facts.platforms.values()))
    expect(page.locator("form.qk-filter")).to_have_count(0)
    page.locator(".qk-lookup__jump a", has_text="网约车").click()
    expect(page).to_have_url(re.compile("#ride-hailing$"))


def test_without_scripts_no_dead_button_stands_on_the_home_page(without_scripts: Page, address: str) -> None:
    without_scripts.goto(address)
    expect(without_scripts.locator("[data-qk-search]")).to_be_hidden()
    expect(without_scripts.locator(".qk-cards a")).to_have_count(9)


# ---- Every page ------------------------------------------------------------------


@pytest.mark.parametrize("path", SYMPTOM_PAGES)
def test_answer_and_red_box_are_on_the_first_screen(path: str, phone: Page, address: str) -> None:
    phone.goto(address + path)
    answer = phone.locator(".md-content article > p").first.bounding_box()
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


def test_a_link_to_a_table_row_lands_on_it_though_rows_become_cards(phone: Page, address: str) -> None:
    phone.goto(address + "rights/time-limits/#limitation-sued", wait_until="networkidle")
    place = phone.locator("#limitation-sued").evaluate("e => e.getBoundingClientRect().top")
    assert 0 <= place < 640


@pytest.mark.parametrize(
    "path", ["tools/status-tables/", "remedies/time-to-arrive/", "rights/lawsuit/", "rights/time-limits/"]
)
def test_tables_fit_their_column_on_a_desktop(path: str, desktop: Page, address: str) -> None:
    desktop.goto(address + path)
    cut = "all => all.filter(t => t.scrollWidth > t.closest('.md-typeset__scrollwrap').clientWidth).map(t => t.rows[0].textContent)"
    assert desktop.locator(".md-typeset table").count() > 0
    assert desktop.eval_on_selector_all(".md-typeset table", cut) == []


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


def test_larger_text_is_remembered(phone: Page, address: str) -> None:
    size = "parseFloat(getComputedStyle(document.querySelector('.md-typeset')).fontSize)"
    phone.goto(address)
    normal = phone.evaluate(size)
    phone.get_by_role("button", name="把字放大").click()
    large = phone.evaluate(size)
    assert large >= normal * 1.2
    phone.goto(address + "scam/check/")
    assert phone.evaluate(size) == large
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    phone.get_by_role("button", name="换回平常的字号").click()
    assert phone.evaluate(size) == normal


def test_tables_become_labelled_cards_on_a_phone(phone: Page, address: str) -> None:
    phone.goto(address + "platforms/ecommerce-seller/")
    cell = phone.locator("#which ~ .md-typeset__scrollwrap td, #which ~ table td").nth(1)
    expect(cell).to_have_attribute("data-label", "多半是什么")
    assert cell.evaluate("e => getComputedStyle(e).display") == "block"
    assert "多半是什么" in cell.evaluate("e => getComputedStyle(e, '::before').content")
    expect(phone.get_by_role("table").first).to_be_visible()
    expect(phone.get_by_role("cell").first).to_be_visible()


def test_tables_to_write_in_stay_tables_on_a_phone(phone: Page, address: str) -> None:
    """An empty card says nothing."""
    phone.goto(address + "rights/formal-letter/", wait_until="networkidle")
    expect(phone.locator("table.qk-table").first).to_be_visible()
    expect(phone.locator("[data-qk-paper] table").first).to_be_visible()
    expect(phone.locator("[data-qk-paper] table.qk-table")).to_have_count(0)


def test_tables_stay_tables_on_a_desktop(desktop: Page, address: str) -> None:
    desktop.goto(address + "platforms/ecommerce-seller/")
    assert desktop.locator("td").first.evaluate("e => getComputedStyle(e).display") == "table-cell"


def test_print_has_no_menu_and_keeps_the_answer(desktop: Page, address: str) -> None:
    desktop.goto(address + "platforms/delivery-rider/")
    desktop.emulate_media(media="print")
    for part in (".md-header", ".md-tabs", ".md-footer", ".md-sidebar"):
        expect(desktop.locator(part).first).to_be_attached()
        expect(desktop.locator(f"{part}:visible")).to_have_count(0)
    expect(desktop.locator(".qk-stop")).to_be_visible()
    expect(desktop.locator(".qk-step").first).to_be_visible()
    expect(desktop.locator(".qk-page-foot")).to_be_visible()


# ---- Ways in ---------------------------------------------------------------------


def test_just_cheated_reaches_110_on_the_first_screen(phone: Page, address: str) -> None:
    phone.goto(address)
    call = phone.locator(".qk-now a[href='tel:110']")
    box = call.bounding_box()
    assert box and box["y"] + box["height"] <= 640
    phone.locator(".qk-now a", has_text="照着做").click()
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


def test_the_search_button_opens_the_search_box(phone: Page, address: str) -> None:
    phone.goto(address)
    phone.locator("[data-qk-search]").click()
    field = phone.get_by_role("textbox", name=re.compile("搜索"))
    expect(field).to_be_focused()
    field.press_sequentially("解冻费")
    expect(phone.locator(".md-search-result__item").first).to_be_visible()


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
