"""What a reader does on the pages of the tools: open one, fill it in, answer its questions."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from macros.facts.triage_paths import paths
from macros.model import Facts
from macros.model.page import address
from macros.model.paper import Letter, LetterField

LOOKUP = "tools/regulator-lookup/"
AREA_CODES = "tools/area-codes/"
TRIAGE, EVIDENCE = "tools/triage/", "tools/evidence-pack/"
# The way in to the dates, and the dates of one group.
ALL_DATES, DEADLINES = "tools/deadlines/", "tools/deadlines/offices/"
APPEAL, SECOND = "tools/letters/appeal/", "tools/letters/demand/"
# What our tools keep on the device; the theme keeps the colour scheme.
OURS = "Object.keys(localStorage).filter((key) => key.startsWith('qk:'))"


def visit(page: Page, tool: str) -> None:
    """Until its script has started, a tool is only text, and what is pressed in it is an ordinary link."""
    page.goto(tool)
    expect(page.locator(".qk-started")).to_be_visible()


def dates_of(facts: Facts, route: str) -> str:
    """The address of the page that counts the dates of a route."""
    return address(facts.places.of("deadline_group", facts.deadline_routes[route].group))


def fill_in(page: Page, letter: Letter, pick: int = 0) -> None:
    """Every blank of a letter with its example, in one go; of a choice the one at `pick`, from the start again after the last."""
    page.evaluate(
        """(values) => { for (const [id, value] of values) {
          const control = document.getElementById(id);
          control.value = value;
          if (control.value !== value) throw new Error(id);
          control.dispatchEvent(new Event("input", { bubbles: true }));
        } }""",
        [[f"f-{field.id}", _example(field, pick)] for field in letter.fields],
    )


def tick_all(page: Page) -> None:
    """Every paragraph that is only there when wanted."""
    expect(page.locator(".qk-letter__status")).to_be_visible()
    page.evaluate("document.querySelectorAll('.qk-letter .qk-fieldset input').forEach((box) => box.click())")


def _example(field: LetterField, pick: int) -> str:
    if field.kind == "choice":
        return field.choices[pick % len(field.choices)]
    return "2026-11-29" if field.kind == "date" else field.example or ""


def asked(page: Page, letter: Letter) -> tuple[LetterField, ...]:
    """The fields the form shows now."""
    return tuple(field for field in letter.fields if page.locator(f"#f-{field.id}").is_visible())


def answer(page: Page, question: str, chosen: str) -> None:
    expect(page.locator(".qk-triage__left")).to_be_visible()
    page.locator(f'.qk-question[data-question="{question}"] [data-answer="{chosen}"]').click()


def first_way(facts: Facts, outcome: str) -> list[tuple[str, str]]:
    """(question id, answer id) …"""
    way = next(way for way, end in paths(facts.triage.values()) if end == outcome)
    return [(question.id, chosen) for question, chosen in way]
