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


def wait_for_whole_index(page: Page) -> None:
    """Until nothing of the index is still to come, and what was asked has been answered once more."""
    page.workers[0].evaluate(
        """() => new Promise((done) => {
          const look = () => setTimeout(typeof qkSearchNext === "undefined" || qkSearchNext().length ? look : done);
          look();
        })"""
    )
