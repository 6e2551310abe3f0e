"""data/ as it was written: every file, every record, every line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from . import load, validate
from .load import DataError, Document, Loc, Problem
from .model import FOLDERS, LISTS, Record

Kind = TypeVar("Kind", bound=Record)


@dataclass(frozen=True, slots=True)
class Entry:
    """One record as an editor wrote it; `record` is None when it is malformed."""

    document: Document
    loc: Loc
    raw: Any
    record: Record | None


@dataclass
class Book:
    """What could be read of data/: every entry of every kind, in the editors' order."""

    entries: dict[str, list[Entry]] = field(default_factory=dict)

    def at(self, kind: str, index: int, *loc: str | int) -> str:
        """'file:line' of a value inside the entry at `index`."""
        entry = self.entries[kind][index]
        return entry.document.at((*entry.loc, *loc))

    def each(self, kind: str) -> Iterator[tuple[int, Record]]:
        """(index, record) of every well-formed record of a kind."""
        for index, entry in enumerate(self.entries.get(kind, ())):
            if entry.record is not None:
                yield index, entry.record

    def of(self, model: type[Kind]) -> Iterator[tuple[int, Kind]]:
        """The same for the kind whose records are `model`, with their type."""
        for kind in self.entries:
            for index, record in self.each(kind):
                if isinstance(record, model):
                    yield index, record

    def ids(self, kind: str) -> list[str] | None:
        """Every id an editor wrote, also of malformed records; None when the file is unreadable."""
        if kind not in self.entries:
            return None
        raws = [entry.raw for entry in self.entries[kind]]
        return [raw["id"] for raw in raws if isinstance(raw, dict) and isinstance(raw.get("id"), str)]

    def is_whole(self, kind: str) -> bool:
        """Whether every entry of a kind could be read."""
        return kind in self.entries and all(entry.record is not None for entry in self.entries[kind])


def read_book(root: Path) -> tuple[Book, list[Problem]]:
    """Every file of data/ with the problems of its own form (not of its references)."""
    book, problems = Book(), list(_stray_files(root))
    for kind, model in LISTS.items():
        problems += _read_list(book, kind, model, root)
    for kind, model in FOLDERS.items():
        problems += _read_folder(book, kind, model, root)
    return book, problems


def _stray_files(root: Path) -> Iterator[Problem]:
    for path in sorted((root / "data").glob("*.y*ml")):
        if path.suffix != ".yml" or path.stem not in LISTS:
            hint = validate.closest(path.stem, LISTS).replace("”", ".yml”")
            yield Problem(f"data/{path.name}:1", f"不认识的文件{hint or '；删掉它，或改成已有的文件名'}")


def _read_list(book: Book, kind: str, model: type[Record], root: Path) -> list[Problem]:
    """A kind that is one file holding a list."""
    path = root / "data" / f"{kind}.yml"
    if not path.exists():
        return [Problem(f"data/{kind}.yml:1", "缺少这个文件；从版本历史里找回来")]
    try:
        document = load.read(path, root)
    except DataError as error:
        return error.problems
    if not isinstance(document.value, tuple):
        return [Problem(document.at(), "整个文件要写成列表，每条以 “- id: …” 开头")]
    entries = book.entries.setdefault(kind, [])
    return [p for index, row in enumerate(document.value) for p in _take(entries, model, document, (index,), row)]


def _read_folder(book: Book, kind: str, model: type[Record], root: Path) -> list[Problem]:
    """A kind that is a folder with one record a file; the file is named after the record's id."""
    problems: list[Problem] = []
    entries: list[Entry] = []
    readable = True
    for path in load.yaml_files(root / "data" / kind):
        try:
            document = load.read(path, root)
        except DataError as error:
            problems += error.problems
            readable = False
            continue
        problems += _take(entries, model, document, (), document.value)
        if isinstance(document.value, dict) and document.value.get("id") != path.stem:
            problems.append(Problem(document.at(("id",)), f"“id” 要和文件名一样，写成 {path.stem}"))
    if readable:
        book.entries[kind] = entries
    return problems


def _take(entries: list[Entry], model: type[Record], document: Document, loc: Loc, raw: Any) -> list[Problem]:
    """Append one record as an entry, malformed or not; returns what is wrong with it."""
    try:
        entries.append(Entry(document, loc, raw, validate.record(model, raw, document, loc)))
    except DataError as error:
        entries.append(Entry(document, loc, raw, None))
        return error.problems
    return []
