"""Names of pages where they are written by hand: in the links of pages, and in the navigation."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator
from pathlib import Path

from ..facts.navigation import read_navigation
from ..facts.pages import WrittenPage
from ..facts.problems import Problem
from ..facts.validate import closest

# [文字](/folder/page.md#part) and href="../folder/page.md"; an address outside has a colon.
_TARGET = re.compile(r"""(?:\]\(|\bhref=")([^\s:)"#]+\.md)\b(?:#([\w-]+))?""")


def links(page: WrittenPage) -> Iterator[tuple[int, str, str]]:
    """(line, path below docs/, part of that page or “”) of every link of a page to a page."""
    for number, line in enumerate(page.body.split("\n"), 1):
        for target, part in _TARGET.findall(line):
            yield number, _below_docs(page.path, target), part


def check_links(page: WrittenPage, pages: Collection[str]) -> Iterator[Problem]:
    """Every link of a page to a page that is not there."""
    for number, path, _ in links(page):
        if path not in pages:
            hint = closest(path, pages) or "；改成它现在的路径"
            yield Problem(page.at(number), f"没有 docs/{path} 这一页{hint}")


def _below_docs(page: str, target: str) -> str:
    """A link as a path below docs/, where it starts with a slash or is meant from its page."""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(page), target)).removeprefix("/")


def check_navigation(root: Path, pages: Collection[str]) -> Iterator[Problem]:
    """Every line of the navigation without a page, and every page that it does not lead to."""
    navigation = read_navigation(root)
    for entry in navigation.entries:
        if entry.path not in pages:
            hint = closest(entry.path, pages) or "；改成它现在的路径，或删掉这一行"
            yield Problem(entry.where, f"nav 里写的 docs/{entry.path} 没有这一页{hint}")
    listed = {entry.path for entry in navigation.entries}
    for path in pages:
        if path not in listed and not navigation.leaves_out(path):
            yield Problem(f"docs/{path}:1", "这一页没有写进 mkdocs.yml 的 nav，读者找不到它；加一行")
