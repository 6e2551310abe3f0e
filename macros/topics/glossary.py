"""Everyday words and terms: what each means, and all of them by letter."""

from __future__ import annotations

from ..model import Facts
from ..model.words import GLOSSARY_GROUPS, GlossaryTerm
from .render import render


def glossary(facts: Facts) -> str:
    """Every term under its subject, with the words people really say."""
    groups = [
        (group, name, [t for t in facts.glossary.values() if t.group == group])
        for group, name in GLOSSARY_GROUPS.items()
    ]
    return render(facts, "glossary.md.j2", groups=[group for group in groups if group[2]])


def term_index(facts: Facts) -> str:
    """Every term by the first letter of its pinyin, for readers without the search box."""
    letters: dict[str, list[GlossaryTerm]] = {}
    for found in sorted(facts.glossary.values(), key=lambda t: (_letter(t.term), t.term.encode("gb18030"))):
        letters.setdefault(_letter(found.term), []).append(found)
    return render(facts, "term_index.md.j2", letters=letters)


# The first of each letter's characters in GB 2312, whose common characters stand in the order of their pinyin.
_FIRST = "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝"
_LETTERS = "ABCDEFGHJKLMNOPQRSTWXYZ"
# From here on GB 2312 goes by radicals.
_BEYOND = "亍"


def _letter(word: str) -> str:
    """The letter a word stands under; “#” for what has none."""
    if word[0].isascii():
        return word[0].upper() if word[0].isalpha() else "#"
    code = word[0].encode("gb18030")
    if code >= _BEYOND.encode("gb18030"):
        return "#"
    before = [letter for first, letter in zip(_FIRST, _LETTERS, strict=True) if first.encode("gb18030") <= code]
    return before[-1] if before else "#"
