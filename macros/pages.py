"""docs/*.md as an editor wrote them: front matter, prose, and every macro call with its true line."""

from __future__ import annotations

import datetime
import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Literal

import jinja2
from jinja2 import nodes
from pydantic import Field, StringConstraints

from . import load, validate
from .load import DataError, Problem
from .model import Fact, Facts, Id, Text
from .registry import BLOCK_MACROS, PAGE_MACROS

_SYNTAX = jinja2.Environment()
_FRONT_MATTER = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)
_CALL = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_RAW = re.compile(r"\{%-?\s*raw\s*-?%\}.*?\{%-?\s*endraw\s*-?%\}", re.DOTALL)


class PageSearch(Fact):
    """How the search treats a page."""

    exclude: Annotated[bool, Field(description="true：搜索里不出现")] = False
    weight: Annotated[
        float, Field(gt=0, le=1, description="和别的页比有多重；能回答、但讲得更清楚的是别的页，写小于1的数")
    ] = 1


class FrontMatter(Fact):
    """The keys a page may have between its two --- lines."""

    title: Text
    description: Annotated[
        str, StringConstraints(min_length=10, max_length=80), Field(description="一句话说明，80 字以内")
    ]
    topics: Annotated[tuple[Id, ...], Field(description="这页回答的主题")] = ()
    reviewed: Annotated[datetime.date, Field(description="有人通读这一页的日子")]
    hide: tuple[Literal["navigation", "toc"], ...] = ()
    search: PageSearch = PageSearch()
    deadline_box: Annotated[bool, Field(description="true：这一页要有期限框")] = False


@dataclass(frozen=True, slots=True)
class Call:
    """One macro call with literal arguments."""

    name: str
    args: tuple[Any, ...]
    kwargs: Mapping[str, Any]
    line: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page; `body` keeps the line numbers of the file (front matter is blanked out)."""

    path: str
    front: FrontMatter
    front_lines: load.Document
    body: str
    calls: tuple[Call, ...]

    def at(self, line: int) -> str:
        """'docs/…:line'."""
        return f"docs/{self.path}:{line}"

    @property
    def prose(self) -> str:
        """The body with every macro call blanked out, line by line."""
        return _CALL.sub(_blank, self.body)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", "", match[0])


def read_pages(root: Path) -> tuple[list[Page], list[Problem]]:
    """Every page below docs/, and what is wrong with their form."""
    pages: list[Page] = []
    problems: list[Problem] = []
    for path in sorted((root / "docs").rglob("*.md")):
        name = path.relative_to(root / "docs").as_posix()
        try:
            pages.append(_read_page(path, name))
        except DataError as error:
            problems += error.problems
    return pages, problems


def _read_page(path: Path, name: str) -> Page:
    file = f"docs/{name}"
    text = load.text(path, file)
    match = _FRONT_MATTER.match(text)
    if not match:
        raise DataError([Problem(f"{file}:1", "页面要以 --- 开头写 title、description、reviewed，再用 --- 结束")])
    document = load.parse("\n" + match[1], file)
    front = validate.record(FrontMatter, document.value, document, ())
    body = _blank(match) + text[match.end() :]
    calls, problems = _calls(body, file)
    if problems:
        raise DataError(problems)
    return Page(name, front, document, body, tuple(calls))


def _calls(body: str, file: str) -> tuple[list[Call], list[Problem]]:
    problems = [
        Problem(f"{file}:{number}", "“{#” 会被当成注释；标题的 id 写成 {: #id }")
        for number, line in enumerate(_RAW.sub(_blank, body).split("\n"), 1)
        if "{#" in line
    ]
    if problems:
        return [], problems
    try:
        tree = _SYNTAX.parse(body)
    except jinja2.TemplateSyntaxError as error:
        return [], [
            Problem(f"{file}:{error.lineno}", f'宏写法有误：{error.message}；照着 {{{{ cite("条文id") }}}} 这样写')
        ]
    calls: list[Call] = []
    for node in tree.body:
        pieces = node.nodes if isinstance(node, nodes.Output) else [node]
        for piece in pieces:
            if isinstance(piece, nodes.TemplateData):
                continue
            call = _literal_call(piece)
            if call is None:
                what = '页面里只能写 {{ 宏名("id") }}；判断、循环、变量都写到 data/ 和 macros/ 里'
                problems.append(Problem(f"{file}:{piece.lineno}", what))
            else:
                calls.append(call)
    return calls, problems


def _literal_call(node: nodes.Node) -> Call | None:
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
        return None
    try:
        args = tuple(arg.as_const() for arg in node.args)
        kwargs = {kw.key: kw.value.as_const() for kw in node.kwargs}
    except nodes.Impossible:
        return None
    return Call(node.node.name, args, kwargs, node.lineno)


def check_calls(page: Page, facts: Facts) -> Iterator[Problem]:
    """Every macro call of a page that would fail, or would fall out of its place."""
    lines = page.body.split("\n")
    for call in page.calls:
        macro = PAGE_MACROS.get(call.name)
        where = page.at(call.line)
        if macro is None:
            hint = validate.closest(call.name, PAGE_MACROS) or f"；可用：{'、'.join(PAGE_MACROS)}"
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
            yield Problem(where, f"宏 {call.name} 的参数要写成加引号的 id，现在是 {validate.shorten(argument)}")
            return
    try:
        macro(facts, *call.args, **call.kwargs)
    except LookupError as error:
        yield Problem(where, str(error))
