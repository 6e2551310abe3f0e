"""A project of one page, and what the checker says about it."""

from __future__ import annotations

from pathlib import Path

from macros.check.calls import check_calls
from macros.check.forbids import check_forbids
from macros.check.prose import check_prose
from macros.check.shape import check_shape
from macros.facts.pages import read_pages
from macros.facts.problems import Problem
from macros.facts.records import Book
from macros.facts.references import Known, wrong_references
from macros.model import Facts
from tests.clock import TODAY

PATH = "about/page.md"
FRONT = "---\ntitle: 一页\ndescription: 这是一句够长的说明文字\nreviewed: 2026-11-20\nshape: plain\n---\n\n"


def front(shape: str) -> str:
    """The head of a page of that shape."""
    return FRONT.replace("shape: plain", f"shape: {shape}")


def problems_of(tmp_path: Path, facts: Facts, body: str, front: str = FRONT) -> list[str]:
    """What the checker says about one page: form, calls and rules."""
    target = tmp_path / "docs" / PATH
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(front + body, encoding="utf-8")
    pages, problems = read_pages(tmp_path)
    known = Known(Book(), (), TODAY)
    for page in pages:
        problems += [Problem(page.at_front(*loc), what) for loc, what in wrong_references(page.front, known)]
        problems += [*check_shape(page), *check_forbids(page)]
    problems += [*check_calls(pages, facts), *check_prose(pages, facts)]
    return [str(problem) for problem in problems]
