"""One first visit of a page on a slow phone with a slow connection: what is sent, and what the reader waits for."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Browser, CDPSession, ViewportSize

from bench.compressing_server import Served
from tests.browsing import context

PHONE = ViewportSize(width=412, height=823)
SCALE = 1.75
ROUND_TRIP_MS = 150
DOWN, UP = 1_600_000 / 8, 750_000 / 8
SLOWER = 4
# What the peers complain of on their own pages is not ours to judge.
ANY_ERROR = "."
# A task longer than this keeps a finger waiting.
LONG_MS = 50
# What may still move when nothing is on its way any more.
SETTLED_MS = 1000
WATCH = """
window.benchSeen = { largest: 0, shifted: 0, tasks: [] };
const watch = (type, see) =>
  new PerformanceObserver(list => list.getEntries().forEach(see)).observe({ type, buffered: true });
watch("largest-contentful-paint", entry => { benchSeen.largest = entry.startTime; });
watch("layout-shift", entry => { if (!entry.hadRecentInput) benchSeen.shifted += entry.value; });
watch("longtask", entry => { benchSeen.tasks.push([entry.startTime, entry.duration]); });
"""
SEEN = """() => {
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  return { ...benchSeen, first: paint ? paint.startTime : 0 };
}"""


@dataclass(frozen=True, slots=True)
class Visit:
    """Bytes of all answers and their number; milliseconds until the largest part is painted, of blocking, and of the
    processor for the page; how far parts of it moved.

    Paint and blocking are times on the wall, which a busy machine stretches; `worked` is not.
    """

    bytes: int
    requests: int
    largest_paint: float
    blocked: float
    worked: float
    shifted: float


def visit(browser: Browser, served: Served, page_address: str) -> Visit:
    """Open a page of a served folder in a fresh context; raises AssertionError when it is not there."""
    served.sent.clear()
    options = {"viewport": PHONE, "device_scale_factor": SCALE, "is_mobile": True, "has_touch": True}
    with context(browser, errors=ANY_ERROR, clock=False, **options) as opened:
        opened.add_init_script(WATCH)
        page = opened.new_page()
        tools = page.context.new_cdp_session(page)
        _slow_down(tools)
        answer = page.goto(served.address + page_address, wait_until="load", timeout=120_000)
        assert answer and answer.ok, page_address
        page.wait_for_load_state("networkidle", timeout=120_000)
        page.wait_for_function("benchSeen.largest > 0", timeout=120_000)
        page.wait_for_timeout(SETTLED_MS)
        seen = page.evaluate(SEEN)
        worked = _worked(tools)
    after_first = [length for start, length in seen["tasks"] if start + length > seen["first"]]
    blocked = sum(max(0.0, length - LONG_MS) for length in after_first)
    return Visit(sum(served.sent), len(served.sent), seen["largest"], blocked, worked, seen["shifted"])


def _slow_down(tools: CDPSession) -> None:
    """DevTools slows the page itself, not its workers."""
    tools.send("Performance.enable", {"timeDomain": "threadTicks"})
    tools.send("Network.enable")
    network = {"offline": False, "latency": ROUND_TRIP_MS, "downloadThroughput": DOWN, "uploadThroughput": UP}
    tools.send("Network.emulateNetworkConditions", network)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def _worked(tools: CDPSession) -> float:
    figures = tools.send("Performance.getMetrics")["metrics"]
    return 1000 * next(float(figure["value"]) for figure in figures if figure["name"] == "TaskDuration")
