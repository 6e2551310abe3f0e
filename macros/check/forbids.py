"""What forbids must still forbid when it is cut out of its list or its table (H10)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..facts.pages import WrittenPage
from ..facts.problems import Problem
from ..model.words import FORBIDDING_COLUMN, FORBIDS

_DO_NOT = re.compile(r"#+ .*\{: *#do-not\b")


def check_forbids(page: WrittenPage) -> Iterator[Problem]:
    """Every item below “先别做”, and every cell of a column whose heading forbids."""
    yield from _check_list(page)
    yield from _check_columns(page)


def _check_list(page: WrittenPage) -> Iterator[Problem]:
    below = False
    for number, line in enumerate(page.body.split("\n"), 1):
        if line.startswith("#"):
            below = bool(_DO_NOT.match(line))
        elif below and line.startswith("- ") and not FORBIDS.match(line[2:]):
            yield Problem(page.at(number), f"“先别做”下面，{_told(line[2:])}")


def _check_columns(page: WrittenPage) -> Iterator[Problem]:
    heads: list[str] = []
    for number, line in enumerate(page.body.split("\n"), 1):
        cells = [cell.strip() for cell in line.strip().strip("|").split(" | ")] if line.startswith("|") else []
        if not cells or not heads:
            heads = cells
            continue
        for head, cell in zip(heads, cells, strict=False):
            if FORBIDDING_COLUMN.match(head) and not cell.startswith("---") and not FORBIDS.match(cell):
                yield Problem(page.at(number), f"“{head}”这一列，{_told(cell)}")


def _told(written: str) -> str:
    return f"“{written.strip('*')[:12]}”要以“别”或“不”开头，单独读也是完整的一句（H10）"
