"""python -m bench.lighthouse_scores: the four scores Lighthouse gives every kind of page, as on a phone."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

from bench.compressing_server import compressed
from bench.page_kinds import kinds
from macros.model.page import address
from publish import project
from publish.browser import environment, find_browser

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "site"
NODE = ROOT / ".venv" / "bin" / "node"
PROGRAM = ROOT / ".build" / "lighthouse" / "node_modules" / "lighthouse" / "cli" / "index.js"
RUNS = 3
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
AUDITS = ("largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift")


def scores(page: str) -> dict[str, float]:
    """Of the page at this address: 0 to 100 for each category, and the figures of AUDITS. Raises CalledProcessError."""
    flags = ("--quiet", "--output=json", f"--only-categories={','.join(CATEGORIES)}")
    command = [str(NODE), str(PROGRAM), page, *flags, "--chrome-flags=--headless --no-sandbox"]
    variables = {**environment(), "CHROME_PATH": find_browser() or ""}
    done = subprocess.run(command, env=variables, capture_output=True, text=True, check=True)
    # Any: whatever its report holds; what is taken from it is a number.
    report: Any = json.loads(done.stdout)
    categories = {name: 100 * float(report["categories"][name]["score"] or 0) for name in CATEGORIES}
    return categories | {name: float(report["audits"][name]["numericValue"]) for name in AUDITS}


def main() -> int:
    """Print the table; returns 0."""
    print(f"Lighthouse，{RUNS} 次的中位数；分别是性能、无障碍、最佳做法、搜索引擎")
    print("| 页 | 四项 | LCP（毫秒） | TBT（毫秒） | CLS |", "| --- | --- | --- | --- | --- |", sep="\n")
    with compressed(SITE) as served:
        for kind, path in kinds(project.load()).items():
            runs = [scores(served.address + address(path)) for _ in range(RUNS)]
            middle = {name: statistics.median(run[name] for run in runs) for name in runs[0]}
            four = "/".join(f"{middle[name]:.0f}" for name in CATEGORIES)
            paint, blocked, shifted = (middle[name] for name in AUDITS)
            print(f"| {kind} | {four} | {paint:,.0f} | {blocked:,.0f} | {shifted:.3f} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
