"""Who may import whom: data → load → model → book → facts → topics → registry → pages → check."""

from __future__ import annotations

import ast

import pytest

from tests.conftest import ROOT

MACROS = ROOT / "macros"
MAY_IMPORT = {
    "load": set(),
    "model": set(),
    "render": set(),
    "coverage": {"model"},
    "duration": set(),
    "flow": {"model"},
    "holidays": set(),
    "toolcheck": {"book", "duration", "flow", "load", "model", "validate"},
    "validate": {"load", "model"},
    "lookup": {"validate"},
    "book": {"load", "model", "validate"},
    "crosscheck": {"book", "coverage", "load", "model", "toolcheck", "validate"},
    "facts": {"book", "crosscheck", "load", "model"},
    "schema": {"model"},
    "laws": {"lookup", "model", "render"},
    "glossary": {"lookup", "model", "render"},
    "channels": {"laws", "lookup", "model", "render"},
    "rich": {"channels", "glossary", "laws", "model", "render"},
    "cases": {"lookup", "model", "render"},
    "reminders": {"model", "render", "rich"},
    "corrections": {"model", "render", "rich"},
    "decisions": {"coverage", "lookup", "model", "render", "rich"},
    "faqs": {"lookup", "model", "render", "rich"},
    "seeds": {"model", "render", "rich"},
    "letters": {"duration", "holidays", "laws", "lookup", "model", "render", "rich", "toolcheck"},
    "checklists": {"lookup", "model", "render", "rich"},
    "triage": {"channels", "duration", "flow", "holidays", "laws", "model", "render", "rich"},
    "deadlines": {"duration", "holidays", "laws", "model", "render", "rich"},
    "evidence": {"letters", "model", "render"},
    "platforms": {"channels", "laws", "lookup", "model", "render"},
    "scams": {"channels", "model", "render"},
    "freshness": {"laws", "model", "render"},
    "registry": {
        "cases",
        "channels",
        "checklists",
        "corrections",
        "deadlines",
        "decisions",
        "evidence",
        "faqs",
        "freshness",
        "glossary",
        "laws",
        "letters",
        "platforms",
        "reminders",
        "rich",
        "scams",
        "seeds",
        "triage",
    },
    "pages": {"load", "model", "registry", "validate"},
    "editorial": {"load", "model", "pages"},
    "sentences": {"book", "editorial", "load", "model", "rich", "toolcheck"},
    "check": {"book", "crosscheck", "editorial", "facts", "load", "pages", "sentences"},
    "__init__": {"facts", "load", "model", "registry"},
}


def _tree(module: str) -> ast.Module:
    return ast.parse((MACROS / f"{module}.py").read_text(encoding="utf-8"))


def test_every_module_has_its_place() -> None:
    assert {path.stem for path in MACROS.glob("*.py")} == set(MAY_IMPORT)


@pytest.mark.parametrize("module", MAY_IMPORT)
def test_imports_only_what_lies_below(module: str) -> None:
    found: set[str] = set()
    for node in ast.walk(_tree(module)):
        if isinstance(node, ast.ImportFrom) and node.level:
            found |= {node.module} if node.module else {alias.name for alias in node.names}
    assert found <= MAY_IMPORT[module]


@pytest.mark.parametrize("module", sorted(set(MAY_IMPORT) - {"__init__"}))
def test_only_the_package_itself_knows_mkdocs(module: str) -> None:
    for node in ast.walk(_tree(module)):
        names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        assert not any(name.split(".")[0] in ("mkdocs", "mkdocs_macros", "material") for name in names)
