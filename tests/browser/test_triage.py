"""The triage: every way through it, back and forth, by address and by keyboard, on paper and without scripts."""

from __future__ import annotations

import io
import re

import pypdf
import pytest
from playwright.sync_api import Page, expect

from macros.facts.triage_paths import paths
from macros.model import Facts
from macros.topics.citations import find_limit
from tests.browser.using_tools import TRIAGE, answer, first_way, visit


def test_every_way_through_the_triage_ends_where_the_data_says(phone: Page, address: str, facts: Facts) -> None:
    visit(phone, address + TRIAGE)
    expect(phone.locator(".qk-triage__left")).to_contain_text("第1问")
    walk = """async (ways) => {
      const bad = [];
      for (const [answers, end] of ways) {
        location.hash = "start";
        await new Promise((done) => setTimeout(done));
        for (const [question, answer] of answers) {
          const shown = [...document.querySelectorAll(".qk-triage > section")].filter((one) => !one.hidden);
          const link = shown[0]?.querySelector(`[data-answer="${answer}"]`);
          if (shown.length !== 1 || shown[0].dataset.question !== question || !link) { bad.push([question, answer]); break; }
          link.click();
        }
        const last = [...document.querySelectorAll(".qk-triage > section")].find((one) => !one.hidden);
        if (last.dataset.outcome !== end) bad.push([JSON.stringify(answers), end, last.dataset.outcome ?? last.dataset.question]);
      }
      return bad;
    }"""
    # One way to each (question, answer) pair and to each outcome; test_tools walks all of them in the data.
    seen: set[object] = set()
    ways = []
    for way, end in paths(facts.triage.values()):
        steps = [[question.id, answer] for question, answer in way]
        new = {end, *map(tuple, steps)} - seen
        if new:
            seen |= new
            ways.append([steps, end])
    assert phone.evaluate(walk, ways) == []


def test_the_triage_keeps_answers_when_going_back_and_changing_one(phone: Page, address: str, facts: Facts) -> None:
    end = next(o.id for o in facts.outcomes.values() if o.escalate and len(first_way(facts, o.id)) >= 4)
    visit(phone, address + TRIAGE)
    steps = first_way(facts, end)
    for question, chosen in steps:
        answer(phone, question, chosen)
    result = phone.locator(f'.qk-outcome[data-outcome="{end}"]')
    expect(result).to_be_visible()
    expect(phone.locator(".qk-triage__given li")).to_have_count(len(steps))
    phone.get_by_role("button", name="上一步").click()
    last = phone.locator(f'.qk-question[data-question="{steps[-1][0]}"]')
    expect(last).to_be_visible()
    expect(last.locator("[aria-current]")).to_have_attribute("data-answer", steps[-1][1])
    answer(phone, *steps[-1])
    expect(result).to_be_visible()
    # Changing an early answer to itself keeps everything after it.
    phone.locator(".qk-triage__given .qk-button").nth(1).click()
    expect(phone.locator(f'.qk-question[data-question="{steps[1][0]}"]')).to_be_visible()
    answer(phone, *steps[1])
    expect(result).to_be_visible()
    # The browser's own back button, a reload and a shared address do the same.
    phone.go_back()
    phone.go_forward()
    expect(result).to_be_visible()
    shared = phone.url
    phone.goto(address)
    phone.goto(shared)
    expect(result).to_be_visible()


def test_the_browsers_back_button_takes_back_one_answer(phone: Page, address: str, facts: Facts) -> None:
    visit(phone, address + TRIAGE)
    left = phone.locator(".qk-triage__left")
    for number, step in enumerate(first_way(facts, "review")[:2], 1):
        answer(phone, *step)
        expect(left).to_contain_text(f"第{number + 1}问")
    phone.go_back()
    expect(left).to_contain_text("第2问")
    phone.go_back()
    expect(left).to_contain_text("第1问")


def test_an_outcome_names_the_day_to_go_one_step_up(phone: Page, address: str, facts: Facts) -> None:
    end = next(o.id for o in facts.outcomes.values() if o.escalate == "internal-appeal/own-date")
    assert find_limit(facts, "internal-appeal/own-date").value == "7个自然日"
    visit(phone, address + TRIAGE)
    for question, chosen in first_way(facts, end):
        answer(phone, question, chosen)
    expect(phone.locator(f'[data-outcome="{end}"] .qk-deadline')).to_contain_text("2026年11月29日（星期日）")


