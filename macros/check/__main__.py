"""python -m macros.check: everything wrong in data/ and docs/, each with file, line and the likely fix."""

from __future__ import annotations

import argparse
import datetime
import sys
from pathlib import Path

from ..facts.problems import Problem
from . import find_problems, find_stale

ROOT = Path(__file__).resolve().parent.parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Run from the command line; returns the exit status (0 good, 1 problems found)."""
    options = _parser().parse_args(arguments)
    if options.stale is not None:
        return _report(find_stale(options.root, options.today, options.stale), "条资料该重新核对了", "没有过期的资料")
    problems = find_problems(options.root, options.today)
    return _report(problems, "处要改", "资料和页面都没有问题")


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
