"""What stands around every page: the parts of the guide, the pages beside it, and the way back."""

from __future__ import annotations

import html
import posixpath
import re
from dataclasses import dataclass

from ..facts.find import find
from ..model import Facts
from ..model.page import Section, address
from .render import render

# So many pages of a part are listed beside a page, those around it; the page of the part lists them all.
BESIDE = 30


@dataclass(frozen=True, slots=True)
class Link:
    """A page as the frame names it; `address` is below the site, `path` below docs/."""

    name: str
    path: str

    @property
    def address(self) -> str:
        """Where it is published."""
        return address(self.path)


@dataclass(frozen=True, slots=True)
class Around:
    """What a page has around it.

    `section` is the part it belongs to, `trail` the way from the top to it, `beside` pages of its part, `on_list` the
    one of them that it is or stands under, `more` how many others the part has.
    """

    section: str
    trail: tuple[Link, ...]
    beside: tuple[Link, ...]
    on_list: str
    more: int


class Frame:
    """The frame of each page, for the theme."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._section_of = {path: section for section in facts.sections for path in section.pages}
        # Longest first: of two words that begin alike the longer one is meant.
        words = sorted(_words(facts), key=len, reverse=True)
        self._word = re.compile("|".join(map(re.escape, words)))
        self.sections = tuple(Link(section.name, section.pages[0]) for section in facts.sections)

    def around(self, path: str) -> Around:
        """The frame of docs/`path`; a page outside the navigation stands under the one its folder is named after."""
        listed = self._listed(path)
        section = self._section_of[listed]
        top = Link(section.name, section.pages[0])
        way = [top] if top.path != listed else [self.sections[0]]
        if listed not in (path, top.path):
            way = [top, self._link(listed)]
        beside, more = _near(section, listed)
        return Around(section.name, tuple(way), tuple(map(self._link, beside)), listed, more)

    def heading(self, title: str) -> str:
        """A title as HTML whose lines end between words and not inside one we know."""
        return self._word.sub(r'<span class="qk-word">\g<0></span>', html.escape(title, quote=False))

    def _listed(self, path: str) -> str:
        folder = path.removesuffix(".md")
        while folder:
            for named in (f"{folder}.md", f"{folder}/index.md"):
                if named in self._section_of:
                    return named
            folder = posixpath.dirname(folder)
        return self.sections[0].path

    def _link(self, path: str) -> Link:
        return Link(self._facts.pages[path].front.title, path)


def _words(facts: Facts) -> set[str]:
    """The words of the glossary and of the search that stand in titles."""
    terms = [term.term for term in facts.glossary.values()]
    searched = [word for record in facts.search.values() for word in record.means]
    return {word for word in (*terms, *searched) if re.fullmatch(r"[\u3400-\u9fff]{2,5}", word)}


def _near(section: Section, path: str) -> tuple[tuple[str, ...], int]:
    """(pages of a section that are listed beside one of them, how many are not)."""
    if len(section.pages) <= BESIDE:
        return section.pages, 0
    start = min(max(section.pages.index(path) - BESIDE // 2, 0), len(section.pages) - BESIDE)
    return section.pages[start : start + BESIDE], len(section.pages) - BESIDE


def section_index(facts: Facts, name: str) -> str:
    """A card for every page of a part of the guide, but the first, which shows them. Raises UnknownId."""
    section = find({section.name: section for section in facts.sections}, name, "mkdocs.yml的nav里的部分")
    return render(facts, "section_index.md.j2", pages=[facts.pages[path] for path in section.pages[1:]])


def page_index(facts: Facts) -> str:
    """Every page of the navigation with its one sentence, part by part."""
    parts = [(section.name, [facts.pages[path] for path in section.pages]) for section in facts.sections]
    return render(facts, "page_index.md.j2", parts=parts)
