"""Every macro call of a page, tried: does it run, and does it stand where its output fits?"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator

from ..facts.pages import WrittenPage
from ..facts.problems import Problem
from ..facts.validate import closest, shorten
from ..model import Facts
from ..model.page import Call, NoPlace
from ..topics.registry import BLOCK_MACROS, PAGE_MACROS


def check_calls(page: WrittenPage, facts: Facts) -> Iterator[Problem]:
    """Every macro call of a page that would fail, or would fall out of its place."""
    lines = page.body.split("\n")
    for call in page.calls:
        macro = PAGE_MACROS.get(call.name)
        where = page.at(call.line)
        if macro is None:
            hint = closest(call.name, PAGE_MACROS) or f"；可用：{'、'.join(PAGE_MACROS)}"
            yield Problem(where, f"没有宏 “{call.name}”{hint}")
            continue
        if call.name in BLOCK_MACROS and not re.fullmatch(r"\{\{.*\}\}", lines[call.line - 1].rstrip()):
            yield Problem(where, f"宏 {call.name} 要独占一行、顶格写；不能缩进，也不能和文字写在一起")
        yield from _try(macro, call, facts, where)


def _try(macro: Callable[..., str], call: Call, facts: Facts, where: str) -> Iterator[Problem]:
    try:
        inspect.signature(macro).bind(facts, *call.args, **call.kwargs)
    except TypeError:
        wanted = ", ".join(list(inspect.signature(macro).parameters)[1:])
        yield Problem(where, f"宏 {call.name} 的参数不对；要写成 {call.name}({wanted})")
        return
    for argument in (*call.args, *call.kwargs.values()):
        if not isinstance(argument, str):
            yield Problem(where, f"宏 {call.name} 的参数要写成加引号的 id，现在是 {shorten(argument)}")
            return
    try:
        macro(facts, *call.args, **call.kwargs)
    except NoPlace:
        pass  # What has no page is told once, not wherever it is linked.
    except LookupError as error:
        yield Problem(where, str(error))
