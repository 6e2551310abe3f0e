"""python -m macros.check: everything wrong in data/ and docs/, each with file, line and the likely fix."""

from __future__ import annotations

import argparse
import datetime
import sys
from pathlib import Path

from .book import read_book
from .crosscheck import crosscheck
from .editorial import check_page, check_together
from .facts import facts_of, stale
from .load import DataError, Problem
from .pages import check_calls, read_pages
from .sentences import check_sentences

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Run from the command line; returns the exit status (0 good, 1 problems found)."""
    options = _parser().parse_args(arguments)
    if options.stale is not None:
        return _report(find_stale(options.root, options.today, options.stale), "条资料该重新核对了", "没有过期的资料")
    problems = find_problems(options.root, options.today)
    return _report(problems, "处要改", "资料和页面都没有问题")


def find_problems(root: Path, today: datetime.date) -> list[Problem]:
    """Every problem of data/ and docs/ below `root`."""
    pages, problems = read_pages(root)
    book, form = read_book(root)
    form += crosscheck(book, today)
    if form:
        # Pages are only held against facts that are sound; otherwise each mistake would be told many times.
        return DataError([*form, *problems]).problems
    facts = facts_of(book)
    problems += check_sentences(book, facts, {page.path for page in pages})
    for page in pages:
        problems += check_calls(page, facts)
        problems += check_page(page, facts, today)
    problems += check_together(pages, facts)
    return DataError(problems).problems


def find_stale(root: Path, today: datetime.date, days: int) -> list[Problem]:
    """Facts last checked more than `days` days before `today`; broken data is reported first."""
    book, problems = read_book(root)
    return problems + crosscheck(book, today) or stale(book, today, days)


def _report(problems: list[Problem], bad: str, good: str) -> int:
    for problem in problems:
        print(problem)
    print(f"{len(problems)} {bad}" if problems else good)
    return 1 if problems else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m macros.check", description="检查 data/ 和 docs/")
    parser.add_argument("--root", type=Path, default=ROOT, help="项目所在的文件夹")
    parser.add_argument(
        "--today", type=_date, default=datetime.date.today(), metavar="YYYY-MM-DD", help="当作今天的日期"
    )
    parser.add_argument("--stale", type=_days, metavar="DAYS", help="只列出超过这么多天没有核对的资料")
    return parser


def _date(value: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{value}” 不是日期，要写成 2026-11-22") from None


def _days(value: str) -> int:
    if not value.isdigit():
        raise argparse.ArgumentTypeError(f"“{value}” 不是天数，要写成正整数，如 180")
    return int(value)


if __name__ == "__main__":
    sys.exit(main())
