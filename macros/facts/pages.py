"""docs/*.md as an editor wrote them: front matter, prose, and every macro call with its true line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import jinja2
from jinja2 import nodes

from ..model.page import Call, Called, FrontMatter, Page, Places
from . import source, validate
from .problems import DataError, Problem
from .yaml_tree import Document

_SYNTAX = jinja2.Environment()
_FRONT_MATTER = re.compile(r"---\n(.*?)\n---\n", re.DOTALL)
_CALL = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_RAW = re.compile(r"\{%-?\s*raw\s*-?%\}.*?\{%-?\s*endraw\s*-?%\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class WrittenPage:
    """A page with its text; `body` keeps the line numbers of the file (front matter is blanked out)."""

    page: Page
    front_lines: Document
    body: str

    @property
    def path(self) -> str:
        """Below docs/."""
        return self.page.path

    @property
    def front(self) -> FrontMatter:
        """What stands between its two --- lines."""
        return self.page.front

    @property
    def calls(self) -> tuple[Call, ...]:
        """Its macro calls, in their order."""
        return self.page.calls

    def at(self, line: int) -> str:
        """'docs/…:line'."""
        return f"docs/{self.path}:{line}"

    def at_front(self, *loc: str | int) -> str:
        """'docs/…:line' of a value of the front matter."""
        return self.front_lines.at(loc)

    @property
    def prose(self) -> str:
        """The body with every macro call blanked out, line by line."""
        return _CALL.sub(_blank, self.body)


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", "", match[0])


def page_paths(root: Path) -> list[str]:
    """Every page below docs/, readable or not."""
    return [path.relative_to(root / "docs").as_posix() for path in sorted((root / "docs").rglob("*.md"))]


def read_pages(root: Path) -> tuple[list[WrittenPage], list[Problem]]:
    """Every page below docs/, and what is wrong with their form."""
    pages: list[WrittenPage] = []
    problems: list[Problem] = []
    for path in page_paths(root):
        try:
            pages.append(_read_page(root / "docs" / path, path))
        except DataError as error:
            problems += error.problems
    return pages, problems


def places_of(pages: Iterable[Page]) -> Places:
    """What stands on which page."""
    paths: dict[Called, str] = {}
    for page in pages:
        for what in _is_place_of(page):
            paths.setdefault(what, page.path)
    return Places(MappingProxyType(paths))


def _is_place_of(page: Page) -> Iterable[Called]:
    if page.front.role:
        yield (page.front.role,)
    for kind in page.front.explains.kinds:
        yield ("explains-kind", kind)
    for channel_id in page.front.explains.channels:
        yield ("explains-channel", channel_id)
    for call in page.calls:
        yield (call.name, *map(str, call.args))


def _read_page(file_path: Path, name: str) -> WrittenPage:
    file = f"docs/{name}"
    text = source.text(file_path, file)
    match = _FRONT_MATTER.match(text)
    if not match:
        raise DataError([Problem(f"{file}:1", "页面要以 --- 开头写 title、description、reviewed，再用 --- 结束")])
    document = source.parse("\n" + match[1], file)
    front = validate.record(FrontMatter, document.value, document, ())
    body = _blank(match) + text[match.end() :]
    calls, problems = _calls(body, file)
    if problems:
        raise DataError(problems)
    return WrittenPage(Page(name, front, tuple(calls)), document, body)


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
    for piece in (piece for node in tree.body for piece in (node.nodes if isinstance(node, nodes.Output) else [node])):
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
        kwargs: Mapping[str, object] = {kw.key: kw.value.as_const() for kw in node.kwargs}
    except nodes.Impossible:
        return None
    return Call(node.node.name, args, kwargs, node.lineno)
