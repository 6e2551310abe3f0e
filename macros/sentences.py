"""Sentences of data/ that carry markup: does every call and link in them lead somewhere?"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import Any

from .book import Book
from .editorial import check_line
from .load import Loc, Problem
from .model import Facts
from .rich import rich
from .toolcheck import PLACEHOLDER

# (kind, path to the sentences, whether the editorial rules hold: the seed table and the list of
# corrections quote what we do not say)
SENTENCES = (
    ("faqs", ("items", "a"), True),
    ("decisions", ("rows", "cells"), True),
    ("decisions", ("note",), True),
    ("reminders", ("note",), True),
    ("changes", ("what",), False),
    ("changes", ("why",), False),
    ("seed-claims", ("why",), False),
    *(("letters", (field,), True) for field in ("when", "not_when", "send", "prove", "after", "length", "tips")),
    ("letters", ("parts", "text"), True),
    ("checklists", ("when",), True),
    ("checklists", ("groups", "notes"), True),
    ("checklists", ("groups", "items"), True),
    ("checklists", ("after",), True),
    ("triage", ("help",), True),
    *(("outcomes", (field,), True) for field in ("says", "today", "avoid", "wait", "pages")),
    *(("deadline-routes", (field,), True) for field in ("applies", "note")),
    ("deadline-routes", ("dates", "late"), True),
)
_WITH_PAGE = ("glossary", "reminders", "changes", "search", "letters", "checklists", "deadline-routes")
PAGES = (("seed-claims", ("where",)), *((kind, ("page",)) for kind in _WITH_PAGE))
_LINK = re.compile(r"\]\((/[^)#]*)")
_CALL = re.compile(r"\{\{.*?\}\}")


def check_sentences(book: Book, facts: Facts, pages: Container[str]) -> Iterator[Problem]:
    """Every sentence of data/ that would fail on its page, or breaks a rule; `pages` are the paths below docs/."""
    for kind, path, ruled in SENTENCES:
        for index, record in book.each(kind):
            for loc, written in _walk(record, path):
                sentence = PLACEHOLDER.sub("＿＿", written)
                where = book.at(kind, index, *loc)
                yield from _calls(sentence, facts, where)
                yield from (p for target in _LINK.findall(sentence) for p in _target(target, pages, where))
                if ruled:
                    yield from check_line(_CALL.sub("", sentence), facts, where)
    for kind, path in PAGES:
        for index, record in book.each(kind):
            for loc, target in _walk(record, path):
                yield from _target(target.partition("#")[0], pages, book.at(kind, index, *loc))


def _calls(sentence: str, facts: Facts, where: str) -> Iterator[Problem]:
    try:
        shown = rich(facts, sentence)
    except LookupError as error:
        yield Problem(where, str(error))
        return
    if "&#123;" in shown:
        yield Problem(where, '句子里的宏写法有误；照着 {{ cite("条文id") }} 这样写')


def _target(target: str, pages: Container[str], where: str) -> Iterator[Problem]:
    if target.removeprefix("/") not in pages:
        yield Problem(where, f"没有 docs{target} 这一页；链接要从 / 开始，写到 .md")


def _walk(value: Any, path: tuple[str, ...], loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Every string below `path`, through lists and mappings on the way."""
    if isinstance(value, str):
        if not path:
            yield loc, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _walk(item, path, (*loc, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _walk(item, path, (*loc, key))
    elif value is not None and path:
        yield from _walk(getattr(value, path[0]), path[1:], (*loc, path[0]))
