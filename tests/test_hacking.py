"""HACKING.md names every place a new thing must be named: its lists are held against the code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

GUIDE = ROOT / "HACKING.md"
_CODE = ("macros", "publish", "overrides", "tests")
# Facts and prose use a thing once it is there, and each of its slips is a file.
_NOT_CODE = ("tests/bad", "tests/test_hacking.py")
_TEXT = (".py", ".j2", ".md", ".yml", ".json", ".js", ".html", ".css")


def lists() -> dict[str, str]:
    """The sections below “Where a new thing must be named”: title → text."""
    text = GUIDE.read_text(encoding="utf-8").partition("## Where a new thing must be named")[2]
    return {part.partition("\n")[0]: part for part in text.split("\n### ")[1:]}


def listed(section: str) -> set[str]:
    """The paths its bullets name before the colon."""
    bullets = re.findall(r"^- (.*?):", section, re.MULTILINE)
    return {path for bullet in bullets for path in re.findall(r"`([^`]+)`", bullet)}


def mentioned(section: str) -> set[str]:
    """Every path-like name in the section."""
    return set(re.findall(r"`([\w./-]+/[\w./-]+\.\w+|[A-Z]+\.md|mkdocs\.yml)`", section))


def examples(section: str) -> re.Pattern[str]:
    """Any of the names behind “Example:”, as whole words."""
    names = re.findall(r"`([^`]+)`", section.partition("Example: ")[2].partition(". ")[0])
    return re.compile("|".join(rf"(?:\b|(?=\W)){re.escape(name)}(?!\w)" for name in names))


def code() -> Iterator[Path]:
    for folder in _CODE:
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in _TEXT and not path.relative_to(ROOT).as_posix().startswith(_NOT_CODE):
                yield path


@pytest.mark.parametrize("title", lists())
def test_every_file_the_example_stands_in_is_named(title: str) -> None:
    section, pattern = lists()[title], examples(lists()[title])
    found = {path.relative_to(ROOT).as_posix() for path in code() if stands_in(path, pattern)}
    assert found - mentioned(section) == set(), "name it in HACKING.md"
    assert [path for path in listed(section) if not stands_in(ROOT / path, pattern)] == []


def stands_in(path: Path, pattern: re.Pattern[str]) -> bool:
    return bool(pattern.search(path.name) or pattern.search(path.read_text(encoding="utf-8")))


def test_every_path_and_command_in_the_guide_exists() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    commands = set(re.findall(r"tests/[\w/]+\.py", text))
    for path in mentioned(text) | commands:
        assert (ROOT / path).exists(), path
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^make ([a-z-]+)|`make ([a-z-]+)`", text, re.MULTILINE)
    assert targets
    for target in filter(None, (name for names in targets for name in names)):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_every_macro_stands_where_the_guide_says() -> None:
    from macros.topics.registry import BLOCK_MACROS

    for name in BLOCK_MACROS:
        for path in ("macros/topics/registry.py", "tests/test_golden.py", "CONTRIBUTING.md"):
            assert re.search(rf"\b{name}\b", (ROOT / path).read_text(encoding="utf-8")), (name, path)
        assert (ROOT / "tests" / "golden" / f"{name}.md").exists(), name
