"""The navigation of mkdocs.yml, with its lines."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from ..model.page import Section

FILE = "mkdocs.yml"


@dataclass(frozen=True, slots=True)
class Entry:
    """One page: the section it stands in, its path below docs/, and 'mkdocs.yml:line'."""

    section: str
    path: str
    where: str


@dataclass(frozen=True, slots=True)
class Navigation:
    """Every page listed, in order, and the patterns of those that are reached in another way."""

    entries: tuple[Entry, ...]
    not_listed: tuple[str, ...]

    def sections(self, known: Collection[str]) -> tuple[Section, ...]:
        """What is listed, without the pages that are not among the `known`."""
        found: dict[str, list[str]] = {}
        for entry in self.entries:
            if entry.path in known:
                found.setdefault(entry.section, []).append(entry.path)
        return tuple(Section(name, tuple(paths)) for name, paths in found.items())

    def leaves_out(self, path: str) -> bool:
        """Whether a page need not be listed."""
        return any(PurePosixPath("/", path).match(pattern) for pattern in self.not_listed)


def read_navigation(root: Path) -> Navigation:
    """What `nav` and `not_in_nav` say. Only composed, never constructed: tags of MkDocs do nothing here."""
    tree: Any = yaml.compose(
        (root / FILE).read_text(encoding="utf-8"), Loader=yaml.SafeLoader
    )  # Any: node of a mapping.
    settings = {key.value: value for key, value in tree.value}
    patterns = settings["not_in_nav"].value.split() if "not_in_nav" in settings else []
    return Navigation(tuple(_entries(settings["nav"])), tuple(patterns))


def _entries(nav: yaml.Node) -> Iterator[Entry]:
    for section in nav.value:
        for name, inside in section.value:
            for page in inside.value if isinstance(inside, yaml.SequenceNode) else [inside]:
                yield Entry(name.value, page.value, f"{FILE}:{page.start_mark.line + 1}")
