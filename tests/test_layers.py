"""Who may import whom: model ← facts ← topics ← check, and publish beside them; only the edge knows MkDocs."""

from __future__ import annotations

import ast
import graphlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

# A package may import itself and what is named here; a name stands for everything below it.
MAY_IMPORT = {
    "macros.model": (),
    "macros.facts": ("macros.model",),
    "macros.topics": ("macros.model", "macros.facts"),
    "macros.check": ("macros.model", "macros.facts", "macros.topics"),
    "macros.schema": ("macros.model",),
    "macros": ("macros.model", "macros.facts", "macros.topics"),
    "publish": ("macros.model", "macros.facts", "macros.topics"),
    "pipeline": ("macros.model", "macros.facts", "macros.check", "publish"),
}
# They speak to it: the command that builds, and the hook it calls.
KNOW_MKDOCS = {"pipeline", "publish.hook"}


def _name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


MODULES = {
    _name(path): path for path in [ROOT / "pipeline.py", *ROOT.glob("macros/**/*.py"), *ROOT.glob("publish/**/*.py")]
}


def _imports(module: str) -> Iterator[str]:
    """What a module imports, as full names: of `from a import b` a.b where that is a module, else a."""
    path = MODULES[module]
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            inner = (f"{base}.{alias.name}" for alias in node.names)
            yield from (name if name in MODULES else base for name in inner)


def _room(name: str) -> str | None:
    """The package of ours that a name belongs to, the innermost that has a rule."""
    return next((room for room in sorted(MAY_IMPORT, key=len, reverse=True) if f"{name}.".startswith(f"{room}.")), None)


def test_every_module_belongs_to_a_room_with_a_rule() -> None:
    assert {_room(module) for module in MODULES} == set(MAY_IMPORT)


@pytest.mark.parametrize("module", MODULES)
def test_imports_only_what_lies_below(module: str) -> None:
    own = _room(module)
    assert own
    assert {name for name in _imports(module) if _room(name) not in (None, own, *MAY_IMPORT[own])} == set()


def test_there_is_no_circle() -> None:
    graph = {module: {name for name in _imports(module) if name in MODULES and name != module} for module in MODULES}
    graphlib.TopologicalSorter(graph).prepare()


@pytest.mark.parametrize("module", MODULES)
def test_only_the_edge_knows_mkdocs(module: str) -> None:
    engines = {name.split(".")[0] for name in _imports(module)} & {"mkdocs", "mkdocs_macros", "material"}
    assert not engines or module in KNOW_MKDOCS
