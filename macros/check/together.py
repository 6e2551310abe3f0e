"""What only shows when all pages are seen at once: names used twice, tables nobody is led to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ..facts.pages import WrittenPage
from ..facts.problems import Problem
from ..facts.sentence import links
from ..model import KINDS, Facts

_UNIQUE: dict[str, Callable[[WrittenPage], str]] = {
    "title": lambda page: page.front.title,
    "description": lambda page: page.front.description,
}
_ON_PLATFORM_PAGES = ("platform_warnings", "platform_basis")


def check_together(pages: Iterable[WrittenPage], facts: Facts) -> Iterator[Problem]:
    """Everything wrong between pages, and between pages and facts."""
    pages = list(pages)
    for what, value_of in _UNIQUE.items():
        yield from _check_used_once(pages, what, value_of)
    for page in pages:
        yield from _check_platform_page(page, facts)
    yield from _check_triage_leads_to_tables(facts)


def _check_used_once(pages: list[WrittenPage], what: str, value_of: Callable[[WrittenPage], str]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for page in pages:
        value = value_of(page)
        if value in first:
            yield Problem(page.at_front(what), f"“{what}” 和 docs/{first[value]} 一样；改成这一页自己的")
        first.setdefault(value, page.path)


def _check_platform_page(page: WrittenPage, facts: Facts) -> Iterator[Problem]:
    calls = {(call.name, call.args) for call in page.calls}
    for platform_id in facts.platforms:
        for name in _ON_PLATFORM_PAGES if ("platform_guide", (platform_id,)) in calls else ():
            if (name, (platform_id,)) not in calls:
                yield Problem(page.at(1), f'这一页要有 {{{{ {name}("{platform_id}") }}}}（E1）')


def _check_triage_leads_to_tables(facts: Facts) -> Iterator[Problem]:
    """Whoever does not know where to look must come past every decision table."""
    linked = {path for outcome in facts.outcomes.values() for line in outcome.pages for path in links(line)}
    shown = {call.args[0] for path in linked for call in facts.pages[path].calls if call.name == "decision_table"}
    for decision_id in facts.decisions:
        if decision_id not in shown:
            yield Problem(
                f"{KINDS['decisions'].place}{decision_id}.yml:1",
                "分流走不到这张表；在 data/outcomes.yml 的一个结果里，用 pages 链接它所在的页",
            )
