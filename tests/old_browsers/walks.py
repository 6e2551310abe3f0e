"""The ways readers go, one a tool; each raises Broken where a browser does not come along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from macros.facts.triage_paths import paths
from macros.model import Facts
from tests.browser.searching import BOX, RESULTS
from tests.browser.using_tools import DEADLINES, EVIDENCE, LOOKUP, SECOND, TRIAGE
from tests.old_browsers.page import Page

# How a browser becomes older than any we promise the tools to.
OLDER = "delete Object.fromEntries;"


@dataclass(frozen=True)
class Walk:
    """A way through the site, and what is done to the browser before."""

    name: str
    go: Callable[[Page, Facts], None]
    before_scripts: str = ""


def triage(page: Page, facts: Facts) -> None:
    """Three answers at least, the outcome of the data, one step back, the answer once more, a reload."""
    way, end = min((one for one in paths(facts.triage.values()) if len(one[0]) >= 3), key=lambda one: len(one[0]))
    steps = [(f'[data-question="{question.id}"] [data-answer="{answer}"]', question.ask) for question, answer in way]
    outcome = f'[data-outcome="{end}"]'
    page.visit(TRIAGE)
    page.see(".qk-triage > section", "没有变成一次一问", count=1)
    for selector, asked in steps:
        page.tap(selector, asked)
        page.see(".qk-triage > section", "回答之后不是只有一问", count=1)
    page.see(outcome, "答完了没有结果")
    page.press("上一步")
    page.see(steps[-1][0], "上一步没有反应")
    page.tap(*steps[-1])
    page.see(outcome, "退一步再答，没有结果")
    page.reload()
    page.see(outcome, "刷新以后结果没了")


def letter(page: Page, facts: Facts) -> None:
    """What is typed stands in the letter, and still after a reload; a paragraph not wanted goes."""
    first = ".qk-form input[type=text]"
    page.visit(SECOND)
    page.see(".qk-letter__status", "没有说还差几处", "没填")
    page.write(first, "某某公司", "信的第一个空")
    page.see(".qk-letter__paper", "打的字没有到信里", "某某公司")
    blanks = len([field for field in facts.letters["demand"].fields if field.kind == "date"])
    if blanks:
        page.choose(".qk-form input[type=date]", "2026-11-05", "信里的日期")
        page.see(".qk-letter__paper", "选的日期没有到信里", "2026年11月5日")
    page.reload()
    page.see_value(first, "某某公司", "刷新以后打的字没了")
    page.see(".qk-letter__paper", "刷新以后字不在信里", "某某公司")


def dates(page: Page, _facts: Facts) -> None:
    """Seven workdays from a Monday; the day, and the date after a reload."""
    page.visit(DEADLINES)
    page.choose("#deadline-route", "samr-complaint", "哪一条路")
    page.choose("#deadline-date", "2026-11-23", "日期")
    page.see(".qk-date__day", "没有算出日子", "2026年12月2日，星期三")
    page.reload()
    page.see_value("#deadline-date", "2026-11-23", "刷新以后日期没了")
    page.see(".qk-date__day", "刷新以后算出的日子没了", "2026年12月2日，星期三")


def evidence(page: Page, _facts: Facts) -> None:
    """A second event of the timeline, and a name for a file."""
    page.visit(EVIDENCE)
    page.write("#t-0-1", "点提现", "发生了什么")
    page.press("加一件事")
    page.write("#t-1-1", "客服不回", "第二件事")
    page.see(".qk-evidence__result table", "第二件事不在时间线里", "客服不回")
    page.write("#e-0-0", "提现截图", "证据")
    page.see(".qk-names code", "没有给文件起名", "提现截图")
    page.press("加一样证据")
    page.see("#e-1-0", "加不了第二样证据")
    page.reload()
    page.see_value("#t-1-1", "客服不回", "刷新以后第二件事没了")


def lookup(page: Page, facts: Facts) -> None:
    """One type of platform, kept over a reload; all of them again."""
    page.visit(LOOKUP)
    page.choose("#lookup-type", "ride-hailing", "平台类型")
    page.see(".qk-type", "选了类型，没有只剩这一类", count=1)
    page.reload()
    page.see_value("#lookup-type", "ride-hailing", "刷新以后选的类型没了")
    page.see(".qk-type", "刷新以后不是只有选的一类", count=1)
    page.press("清除筛选")
    page.see(".qk-type", "清除以后没有全部列出", count=len(facts.platforms))


def search(page: Page, _facts: Facts) -> None:
    """From the header of a page within a folder to a result, to its page, and back to the results."""
    page.visit("causes/tax-and-fees/")
    page.tap(".qk-header [data-qk-search]", "搜索")
    page.write(BOX, "解冻费", "搜索框")
    page.see(RESULTS, "没有搜到“是不是骗局”", "是不是骗局")
    # The list is drawn anew while more of the index comes, and a tap in that moment is lost.
    page.settle(RESULTS, "搜到的一直在变")
    page.tap(f"{RESULTS} a", "搜到的“是不是骗局”", "是不是骗局")
    page.see("article h1", "点了搜到的，没有到那一页", "是不是骗局")
    page.back()
    page.see(RESULTS, "退回来，搜到的没了", "是不是骗局")


def checklist(page: Page, _facts: Facts) -> None:
    """One tick, counted."""
    page.visit("tools/checklists/labor/")
    page.tap(".qk-tick input", "第一个勾")
    page.see(".qk-checklist__status", "打了勾没有数", "打了1个勾")


def large_text(page: Page, _facts: Facts) -> None:
    """Larger, on this page and after a reload."""
    large = "document.documentElement.getAttribute('data-qk-text') === 'large'"
    page.visit("scam/check/")
    page.tap("[data-qk-text]", "大字")
    page.wait(large, "字没有变大")
    page.reload()
    page.wait(large, "刷新以后字又小了")


def as_it_stands(page: Page, facts: Facts) -> None:
    """A browser too old for the tools shows every page whole, as without scripts."""
    untouched = "!('qkJs' in document.documentElement.dataset) && !document.querySelector('.qk-started')"
    page.visit(TRIAGE)
    page.see(".qk-triage .qk-question", "分流的问题没有全部列出", count=len(facts.triage))
    page.see(".qk-triage .qk-outcome", "分流的结果没有全部列出", count=len(facts.outcomes))
    page.wait(untouched, "分流还是跑了脚本")
    page.visit(SECOND)
    page.see(".qk-letter__paper", "看不到信的正文", facts.letters["demand"].title.partition("（")[0])
    page.wait(untouched, "写信还是跑了脚本")
    page.visit(LOOKUP)
    page.see(".qk-type", "查主管没有全部列出", count=len(facts.platforms))
    page.visit(DEADLINES)
    page.see_all(".qk-route", "算日子的各条路没有全部列出")


WALKS = (
    Walk("分流", triage),
    Walk("写信", letter),
    Walk("算日子", dates),
    Walk("证据", evidence),
    Walk("查主管", lookup),
    Walk("搜索", search),
    Walk("清单", checklist),
    Walk("大字", large_text),
    Walk("更旧", as_it_stands, OLDER),
)
