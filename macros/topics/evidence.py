"""The evidence pack: a timeline, file names and an index of evidence, to fill in by hand or in the browser."""

from __future__ import annotations

from ..model import Facts
from .escape import script_json
from .letters import EVIDENCE, TIMELINE
from .render import render

_ROWS_TO_FILL_IN = 10


def evidence_pack(facts: Facts) -> str:
    """Two empty tables to print; the browser puts a form before them."""
    columns = script_json({"timeline": TIMELINE, "evidence": EVIDENCE})
    return render(
        facts,
        "evidence_pack.md.j2",
        timeline=TIMELINE,
        evidence=EVIDENCE,
        rows=range(_ROWS_TO_FILL_IN),
        columns=columns,
    )
