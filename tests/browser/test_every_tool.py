"""What holds for every tool, as it opens, half-way and done, and when its script does not come."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from macros.model import Facts
from tests.browser.accessibility import assert_accessible
from tests.browser.using_tools import (
    APPEAL,
    DEADLINES,
    EVIDENCE,
    SECOND,
    TRIAGE,
    answer,
    fill_in,
    first_way,
    tick_all,
)

TOOLS = [TRIAGE, EVIDENCE, DEADLINES, APPEAL, SECOND, "tools/letters/police-report/", "tools/checklists/labor/"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", TOOLS)
def test_accessibility_rules_hold_in_every_state(
    path: str, scheme: Literal["light", "dark"], phone: Page, address: str, facts: Facts
) -> None:
    phone.emulate_media(color_scheme=scheme)
    phone.goto(address + path)
    for _ in states(phone, path, facts):
        phone.wait_for_function("document.getAnimations().every((one) => one.playState !== 'running')")
        assert_accessible(phone)


def states(page: Page, path: str, facts: Facts) -> Iterator[None]:
    """The tool as it opens, half-way, and done."""
    expect(
        page.locator(".qk-form, .qk-triage__bar, .qk-evidence .qk-field, .qk-checklist__status").first
    ).to_be_visible()
    yield
    if "letters" in path:
        tick_all(page)
        fill_in(page, facts.letters[path.split("/")[2]])
        yield
    elif path == TRIAGE:
        for end in list(facts.outcomes)[1::14]:
            page.goto(page.url.split("#")[0])
            for question, chosen in first_way(facts, end):
                answer(page, question, chosen)
            yield
    elif path == DEADLINES:
        page.locator("#deadline-route").select_option("samr-complaint")
        page.locator("#deadline-date").fill("2026-11-23")
        yield
    elif path == EVIDENCE:
        page.locator("#t-0-1").fill("点提现")
        page.locator("#e-0-0").fill("截图")
        page.get_by_role("button", name="加一样证据").click()
        yield
    else:
        page.locator(".qk-tick input").first.check()
        yield


@pytest.mark.parametrize("path", [*TOOLS, SECOND + "#fill", DEADLINES + "#samr-accepted"])
def test_tools_never_scroll_sideways_and_hardly_shift(path: str, phone: Page, address: str) -> None:
    phone.add_init_script(
        "window.shifted = 0; new PerformanceObserver((list) => { for (const e of list.getEntries()) if (!e.hadRecentInput) window.shifted += e.value })"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    phone.goto(address + path, wait_until="networkidle")
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert phone.evaluate("window.shifted") < 0.1
    phone.evaluate("document.documentElement.dataset.qkText = 'large'")
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("path", TOOLS)
def test_every_control_of_a_tool_is_large_enough_to_tap(path: str, phone: Page, address: str) -> None:
    phone.goto(address + path)
    expect(
        phone.locator(".qk-form, .qk-triage__bar, .qk-evidence .qk-field, .qk-checklist__status").first
    ).to_be_visible()
    controls = "article :is(button, .qk-field input, .qk-field select, .qk-field textarea, .qk-tick, .qk-answers a[data-answer], .qk-download)"
    assert phone.locator(controls).count() > 0
    small = phone.eval_on_selector_all(
        controls,
        "all => all.filter(e => e.offsetParent && e.getBoundingClientRect().height < 43.5).map(e => e.outerHTML.slice(0, 80))",
    )
    assert small == []


@pytest.mark.parametrize("path", TOOLS)
def test_a_tool_loads_only_its_own_script(path: str, phone: Page, address: str) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.goto(address + path, wait_until="networkidle")
    expect(phone.locator(".qk-started")).to_be_visible()
    own = {"triage", "letter", "deadlines", "evidence", "checklist"}
    loaded = {url.split("/")[-1].removesuffix(".js") for url in asked if "/tools/" in url and url.endswith(".js")}
    assert len(loaded & own) == 1
    assert all(url.startswith((address, "data:", "blob:")) for url in asked)


@pytest.mark.page_errors("ERR_FAILED|is not defined")
@pytest.mark.parametrize(
    ("path", "script", "shown"),
    [
        (TRIAGE, "triage", ".qk-outcome"),
        (TRIAGE, "parts", ".qk-outcome"),
        (DEADLINES, "deadlines", ".qk-route"),
        (DEADLINES, "dates", ".qk-route"),
        (SECOND, "letter", ".qk-letter__paper"),
        (SECOND, "keep", ".qk-letter__paper"),
    ],
)
def test_a_tool_whose_script_does_not_come_reads_as_it_stands(
    path: str, script: str, shown: str, phone: Page, address: str
) -> None:
    phone.route(f"**/tools/{script}.js", lambda route: route.abort())
    phone.goto(address + path, wait_until="networkidle")
    expect(phone.locator(shown).first).to_be_visible()


@pytest.mark.page_errors("is not valid JSON")
@pytest.mark.parametrize(("path", "shown"), [(DEADLINES, ".qk-route"), (SECOND, ".qk-letter__paper")])
def test_a_tool_that_cannot_start_reads_as_it_stands(path: str, shown: str, phone: Page, address: str) -> None:
    # What it reads first is spoilt; the error is reported, and expected above.
    phone.route(
        f"**/{path}",
        lambda route: route.fulfill(
            response=(came := route.fetch()),
            body=came.text().replace('type="application/json">', 'type="application/json">spoilt', 1),
        ),
    )
    phone.goto(address + path)
    expect(phone.locator(shown).last).to_be_visible()


def test_tools_work_from_a_disk(site: Path, phone: Page, facts: Facts) -> None:
    page = phone
    page.goto((site / TRIAGE / "index.html").as_uri())
    first = next(iter(facts.triage.values()))
    answer(page, first.id, first.answers[-1].id)
    expect(page.locator(".qk-triage__left")).to_contain_text("第2问")
    page.goto((site / SECOND / "index.html").as_uri())
    fill_in(page, facts.letters[SECOND.split("/")[2]])
    expect(page.locator(".qk-letter__status")).to_contain_text("都填好了")
    page.reload()
    expect(page.locator(".qk-letter__status")).to_contain_text("都填好了")
