"""The reckoner of dates: which day follows from a date, in the page, in a calendar file, and without scripts."""

from __future__ import annotations

from pathlib import Path

import icalendar
import pytest
from playwright.sync_api import Page, expect

from macros.facts.holidays import days_off
from macros.model import Facts
from macros.model.tools import ROUTE_GROUPS
from tests.browser.using_tools import ALL_DATES, DEADLINES, dates_of, visit


def days(page: Page, route: str) -> list[str]:
    return page.locator(f'[data-route="{route}"] .qk-date__day').all_inner_texts()


@pytest.mark.parametrize(
    ("route", "date", "first"),
    [
        ("samr-complaint", "2026-11-23", "2026年12月2日，星期三"),  # 7 workdays
        ("samr-complaint", "2026-09-24", "2026年10月12日，星期一"),  # over two holidays and their working weekends
        ("aml-objection", "2026-11-23", "2026年12月8日，星期二"),  # 15 days
        ("judgment", "2026-11-27", "2026年12月12日，星期六"),  # mine: the earlier day, though it may move
        ("arbitration-award", "2026-08-31", "2026年11月30日，星期一"),  # months end with the month
        ("unpaid", "2024-02-29", "2027年2月28日，星期日"),  # a leap day has no fellow
        ("police-freeze", "2026-05-08", "2026年11月8日，星期日"),  # a freeze ends on its day
    ],
)
def test_dates_follow_from_a_date(route: str, date: str, first: str, phone: Page, address: str, facts: Facts) -> None:
    visit(phone, address + dates_of(facts, route))
    phone.locator("#deadline-route").select_option(route)
    phone.locator("#deadline-date").fill(date)
    expect(phone.locator(f'[data-route="{route}"] .qk-date__day').first).to_be_visible()
    assert days(phone, route)[0].startswith(first)


def test_a_date_that_follows_is_counted_from_the_day_before_it_was_moved(
    phone: Page, address: str, facts: Facts
) -> None:
    """行政复议: sixty days and thirty more are one length of time, though the first of them ends on a holiday."""
    visit(phone, address + dates_of(facts, "admin-review-filed"))
    phone.locator("#deadline-route").select_option("admin-review-filed")
    phone.locator("#deadline-date").fill("2026-07-27")
    expect(phone.locator('[data-route="admin-review-filed"] .qk-date__day').first).to_be_visible()
    shown = dict(zip(
        phone.locator('[data-route="admin-review-filed"] .qk-date').evaluate_all("all => all.map(e => e.dataset.date)"),
        days(phone, "admin-review-filed"),
        strict=True,
    ))  # fmt: skip
    assert shown["decide"].startswith("2026年10月8日")
    assert shown["extend"].startswith("2026年11月2日")


def test_a_day_off_is_named_with_the_day_before_for_my_own_duty(phone: Page, address: str, facts: Facts) -> None:
    visit(phone, address + dates_of(facts, "judgment"))
    phone.locator("#deadline-route").select_option("judgment")
    phone.locator("#deadline-date").fill("2026-11-27")
    note = phone.locator('[data-route="judgment"] .qk-note').first
    expect(note).to_contain_text("2026年12月14日")
    expect(note).to_contain_text("2026年12月11日以前办完")


def test_no_day_before_the_event_is_offered_when_all_days_are_off(phone: Page, address: str, facts: Facts) -> None:
    visit(phone, address + dates_of(facts, "online-return"))
    phone.locator("#deadline-route").select_option("online-return")
    phone.locator("#deadline-date").fill("2026-02-15")
    note = phone.locator('[data-route="online-return"] .qk-note').first
    expect(note).to_contain_text("别等这一天")
    expect(note).not_to_contain_text("以前办完")


def test_years_without_announced_holidays_say_so(phone: Page, address: str, facts: Facts) -> None:
    visit(phone, address + dates_of(facts, "samr-complaint"))
    phone.locator("#deadline-route").select_option("samr-complaint")
    phone.locator("#deadline-date").fill("2039-01-03")
    expect(phone.locator('[data-route="samr-complaint"] .qk-note').first).to_contain_text("2039年的放假安排没有收进来")
    known = days_off()["until"]
    phone.locator("#deadline-date").fill(f"{known}-03-02")
    expect(phone.locator('[data-route="samr-complaint"] .qk-date__day').first).to_contain_text(f"{known}年")
    expect(phone.locator('[data-route="samr-complaint"]')).not_to_contain_text("没有收进来")


