"""python -m bench.search_cost: what the search costs a reader, in bytes and in time.

Bytes are those of the built files, compressed as servers do. Times are taken in the real box: from the text
being put in until its results are drawn (two frames later), cold (first query of a fresh browser) and warm.
A slow phone is imitated by a processor quota on the whole browser (cgroup v2); where none may be set, only 1× is
measured and said so: DevTools' own throttle does not slow workers.
"""

from __future__ import annotations

import gzip
import json
import statistics
import sys
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from bench.search_eval import read_queries
from bench.served import launch, served

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "site"
ALWAYS = ("assets/javascripts/search/worker.js", "assets/javascripts/search/box.js")
FIRST = ("assets/javascripts/search/worker.js", "assets/javascripts/search/engine.js", "assets/javascripts/search/answer.js", "search/words.js")
WARM = 60
STARTS = 3
# Puts a text in, and resolves with the milliseconds until the list has been drawn anew.
TIMED = """([selector, text]) => new Promise(resolve => {
  const list = document.querySelector(".md-search-result__list"), box = document.querySelector(selector);
  const started = performance.now();
  const seen = new MutationObserver(() => {
    if (!list.firstElementChild) return;
    seen.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - started)));
  });
  seen.observe(list, { childList: true });
  box.value = text;
  box.dispatchEvent(new Event("input"));
})"""
BOX = "[data-md-component=search-query]"


def compressed(paths: list[Path]) -> int:
    """Bytes of the files, each compressed by itself with gzip -9."""
    return sum(len(gzip.compress(path.read_bytes(), 9, mtime=0)) for path in paths)


def bare_text() -> int:
    """The words of the index alone, compressed the same way: what any full-text search must send at least."""
    words: list[str] = []
    for path in sorted((SITE / "search").glob("text-*.js")):
        shard = json.loads(path.read_text(encoding="utf-8").split(",", 1)[1].rsplit(")", 1)[0])
        words += [text for page in shard["pages"] for text in page]
    return len(gzip.compress("\n".join(words).encode(), 9, mtime=0))


def cold(browser: Browser, base: str) -> float:
    """Milliseconds from a first query in a fresh context to its first result."""
    page = browser.new_context(viewport={"width": 412, "height": 800}).new_page()
    page.goto(base, wait_until="networkidle")
    page.click("[data-qk-search]")
    found = page.evaluate(TIMED, [BOX, "提现失败"])
    page.context.close()
    return found


def warm(page: Page, texts: list[str]) -> list[float]:
    """Milliseconds of each query once everything is loaded."""
    times = []
    for text in texts:
        page.locator(BOX).fill("")
        page.wait_for_function("!document.querySelector('.md-search-result__item')")
        times.append(page.evaluate(TIMED, [BOX, text]))
    return times


def main() -> int:
    """Print the figures; returns 0."""
    index = sorted((SITE / "search").glob("*.js"))
    scripts = [SITE / name for name in FIRST[:3]]
    print(f"从不搜索的人：{compressed([SITE / name for name in ALWAYS])} 字节（gzip）")
    print(f"第一个结果以前：{compressed([SITE / name for name in FIRST])} 字节（脚本和第一层）")
    print(f"全部：{compressed([*scripts, *index])} 字节；索引是纯文字的 {compressed(index) / bare_text():.2f} 倍")
    texts = [query.text for query in read_queries(ROOT / "bench" / "queries.tsv", ROOT / "bench" / "topics.tsv")][:WARM]
    with sync_playwright() as driver, served(SITE) as base:
        colds, warms = [], []
        for _ in range(STARTS):
            browser = launch(driver)
            colds.append(cold(browser, base))
            page = browser.new_page(viewport={"width": 412, "height": 800})
            page.goto(base)
            page.click("[data-qk-search]")
            page.locator(BOX).fill("提现")
            page.wait_for_load_state("networkidle")
            time.sleep(0.5)
            warms += warm(page, texts)
            browser.close()
    ordered = sorted(warms)
    print(f"冷启动（{STARTS} 次中位）：{statistics.median(colds):.0f} 毫秒")
    print(f"之后每次（{len(ordered)} 次）：中位 {statistics.median(ordered):.0f}，p95 {ordered[int(0.95 * len(ordered))]:.0f} 毫秒")
    return 0


if __name__ == "__main__":
    sys.exit(main())
