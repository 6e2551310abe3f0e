"""Sentences of data/ that cite, dial and link: the inline markup of pages, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from .channels import channel_link, hotline
from .glossary import term
from .laws import cite, limit
from .model import Facts
from .render import text

# What may stand inside a sentence, in a page as in data/.
INLINE_MACROS: Mapping[str, Callable[[Facts, str], str]] = {
    "cite": cite,
    "limit": limit,
    "hotline": hotline,
    "channel_link": channel_link,
    "term": term,
}
_MARKUP = re.compile(
    r"""\{\{\s*(?P<macro>\w+)\("(?P<id>[^"{}]*)"\)\s*\}\}"""
    r"""|\[(?P<link>[^\[\]]+)\]\((?P<target>/[a-z0-9/-]+\.md(?:\#[a-z0-9-]+)?)\)"""
    r"""|\*\*(?P<bold>[^*]+)\*\*"""
)


class UnknownMacro(LookupError):
    """A sentence calls something that cannot stand inside a sentence."""


def rich(facts: Facts, value: str) -> str:
    """One line of Markdown; everything that is not markup shows as itself.

    Raises UnknownMacro, and what the macros raise.
    """
    return "".join(_piece(facts, piece) for piece in _pieces(value))


def plain(facts: Facts, value: str) -> str:
    """The same sentence as bare words, for machines: links keep their text, calls become what they show."""
    markdown = rich(facts, value)
    words = re.sub(r"\[([^\]]*)\]\([^)]*\)(?:\{[^}]*\})?", r"\1", markdown).replace("**", "")
    return re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), words)


def _pieces(value: str) -> Iterator[str | re.Match[str]]:
    """Bare text and markup, in turn."""
    position = 0
    for found in _MARKUP.finditer(value):
        yield value[position : found.start()]
        yield found
        position = found.end()
    yield value[position:]


def _piece(facts: Facts, piece: str | re.Match[str]) -> str:
    if isinstance(piece, str):
        return text(piece)
    if piece["macro"]:
        macro = INLINE_MACROS.get(piece["macro"])
        if macro is None:
            raise UnknownMacro(f"句子里不能用宏 “{piece['macro']}”；可用：{'、'.join(INLINE_MACROS)}")
        return macro(facts, piece["id"])
    if piece["link"]:
        return f"[{text(piece['link'])}]({piece['target']})"
    return f"**{text(piece['bold'])}**"
