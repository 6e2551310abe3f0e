"""A sentence of data/ taken apart: words, calls, links, bold words, and the blanks of a letter. The one place that
knows how markup inside a sentence is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARKUP = re.compile(
    r"""\{\{\s*(?P<macro>\w+)\("(?P<id>[^"{}]*)"\)\s*\}\}"""
    r"""|\[(?P<link>[^\[\]]+)\]\((?P<target>/[a-z0-9/-]+\.md(?:\#[a-z0-9-]+)?)\)"""
    r"""|\*\*(?P<bold>[^*]+)\*\*"""
    r"""|(?<!\{)\{(?P<blank>[a-z0-9-]+)\}(?!\})"""
)


@dataclass(frozen=True, slots=True)
class Words:
    """What shows as itself."""

    text: str


@dataclass(frozen=True, slots=True)
class Call:
    """{{ macro("id") }}."""

    macro: str
    record_id: str


@dataclass(frozen=True, slots=True)
class Link:
    """[words](/page.md#part)."""

    words: str
    target: str


@dataclass(frozen=True, slots=True)
class Bold:
    """**words**."""

    words: str


@dataclass(frozen=True, slots=True)
class Blank:
    """{field}, in a letter: what the reader fills in."""

    field: str


Piece = Words | Call | Link | Bold | Blank


def parse(value: str) -> Iterator[Piece]:
    """The pieces of a sentence, in turn; nothing is lost."""
    position = 0
    for found in _MARKUP.finditer(value):
        if found.start() > position:
            yield Words(value[position : found.start()])
        yield _piece(found)
        position = found.end()
    if position < len(value):
        yield Words(value[position:])


def _piece(found: re.Match[str]) -> Piece:
    if found["macro"]:
        return Call(found["macro"], found["id"])
    if found["link"]:
        return Link(found["link"], found["target"])
    return Bold(found["bold"]) if found["bold"] else Blank(found["blank"])


def links(value: str) -> list[str]:
    """The pages a sentence links, as paths below docs/."""
    return [path_of(piece.target) for piece in parse(value) if isinstance(piece, Link)]


def blanks(value: str) -> list[str]:
    """The fields a sentence of a letter leaves blank."""
    return [piece.field for piece in parse(value) if isinstance(piece, Blank)]


def path_of(target: str) -> str:
    """“/folder/page.md#part” → “folder/page.md”."""
    return target.partition("#")[0].removeprefix("/")
