"""Every macro call of a page, tried: does it run, and does it stand where its output fits?"""

from __future__ import annotations

import functools
import inspect
import re
from collections.abc import Iterable, Iterator

from ..facts.pages import WrittenPage
from ..facts.problems import Problem
from ..facts.validate import closest, shorten
from ..model import Facts
from ..model.page import Call, NoPlace
from ..topics.registry import BLOCK_MACROS, PAGE_MACROS


def check_calls(pages: Iterable[WrittenPage], facts: Facts) -> Iterator[Problem]:
    """Every macro call that would fail, or would fall out of its place. The same call is tried once."""
    wrong = functools.cache(functools.partial(_wrong, facts))
    for page in pages:
        lines = page.body.split("\n")
        for call in page.calls:
            where = page.at(call.line)
            if call.name in BLOCK_MACROS and not re.fullmatch(r"\{\{.*\}\}", lines[call.line - 1].rstrip()):
                yield Problem(where, f"宏 {call.name} 要独占一行、顶格写；不能缩进，也不能和文字写在一起")
            if what := _wrong_form(call) or wrong(call.name, *call.args):
                yield Problem(where, what)


def _wrong_form(call: Call) -> str | None:
    macro = PAGE_MACROS.get(call.name)
    if macro is None:
        hint = closest(call.name, PAGE_MACROS) or f"；可用：{'、'.join(PAGE_MACROS)}"
        return f"没有宏 “{call.name}”{hint}"
    wanted = [*inspect.signature(macro).parameters][1:]
    if call.kwargs or len(call.args) != len(wanted):
        return f"宏 {call.name} 的参数不对；要写成 {call.name}({', '.join(wanted)})"
    for argument in call.args:
        if not isinstance(argument, str):
            return f"宏 {call.name} 的参数要写成加引号的 id，现在是 {shorten(argument)}"
    return None


def _wrong(facts: Facts, name: str, *args: str) -> str | None:
    try:
        PAGE_MACROS[name](facts, *args)
    except NoPlace:
        pass  # What has no page is told once, not wherever it is linked.
    except LookupError as error:
        return str(error)
    return None
