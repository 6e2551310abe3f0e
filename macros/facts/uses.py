"""Who uses a fact? Every line of data/ and docs/ that names a record, by its id, by a limit of it, in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..model.base import Mark, NamesLimit, Refers, Sentence
from ..model.references import Marked, marked
from .pages import WrittenPage
from .records import Book
from .sentence import Call, parse

# What the first argument of a macro names; of a limit the part before the slash. Others name what they are called like.
_NAMES: Mapping[str, tuple[str, ...]] = {
    "case": ("cases",),
    "channel": ("channels",),
    "channel_link": ("channels",),
    "checklist": ("checklists",),
    "checklist_items": ("checklists",),
    "cite": ("provisions",),
    "decision_table": ("decisions",),
    "faq": ("faqs",),
    "hotline": ("channels",),
    "hotline_en": ("channels",),
    "letter": ("letters",),
    "letter_text": ("letters",),
    "limit": ("provisions", "channels"),
    "platform_basis": ("platforms",),
    "platform_guide": ("platforms",),
    "platform_warnings": ("platforms",),
    "term": ("glossary",),
}


def uses(book: Book, pages: tuple[WrittenPage, ...], kind: str, record_id: str) -> Iterator[str]:
    """'file:line' of every place that names a record of data/, those of data/ first."""
    for user, index, record in book.every():
        for found in marked(record, Mark):
            if (kind, record_id) in _named_by(found):
                yield book.at(user, index, *found.loc)
    for page in pages:
        for call in page.calls:
            if call.args and (kind, record_id) in _named(call.name, str(call.args[0])):
                yield page.at(call.line)


def _named_by(found: Marked[Mark]) -> Iterator[tuple[str, str]]:
    match found.mark:
        case Refers(kinds=kinds):
            yield from ((kind, found.value) for kind in kinds)
        case NamesLimit(kinds=kinds):
            yield from ((kind, _owner(found.value)) for kind in kinds)
        case Sentence():
            for piece in parse(found.value):
                if isinstance(piece, Call):
                    yield from _named(piece.macro, piece.record_id)


def _named(macro: str, argument: str) -> Iterator[tuple[str, str]]:
    yield from ((kind, _owner(argument)) for kind in _NAMES.get(macro, ()))


def _owner(argument: str) -> str:
    return argument.partition("/")[0]
