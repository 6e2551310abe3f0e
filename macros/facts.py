"""data/ as one frozen `Facts`, or every mistake in it at once."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from .book import Book, read_book
from .crosscheck import crosscheck
from .load import DataError, Problem
from .model import KINDS, Fact, Facts


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
    return Facts(**{kind.replace("-", "_"): _by_id(book, kind) for kind in KINDS})


def _by_id(book: Book, kind: str) -> Mapping[str, Fact]:
    return MappingProxyType({record.id: record for _, record in book.each(kind)})


def stale(book: Book, today: datetime.date, days: int) -> list[Problem]:
    """Facts last checked more than `days` days before `today`, oldest first."""
    found = [
        (record.checked, Problem(book.at(kind, index, "checked"), _age(record, today)))
        for kind in KINDS
        for index, record in book.each(kind)
        if (today - getattr(record, "checked", today)).days > days
    ]
    return [problem for _, problem in sorted(found)]


def _age(record: Fact, today: datetime.date) -> str:
    days = (today - record.checked).days  # type: ignore[attr-defined]
    return f"“{record.id}” 核对于 {record.checked}，已过 {days} 天；重新核对后改日期"  # type: ignore[attr-defined]
