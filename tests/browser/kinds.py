"""One page of each kind, opened as far as a reader opens it: asked, answered, filled in, unfolded."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from macros.model import Facts
from tests.browser.searching import BOX, RESULTS, wait_for_whole_index
from tests.browser.using_tools import APPEAL, DEADLINES, LOOKUP, TRIAGE, answer, fill_in, first_way, tick_all

KINDS = {
    "home": "",
    "article": "causes/risk-control/",
    "rights": "rights/arbitration/",
    "platform": "platforms/ecommerce-seller/",
    "look-up": LOOKUP,
    "triage": TRIAGE,
    "letter": APPEAL,
    "checklist": "tools/checklists/labor/",
    "laws": "reference/laws/evidence/",
    "channels": "reference/channels/platform-and-police/",
    "dates": DEADLINES,
    "search": "search/",
}


def open_kind(kind: str, page: Page, address: str, facts: Facts) -> None:
    """Go to the page of `kind` and do there what it is for; one that is only read is only opened."""
    page.goto(address + KINDS[kind])
    _DONE.get(kind, _read)(page, facts)


def _read(page: Page, _: Facts) -> None:
    expect(page.locator("h1")).to_be_visible()


def _search_over_it(page: Page, facts: Facts) -> None:
    page.locator(".qk-header [data-qk-search]").click()
    _search(page, facts)


def _search(page: Page, _: Facts) -> None:
    """What it says first is a warning; results of several kinds follow."""
    page.locator(BOX).fill("jiedongfei")
    expect(page.locator(RESULTS).first).to_be_visible()
    wait_for_whole_index(page)


def _drawer(page: Page, _: Facts) -> None:
    """A desktop has what is in it on the page."""
    if page.locator(".qk-drawer").is_visible():
        page.locator(".qk-drawer").check()
    expect(page.locator(".qk-sections")).to_be_visible()


def _look_up(page: Page, _: Facts) -> None:
    page.get_by_label("平台名字").fill("滴滴")
    expect(page.locator(".qk-filter__status")).to_contain_text("找到")


def _triage(page: Page, facts: Facts) -> None:
    """The outcome with the most to say."""
    end = max(facts.outcomes.values(), key=lambda one: len(str(one))).id
    for question, chosen in first_way(facts, end):
        answer(page, question, chosen)
    expect(page.locator(f'.qk-outcome[data-outcome="{end}"]')).to_be_visible()


def _letter(page: Page, facts: Facts) -> None:
    tick_all(page)
    fill_in(page, facts.letters[APPEAL.split("/")[2]])


def _checklist(page: Page, _: Facts) -> None:
    page.locator(".qk-tick input").first.check()
    expect(page.locator(".qk-checklist__status")).to_contain_text("打了1个勾")


def _unfold(page: Page, _: Facts) -> None:
    page.eval_on_selector_all("details", "all => all.forEach((one) => { one.open = true; })")


def _date(page: Page, _: Facts) -> None:
    page.locator("#deadline-route").select_option("samr-complaint")
    page.locator("#deadline-date").fill("2026-11-23")
    expect(page.locator('[data-route="samr-complaint"] .qk-date__day').first).to_be_visible()


_DONE: dict[str, Callable[[Page, Facts], None]] = {
    "home": _search_over_it,
    "article": _drawer,
    "look-up": _look_up,
    "triage": _triage,
    "letter": _letter,
    "checklist": _checklist,
    "channels": _unfold,
    "dates": _date,
    "search": _search,
}
