"""data/ and docs/ as one frozen `Facts`, or every mistake in them at once."""

from __future__ import annotations

import datetime
import functools
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ..model import KINDS, Facts
from ..model.page import Section
from .navigation import FILE, read_navigation
from .pages import WrittenPage, page_paths, places_of, read_pages
from .problems import DataError, Problem
from .records import Book, read_book
from .references import Known, check_references, wrong_references
from .relations import check_relations
from .relations_of_tools import check_tools
from .source import parse, yaml_files


@dataclass(frozen=True, slots=True)
class Reading:
    """data/ and docs/ as they were written, and everything wrong with either that shows without rendering.

    `pages` holds those that could be read, `paths` the path of every page.
    """

    book: Book
    problems: tuple[Problem, ...]
    pages: tuple[WrittenPage, ...]
    paths: tuple[str, ...]
    sections: tuple[Section, ...]
    page_problems: tuple[Problem, ...]

    @property
    def has_every_page(self) -> bool:
        """Whether every page could be read, so that what none of them has is missing indeed."""
        return len(self.pages) == len(self.paths)


def read(root: Path, today: datetime.date) -> Reading:
    """Read and check everything in `root`/data and `root`/docs; the same content is read once.

    `today` is only compared with the dates editors wrote.
    """
    return _read(root, today, _fingerprint(root))


def load_facts(root: Path, today: datetime.date) -> Facts:
    """The same as frozen facts. Raises DataError holding every problem found in every file."""
    reading = read(root, today)
    if problems := [*reading.problems, *reading.page_problems]:
        raise DataError(problems)
    return facts_of(reading)


def facts_of(reading: Reading) -> Facts:
    """The records and pages of a reading without problems, frozen."""
    # Any: which field holds which model is said by KINDS, and was held against every record when it was read.
    by_field: dict[str, Any] = {
        kind.field: MappingProxyType({record.id: record for _, record in reading.book.each(kind.name)})
        for kind in KINDS.values()
    }
    pages = {written.path: written.page for written in reading.pages}
    return Facts(**by_field, pages=MappingProxyType(pages), places=places_of(pages.values()), sections=reading.sections)


def stale(book: Book, today: datetime.date, days: int) -> list[Problem]:
    """Facts last checked more than `days` days before `today`, oldest first."""
    found = []
    for kind, index, record in book.every():
        # Some are never checked again: changes, search words, a brand of which no more than the name is told.
        checked = getattr(record, "checked", None) or today
        age = (today - checked).days
        if age > days:
            what = f"“{record.id}” 核对于 {checked}，已过 {age} 天；重新核对后改日期"
            found.append((checked, Problem(book.at(kind, index, "checked"), what)))
    return [problem for _, problem in sorted(found)]


def forget() -> None:
    """Let go of the text that was read: whoever has the facts needs it no more."""
    _read.cache_clear()
    parse.cache_clear()


# One: the check and the build that follows it read the same files. Under `serve` the next ones differ.
@functools.lru_cache(maxsize=1)
def _read(root: Path, today: datetime.date, _content: str) -> Reading:
    book, problems = read_book(root)
    pages, page_problems = read_pages(root)
    paths = tuple(page_paths(root))
    known = Known(book, frozenset(paths), today)
    problems += [*check_references(book, known), *check_relations(book), *check_tools(book)]
    page_problems += [problem for page in pages for problem in _front_matter(page, known)]
    sections = read_navigation(root).sections(paths)
    return Reading(book, tuple(problems), tuple(pages), paths, sections, tuple(page_problems))


def _front_matter(page: WrittenPage, known: Known) -> Iterator[Problem]:
    for loc, what in wrong_references(page.front, known):
        yield Problem(page.at_front(*loc), what)


def _fingerprint(root: Path) -> str:
    """The same for the same files with the same content."""
    digest = hashlib.sha256()
    pages = (root / "docs" / name for name in page_paths(root))
    for path in [*yaml_files(root / "data"), root / FILE, *pages]:
        content = path.read_bytes()
        digest.update(f"{path} {len(content)}\n".encode() + content)
    return digest.hexdigest()
