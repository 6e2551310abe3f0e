"""Tables: cards on a phone, tables on a desktop, and whole on both."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect


def test_a_link_to_a_table_row_lands_on_it_though_rows_become_cards(phone: Page, address: str) -> None:
    phone.goto(address + "rights/time-limits/#limitation-sued", wait_until="networkidle")
    place = phone.locator("#limitation-sued").evaluate("e => e.getBoundingClientRect().top")
    assert 0 <= place < 640


@pytest.mark.parametrize(
    "path", ["tools/status-tables/", "remedies/time-to-arrive/", "rights/lawsuit/", "rights/time-limits/"]
)
def test_tables_fit_their_column_on_a_desktop(path: str, desktop: Page, address: str) -> None:
    desktop.goto(address + path)
    cut = "all => all.filter(t => t.scrollWidth > t.parentElement.clientWidth).map(t => t.rows[0].textContent)"
    assert desktop.locator(".md-typeset table").count() > 0
    assert desktop.eval_on_selector_all(".md-typeset table", cut) == []


def test_tables_become_labelled_cards_on_a_phone(phone: Page, address: str) -> None:
    phone.goto(address + "platforms/ecommerce-seller/")
    cell = phone.locator("#which ~ .md-typeset__scrollwrap td, #which ~ table td").nth(1)
    expect(cell).to_have_attribute("data-label", "多半是什么")
    assert cell.evaluate("e => getComputedStyle(e).display") == "block"
    assert "多半是什么" in cell.evaluate("e => getComputedStyle(e, '::before').content")
    expect(phone.get_by_role("table").first).to_be_visible()
    expect(phone.get_by_role("cell").first).to_be_visible()


def test_tables_to_write_in_stay_tables_on_a_phone(phone: Page, address: str) -> None:
    """An empty card says nothing."""
    phone.goto(address + "rights/formal-letter/", wait_until="networkidle")
    expect(phone.locator("table.qk-table").first).to_be_visible()
    expect(phone.locator("[data-qk-paper] table").first).to_be_visible()
    expect(phone.locator("[data-qk-paper] table.qk-table")).to_have_count(0)


def test_tables_stay_tables_on_a_desktop(desktop: Page, address: str) -> None:
    desktop.goto(address + "platforms/ecommerce-seller/")
    assert desktop.locator("td").first.evaluate("e => getComputedStyle(e).display") == "table-cell"
