"""Sentences of data/ that carry markup: does every call in them run, and do they keep the editorial rules?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..facts.problems import Problem
from ..facts.records import Book
from ..facts.sentence import Blank, Bold, Words, parse
from ..model import Facts
from ..model.base import Sentence
from ..model.page import NoPlace
from ..model.references import marked
from ..topics.inline import shown
from .prose import LineRules

_CALL = re.compile(r"\{\{.*?\}\}")
_BLANK = re.compile(r"(?<!\{)\{[a-z0-9-]+\}(?!\})")


def check_sentences(book: Book, facts: Facts) -> Iterator[Problem]:
    """Every sentence of data/ that would fail on its page, or breaks a rule."""
    rules = LineRules(facts)
    for kind, index, record in book.every():
        for found in marked(record, Sentence):
            where = book.at(kind, index, *found.loc)
            yield from _calls(found.value, facts, where)
            yield from (Problem(where, what) for what in rules.bare_calls(found.value))
            if not found.mark.quotes:
                line = _BLANK.sub("＿＿", _CALL.sub("", found.value))
                yield from (Problem(where, what) for what in rules.broken(line))


def _calls(sentence: str, facts: Facts, where: str) -> Iterator[Problem]:
    for piece in parse(sentence):
        if isinstance(piece, Words) and "{" in piece.text:
            yield Problem(where, '句子里的宏写法有误；照着 {{ cite("条文id") }} 这样写')
        elif isinstance(piece, Bold) and ("{{" in piece.words or "](" in piece.words):
            yield Problem(where, "粗体里不能再放 {{ … }} 和链接；粗体在它前面收住，后面再开一段")
        elif not isinstance(piece, Blank):
            try:
                shown(facts, piece)
            except NoPlace:
                pass  # What has no page is told once, not wherever it is linked.
            except LookupError as error:
                yield Problem(where, str(error))
