"""What was wrong and is corrected, newest first."""

from __future__ import annotations

from ..model import Facts
from .render import render


def fact_changes(facts: Facts) -> str:
    """Every correction of a fact: the day, what changed, why, where it stands."""
    changes = sorted(facts.changes.values(), key=lambda change: change.date, reverse=True)
    return render(facts, "fact_changes.md.j2", changes=changes)
