"""python -m publish.styles SITE: one style sheet for every page, and one each for tools and the search, of the theme's
rules and ours, without those nothing uses.

A rule stays when each class, id, attribute and element in one of its selectors is named by a page, or by a script that
may make it. What the theme put into the site and no page asks for is taken out again.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import tinycss2

from . import scripts
from .project import ROOT

FOLDER = "assets/stylesheets"
EVERYWHERE, PRINT = ("site", "frame"), "print"
# Served by themselves, to the pages and dialogs that ask for them.
ALONE = ("tools", "search")
# What is copied into every site and no page of ours asks for.
TAKEN_OUT = (
    "assets/javascripts/bundle.*", "assets/javascripts/lunr", "assets/javascripts/workers", "assets/images/favicon.png",
    f"{FOLDER}/*", *(f"{scripts.FOLDER}/{part}" for part in scripts.PARTS),
)  # fmt: skip
_NAMES = re.compile(r"[\w-]+")
_TAG = re.compile(r"<([a-z][\w-]*)((?:\s[^<>]*)?)>")
_ATTRIBUTE = re.compile(r'([\w-]+)(?:="([^"]*)")?')
_PSEUDO = re.compile(r"::?[\w-]+(?:\([^()]*(?:\([^()]*\))?[^()]*\))?")
_PART = re.compile(r"[.#]?[\w-]+|\[[^\]]*\]")
# A picture in a value is a string that may hold what else ends a value.
_PROPERTY = re.compile(r"""(?<![\w-])(--[\w-]+):(?:"[^"]*"|[^;{}"])*(?:;|(?=\}))""")
_EMPTY = re.compile(r"[^{};]+\{;?\}")
_STRING = re.compile(r"""\"[^"\n]*\"|`[^`]*`|\.dataset\.\w+|qk[A-Z]\w+""")
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")


@dataclass(frozen=True, slots=True)
class Used:
    """What pages have and scripts may make: element names, and every word of an attribute or of a script."""

    tags: frozenset[str]
    words: frozenset[str]

    def has(self, selector: str) -> bool:
        """Whether something may match; what stands in a pseudo-class narrows and is not asked for."""
        return all(map(self._has_part, _PART.findall(_PSEUDO.sub("", selector))))

    def _has_part(self, part: str) -> bool:
        if part.startswith("["):
            return all(name in self.words for name in _NAMES.findall(part) if name not in ("i", "s"))
        return part[1:] in self.words if part[0] in ".#" else part in self.tags or part in self.words


def used(site: Path) -> Used:
    """What the pages of `site` and our scripts name."""
    # What a browser adds by itself: an opened `details`, an opened dialog.
    tags, words = {"html", "body"}, {"open"}
    # The frame is the same on many pages: each element is looked at once.
    elements = {found for page in site.rglob("*.html") for found in _TAG.findall(page.read_text(encoding="utf-8"))}
    for tag, attributes in elements:
        tags.add(tag)
        for name, value in _ATTRIBUTE.findall(attributes):
            words.update((name, *_NAMES.findall(value)))
    for script in (ROOT / "overrides").rglob("*.*js"):
        words.update(
            name for said in _STRING.findall(script.read_text(encoding="utf-8")) for name in _NAMES.findall(said)
        )
    # A script names an attribute of its own as dataset.qkName.
    words.update(
        re.sub("[A-Z]", lambda c: f"-{c[0].lower()}", f"data-{word}") for word in set(words) if word[:2] == "qk"
    )
    return Used(frozenset(tags), frozenset(words))


def cut(css: str, found: Used) -> str:
    """A style sheet without the rules that match nothing."""
    return "".join(_rules(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), found))


def without_unasked(sheets: Sequence[str]) -> list[str]:
    """The sheets without the custom properties that none of them asks for, and without what is empty then."""
    while True:
        asked = {name for sheet in sheets for name in _VARIABLE.findall(sheet)}
        fewer = [_EMPTY.sub("", _PROPERTY.sub(partial(_if_asked, asked), sheet)) for sheet in sheets]
        if fewer == sheets:
            return fewer
        sheets = fewer


def _if_asked(asked: Collection[str], found: re.Match[str]) -> str:
    return found[0] if found[1] in asked else ""


def _rules(rules: Iterable[Any], found: Used) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [one.strip() for one in _split(tinycss2.serialize(rule.prelude))]
            if kept := [_small(one) for one in selectors if found.has(one)]:
                yield f"{','.join(kept)}{{{_declarations(rule.content)}}}"
        elif rule.type == "at-rule" and rule.content is None:
            yield rule.serialize()
        elif rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports"):
            inside = "".join(_rules(tinycss2.parse_rule_list(rule.content, True, True), found))
            if inside:
                yield f"@{rule.lower_at_keyword} {_small(tinycss2.serialize(rule.prelude))}{{{inside}}}"
        elif rule.type == "at-rule" and rule.lower_at_keyword == "page":
            yield f"@page{{{_declarations(rule.content)}}}"
        # There is nothing else: nothing here moves, and no font is fetched.


def _split(selectors: str) -> list[str]:
    """A list of selectors at its own commas, not at those in brackets."""
    return re.split(r",(?![^(\[]*[)\]])", selectors)


def _small(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _declarations(content: list[Any]) -> str:
    parsed = tinycss2.parse_blocks_contents(content, True, True)
    return ";".join(f"{one.name}:{_value(one)}" for one in parsed if one.type == "declaration")


def _value(declaration: Any) -> str:
    return _small(tinycss2.serialize(declaration.value)) + ("!important" if declaration.important else "")


def whole(theme: Path) -> dict[str, str]:
    """Each sheet by its name before anything is cut from it; `theme` is the folder with the theme's own."""
    everywhere = [_theme(theme), *map(_ours, EVERYWHERE), f"@media print{{{_ours(PRINT)}}}"]
    return {"site": "\n".join(everywhere), **{name: _ours(name) for name in ALONE}}


def write(site: Path) -> list[Path]:
    """Make site.css and the sheets served alone below `site`, and take out what else there is of the theme's files;
    returns the sheets.
    """
    folder = site / FOLDER
    found = used(site)
    names, uncut = zip(*whole(folder).items(), strict=True)
    sheets = without_unasked([cut(sheet, found) for sheet in uncut])
    for pattern in TAKEN_OUT:
        for path in site.glob(pattern):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    written = [folder / f"{name}.css" for name in names]
    for path, sheet in zip(written, sheets, strict=True):
        path.write_text(sheet, encoding="utf-8")
    return written


def _theme(folder: Path) -> str:
    [main] = folder.glob("main.*.min.css")
    return main.read_text(encoding="utf-8")


def _ours(name: str) -> str:
    return (ROOT / "overrides" / FOLDER / f"{name}.css").read_text(encoding="utf-8")


if __name__ == "__main__":
    print(f"合好 {len(write(Path(sys.argv[1])))} 份样式")