def test_every_outcome_prints_on_one_sheet(desktop: Page, address: str, facts: Facts) -> None:
    page = desktop
    for end in facts.outcomes:
        page.goto(
            f"{address}{TRIAGE}#" + "&".join(f"{question}={chosen}" for question, chosen in first_way(facts, end))
        )
        page.reload()
        expect(page.locator(f'[data-outcome="{end}"]')).to_be_visible()
        page.evaluate("document.documentElement.dataset.qkPrint = 'outcome'")
        assert len(pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages) == 1, end


def test_skipping_to_the_content_keeps_the_answers(phone: Page, address: str, facts: Facts) -> None:
    first = next(iter(facts.triage.values()))
    visit(phone, address + TRIAGE)
    answer(phone, first.id, first.answers[-1].id)
    expect(phone.locator(".qk-triage__left")).to_contain_text("第2问")
    phone.locator(".qk-skip").focus()
    phone.keyboard.press("Enter")
    expect(phone.locator(".qk-triage__left")).to_contain_text("第2问")
    assert phone.evaluate("document.activeElement.matches('.qk-triage')")


def test_an_outcome_leads_to_the_page_of_the_chosen_kind_of_platform(phone: Page, address: str, facts: Facts) -> None:
    platform_of = {
        (question.id, answer.id): answer.platform for question in facts.triage.values() for answer in question.answers
    }
    way, end = next(
        (way, end)
        for way, end in paths(facts.triage.values())
        if "second-hand" in {platform_of[q.id, a] for q, a in way}
    )
    visit(phone, address + TRIAGE + "#" + "&".join(f"{question.id}={chosen}" for question, chosen in way))
    expect(
        phone.locator(f'[data-outcome="{end}"] .qk-outcome__links .qk-added a[href*="platforms/second-hand"]')
    ).to_be_visible()


def test_a_link_into_the_triage_goes_on_from_there(phone: Page, address: str, facts: Facts) -> None:
    """Also what happens to a tap before the script has come."""
    second = list(facts.triage.values())[1]
    phone.goto(f"{address}{TRIAGE}#q-{second.id}")
    answer(phone, second.id, second.answers[0].id)
    expect(phone.locator(".qk-triage__given li")).to_have_count(1)
    phone.reload()
    expect(phone.locator(".qk-triage__given li")).to_have_count(1)


@pytest.mark.parametrize(
    "made_up", ["#scam=maybe", "#__proto__=x&constructor=y", "#scam=%3Cscript%3E", "#" + "a=b&" * 3000]
)
def test_a_made_up_address_starts_the_triage_anew(made_up: str, phone: Page, address: str) -> None:
    visit(phone, address + TRIAGE + made_up)
    expect(phone.locator(".qk-triage__left")).to_contain_text("第1问")
    expect(phone.locator(".qk-triage > section:visible")).to_have_count(1)


def test_the_triage_moves_the_focus_to_the_question_it_shows(phone: Page, address: str, facts: Facts) -> None:
    visit(phone, address + TRIAGE)
    first = next(iter(facts.triage.values()))
    link = phone.locator(f'.qk-question[data-question="{first.id}"] a[data-answer]').last
    link.focus()
    phone.keyboard.press("Enter")
    expect(phone.locator(".qk-triage__left")).to_contain_text("第2问")
    assert phone.evaluate("document.activeElement.matches('.qk-question:not([hidden])')")


def test_without_scripts_the_triage_is_a_chain_of_links(without_scripts: Page, address: str, facts: Facts) -> None:
    without_scripts.goto(address + TRIAGE)
    expect(without_scripts.locator(".qk-question:visible")).to_have_count(len(facts.triage))
    expect(without_scripts.locator(".qk-outcome:visible")).to_have_count(len(facts.outcomes))
    first = next(iter(facts.triage.values()))
    without_scripts.locator(f"#q-{first.id}").locator("xpath=..").get_by_role(
        "link", name=first.answers[0].text, exact=True
    ).click()
    expect(without_scripts).to_have_url(re.compile(rf"#[qr]-{first.answers[0].to}$"))
