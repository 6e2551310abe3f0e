"""data/ as it was written: every file, every record, every line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from . import load, validate
from .load import DataError, Document, Problem
from .model import KINDS, Fact


@dataclass
class Book:
    """What could be read of data/: raw documents, and the records that are well formed."""

    documents: dict[str, Document] = field(default_factory=dict)
    records: dict[str, dict[int, Fact]] = field(default_factory=dict)

    def at(self, kind: str, index: int, *loc: str | int) -> str:
        """'file:line' of a value inside the record at `index`."""
        return self.documents[kind].at((index, *loc))

    def each(self, kind: str) -> Iterator[tuple[int, Fact]]:
        """(index, record) of every well-formed record of a kind."""
        return iter(self.records.get(kind, {}).items())

    def ids(self, kind: str) -> list[str] | None:
        """Every id an editor wrote, also of malformed records; None when the file is unreadable."""
        document = self.documents.get(kind)
        if document is None:
            return None
        return [row["id"] for row in document.value if isinstance(row, dict) and isinstance(row.get("id"), str)]


def read_book(root: Path) -> tuple[Book, list[Problem]]:
    """Every file of data/ with the problems of its own form (not of its references)."""
    book, problems = Book(), list(_stray_files(root))
    for kind, model in KINDS.items():
        path = root / "data" / f"{kind}.yml"
        if not path.exists():
            problems.append(Problem(f"data/{kind}.yml:1", "缺少这个文件；从版本历史里找回来"))
            continue
        try:
            document = load.read(path, root)
            problems += _read_kind(book, kind, model, document)
        except DataError as error:
            problems += error.problems
    return book, problems


def _stray_files(root: Path) -> Iterator[Problem]:
    for path in sorted((root / "data").glob("*.y*ml")):
        if path.suffix != ".yml" or path.stem not in KINDS:
            hint = validate.closest(path.stem, KINDS).replace("”", ".yml”")
            yield Problem(f"data/{path.name}:1", f"不认识的文件{hint or '；删掉它，或改成已有的文件名'}")


def _read_kind(book: Book, kind: str, model: type[Fact], document: Document) -> list[Problem]:
    if not isinstance(document.value, tuple):
        return [Problem(document.at(), "整个文件要写成列表，每条以 “- id: …” 开头")]
    book.documents[kind], book.records[kind] = document, {}
    problems: list[Problem] = []
    for index, row in enumerate(document.value):
        result = validate.record(model, row, document, (index,))
        if isinstance(result, list):
            problems += result
        else:
            book.records[kind][index] = result
    return problems
