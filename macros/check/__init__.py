"""Everything wrong in data/ and docs/, each with file, line and the likely fix."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

from ..facts import Reading, facts_of, read, stale
from ..facts.problems import DataError, Problem
from .calls import check_calls
from .forbids import check_forbids
from .links import check_links, check_navigation
from .places import check_places
from .prose import check_prose
from .routes import check_routes
from .sentences import check_sentences
from .shape import check_shape
from .together import check_together


def find_problems(root: Path, today: datetime.date) -> list[Problem]:
    """Every problem of data/ and docs/ below `root`, in reading order."""
    reading = read(root, today)
    problems = [*reading.problems, *reading.page_problems, *check_navigation(root, reading.paths)]
    for page in reading.pages:
        problems += check_links(page, reading.paths)
    if reading.has_every_page:
        problems += check_places(reading.pages, reading.book)
    # Calls are only tried with facts that are sound; otherwise each mistake would be told many times.
    if not reading.problems:
        problems += _check_what_is_shown(reading)
    return DataError(problems).problems


def _check_what_is_shown(reading: Reading) -> Iterator[Problem]:
    facts = facts_of(reading)
    yield from check_sentences(reading.book, facts)
    yield from check_calls(reading.pages, facts)
    yield from check_prose(reading.pages, facts)
    for page in reading.pages:
        yield from check_shape(page)
        yield from check_forbids(page)
    if reading.has_every_page:
        yield from check_routes(reading.pages, reading.book, facts)
        yield from check_together(reading.pages, facts)


def find_stale(root: Path, today: datetime.date, days: int) -> list[Problem]:
    """Facts last checked more than `days` days before `today`; broken data is reported first."""
    reading = read(root, today)
    return DataError([*reading.problems]).problems or stale(reading.book, today, days)
