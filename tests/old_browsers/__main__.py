"""python -m tests.old_browsers [site [version …]]: the tools of a built site in browsers as old as readers have them.

Each walk starts a browser of its own, over HTTP and from a disk. Prints 好 or 坏 for each, then why; the exit status is 1
when anything is broken, 2 when a browser could not be fetched.
"""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

from macros.facts import load_facts
from macros.model import Facts
from tests.browsing import served
from tests.conftest import ROOT
from tests.old_browsers.devtools import BrowserGone, PageError, opened
from tests.old_browsers.fetch import NotFetched, fetch, kernels
from tests.old_browsers.page import Broken, Page
from tests.old_browsers.walks import WALKS, Walk


def main(site: Path, *versions: str) -> int:
    """Walk everywhere, or only in some versions; returns the exit status."""
    try:
        executables = {kernel: fetch(kernel) for kernel in kernels(*versions)}
    except NotFetched as error:
        print(error, file=sys.stderr)
        return 2
    facts = load_facts(ROOT, datetime.date.max)
    broken = False
    _print_row("内核", "放在", *(walk.name for walk in WALKS), "读者")
    with served(site) as address:
        for kernel, executable in executables.items():
            for place, start in (("网上", address), ("磁盘", site)):
                faults = {walk.name: _fault(executable, start, walk, facts) for walk in WALKS}
                _print_row(kernel.version, place, *("坏" if why else "好" for why in faults.values()), kernel.where)
                for name, why in faults.items():
                    if why:
                        broken = True
                        print(f"        坏：{name}：{why}", flush=True)
    print("有走不通的" if broken else "在这些浏览器里都走得通")
    return 1 if broken else 0


def _fault(executable: Path, start: str | Path, walk: Walk, facts: Facts) -> str | None:
    """What the walk met with, in one line; an error that the page itself tells of is one, though all was seen."""
    try:
        with opened(executable, walk.before_scripts) as session:
            broken = None
            try:
                walk.go(Page(session, start), facts)
            except (Broken, PageError) as error:
                broken = str(error)
            told = [broken, *dict.fromkeys(session.errors)]
    except BrowserGone as error:
        return str(error)
    return "；".join(filter(None, told)) or None


def _print_row(*cells: str) -> None:
    """Columns of one width, though a Chinese character is two wide."""
    print(
        "".join(cell + " " * (8 - len(cell) - sum(not one.isascii() for one in cell)) for cell in cells).rstrip(),
        flush=True,
    )


if __name__ == "__main__":
    chosen, *some = sys.argv[1:] or [str(ROOT / "site")]
    sys.exit(main(Path(chosen).resolve(), *some))
