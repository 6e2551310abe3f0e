"""python -m bench.search_cost: what the search costs a reader, in bytes and in time.

Bytes are those of the built files, compressed as servers do. Times are taken in the real search: from the text
being put in until the frame with its results is painted, cold (first query of a fresh browser) and warm.
A slow phone is imitated by a processor quota, and where none may be set, that is said. The theme's stock search with
jieba is measured beside, on the same pages.
"""

from __future__ import annotations

import gzip
import json
import statistics
import sys
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from bench.browser_processes import largest_page, slowed
from bench.peers import ANY_POLICY, stock_site
from bench.search_eval import read_queries
from publish.browser import launch
from tests.browsing import reader, served

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "site"
# From the touch on 搜索 to the first result.
FIRST = (
    "assets/javascripts/search/dialog.js",
    "assets/javascripts/search/worker.js",
    "assets/stylesheets/search.css",
    "search/words.js",
)
WARM = 20
STARTS = 3
# Puts a text in, and resolves with the milliseconds until the frame with the new list is painted.
TIMED = """([selector, result, text, patience]) => new Promise(resolve => {
  const box = document.querySelector(selector);
  const started = performance.now();
  const seen = new MutationObserver(() => {
    if (!document.querySelector(result)) return;
    seen.disconnect();
    const painted = new MessageChannel();
    painted.port1.onmessage = () => resolve(performance.now() - started);
    requestAnimationFrame(() => painted.port2.postMessage(null));
  });
  seen.observe(document.querySelector("dialog, .md-search"), { childList: true, subtree: true });
  setTimeout(() => { seen.disconnect(); resolve(null); }, patience);
  box.value = text;
  box.dispatchEvent(new Event("input"));
  box.dispatchEvent(new Event("keyup"));
})"""
# Empties the box, as a reader does who types something else.
EMPTY = """([selector]) => {
  const box = document.querySelector(selector);
  box.value = "";
  box.dispatchEvent(new Event("input"));
  box.dispatchEvent(new Event("keyup"));
}"""
OPENER = ".qk-header [data-qk-search], .md-header__button[for=__search]"
BOX = ".qk-find__bar input, [data-md-component=search-query]"
RESULT = ".qk-find__result, .md-search-result__item"
# A worker that knows nothing and answers at once: what is left is the drawing of ten results.
IDLE_WORKER = """
const text = "谁要你先交钱才能提现，就是骗局，先停手。".repeat(3);
const line = { location: "folder/page/", label: "原因", title: "示例", text, marks: [[11, 15]] };
const items = Array(10).fill(line);
addEventListener("message", ({ data: { type, data } }) => {
  if (type === 2) postMessage({ type: 3, data: { items: data ? items : [], query: data } });
});
"""


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
    with reader(browser) as page:
        page.goto(base, wait_until="load")
        _open_box(page)
        found: float = page.evaluate(TIMED, [BOX, RESULT, "提现失败", 60_000])
    return found


def warm(page: Page, texts: list[str]) -> list[float]:
    """Milliseconds of each query once everything is loaded; queries without a result are left out."""
    times = []
    for text in texts:
        page.evaluate(EMPTY, [BOX])
        # As between two words typed; drawing the emptied list must not eat the share of the query.
        page.wait_for_timeout(400)
        found = page.evaluate(TIMED, [BOX, RESULT, text, 4000])
        if found is not None:
            times.append(found)
    return times


def memory(driver: Playwright, base: str) -> float:
    """Megabytes the page's own process holds (proportional share) after one search and two seconds."""
    browser = launch(driver)
    with reader(browser) as page:
        page.goto(base)
        _open_box(page)
        page.evaluate(TIMED, [BOX, RESULT, "提现失败", 60_000])
        page.wait_for_timeout(2000)
        held = largest_page()
    browser.close()
    return held / 1024


def measure(
    driver: Playwright, base: str, texts: list[str], times: int, worker: str | None = None
) -> tuple[float, float, float] | None:
    """(cold, warm median, warm p95) in milliseconds on a processor `times` slower; None when it cannot be slowed.

    `worker` stands in for the search worker of the page.
    """
    colds, warms = [], []
    for _ in range(STARTS):
        browser = launch(driver)
        with slowed(times) as can:
            if not can:
                browser.close()
                return None
            if worker is None:
                colds.append(cold(browser, base))
            with reader(browser) as page:
                _open(page, base, worker)
                time.sleep(1.5 * times)
                warms += warm(page, texts)
        browser.close()
    ordered = sorted(warms)
    return statistics.median(colds or [0.0]), statistics.median(ordered), ordered[int(0.95 * len(ordered))]


def _open(page: Page, base: str, worker: str | None) -> None:
    """The page with its search loaded; `worker` stands in for the search worker."""
    if worker is not None:
        page.route("**/search/worker.js", lambda route: route.fulfill(body=worker, content_type="text/javascript"))
    page.goto(base, timeout=120_000)
    _open_box(page)
    page.evaluate(TIMED, [BOX, RESULT, "提现", 60_000])
    page.wait_for_load_state("networkidle")


def _open_box(page: Page) -> None:
    page.click(OPENER)
    page.locator(BOX).wait_for()


def main() -> int:
    """Print the figures; returns 0."""
    index = sorted((SITE / "search").glob("*.js"))
    ours = compressed([SITE / name for name in FIRST])
    everything = compressed([*(SITE / name for name in FIRST[:-1]), *index])
    print(f"全部（gzip -9）：{everything} 字节；索引是纯文字的 {compressed(index) / bare_text():.2f} 倍")
    texts = [query.text for query in read_queries(ROOT / "bench" / "queries.tsv", ROOT / "bench" / "topics.tsv")][:WARM]
    with stock_site() as stock, sync_playwright() as driver:
        theirs = compressed(
            [*stock.glob("assets/javascripts/workers/search*.js"), stock / "search" / "search_index.json"]
        )
        print(f"第一个结果以前：本站 {ours}，主题自带 {theirs} 字节（{theirs / ours:.1f} 倍）")
        with served(SITE) as base, served(stock, ANY_POLICY) as other:
            our_mb, their_mb = memory(driver, base), memory(driver, other)
        print(f"搜过一次的标签页：本站 {our_mb:.0f} MB，主题自带 {their_mb:.0f} MB，比值 {our_mb / their_mb:.2f}")
        for times in (1, 4, 6):
            with served(SITE) as base, served(stock, ANY_POLICY) as other:
                mine = measure(driver, base, texts, times)
                idle = measure(driver, base, texts, times, IDLE_WORKER)
                peer = measure(driver, other, texts, times) if times < 6 else (0.0, 0.0, 0.0)
            if mine is None or idle is None or peer is None:
                print(f"{times}×：这台机器不许限制处理器，没有测")
                continue
            print(f"{times}× 只画结果、不搜：中位 {idle[1]:.0f}，p95 {idle[2]:.0f} 毫秒")
            for label, a, b in zip(("冷启动", "之后中位", "之后 p95"), mine, peer, strict=True):
                beside = f"，主题自带 {b:.0f} 毫秒，比值 {a / b:.2f}" if b else "；主题自带的太慢，不测"
                print(f"{times}× {label}：本站 {a:.0f} 毫秒{beside}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
