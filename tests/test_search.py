"""The search box: how it understands what people type, what it answers, and that nothing breaks it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from macros.model import Facts
from publish import search_lexicon
from publish.project import pages
from publish.search_index import Sections
from publish.search_text import normalise, runs
from tests.conftest import ROOT

CASES = json.loads((ROOT / "tests" / "search_cases.json").read_text(encoding="utf-8"))
SCRIPTS = ROOT / "overrides" / "assets" / "javascripts" / "search"
BOX = "[data-md-component=search-query]"
RESULTS = ".md-search-result__item"
HOSTILE = [
    "x" * 10_000, "钱" * 10_000, ".*+?^${}()|[]\\", "<img src=x onerror=window.broken=1>", "&lt;b&gt;", "'\"`", "👩‍👩‍👧", "\u202e倒",
    "constructor", "__proto__", "toString", "a" * 300 + " 提现", "0", "﷽" * 50,
]  # fmt: skip


@pytest.fixture(scope="session")
def table() -> dict[str, str]:
    """Traditional → simplified, as the index would hold it for the cases."""
    old, new = search_lexicon.traditional("".join(case["normal"] for case in CASES))
    return dict(zip(old, new, strict=True))


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case["text"])[:30])
def test_python_normalises_like_the_cases(case: dict[str, Any], table: dict[str, str]) -> None:
    assert normalise(case["text"], table) == case["normal"]
    assert runs(case["normal"]) == case["runs"]


def test_the_browser_normalises_like_the_cases(phone: Page, table: dict[str, str]) -> None:
    phone.add_script_tag(content=(SCRIPTS / "engine.js").read_text(encoding="utf-8"))
    for case in CASES:
        # A lone surrogate cannot travel to the browser as it is.
        text = json.dumps(case["text"])
        found = phone.evaluate(
            "([text, table]) => { const n = qkSearch.normalise(JSON.parse(text), table); return [n, qkSearch.runs(n)]; }",
            [text, table],
        )
        assert found == [case["normal"], case["runs"]], case


@pytest.fixture
def last_file(site: Path) -> str:
    """The end of the address of the last file the search reads."""
    return f"/search/text-{len(list((site / 'search').glob('text-*.js'))) - 1}.js"


def wait_for_whole_index(page: Page, last_file: str) -> None:
    """Until the search worker has read its last file and answered once more, knowing all."""
    page.workers[0].evaluate(
        """(last) => new Promise((done) => {
          const read = (list) => list.getEntries().some((one) => one.name.endsWith(last)) && setTimeout(done);
          new PerformanceObserver(read).observe({ type: "resource", buffered: true });
        })""",
        last_file,
    )


@pytest.fixture
def ask(phone: Page, address: str, last_file: str) -> Callable[[str], list[str]]:
    """Types into the real box once the whole index is there; returns the addresses of the pages shown."""
    phone.goto(address)
    phone.locator("[data-qk-search]").click()
    phone.locator(BOX).fill("提现")
    expect(phone.locator(RESULTS).first).to_be_visible()
    wait_for_whole_index(phone, last_file)

    def typed(text: str) -> list[str]:
        phone.locator(BOX).fill("")
        expect(phone.locator(RESULTS)).to_have_count(0)
        phone.locator(BOX).fill(text)
        expect(phone.locator(RESULTS).first).to_be_visible()
        shown: list[str] = phone.eval_on_selector_all(
            RESULTS, "all => all.map(e => new URL(e.querySelector('a').href).pathname.slice(1))"
        )
        return shown

    return typed


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


@pytest.mark.parametrize(
    ("text", "title", "link"),
    [
        ("12315", "12315", "reference/channels/"), ("110", "110", "reference/channels/"),
        ("支付宝", "支付宝", "tools/regulator-lookup/?type=payment-wallet"), ("人民银行", "人民银行", "reference/channels/"),
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
    assert ask("qqqzzzxxy") == ["tools/triage/"]
    expect(phone.locator(RESULTS)).to_contain_text("没有找到")
    assert phone.locator(f"{RESULTS} a").count() == 3


def test_a_number_nobody_here_knows_is_not_called_at_random(ask: Callable[[str], list[str]], phone: Page) -> None:
    assert ask("95999") == ["remedies/customer-service/"]
    expect(phone.locator(RESULTS)).to_contain_text("先核实再拨")
    expect(phone.locator(RESULTS)).to_contain_text("搜来的、短信里的、群里的都别拨")


def test_hostile_words_neither_break_nor_become_markup(ask: Callable[[str], list[str]], phone: Page) -> None:
    for text in HOSTILE:
        ask(text)
    assert phone.evaluate("window.broken") is None
    assert phone.locator(f"{RESULTS} img, {RESULTS} script").count() == 0


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
    assert "assets/javascripts/from-disk.js" not in asked
    assert not (site / "search" / "search_index.json").exists()


@pytest.mark.page_errors("CORS|ERR_FAILED")  # A page on a disk may load no module.
def test_search_works_from_a_disk(phone: Page, site: Path) -> None:
    phone.goto((site / "causes" / "tax-and-fees" / "index.html").as_uri())
    phone.locator(".md-header__button[for=__search]").click()
    phone.locator(BOX).fill("解冻费")
    expect(phone.locator(RESULTS).first).to_contain_text("是不是骗局")


@pytest.mark.page_errors("CORS|ERR_FAILED")  # A page on a disk may load no module.
def test_from_a_disk_a_link_to_a_folder_opens_its_page(phone: Page, site: Path) -> None:
    phone.goto((site / "index.html").as_uri())
    phone.locator(".qk-cards a", has_text="不知道该找谁").click()
    expect(phone).to_have_url((site / "tools" / "regulator-lookup" / "index.html").as_uri())


def test_without_scripts_a_list_of_pages_and_terms_takes_the_place(
    without_scripts: Page, address: str, facts: Facts
) -> None:
    page = without_scripts
    page.goto(address)
    page.get_by_role("link", name="全部页面").first.click()
    expect(page.locator("article h2#pages")).to_be_visible()
    assert page.locator("a[href*='glossary/#']").count() >= len(facts.glossary)
    assert page.locator("a[href$='rights/time-limits/']:visible").count() >= 1


def test_articles_of_law_lead_to_the_page_that_cites_them(facts: Facts) -> None:
    lines = search_lexicon.articles(facts, pages().values(), {path: number for number, path in enumerate(pages())})
    homes = {
        name: list(pages())[int(home)]
        for line in lines
        for names, _, home in [line.partition("@")]
        for name in names.split(",")
    }
    assert homes["民法典188条"] == "rights/time-limits.md"
    # Cited as often on four pages.
    assert homes["电子商务法15条"].startswith("rights/")
    assert len(homes) >= 150


@pytest.mark.parametrize(
    ("article", "number"),
    [
        ("第八条", 8),
        ("第十条", 10),
        ("第十九条", 19),
        ("第一百零五条", 105),
        ("第一百一十条", 110),
        ("第一千二百六十条之一", 1260),
    ],
)
def test_articles_are_numbers(article: str, number: int) -> None:
    assert search_lexicon.article_number(article) == number


def test_every_card_leads_to_a_page(site: Path) -> None:
    """Neither the checker nor MkDocs sees the addresses written for the search."""
    text = (site / "search" / "more.js").read_text(encoding="utf-8")
    cards = json.loads(text.split(",", 1)[1].rsplit(")", 1)[0])["cards"]
    more = [link for card in cards for _, link in card.get("more", ())]
    assert len(more) > len(cards) / 4
    for link in more:
        assert leads_somewhere(site, link), link


def test_every_way_out_leads_to_a_page(ask: Callable[[str], list[str]], phone: Page, address: str, site: Path) -> None:
    for nothing in ("qqqzzzxxy", "95999", "闲鱼", "12315"):
        ask(nothing)
        links = phone.locator(f"{RESULTS} a").evaluate_all("all => all.map(a => a.href)")
        assert links
        for link in links:
            assert leads_somewhere(site, link.removeprefix(address)), (nothing, link)


def leads_somewhere(site: Path, address: str) -> bool:
    path, _, anchor = unquote(address).partition("#")
    page = site / path.partition("?")[0] / "index.html"
    return page.is_file() and (not anchor or f'id="{anchor}"' in page.read_text(encoding="utf-8"))


def test_what_is_excluded_and_what_every_page_repeats_is_not_searched() -> None:
    html = (
        '<article><h1>页</h1><p>甲</p><div class="qk-stop"><p>红框</p></div><ol data-search-exclude><li>步骤</li></ol><p>乙</p>'
        '<h2 id="x">节</h2><form>框</form><p>丙<br>丁</p></article>'
    )
    assert Sections(html).parts == [("", "页", "甲 乙"), ("x", "节", "丙丁")]
