"""The style sheets: a short scale of sizes and distances, every rule once, nothing that is not used."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.conftest import ROOT

_FOLDER = ROOT / "overrides" / "assets" / "stylesheets"
SHEETS = [path.stem for path in sorted(_FOLDER.glob("*.css"))]
# Whoever may give an element its class.
_PAGES = (
    "docs/**/*.md",
    "macros/**/*.py",
    "macros/**/*.j2",
    "publish/**/*.py",
    "overrides/**/*.html",
    "overrides/**/*.*js",
)
_CLASS = re.compile(r"(?<![\w-])qk-[\w-]+")
_DISTANCE = re.compile(r"(margin|padding|gap|row-gap|column-gap)\b")


@dataclass(frozen=True, slots=True)
class _Rule:
    """Selectors with what is declared of them, and the conditions around them: `@media print`, or nothing."""

    conditions: str
    selectors: tuple[str, ...]
    declared: tuple[tuple[str, str], ...]


def text_of(sheet: str) -> str:
    """A sheet without its comments."""
    return re.sub(r"/\*.*?\*/", "", (_FOLDER / f"{sheet}.css").read_text(encoding="utf-8"), flags=re.DOTALL)


def rules(sheet: str) -> Iterator[_Rule]:
    opened: list[str] = []
    for words, brace in re.findall(r"([^{}]*)([{}])", text_of(sheet)):
        if brace == "{":
            opened.append(" ".join(words.split()))
            continue
        head = opened.pop()
        if words.strip():
            selectors = re.split(r", (?![^(]*\))", head)
            lines = (line.partition(":") for line in words.split(";") if line.strip())
            declared = tuple((name.strip(), " ".join(value.split())) for name, _, value in lines)
            yield _Rule(" ".join(opened), tuple(sorted(selectors)), declared)


def declarations() -> Iterator[tuple[str, str, str]]:
    """Every declaration of every sheet: where it stands, its property, its value."""
    for sheet in SHEETS:
        for rule in rules(sheet):
            for name, value in rule.declared:
                yield f"{sheet}.css: {', '.join(rule.selectors)}", name, value


def test_the_sheets_are_read() -> None:
    assert SHEETS == ["frame", "print", "search", "site", "tools"]
    phone = _Rule("@media (max-width: 44.9375em)", (".md-typeset h1 + p",), ANSWER)
    assert phone in list(rules("site"))


ANSWER = (("margin", "var(--qk-space-2) 0"), ("line-height", "1.6"))


@pytest.mark.parametrize("sheet", SHEETS)
def test_no_rule_stands_twice(sheet: str) -> None:
    times = Counter((rule.conditions, rule.selectors) for rule in rules(sheet))
    assert [found for found, number in times.items() if number > 1] == []


@pytest.mark.parametrize("sheet", SHEETS)
def test_no_rule_takes_back_what_another_says_of_the_same_selector(sheet: str) -> None:
    times = Counter(
        (rule.conditions, selector, name)
        for rule in rules(sheet)
        for selector in rule.selectors
        for name, _ in rule.declared
    )
    assert [found for found, number in times.items() if number > 1] == []


@pytest.mark.parametrize("sheet", SHEETS)
def test_an_old_browser_drops_no_rule_for_how_its_selectors_are_written(sheet: str) -> None:
    """Chromium 78 knows no `:is()`, no `:where()`, no list in `:not()` and no nesting."""
    for rule in rules(sheet):
        assert not rule.conditions or rule.conditions.startswith("@"), rule
        for selector in rule.selectors:
            assert not re.search(r":is\(|:where\(|:not\([^)]*,|&", selector), selector


def test_every_size_of_type_is_on_the_scale() -> None:
    """Or follows the text around it."""
    for where, name, value in declarations():
        if name == "font-size":
            assert re.fullmatch(r"var\(--qk-(text|print)-\w+\)|[\d.]+em|\d+%|inherit|0", value), (where, value)


def test_every_distance_is_on_the_scale() -> None:
    """Or follows the text around it."""
    for where, name, value in declarations():
        if _DISTANCE.match(name):
            assert not re.search(r"\d(rem|px|pt)\b", re.sub(r"calc\(.*\)", "", value)), (where, name, value)


def test_the_scales_are_short() -> None:
    steps = Counter(scale for _, name, _ in declarations() for scale in re.findall(r"^--qk-(text|space|print)-", name))
    assert steps == {"text": 8, "space": 7, "print": 6}


def test_every_property_of_ours_is_declared_and_used() -> None:
    declared = {name for _, name, _ in declarations() if name.startswith("--qk-")}
    used = {name for _, _, value in declarations() for name in re.findall(r"var\((--[\w-]+)", value)}
    assert declared == used


def test_every_class_of_ours_is_given_to_something() -> None:
    given = {
        name for pattern in _PAGES for path in ROOT.glob(pattern) for name in _CLASS.findall(path.read_text("utf-8"))
    }
    for sheet in SHEETS:
        for rule in rules(sheet):
            for selector in rule.selectors:
                assert {name[1:] for name in re.findall(r"\.qk-[\w-]+", selector)} <= given, (sheet, selector)
