"""The clock is read at a few named doors; everywhere else today is an argument, so that a test can choose it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

# The checker and the two ways of building compare the dates of data/ with the day.
DOORS = {"macros/__init__.py", "macros/check/__main__.py", "macros/check/sheet.py", "publish/project.py"}
# What day it is for the reader; when something was kept; the stamp a calendar file must have.
SCRIPT_DOORS = {"tools/dates.js", "tools/keep.js", "tools/calendar.js"}
SCRIPTS = ROOT / "overrides" / "assets" / "javascripts"
_READS_CLOCK = {"today", "now", "utcnow", "localtime", "gmtime", "ctime"}


def modules() -> list[Path]:
    """Every Python file of the project, those of the tests among them."""
    folders = ("macros", "publish", "bench", "tests")
    return [ROOT / "pipeline.py", *(path for folder in folders for path in sorted((ROOT / folder).rglob("*.py")))]


def reads_clock(source: str) -> bool:
    """Whether a call in `source` asks what day or hour it is; how long something took may be asked anywhere."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            of_time = isinstance(node.func.value, ast.Name) and node.func.value.id == "time"
            if node.func.attr in _READS_CLOCK or (of_time and node.func.attr in ("time", "time_ns", "strftime")):
                return True
    return False


def script_reads_clock(source: str) -> bool:
    return bool(re.search(r"new Date\(\)|\bDate\.now\(|\bDate\(\)", source))


@pytest.mark.parametrize("source", ["date.today()", "datetime.datetime.now(tz)", "x = time.time()", "time.localtime()"])
def test_reading_the_clock_is_noticed(source: str) -> None:
    assert reads_clock(source)


@pytest.mark.parametrize("source", ["datetime.time()", "time.perf_counter()", "today", "facts(today=TODAY)"])
def test_other_uses_of_the_words_are_not(source: str) -> None:
    assert not reads_clock(source)


def test_the_clock_is_read_at_the_named_doors_only() -> None:
    found = {path.relative_to(ROOT).as_posix() for path in modules() if reads_clock(path.read_text(encoding="utf-8"))}
    assert found == DOORS


def test_scripts_read_the_clock_at_the_named_doors_only() -> None:
    found = {
        path.relative_to(SCRIPTS).as_posix()
        for path in SCRIPTS.rglob("*.js")
        if script_reads_clock(path.read_text(encoding="utf-8"))
    }
    assert found == SCRIPT_DOORS


def test_every_page_of_tests_and_bench_starts_from_the_one_clock() -> None:
    for path in modules():
        name = path.relative_to(ROOT).as_posix()
        # A set-up look opens one page to see that it opens; printing runs no script.
        if name not in ("tests/browsing.py", "tests/set_up.py", "publish/pdfs.py", "tests/test_clock.py"):
            assert not re.search(r"browser\.new_(?:context|page)\(", path.read_text(encoding="utf-8")), name
