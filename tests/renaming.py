"""Renaming pages as an editor would: the file, and every line that names it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path

# An engine begins a folder with the page that is called index.
HOME = "index.md"
_LINK = re.compile(r"""(\]\(|\bhref=")([^\s:)"#]+\.md)\b""")
_IN_DATA = re.compile(r"(?<![\w/-])/([a-z0-9/-]+\.md)\b")
_IN_NAVIGATION = re.compile(r"(?<=[\s:-] | /)([a-z0-9-][a-z0-9/-]*\.md)$", re.MULTILINE)


def new_name(path: str) -> str:
    """Another name, and another folder where the navigation lists every page."""
    folder, _, name = path.rpartition("/")
    if "/" in folder or not folder:
        return f"{folder}/renamed-{name}".lstrip("/")
    # A folder is a page, its own, to what stands in it.
    return f"{folder}-moved/{name}" if name == HOME else f"{folder}-moved/renamed-{name}"


def rename(root: Path, names: Mapping[str, str]) -> None:
    """Move docs/old to docs/new for every pair, and rewrite every link, every page in data/ and the navigation."""
    for page in [*(root / "docs").rglob("*.md")]:
        here = page.relative_to(root / "docs").as_posix()
        text = page.read_text(encoding="utf-8")
        page.write_text(_LINK.sub(partial(_renamed, here, names), text), encoding="utf-8")
    for file in (root / "data").rglob("*.yml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(_IN_DATA.sub(lambda found: f"/{names.get(found[1], found[1])}", text), encoding="utf-8")
    settings = root / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(_IN_NAVIGATION.sub(lambda found: names.get(found[1], found[1]), text), encoding="utf-8")
    for old, new in names.items():
        move(root, old, new)


def move(root: Path, old: str, new: str) -> None:
    """The file alone."""
    target = root / "docs" / new
    target.parent.mkdir(parents=True, exist_ok=True)
    (root / "docs" / old).rename(target)


def naming(root: Path, path: str) -> set[str]:
    """'file:line' of every line that names docs/`path`, by hand."""
    found = set()
    for page in (root / "docs").rglob("*.md"):
        here = page.relative_to(root / "docs").as_posix()
        for number, line in enumerate(page.read_text(encoding="utf-8").split("\n"), 1):
            if any(_below(here, target) == path for _, target in _LINK.findall(line)):
                found.add(f"docs/{here}:{number}")
    for file in (root / "data").rglob("*.yml"):
        for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
            if path in _IN_DATA.findall(line):
                found.add(f"{file.relative_to(root).as_posix()}:{number}")
    for number, line in enumerate((root / "mkdocs.yml").read_text(encoding="utf-8").split("\n"), 1):
        if path in _IN_NAVIGATION.findall(line):
            found.add(f"mkdocs.yml:{number}")
    return found


def _renamed(here: str, names: Mapping[str, str], found: re.Match[str]) -> str:
    return found[1] + _link(here, found[2], names)


def _link(here: str, target: str, names: Mapping[str, str]) -> str:
    """Links of Markdown may start at the top; an address in HTML is meant from the page it stands on, and stays so."""
    path = _below(here, target)
    if not target.startswith("/") and (path in names or here in names):
        start = posixpath.dirname(names.get(here, here)) or "."
        return posixpath.relpath(names.get(path, path), start)
    return f"/{names[path]}" if path in names else target


def _below(here: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(here), target)).removeprefix("/")
