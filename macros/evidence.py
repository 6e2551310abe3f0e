"""The evidence pack: a timeline, file names and an index of evidence, to fill in by hand or in the browser."""

from __future__ import annotations

import json

from .letters import EVIDENCE, TIMELINE
from .model import Facts
from .render import render

_ROWS_TO_FILL_IN = 10


def evidence_pack(facts: Facts) -> str:
    """Two empty tables to print; the browser puts a form before them."""
    columns = json.dumps({"timeline": TIMELINE, "evidence": EVIDENCE}, ensure_ascii=False)
    return render("evidence_pack.md.j2", timeline=TIMELINE, evidence=EVIDENCE, rows=range(_ROWS_TO_FILL_IN), columns=columns)
