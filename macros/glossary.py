"""Everyday words and terms: what a word means, where it stands in a sentence."""

from __future__ import annotations

from .lookup import find
from .model import GLOSSARY_GROUPS, Facts
from .render import render, text


def term(facts: Facts, term_id: str) -> str:
    """A word with its meaning as a tooltip, linked to the glossary. Raises UnknownId."""
    found = find(facts.glossary, term_id, "词")
    return f'[{text(found.term)}](/reference/glossary.md#{found.id}){{ .qk-term title="{text(found.means)}" }}'


def glossary(facts: Facts) -> str:
    """Every term under its subject, with the words people really say."""
    groups = [
        (group, name, [t for t in facts.glossary.values() if t.group == group])
        for group, name in GLOSSARY_GROUPS.items()
    ]
    return render("glossary.md.j2", groups=[group for group in groups if group[2]])
