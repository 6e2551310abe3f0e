"""A sentence as what it shows: words, some of them bold or links; printed as Markdown, or as bare words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .escape import one_line, text


@dataclass(frozen=True, slots=True)
class Segment:
    """A few words, and what they are beside words.

    `href` is a page below docs/ (“/folder/page.md#part”), a tel: number or an address outside; `style` a class of the
    link; `label` what a screen reader says instead of the words; `tooltip` what shows when a pointer rests on them.
    """

    words: str
    href: str = ""
    bold: bool = False
    style: str = ""
    label: str = ""
    tooltip: str = ""


def markdown(segments: Iterable[Segment]) -> str:
    """One line of Markdown; all words show as themselves."""
    return "".join(map(_markdown, segments))


def plain(segments: Iterable[Segment]) -> str:
    """The words alone, for machines."""
    return "".join(one_line(segment.words) for segment in segments)


def _markdown(segment: Segment) -> str:
    words = text(segment.words)
    if segment.bold:
        return f"**{words}**"
    return f"[{words}]({segment.href}){_attributes(segment)}" if segment.href else words


def _attributes(segment: Segment) -> str:
    written = [f".{segment.style}"] if segment.style else []
    written += [f'aria-label="{text(segment.label)}"'] if segment.label else []
    written += [f'title="{text(segment.tooltip)}"'] if segment.tooltip else []
    return f"{{ {' '.join(written)} }}" if written else ""
