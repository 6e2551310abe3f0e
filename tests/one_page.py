"""A project of one page, and what the checker says about it."""

from __future__ import annotations

from pathlib import Path

from macros.editorial import check_page
from macros.model import Facts
from macros.pages import check_calls, read_pages
from tests.clock import TODAY

FRONT = "---\ntitle: 一页\ndescription: 这是一句够长的说明文字\nreviewed: 2026-11-20\n---\n\n"


def problems_of(tmp_path: Path, facts: Facts, body: str, path: str = "about/page.md", front: str = FRONT) -> list[str]:
    """What the checker says about one page: form, calls and rules."""
    target = tmp_path / "docs" / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(front + body, encoding="utf-8")
    pages, problems = read_pages(tmp_path)
    for page in pages:
        problems += [*check_calls(page, facts), *check_page(page, facts, TODAY)]
    return [str(problem) for problem in problems]
