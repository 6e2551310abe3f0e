"""The parts of a built page, as the search reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

_SKIPPED_TAGS = frozenset({"script", "style", "button", "form", "template", "nav", "svg"})
_SKIPPED_CLASSES = frozenset({"qk-stop", "qk-page-foot", "qk-now"})
_HEADINGS = frozenset({"h1", "h2", "h3"})
_BLOCKS = frozenset({"p", "li", "td", "th", "tr", "div", "ol", "ul", "dt", "dd", "blockquote"})
_SENTENCE = re.compile(r"[^。！？]*[。！？][”）]?")
# A lead has so many characters at most; a result shows it whole.
LEAD = 64


@dataclass(slots=True)
class Section:
    """A part of an article. `lead`: whole sentences it begins with, or nothing; `text`: the rest of its words, and
    those it is found by and that are not shown. Of the words of a page the search shows leads only: what is cut out of
    a table, or out of the middle of a text, may say the contrary of what it says there.
    """

    id: str
    heading: str
    lead: str
    text: str


def sections(content: HtmlElement) -> list[Section]:
    """The parts of an article, the first without a heading."""
    parts = [Section("", "", "", "")]
    for piece in _pieces(content):
        if isinstance(piece, _Opening):
            parts[-1].lead, piece = _whole_sentences(_joined(piece))
        if isinstance(piece, str):
            parts[-1].text += piece
        else:
            # The first heading is the page itself.
            part_id = "" if piece.tag == "h1" else piece.get("id", "")
            parts.append(Section(part_id, "".join(map(str, _pieces(piece))).strip(), "", ""))
    for part in parts:
        part.text = _joined(part.text)
    return [part for part in parts if part.heading or part.lead or part.text]


class _Opening(str):
    """The paragraph that a part begins with."""

    __slots__ = ()


def _whole_sentences(text: str) -> tuple[str, str]:
    """(what of the beginning of `text` may be shown, the rest). What only leads to a list says nothing without it."""
    lead = ""
    for sentence in _SENTENCE.findall(text):
        if len(lead + sentence) > LEAD:
            break
        lead += sentence
    return lead, text.removeprefix(lead)


def _joined(text: str) -> str:
    return " ".join(text.split())


def _pieces(element: HtmlElement) -> Iterator[str | HtmlElement]:
    """What is inside `element`, in order: its headings, and the words that belong to the last of them."""
    yield element.text or ""
    begun = False
    for child in element:
        if child.tag in _BLOCKS:
            yield " "
        if not _skipped(child):
            if child.tag in _HEADINGS:
                yield child
            elif child.tag == "p" and begun:
                yield _Opening(child.text_content())
            else:
                yield from _pieces(child)
        begun = child.tag in _HEADINGS
        yield child.tail or ""


def _skipped(element: HtmlElement) -> bool:
    return (
        element.tag in _SKIPPED_TAGS
        or "data-search-exclude" in element.attrib
        or not _SKIPPED_CLASSES.isdisjoint(element.get("class", "").split())
    )
