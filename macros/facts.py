"""data/ as one frozen `Facts`, or every mistake in it at once."""

from __future__ import annotations

import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from .book import Book, read_book
from .crosscheck import crosscheck
from .load import DataError, Problem
from .model import KINDS, Facts


def load_facts(root: Path, today: datetime.date) -> Facts:
    """Read and check everything in `root`/data.

    `today` is only compared with the dates editors wrote. Raises DataError
    holding every problem found in every file.
    """
    book, problems = read_book(root)
    problems += crosscheck(book, today)
    if problems:
        raise DataError(problems)
    return facts_of(book)


def facts_of(book: Book) -> Facts:
    """The records of a book without problems, frozen."""
    # Any: which field holds which model is said by KINDS, and was held against every record when it was read.
    by_kind: dict[str, Any] = {
        kind.replace("-", "_"): MappingProxyType({record.id: record for _, record in book.each(kind)}) for kind in KINDS
    }
    return Facts(**by_kind)


def stale(book: Book, today: datetime.date, days: int) -> list[Problem]:
    """Facts last checked more than `days` days before `today`, oldest first."""
    found = []
    for kind in KINDS:
        for index, record in book.each(kind):
            checked = getattr(record, "checked", today)  # Some kinds are never checked again: changes, search words.
            age = (today - checked).days
            if age > days:
                what = f"“{record.id}” 核对于 {checked}，已过 {age} 天；重新核对后改日期"
                found.append((checked, Problem(book.at(kind, index, "checked"), what)))
    return [problem for _, problem in sorted(found)]
