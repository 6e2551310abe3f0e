"""Court cases, told with what they do not decide."""

from __future__ import annotations

from ..facts.find import find
from ..model import Facts
from .render import render


def case(facts: Facts, case_id: str) -> str:
    """One case: what happened, what the court held, how far that reaches, who reported it. Raises UnknownId."""
    found = find(facts.cases, case_id, "案例")
    return render(facts, "case.md.j2", c=found, sources=[facts.sources[source_id] for source_id in found.sources])
