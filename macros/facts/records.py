"""data/ as it was written: every file, every record, every line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from ..model import KINDS, Kind
from ..model.base import Record
from . import source, validate
from .problems import DataError, Problem
from .yaml_tree import Document, Loc

Model = TypeVar("Model", bound=Record)


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

    def every(self) -> Iterator[tuple[str, int, Record]]:
        """(kind, index, record) of every well-formed record of all kinds."""
        for kind in self.entries:
            for index, record in self.each(kind):
                yield kind, index, record

    def of(self, model: type[Model]) -> Iterator[tuple[int, Model]]:
        """(index, record) of the kind whose records are `model`, with their type."""
        for _, index, record in self.every():
            if isinstance(record, model):
                yield index, record

    def ids(self, kind: str) -> list[str] | None:
        """Every id an editor wrote, also of malformed records; None when the file is unreadable."""
        if kind not in self.entries:
            return None
        raws = [entry.raw for entry in self.entries[kind]]
        return [raw["id"] for raw in raws if isinstance(raw, dict) and isinstance(raw.get("id"), str)]

    def is_whole(self, *kinds: str) -> bool:
        """Whether every entry of these kinds could be read."""
        return all(
            kind in self.entries and all(entry.record is not None for entry in self.entries[kind]) for kind in kinds
        )


def read_book(root: Path) -> tuple[Book, list[Problem]]:
    """Every file of data/ with the problems of its own form (not of its references)."""
    book, problems = Book(), list(_stray_files(root))
    for kind in KINDS.values():
        problems += (_read_folder if kind.is_folder else _read_list)(book, kind, root)
    return book, problems


def _stray_files(root: Path) -> Iterator[Problem]:
    lists = [kind.name for kind in KINDS.values() if not kind.is_folder]
    for path in sorted((root / "data").glob("*.y*ml")):
        if path.suffix != ".yml" or path.stem not in lists:
            hint = validate.closest(path.stem, lists).replace("”", ".yml”")
            yield Problem(f"data/{path.name}:1", f"不认识的文件{hint or '；删掉它，或改成已有的文件名'}")


def _read_list(book: Book, kind: Kind, root: Path) -> list[Problem]:
    """A kind that is one file holding a list."""
    path = root / kind.place
    if not path.exists():
        return [Problem(f"{kind.place}:1", "缺少这个文件；从版本历史里找回来")]
    try:
        document = source.read(path, root)
    except DataError as error:
        return error.problems
    if not isinstance(document.value, tuple):
        return [Problem(document.at(), "整个文件要写成列表，每条以 “- id: …” 开头")]
    entries = book.entries.setdefault(kind.name, [])
    return [p for index, row in enumerate(document.value) for p in _take(entries, kind, document, (index,), row)]


def _read_folder(book: Book, kind: Kind, root: Path) -> list[Problem]:
    """A kind that is a folder with one record a file; the file is named after the record's id."""
    problems: list[Problem] = []
    entries: list[Entry] = []
    readable = True
    for path in source.yaml_files(root / kind.place):
        try:
            document = source.read(path, root)
        except DataError as error:
            problems += error.problems
            readable = False
            continue
        problems += _take(entries, kind, document, (), document.value)
        if isinstance(document.value, dict) and document.value.get("id") != path.stem:
            problems.append(Problem(document.at(("id",)), f"“id” 要和文件名一样，写成 {path.stem}"))
    if readable:
        book.entries[kind.name] = entries
    return problems


def _take(entries: list[Entry], kind: Kind, document: Document, loc: Loc, raw: Any) -> list[Problem]:
    """Append one record as an entry, malformed or not; returns what is wrong with it."""
    try:
        entries.append(Entry(document, loc, raw, validate.record(kind.model, raw, document, loc)))
    except DataError as error:
        entries.append(Entry(document, loc, raw, None))
        return error.problems
    return []
