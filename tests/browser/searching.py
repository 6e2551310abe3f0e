"""The search box in a page, and the moment from which it knows the whole index."""

from __future__ import annotations

from playwright.sync_api import Page

BOX = "[data-md-component=search-query]"
RESULTS = ".md-search-result__item"


def wait_for_whole_index(page: Page, last_file: str) -> None:
    """Until the search worker has read its last file and answered once more, knowing all."""
    page.workers[0].evaluate(
        """(last) => new Promise((done) => {
          const read = (list) => list.getEntries().some((one) => one.name.endsWith(last)) && setTimeout(done);
          new PerformanceObserver(read).observe({ type: "resource", buffered: true });
        })""",
        last_file,
    )
