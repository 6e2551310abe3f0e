"""Texts that Python and the browser must normalise alike."""

from __future__ import annotations

import json

from macros.facts.simplified import simplified
from tests.conftest import ROOT

CASES = json.loads((ROOT / "tests" / "search_cases.json").read_text(encoding="utf-8"))
# Traditional → simplified, as the index would hold it for the cases.
TABLE = simplified("".join(case["normal"] for case in CASES))
