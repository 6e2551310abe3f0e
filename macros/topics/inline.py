"""Sentences of data/ that cite, dial and link: the inline markup of pages, and nothing else."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping

from ..facts import sentence
from ..facts.sentence import Blank, Bold, Call, Link, Piece
from ..model import Facts
from . import segments
from .citations import cite
from .mentions import channel_link, hotline, hotline_en, limit, term
from .segments import Segment

Mention = Callable[[Facts, str], Segment]
MENTIONS: Mapping[str, Mention] = {
    "cite": cite,
    "limit": limit,
    "hotline": hotline,
    "channel_link": channel_link,
    "term": term,
}


class UnknownMacro(LookupError):
    """A sentence calls something that cannot stand inside a sentence."""


def inline(facts: Facts, value: str) -> str:
    """One line of Markdown; everything that is not markup shows as itself.

    Raises UnknownMacro, and what the macros raise.
    """
    return segments.markdown(shown(facts, piece) for piece in sentence.parse(value))


def plain(facts: Facts, value: str) -> str:
    """The same sentence as bare words, for machines: links keep their text, calls become what they show."""
    return segments.plain(shown(facts, piece) for piece in sentence.parse(value))


def shown(facts: Facts, piece: Piece, mentions: Mapping[str, Mention] = MENTIONS) -> Segment:
    """What one piece of a sentence shows. Raises as `inline` does."""
    match piece:
        case Call(macro, record_id):
            if macro not in mentions:
                raise UnknownMacro(f"句子里不能用宏 “{macro}”；可用：{'、'.join(mentions)}")
            return mentions[macro](facts, record_id)
        case Link(words, target):
            return Segment(words, target)
        case Bold(words):
            return Segment(words, bold=True)
        case Blank(field):
            return Segment(f"{{{field}}}")
        case _:
            return Segment(piece.text)


def macros() -> Iterator[tuple[str, Callable[[Facts, str], str]]]:
    """The same for pages, and what only they need: (name, function from an id to Markdown)."""
    for name, mention in {**MENTIONS, "hotline_en": hotline_en}.items():
        yield name, _printed(mention)


def _printed(mention: Mention) -> Callable[[Facts, str], str]:
    @functools.wraps(mention)
    def macro(facts: Facts, record_id: str) -> str:
        return segments.markdown([mention(facts, record_id)])

    return macro
