"""python -m bench.web: first visits of every kind of page, beside the stock theme and a page made by hand, as ratios.

The stock theme has the same pages, macros expanded, its own search and all its defaults; the page made by hand the same
words and no script. All three are served compressed and opened on a slowed phone, taken in turn (A B C A B C …), one
warm-up, medians; a ratio is the median of those of each round. LCP and TBT hang on what else the machine does; the
processor time of the main thread hardly does, and bytes do not.
"""

from __future__ import annotations

import contextlib
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

from bench.compressing_server import Served, compressed
from bench.first_visit import PHONE, ROUND_TRIP_MS, SLOWER, Visit, visit
from bench.page_kinds import kinds, write_by_hand
from bench.peers import stock_site
from macros.model import Facts
from macros.model.page import address
from publish import project
from publish.browser import launch

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "site"
ROUNDS = 5
NAMES = ("本站", "原版主题", "手写一页")
COLUMNS = (
    "页", "谁", "字节", "请求", "LCP（毫秒）", "TBT（毫秒）", "主线程（毫秒）", "CLS",
    "本站是它的几倍：字节", "LCP", "主线程",
)  # fmt: skip


@contextlib.contextmanager
def three_sites(facts: Facts) -> Iterator[tuple[Served, ...]]:
    """Ours, the stock theme's and the one made by hand, served while the block runs."""
    with tempfile.TemporaryDirectory() as name, stock_site() as stock, contextlib.ExitStack() as open_:
        write_by_hand(facts, SITE, Path(name))
        yield tuple(open_.enter_context(compressed(folder)) for folder in (SITE, stock, Path(name)))


def rows(kind: str, rounds: Sequence[Sequence[Visit]]) -> Iterator[str]:
    """Lines of the table for one kind of page; of each round the visits in the order of NAMES."""
    for index, name in enumerate(NAMES):
        middle = {what.name: median(getattr(one[index], what.name) for one in rounds) for what in fields(Visit)}
        whole = [f"{middle[what]:,.0f}" for what in ("bytes", "requests", "largest_paint", "blocked", "worked")]
        ratios = [
            f"{median(getattr(one[0], what) / getattr(one[index], what) for one in rounds):.2f}" if index else "1"
            for what in ("bytes", "largest_paint", "worked")
        ]
        yield line([kind, name, *whole, f"{middle['shifted']:.3f}", *ratios])


def line(cells: Iterable[str]) -> str:
    """A row of a Markdown table."""
    return f"| {' | '.join(cells)} |"


def main() -> int:
    """Print the figures; returns 0."""
    facts = project.load()
    print(
        f"{ROUNDS} 轮交替，中位数；{PHONE['width']}×{PHONE['height']}，往返 {ROUND_TRIP_MS} 毫秒，处理器慢 {SLOWER} 倍"
    )
    print(line(COLUMNS), line("---" for _ in COLUMNS), sep="\n")
    with three_sites(facts) as sites, sync_playwright() as driver:
        browser = launch(driver)
        for kind, path in kinds(facts).items():
            where = address(path)
            rounds = [[visit(browser, site, where) for site in sites] for _ in range(ROUNDS + 1)][1:]
            print(*rows(kind, rounds), sep="\n", flush=True)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
