"""The search as a control: typed, pasted, composed and spoken into, by keyboard and with a finger."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.accessibility import assert_accessible
from tests.browser.searching import BOX, RESULTS, STATUS, WARNING, open_search


def test_pasted_text_searches_without_a_key(phone: Page, address: str) -> None:
    open_search(phone, address)
    phone.keyboard.insert_text("解冻费")
    expect(phone.locator(RESULTS).first).to_contain_text("是不是骗局")


def test_half_typed_pinyin_waits_for_the_input_method(phone: Page, address: str) -> None:
    phone.add_init_script("""window.asked = [];
      const post = Worker.prototype.postMessage;
      Worker.prototype.postMessage = function (message) {
        if (message.type === 2) window.asked.push(message.data);
        return post.apply(this, arguments);
      };""")
    open_search(phone, address)
    session = phone.context.new_cdp_session(phone)
    for typed in ("jie", "jied", "jiedong"):
        session.send("Input.imeSetComposition", {"text": typed, "selectionStart": 7, "selectionEnd": 7})
    session.send("Input.insertText", {"text": "解冻费"})
    expect(phone.locator(RESULTS).first).to_contain_text("是不是骗局")
    # The empty field makes it forget.
    assert set(phone.evaluate("window.asked")) - {""} == {"解冻费"}


def test_the_count_is_announced(ask: Callable[[str], list[str]], phone: Page) -> None:
    ask("提现失败")
    expect(phone.locator(STATUS)).to_have_attribute("role", "status")
    expect(phone.locator(STATUS)).to_have_text("先看最像的10条")


def test_opened_it_says_110_and_what_others_look_for(phone: Page, address: str) -> None:
    open_search(phone, address)
    expect(phone.get_by_role("dialog").locator("a[href='tel:110']")).to_be_visible()
    phone.get_by_role("button", name="解冻费").click()
    expect(phone.locator(BOX)).to_have_value("解冻费")
    expect(phone.locator(RESULTS).first).to_contain_text("是不是骗局")


@pytest.mark.parametrize("way", ["清空", "空格"])
def test_the_cross_and_spaces_alone_bring_back_the_beginning(
    way: str, ask: Callable[[str], list[str]], phone: Page
) -> None:
    ask("提现")
    if way == "清空":
        phone.get_by_role("button", name="清空").click()
        expect(phone.locator(BOX)).to_be_focused()
    else:
        phone.locator(BOX).fill("   ")
    expect(phone.locator(RESULTS)).to_have_count(0)
    expect(phone.locator(STATUS)).to_have_text("")
    expect(phone.get_by_role("button", name="提现失败")).to_be_visible()


def test_tab_reaches_everything_in_turn(ask: Callable[[str], list[str]], phone: Page) -> None:
    ask("退票")
    reached = []
    for _ in range(5):
        phone.keyboard.press("Tab")
        reached.append(phone.locator(":focus").inner_text())
    assert reached[:2] == ["×", "关闭"]
    assert "复制链接" in reached
    expect(phone.locator(f"{RESULTS} a:focus")).to_be_visible()


def test_enter_shows_the_list_and_opens_nothing(ask: Callable[[str], list[str]], phone: Page, address: str) -> None:
    ask("提现失败")
    phone.keyboard.press("Enter")
    expect(phone.locator(STATUS)).to_be_focused()
    expect(phone).to_have_url(address)


def test_arrows_go_through_the_results_and_back(ask: Callable[[str], list[str]], phone: Page) -> None:
    ask("提现失败")
    links = phone.locator(f"{RESULTS} a")
    for key, focused in [
        ("Down", links.nth(0)),
        ("Down", links.nth(1)),
        ("Up", links.nth(0)),
        ("Up", phone.locator(BOX)),
    ]:
        phone.keyboard.press(f"Arrow{key}")
        expect(focused).to_be_focused()


def test_escape_returns_the_focus_to_what_opened_it(desktop: Page, address: str) -> None:
    desktop.goto(address)
    button = desktop.locator(".qk-search")
    button.focus()
    desktop.keyboard.press("Enter")
    expect(desktop.locator(BOX)).to_be_focused()
    desktop.keyboard.press("Escape")
    expect(desktop.locator(BOX)).to_be_hidden()
    expect(button).to_be_focused()


def test_everything_to_tap_is_large_and_long_text_keeps_clear_of_it(
    ask: Callable[[str], list[str]], phone: Page
) -> None:
    ask("平台一直不给我提现客服也不回我该怎么办才好呢解冻费")
    taps = phone.locator("dialog button:visible, dialog a:visible")
    boxes = [box for box in (one.bounding_box() for one in taps.all()) if box]
    assert len(boxes) > 12
    assert min(box["height"] for box in boxes) >= 44 and min(box["width"] for box in boxes) >= 44
    assert right_of(phone.locator(BOX)) <= left_of(phone.get_by_role("button", name="清空"))


def left_of(place: Locator) -> float:
    box = place.bounding_box()
    assert box
    return box["x"]


def right_of(place: Locator) -> float:
    box = place.bounding_box()
    assert box
    return box["x"] + box["width"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("text", ["", "jiedongfei", "qqqzzzxxy", "12315"])
def test_accessibility_rules_hold_in_it(
    text: str, scheme: Literal["light", "dark"], ask: Callable[[str], list[str]], phone: Page
) -> None:
    phone.emulate_media(color_scheme=scheme)
    ask(text or "提现")
    phone.locator(BOX).fill(text)
    expect(phone.locator(WARNING)).to_have_count(1 if text == "jiedongfei" else 0)
    assert_accessible(phone)
