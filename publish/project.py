"""The project as the commands of this folder see it: its facts, its pages, its navigation."""

from __future__ import annotations

import datetime
import functools
from pathlib import Path

import yaml

from macros.facts import load_facts
from macros.load import DataError
from macros.model import Facts
from macros.pages import Page, read_pages

ROOT = Path(__file__).resolve().parent.parent


def load() -> Facts:
    """Everything in data/. Raises DataError when it is not sound."""
    return load_facts(ROOT, datetime.date.today())


@functools.cache
def pages() -> dict[str, Page]:
    """Every page of docs/ by its path, e.g. “causes/risk-control.md”. Raises DataError."""
    found, problems = read_pages(ROOT)
    if problems:
        raise DataError(problems)
    return {page.path: page for page in found}


def navigation() -> list[tuple[str, list[str]]]:
    """The sections of mkdocs.yml, in order: (name, paths of its pages)."""
    configuration = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), _TolerantLoader)
    return [
        (name, [inside] if isinstance(inside, str) else list(inside))
        for section in configuration["nav"]
        for name, inside in section.items()
    ]


class _TolerantLoader(yaml.SafeLoader):
    """Reads mkdocs.yml without acting on MkDocs' own tags (!ENV, !!python/…)."""


def _ignored(_loader: yaml.Loader, _suffix: str, _node: yaml.Node) -> None:
    return None


_TolerantLoader.add_multi_constructor("!", _ignored)
_TolerantLoader.add_multi_constructor("tag:yaml.org,2002:python/", _ignored)
