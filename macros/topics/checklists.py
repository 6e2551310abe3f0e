"""Lists to tick: the page of each, its lines inside an article, and the list of all."""

from __future__ import annotations

from ..facts.find import find
from ..model import Facts
from ..model.paper import CHECKLIST_GROUPS, Checklist
from .render import render

_LINES = {"日期": "＿＿月＿＿日"}
_LINE = "＿" * 10


def checklist(facts: Facts, checklist_id: str) -> str:
    """The whole page of a checklist: when, what to tick, what to fill in, what then. Raises UnknownId."""
    found = find(facts.checklists, checklist_id, "清单")
    return _rendered(facts, "checklist.md.j2", found)


def checklist_items(facts: Facts, checklist_id: str) -> str:
    """What to tick, inside an article, with the way to the page that prints. Raises UnknownId."""
    found = find(facts.checklists, checklist_id, "清单")
    return _rendered(facts, "checklist_items.md.j2", found)


def checklist_index(facts: Facts) -> str:
    """Every checklist with when to use it."""
    groups = [
        (name, [one for one in facts.checklists.values() if one.group == group])
        for group, name in CHECKLIST_GROUPS.items()
    ]
    return render(facts, "checklist_index.md.j2", groups=groups)


def _rendered(facts: Facts, template: str, found: Checklist) -> str:
    letters = [facts.letters[letter_id] for letter_id in found.letters]
    return render(facts, template, list=found, letters=letters, line=to_fill_in)


def to_fill_in(label: str) -> str:
    """“工单号＿＿＿＿＿＿＿＿”, “日期＿＿月＿＿日”."""
    return label + next((line for end, line in _LINES.items() if label.endswith(end)), _LINE)
