"""python -m bench.build: our build beside plain Material on the same pages, as ratios.

“Whole” is what `make build` runs: the check, the pages, the search, every file beside them, PDFs from the cache.
“Pages” is the step of MkDocs in it.

“Plain” is Material with the site's own Markdown extensions and navigation, but
without macros, search and overrides; its pages are ours with the macros already
expanded. Whole processes, taken in turn (A B A B …), one warm-up, medians.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

import jinja2

from macros.topics.registry import PAGE_MACROS
from publish import project

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 5


def expand(target: Path, plugins: str = "[]", source: Path = ROOT) -> None:
    """Write docs/ of `source` with every macro call replaced by its Markdown, and a plain mkdocs.yml, into `target`."""
    facts = project.load(source)
    macros = {name: partial(macro, facts) for name, macro in PAGE_MACROS.items()}
    templates = jinja2.Environment(undefined=jinja2.StrictUndefined)
    for page in (source / "docs").rglob("*.md"):
        written = target / "docs" / page.relative_to(source / "docs")
        written.parent.mkdir(parents=True, exist_ok=True)
        text = templates.from_string(page.read_text(encoding="utf-8")).render(macros)
        written.write_text(text, encoding="utf-8")
    (target / "mkdocs.yml").write_text(plain_configuration(source, plugins), encoding="utf-8")


def plain_configuration(source: Path, plugins: str) -> str:
    """mkdocs.yml of `source` without what is ours: no overrides, no hook, and only the `plugins` named."""
    text = (source / "mkdocs.yml").read_text(encoding="utf-8")
    blocks = text.split("\n\n")
    dropped = ("plugins:", "extra_css:", "extra:", "watch:", "hooks:")
    plain = "\n\n".join(block for block in blocks if not block.startswith(dropped))
    for line in ("  custom_dir: overrides\n", "  favicon: assets/images/favicon.svg\n"):
        plain = plain.replace(line, "")
    return f"{plain}\nplugins: {plugins}\n"


def run(command: list[str], folder: Path) -> tuple[float, float, float]:
    """(wall seconds, processor seconds, peak memory in MB) of a process and its children.

    Stops the bench when the process fails.
    """
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "315532800"}
    started = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"失败：{' '.join(command)}（在 {folder}）")
    return time.perf_counter() - started, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main() -> int:
    """Print the figures; returns 0."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        expand(folder)
        whole = [sys.executable, "-m", "pipeline", str(folder / "whole")]
        ours = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder / "ours")]
        plain = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(folder / "plain")]
        rows = [(run(whole, ROOT), run(ours, ROOT), run(plain, folder)) for _ in range(ROUNDS + 1)][1:]
    pages = len(list((ROOT / "docs").rglob("*.md")))
    print(f"{pages} 页，{ROUNDS} 轮交替，中位数")
    labels = ("make build（整个）", "mkdocs build（只有页面）", "原版 Material")
    for index, label in enumerate(labels):
        seconds = statistics.median(row[index][0] for row in rows)
        memory = max(row[index][2] for row in rows)
        print(f"{label}：{seconds:.2f} 秒，单个进程的峰值内存 {memory:.0f} MB")
    for index, label in enumerate(labels[:2]):
        for name, part in (("用时", 0), ("处理器时间", 1)):
            ratios = sorted(row[index][part] / row[2][part] for row in rows)
            least, median, most = ratios[0], statistics.median(ratios), ratios[-1]
            print(f"{label} {name}比值，逐轮配对：最小 {least:.2f}，中位 {median:.2f}，最大 {most:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
