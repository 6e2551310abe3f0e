"""A Markdown extension: each cell of a table says in which column it stands, so that a phone can show rows as cards."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

# Tables to write in stay tables: an empty card says nothing.
_STAYS = "data-qk-paper"


class Cards(Extension):
    """The class `qk-table` for tables of two columns or more; their parts keep their roles whatever they look like."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Its name in Markdown.
        """Called by Markdown; after the words of the cells have been made."""
        md.treeprocessors.register(_Cards(md), "qk-cards", -5)


class _Cards(Treeprocessor):
    def run(self, root: Element) -> None:
        for table in _tables(root):
            _label(table)


def _tables(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == "table":
            yield child
        elif _STAYS not in child.attrib:
            yield from _tables(child)


def _label(table: Element) -> None:
    headings = ["".join(cell.itertext()).strip() for cell in table.iter("th")]
    if len(headings) < 2:
        return
    _set(table, "table", **{"class": "qk-table"})
    for part in table:
        _set(part, "rowgroup")
        for row in part:
            _set(row, "row")
            for column, cell in enumerate(row):
                if cell.tag == "td":
                    _set(cell, "cell", **{"data-label": headings[column]})
                else:
                    _set(cell, "columnheader")


def _set(element: Element, role: str, **attributes: Any) -> None:
    for name, value in {"role": role, **attributes}.items():
        element.set(name, value)


def makeExtension(**kwargs: Any) -> Cards:  # noqa: N802  Markdown looks for this name.
    """How Markdown asks for it."""
    return Cards(**kwargs)
