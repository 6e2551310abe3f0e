"""The search in a page, and the moment from which it knows the whole index."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

BOX = ".qk-find__bar input"
RESULTS = ".qk-find__result"
STATUS = ".qk-find__status"
WARNING = ".qk-find .qk-stop"


def open_search(page: Page, address: str) -> Locator:
    """The dialog over a page, opened as readers open it; returns its field."""
    page.goto(address)
    page.locator(".qk-header [data-qk-search]").click()
    box = page.locator(BOX)
    expect(box).to_be_focused()
    return box


def wait_for_whole_index(page: Page, last_file: str) -> None:
    """Until the search worker has read its last file and answered once more, knowing all."""
    page.workers[0].evaluate(
        """(last) => new Promise((done) => {
          const read = (list) => list.getEntries().some((one) => one.name.endsWith(last)) && setTimeout(done);
          new PerformanceObserver(read).observe({ type: "resource", buffered: true });
        })""",
        last_file,
    )
