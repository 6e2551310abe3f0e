"""This project with more pages: copies of its articles whose parts stand in another order, in the same sections."""

from __future__ import annotations

import itertools
import random
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from macros.model import Facts
from macros.model.page import Page
from macros.topics.registry import LINKED_MACROS

ROOT = Path(__file__).resolve().parent.parent
# What the step of MkDocs needs.
PARTS = ("data", "docs", "macros", "overrides", "publish")
CONFIGURATION = "mkdocs.yml"
_PARTS_OF_PAGE = re.compile(r"^(?=## )", re.MULTILINE)
_TITLE = re.compile(r"^title: (.*)$", re.MULTILINE)
_OF_ONE_PAGE = re.compile(r"^(?:role|explains): .*\n", re.MULTILINE)


def write(facts: Facts, target: Path, pages: int) -> None:
    """Write into `target` a project of so many pages, this one's among them; fewer than those are not possible."""
    for part in PARTS:
        shutil.copytree(ROOT / part, target / part, ignore=shutil.ignore_patterns("__pycache__"))
    navigation = (ROOT / CONFIGURATION).read_text(encoding="utf-8")
    for path, number in itertools.islice(_more(facts), pages - len(facts.pages)):
        copy = f"{path.removesuffix('.md')}_{number}.md"
        text = (ROOT / "docs" / path).read_text(encoding="utf-8")
        (target / "docs" / copy).write_text(_permuted(text, number), encoding="utf-8")
        # Each copy goes before the one that was added last, right behind its original.
        navigation = navigation.replace(f"- {path}\n", f"- {path}\n      - {copy}\n")
    (target / CONFIGURATION).write_text(navigation, encoding="utf-8")


def _more(facts: Facts) -> Iterator[tuple[str, int]]:
    """(article, number of its copy) without end: a copy of each, then a second of each, and so on."""
    listed = {path for section in facts.sections for path in section.pages[1:]}
    articles = [path for path, page in facts.pages.items() if path in listed and _may_stand_twice(page)]
    return ((path, number) for number in itertools.count(1) for path in articles)


def _may_stand_twice(page: Page) -> bool:
    return page.front.shape in ("symptom", "rights") and not any(call.name in LINKED_MACROS for call in page.calls)


def _permuted(text: str, number: int) -> str:
    """The page under a title of its own, its parts but the first in an order that hangs on `number` alone."""
    first, *rest = _PARTS_OF_PAGE.split(text if text.endswith("\n") else f"{text}\n")
    random.Random(number).shuffle(rest)
    first = _OF_ONE_PAGE.sub("", _TITLE.sub(rf"title: \g<1>（{number}）", first, count=1))
    return "".join([first, *(part.rstrip("\n") + "\n\n" for part in rest)]).rstrip("\n") + "\n"
