"""The search box as a control: pasted into, by input method and keyboard, shared, free for those who never search."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.searching import BOX, RESULTS, wait_for_whole_index


def test_the_count_is_announced(ask: Callable[[str], list[str]], phone: Page) -> None:
    ask("提现失败")
    status = phone.locator(".md-search-result__meta")
    expect(status).to_have_attribute("role", "status")
    expect(status).to_contain_text("符合条件的结果")


def test_pasted_text_searches_without_a_key(phone: Page, address: str) -> None:
    phone.goto(address)
    phone.locator("[data-qk-search]").click()
    phone.keyboard.insert_text("解冻费")
    expect(phone.locator(RESULTS).first).to_contain_text("是不是骗局")


def test_half_typed_pinyin_waits_for_the_input_method(phone: Page, address: str) -> None:
    phone.add_init_script("""window.asked = [];
      const post = Worker.prototype.postMessage;
      Worker.prototype.postMessage = function (message) {
        if (message.type === 2) window.asked.push(message.data);
        return post.apply(this, arguments);
      };""")
    phone.goto(address, wait_until="networkidle")
    phone.locator("[data-qk-search]").click()
    expect(phone.locator(BOX)).to_be_focused()
    session = phone.context.new_cdp_session(phone)
    for typed in ("jie", "jied", "jiedong"):
        session.send("Input.imeSetComposition", {"text": typed, "selectionStart": 7, "selectionEnd": 7})
    session.send("Input.insertText", {"text": "解冻费"})
    expect(phone.locator(RESULTS).first).to_contain_text("是不是骗局")
    # The theme asks once for the empty box.
    assert set(phone.evaluate("window.asked")) - {""} == {"解冻费"}


def test_keyboard_alone_reaches_a_result_and_closes(desktop: Page, address: str, last_file: str) -> None:
    desktop.goto(address)
    desktop.keyboard.press("f")
    desktop.keyboard.type("退")
    expect(desktop.locator(RESULTS).first).to_be_visible()
    # Answers that come with more of the index redraw the list; from here on one question gets one answer.
    wait_for_whole_index(desktop, last_file)
    desktop.keyboard.press("Backspace")
    expect(desktop.locator(RESULTS)).to_have_count(0)
    desktop.keyboard.type("退票")
    # Typed one by one, they are two questions; the list of the second has marks of both.
    expect(desktop.locator(f"{RESULTS} mark", has_text="退票").first).to_be_visible()
    desktop.keyboard.press("ArrowDown")
    expect(desktop.locator(".md-search-result__link:focus")).to_be_visible()
    desktop.keyboard.press("Escape")
    expect(desktop.locator(".md-search__output")).to_be_hidden()


def test_escape_returns_the_focus_to_what_opened_the_box(desktop: Page, address: str) -> None:
    desktop.goto(address, wait_until="networkidle")
    button = desktop.locator("[data-qk-search]")
    button.focus()
    desktop.keyboard.press("Enter")
    expect(desktop.locator(BOX)).to_be_focused()
    desktop.keyboard.press("Escape")
    expect(button).to_be_focused()


def test_a_chosen_result_opens_with_its_words_marked(phone: Page, address: str) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.goto(address)
    phone.locator("[data-qk-search]").click()
    phone.locator(BOX).fill("生活费")
    phone.locator(f"{RESULTS} mark").first.wait_for()
    phone.locator(f"{RESULTS} a:has(mark)").first.click()
    phone.wait_for_load_state("networkidle")
    expect(phone.locator("article mark").first).to_contain_text("生活费")
    phone.reload()
    expect(phone.locator("article mark")).to_have_count(0)
    assert not any("%E7%94%9F%E6%B4%BB" in url for url in asked)


@pytest.mark.parametrize("shared", ["#q=%E8%A7%A3%E5%86%BB%E8%B4%B9", "?q=%E8%A7%A3%E5%86%BB%E8%B4%B9"])
def test_a_shared_search_opens(shared: str, phone: Page, address: str) -> None:
    phone.goto(address + shared)
    expect(phone.locator(RESULTS).first).to_contain_text("是不是骗局")


def test_the_share_button_copies_an_address_that_opens_the_same_search(
    ask: Callable[[str], list[str]], phone: Page, address: str
) -> None:
    ask("解冻费")
    phone.get_by_role("button", name="复制这次搜索的链接").click()
    expect(phone.get_by_role("button", name="已复制")).to_be_visible()
    shared = phone.evaluate("navigator.clipboard.readText()")
    # Behind “#” no server sees the words.
    assert shared.startswith(f"{address}#")
    phone.goto("about:blank")
    phone.goto(shared)
    expect(phone.locator(BOX)).to_have_value("解冻费")
    expect(phone.locator(RESULTS).first).to_contain_text("是不是骗局")


def test_a_word_is_completed_with_one_key(desktop: Page, address: str) -> None:
    desktop.goto(address)
    desktop.keyboard.press("f")
    desktop.keyboard.type("alip")
    expect(desktop.locator(".md-search__suggest")).to_have_text("alipay")
    desktop.keyboard.press("ArrowRight")
    expect(desktop.locator(BOX)).to_have_value("alipay")


def test_people_who_never_search_load_almost_nothing(phone: Page, address: str, site: Path) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    phone.goto(address, wait_until="networkidle")
    assert {path for path in asked if "search" in path} == {
        "assets/javascripts/search/box.js",
        "assets/javascripts/search/worker.js",
    }
    assert not (site / "search" / "search_index.json").exists()


@pytest.mark.page_errors("CORS|ERR_FAILED")  # A page on a disk may load no module.
def test_search_works_from_a_disk(phone: Page, site: Path) -> None:
    phone.goto((site / "causes" / "tax-and-fees" / "index.html").as_uri())
    phone.locator(".md-header__button[for=__search]").click()
    phone.locator(BOX).fill("解冻费")
    expect(phone.locator(RESULTS).first).to_contain_text("是不是骗局")
