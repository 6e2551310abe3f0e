"""What is linked by what it is – a letter, the channel index, the page on scams – has a page, and only one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from ..facts.pages import WrittenPage
from ..facts.problems import Problem
from ..facts.records import Book
from ..model.page import PAGE_ROLES, Called
from ..topics.registry import GROUP_MACROS, LINKED_MACROS, OWN_PAGE_MACROS


def check_places(pages: Iterable[WrittenPage], book: Book) -> Iterator[Problem]:
    """Everything that has no page of its own, or several."""
    places: dict[Called, list[str]] = defaultdict(list)
    for page in pages:
        if page.front.role:
            places[(page.front.role,)].append(page.at_front("role"))
        for call in page.calls:
            places[(call.name, *map(str, call.args))].append(page.at(call.line))
    for what, missing, written in _wanted(book):
        if not places[what]:
            yield missing
        for again in places[what][1:]:
            yield Problem(again, f"{written} 已经写在 {places[what][0]}，只能有一处；删去一处")


def _wanted(book: Book) -> Iterator[tuple[Called, Problem, str]]:
    """What must have a page, what to say when it has none, and how it is written."""
    for role, name in PAGE_ROLES.items():
        yield (role,), Problem("docs/:1", f"没有一页是“{name}”；在那一页开头写 role: {role}"), f"role: {role}"
    for macro in LINKED_MACROS:
        written = f"{{{{ {macro}() }}}}"
        yield (macro,), Problem("docs/:1", f"没有一页写着 {written}；别的页要链接它，从版本历史里找回来"), written
    for kind, macro in OWN_PAGE_MACROS.items():
        for index, record in book.each(kind):
            written = f'{{{{ {macro}("{record.id}") }}}}'
            what = f"“{record.id}” 要有自己的一页，里面写 {written}；照着同类的页写"
            yield (macro, record.id), Problem(book.at(kind, index, "id"), what), written
    yield from _groups(book)


def _groups(book: Book) -> Iterator[tuple[Called, Problem, str]]:
    """The same of every group that a record stands in, told at the first of its records."""
    for kind, (field, macro) in GROUP_MACROS.items():
        told = set()
        for index, record in book.each(kind):
            group = getattr(record, field)
            if group not in told:
                told.add(group)
                written = f'{{{{ {macro}("{group}") }}}}'
                what = f"没有一页写着 {written}，这一条没有地方放；在同类的一页里加上"
                yield (macro, group), Problem(book.at(kind, index, field), what), written
