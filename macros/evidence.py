"""The evidence pack: a timeline, file names and an index of evidence, to fill in by hand or in the browser."""

from __future__ import annotations

from .letters import EVIDENCE, TIMELINE
from .model import Facts
from .render import render, script_json

_ROWS_TO_FILL_IN = 10


def evidence_pack(_facts: Facts) -> str:
    """Two empty tables to print; the browser puts a form before them."""
    columns = script_json({"timeline": TIMELINE, "evidence": EVIDENCE})
    return render(
        "evidence_pack.md.j2", timeline=TIMELINE, evidence=EVIDENCE, rows=range(_ROWS_TO_FILL_IN), columns=columns
    )