def test_the_calendar_file_can_be_read_and_holds_only_text(phone: Page, address: str, facts: Facts) -> None:
    visit(phone, address + dates_of(facts, "samr-complaint"))
    phone.locator("#deadline-route").select_option("samr-complaint")
    phone.locator("#deadline-date").fill("2026-11-23")
    # Long enough to be continued on a third line.
    phone.locator("#deadline-about").fill("END:VEVENT 👨‍👩‍👧\u202e;,\\x" + "长" * 30)
    with phone.expect_download() as saved:
        phone.get_by_role("button", name="存成日历文件").click()
    assert saved.value.suggested_filename.endswith(".ics")
    raw = Path(saved.value.path()).read_bytes()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n")) and b"\n" not in raw.replace(b"\r\n", b"")
    events = icalendar.Calendar.from_ical(raw).walk("VEVENT")
    assert len(events) == len(days(phone, "samr-complaint"))
    assert str(events[0]["SUMMARY"]).startswith("END:VEVENT 👨‍👩‍👧;,\\x" + "长" * 30 + "：")
    assert events[0].decoded("DTSTART").isoformat() == "2026-12-02"
    assert "估算" in str(events[0]["DESCRIPTION"])


def test_a_link_to_a_route_chooses_it_and_a_reload_keeps_the_date(phone: Page, address: str, facts: Facts) -> None:
    visit(phone, address + dates_of(facts, "aml-objection") + "#aml-objection")
    expect(phone.locator("#deadline-route")).to_have_value("aml-objection")
    phone.locator("#deadline-date").fill("2026-11-23")
    phone.reload()
    expect(phone.locator("#deadline-date")).to_have_value("2026-11-23")
    expect(phone.locator(".qk-route:visible")).to_have_count(1)


def test_choosing_another_route_counts_more_than_the_link(phone: Page, address: str) -> None:
    visit(phone, address + DEADLINES + "#samr-accepted")
    phone.locator("#deadline-route").select_option("samr-complaint")
    phone.locator("#deadline-date").fill("2026-11-23")
    phone.reload()
    expect(phone.locator("#deadline-route")).to_have_value("samr-complaint")
    expect(phone.locator("#deadline-date")).to_have_value("2026-11-23")


def test_what_was_filled_in_waits_on_the_page_of_its_group(phone: Page, address: str, facts: Facts) -> None:
    visit(phone, address + DEADLINES + "#samr-complaint")
    phone.locator("#deadline-date").fill("2026-11-23")
    phone.locator("#deadline-about").fill("虚构货款")
    visit(phone, address + dates_of(facts, "judgment"))
    for name in ("route", "date", "about"):
        expect(phone.locator(f"#deadline-{name}")).to_have_value("")
    visit(phone, address + DEADLINES)
    expect(phone.locator("#deadline-route")).to_have_value("samr-complaint")
    expect(phone.locator("#deadline-date")).to_have_value("2026-11-23")
    expect(phone.locator("#deadline-about")).to_have_value("虚构货款")


def test_a_link_from_before_the_groups_leads_on(without_scripts: Page, address: str, facts: Facts) -> None:
    without_scripts.goto(address + ALL_DATES + "#judgment")
    expect(without_scripts.locator("#judgment")).to_be_in_viewport()
    without_scripts.locator("#judgment").click()
    expect(without_scripts).to_have_url(address + dates_of(facts, "judgment") + "#judgment")
    expect(without_scripts.locator("#judgment")).to_be_in_viewport()


def test_the_alarm_for_my_own_duty_rings_on_a_workday(phone: Page, address: str, facts: Facts) -> None:
    visit(phone, address + dates_of(facts, "judgment"))
    phone.locator("#deadline-route").select_option("judgment")
    phone.locator("#deadline-date").fill("2026-09-18")
    with phone.expect_download() as saved:
        phone.get_by_role("button", name="存成日历文件").click()
    event = icalendar.Calendar.from_ical(Path(saved.value.path()).read_bytes()).walk("VEVENT")[0]
    assert event.decoded("DTSTART").isoformat() == "2026-09-30"
    assert "2026年10月3日" in str(event["DESCRIPTION"])


def test_without_scripts_every_route_stands_with_its_limits(without_scripts: Page, address: str, facts: Facts) -> None:
    pages = {dates_of(facts, route) for route in facts.deadline_routes}
    assert len(pages) == len(ROUTE_GROUPS)
    routes = dates = 0
    for page in pages:
        without_scripts.goto(address + page)
        expect(without_scripts.locator(".qk-route").first).to_be_visible()
        routes += without_scripts.locator(".qk-route:visible").count()
        dates += without_scripts.locator(".qk-date:visible").count()
    assert routes == len(facts.deadline_routes)
    assert dates == sum(len(route.dates) for route in facts.deadline_routes.values())
