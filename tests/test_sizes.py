"""Modules that fit in one's head and functions that fit on a screen."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT

CODE = ("macros", "publish", "bench", "pipeline.py")
MOST_LINES_OF_A_MODULE = 200
MOST_LINES_OF_A_FUNCTION = 30


def modules(*names: str) -> Iterator[Path]:
    for name in names:
        yield from [ROOT / name] if name.endswith(".py") else sorted((ROOT / name).rglob("*.py"))


def functions(module: Path) -> Iterator[tuple[str, int]]:
    """(name, lines) of each; what is defined inside one counts with it."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno
            yield node.name, node.end_lineno - node.lineno + 1


def test_no_module_is_long() -> None:
    lines = {path: path.read_text(encoding="utf-8").count("\n") for path in modules(*CODE, "tests")}
    assert len(lines) > 80
    long = [f"{path.relative_to(ROOT)}: {count}" for path, count in lines.items() if count > MOST_LINES_OF_A_MODULE]
    assert not long, "\n".join(long)


def test_no_function_of_the_code_is_long() -> None:
    found = [(path, name, count) for path in modules(*CODE) for name, count in functions(path)]
    assert len(found) > 300
    long = [
        f"{path.relative_to(ROOT)} {name}: {count}" for path, name, count in found if count > MOST_LINES_OF_A_FUNCTION
    ]
    assert not long, "\n".join(long)
