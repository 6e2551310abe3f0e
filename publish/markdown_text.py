"""HTML as plain Markdown, which every reader of CommonMark with tables shows as the browser shows the page."""

from __future__ import annotations

import re
from typing import Any

from bs4 import BeautifulSoup, Tag
from bs4.element import PageElement
from markdownify import MarkdownConverter

# “_” inside a word starts no markup.
_MARKUP = re.compile(r"[\\`*\[\]~]|(?<![^\W_])_|_(?![^\W_])|<(?=[a-zA-Z/!?])|&(?=#?\w+;)")
# A heading, an item, a quotation, a rule, a numbered item.
_LINE_START = re.compile(r"^(\s*(?=#{1,6}(?:\s|$)|[-+](?:\s|$)|>|[-=]+\s*$)|\s*\d{1,9}(?=[.)](?:\s|$)))")
# Inside them no line starts: what they write comes first.
_INSIDE = frozenset({"_inline", "a", "b", "strong", "em", "i"})
# Marks that are no part of any markup.
_MARKS = r"([^\w\s\\`*~&!|\[\]()<>]*)"
_EDGES = re.compile(rf"\A(\s*){_MARKS}(.*?){_MARKS}(\s*)\Z", re.DOTALL)
# What closes a pair stays with what it closes where a mark is left to stand outside; so does what opens one.
_CLOSED = re.compile(r"\A([^\w\s]*[”’）》])([，。：；、].*)\Z")
_OPENED = re.compile(r"\A(.*[，。：；、])([“‘（《][^\w\s]*)\Z")
_PAIRS = dict(zip("”’）》", "“‘（《", strict=True))
_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n)+")


class _Converter(MarkdownConverter):
    """markdownify with the escapes a text needs and no others, tick boxes, and cells that hold several lines."""

    def escape(self, text: str, parent_tags: set[str]) -> str:
        """Characters that would start markup where they stand; “|” is for the cell to see to."""
        text = _MARKUP.sub(r"\\\g<0>", text)
        return text if parent_tags & _INSIDE else _LINE_START.sub(r"\1\\", text)

    def convert_strong(self, element: Tag, text: str, **_: object) -> str:
        """Bold that CommonMark sees: no mark may stand between its end and a letter, so “**字**：后”."""
        ((space, before, words, after, end),) = _EDGES.findall(text)
        letter_before, letter_after = _letter(element.previous_sibling, -1), _letter(element.next_sibling, 0)
        if not letter_before:
            before, words = "", before + words
        if not letter_after:
            words, after = words + after, ""
        seen = words and (words[0].isalnum() or not letter_before) and (words[-1].isalnum() or not letter_after)
        if not seen:
            return _LINE_START.sub(r"\1\\", text)
        before, words, after = _whole_pairs(before, words, after)
        return f"{space}{before}**{words}**{after}{end}" if words else text

    convert_b = convert_strong

    def convert_input(self, element: Tag, _: str, **__: object) -> str:
        """A box to tick at the beginning of an item; nothing else can be filled in."""
        return "[ ] " if element.get("type") == "checkbox" else ""

    def convert_summary(self, _: Tag, text: str, **__: object) -> str:
        """A paragraph above what it opens."""
        return f"\n\n{text.strip()}\n\n"

    def convert_li(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        """An item of several paragraphs has a blank line below it too."""
        item: str = super().convert_li(element, text, parent_tags)  # type: ignore[misc]  # Not in its stub.
        return f"{item}\n" if "\n\n" in item else item

    def convert_br(self, _: Tag, __: str, parent_tags: set[str]) -> str:
        """A new line; what holds only one makes of it what it can."""
        return "\n" if "_inline" in parent_tags else "  \n"

    def convert_td(self, _: Tag, text: str, **__: object) -> str:
        """One line, whatever stands in it: “|” would end the cell, a new line the row."""
        line = re.sub(r"\s*\n\s*", "<br>", text.strip()).replace("|", r"\|")
        return f" {line} |"

    convert_th = convert_td


def _letter(beside: PageElement | None, at: int) -> bool:
    """Does a letter or a number touch the element?"""
    text = beside.get_text() if beside else ""
    return bool(text) and text[at].isalnum()


def _whole_pairs(before: str, words: str, after: str) -> tuple[str, str, str]:
    """What stands before, in and after the bold, moved so that its ends cut no pair of quotation marks or brackets."""
    if found := _CLOSED.match(after):
        words, after = words + found[1], found[2]
    if found := _OPENED.match(before):
        before, words = found[1], found[2] + words
    opens, closes = _PAIRS.get(after[:1]), after[:1]
    if opens and words.count(opens) > words.count(closes) and not re.search(r"[\[\]*`<]", words):
        at = words.rindex(opens)
        words, after = words[:at].rstrip(), words[len(words[:at].rstrip()) :] + after
    return before, words, after


class _Element(Tag):
    """markdownify asks of every element whether a <pre> is around it; this answer saves a fourth of its time."""

    def find_parent(self, name: Any = None, *_: Any, **__: Any) -> Any:
        """The nearest parent of this name."""
        return next((parent for parent in self.parents if parent.name == name), None)


# Wrapped at no width: then white space in the HTML ends no line.
_CONVERTER = _Converter(autolinks=False, bullets="-", heading_style="atx", wrap=True, wrap_width=None)


def converted(html: str) -> str:
    """A piece of HTML as Markdown."""
    soup = BeautifulSoup(html, "lxml", multi_valued_attributes=None, element_classes={Tag: _Element})
    return _BLANK_LINES.sub("\n\n", _CONVERTER.convert_soup(soup)).strip()
