"""python -m bench.growth: what the step of MkDocs costs with more and more pages, beside plain Material on the same.

The pages added are copies of our articles in another order. An exponent of 1 means twice the pages cost twice as much,
2 that they cost four times as much.
"""

from __future__ import annotations

import itertools
import math
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from bench import grown_project
from bench.build import expand, run
from publish import project

PAGES = (412, 1212, 4000)
# Beyond, the whole navigation on every page makes plain Material write gigabytes.
MOST_OF_PLAIN = 1212
OURS, PLAIN = "本站", "原版 Material"
EXPONENTS = ("处理器时间", "峰值内存", "HTML")


@dataclass(frozen=True, slots=True)
class Cost:
    """Processor seconds, peak memory in MB and MB of HTML of one build."""

    seconds: float
    memory: float
    html: float


def cost(folder: Path, site: Path, *flags: str) -> Cost:
    """Build the project in `folder` into `site`."""
    command = [sys.executable, "-m", "mkdocs", "build", *flags, "--site-dir", str(site)]
    _, seconds, memory = run(command, folder)
    return Cost(seconds, memory, sum(page.stat().st_size for page in site.rglob("*.html")) / 1e6)


def both(pages: int) -> dict[str, Cost]:
    """What a guide of so many pages costs, as ours and, where that can be waited for, as plain Material."""
    with tempfile.TemporaryDirectory() as name:
        grown, plain = Path(name, "grown"), Path(name, "plain")
        grown_project.write(project.load(), grown, pages)
        costs = {OURS: cost(grown, Path(name, "ours"), "--strict")}
        if pages <= MOST_OF_PLAIN:
            expand(plain, source=grown)
            costs[PLAIN] = cost(plain, Path(name, "theirs"))
    return costs


def exponents(fewer: tuple[int, Cost], more: tuple[int, Cost]) -> Sequence[float]:
    """By which power of the pages each cost grows between two sizes."""
    pages = math.log(more[0] / fewer[0])
    return [math.log(b / a) / pages for a, b in zip(astuple(fewer[1]), astuple(more[1]), strict=True)]


def main() -> int:
    """Print the figures; returns 0."""
    seen: dict[str, list[tuple[int, Cost]]] = {OURS: [], PLAIN: []}
    for pages in (len(project.load().pages), *PAGES):
        for name, found in both(pages).items():
            seen[name].append((pages, found))
            size = f"处理器 {found.seconds:.1f} 秒，峰值内存 {found.memory:.0f} MB，HTML {found.html:.1f} MB"
            print(f"{pages} 页，{name}：{size}", flush=True)
    for name, sizes in seen.items():
        for fewer, more in itertools.pairwise(sizes):
            powers = zip(EXPONENTS, exponents(fewer, more), strict=True)
            print(f"{name} {fewer[0]} → {more[0]} 页的指数：{'，'.join(f'{what} {n:.2f}' for what, n in powers)}")
    print(f"原版 Material 只测到 {MOST_OF_PLAIN} 页：再多，每页都带全部导航，要写几个 GB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
