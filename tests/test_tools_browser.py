"""Every tool in a real browser: filled in, walked through, printed, taken along, and without scripts."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import icalendar
import pypdf
import pytest
from macros.flow import paths
from macros.holidays import days_off
from macros.laws import find_limit
from playwright.sync_api import BrowserContext, Page, expect

from macros.model import Facts, Letter, LetterField
from publish.pdfs import KINDS
from tests.accessibility import assert_accessible

TRIAGE, EVIDENCE, DEADLINES = "tools/triage/", "tools/evidence-pack/", "tools/deadlines/"
APPEAL, SECOND = "tools/letters/appeal/", "tools/letters/demand/"
TOOLS = [TRIAGE, EVIDENCE, DEADLINES, APPEAL, SECOND, "tools/letters/police-report/", "tools/checklists/labor/"]
# What our tools keep on the device; the theme keeps the colour scheme.
OURS = "Object.keys(localStorage).filter((key) => key.startsWith('qk:'))"
HOSTILE = "<script>alert(1)</script>&lt;b&gt; 👨‍👩‍👧 \u202e反\u202c {{ 7*7 }} \\n;,"


def visit(page: Page, tool: str) -> None:
    """Until its script has started, a tool is only text, and what is pressed in it is an ordinary link."""
    page.goto(tool)
    expect(page.locator(".qk-started")).to_be_visible()


def fill_in(page: Page, letter: Letter) -> None:
    """Every blank of a letter with its example, in one go."""
    page.evaluate(
        """(values) => { for (const [id, value] of values) {
          const control = document.getElementById(id);
          control.value = value;
          if (control.value !== value) throw new Error(id);
          control.dispatchEvent(new Event("input", { bubbles: true }));
        } }""",
        [[f"f-{field.id}", _example(field)] for field in letter.fields],
    )


def tick_all(page: Page) -> None:
    """Every paragraph that is only there when wanted."""
    expect(page.locator(".qk-letter__status")).to_be_visible()
    page.evaluate("document.querySelectorAll('.qk-letter .qk-fieldset input').forEach((box) => box.click())")


def _example(field: LetterField) -> str:
    return {"choice": (*field.choices, "")[0], "date": "2026-11-29"}.get(field.kind, field.example or "")


# ---- Letters ---------------------------------------------------------------------


def test_a_letter_says_what_is_missing_until_nothing_is(phone: Page, address: str, facts: Facts) -> None:
    visit(phone, address + APPEAL)
    status = phone.locator(".qk-letter__status")
    expect(status).to_contain_text("没填")
    blanks = phone.locator(".qk-letter__paper .qk-blank")
    assert blanks.count() >= 5
    fill_in(phone, facts.letters["appeal"])
    expect(blanks).to_have_count(0)
    expect(status).to_have_text("都填好了。再从头读一遍。")
    expect(phone.locator(".qk-letter__paper")).to_contain_text("2026年11月29日")


def test_every_letter_can_be_filled_in_and_copied(phone: Page, address: str, facts: Facts) -> None:
    for letter in facts.letters.values():
        phone.goto(f"{address}tools/letters/{letter.id}/")
        expect(phone.locator(".qk-letter__status")).to_be_visible()
        tick_all(phone)
        fill_in(phone, letter)
        expect(phone.locator(".qk-letter__status")).to_contain_text("都填好了")
        phone.get_by_role("button", name="复制这封信").click()
        expect(phone.locator(".qk-letter__said")).to_contain_text("已经复制")
        copied = phone.evaluate("navigator.clipboard.readText()")
        assert "{" not in copied, letter.id
        for field in letter.fields:
            if field.kind in ("line", "lines"):
                assert (field.example or "").strip() in copied, (letter.id, field.id)


def test_a_letter_for_a_form_is_copied_without_its_table(phone: Page, address: str, facts: Facts) -> None:
    assert facts.letters["appeal"].max_chars and any(part.table for part in facts.letters["appeal"].parts)
    visit(phone, address + APPEAL)
    tick_all(phone)
    phone.get_by_role("button", name="复制这封信").click()
    expect(phone.locator(".qk-letter__said")).to_contain_text("表没有复制")
    assert "｜" not in phone.evaluate("navigator.clipboard.readText()")


def test_only_blanks_that_stand_in_the_letter_are_missing(phone: Page, address: str, facts: Facts) -> None:
    letter = facts.letters["lawsuit"]
    visit(phone, address + "tools/letters/lawsuit/")
    shown = tuple(field for field in letter.fields if phone.locator(f"#f-{field.id}").is_visible())
    assert 0 < len(shown) < len(letter.fields)
    fill_in(phone, letter.model_copy(update={"fields": shown}))
    expect(phone.locator(".qk-letter__status")).to_contain_text("都填好了")


def test_lines_typed_into_a_letter_stay_lines(phone: Page, address: str, facts: Facts) -> None:
    letter = facts.letters["appeal"]
    field = next(field for field in letter.fields if field.kind == "lines")
    visit(phone, address + APPEAL)
    tick_all(phone)
    phone.locator(f"#f-{field.id}").fill("第一行\n第二行")
    expect(phone.locator(".qk-filled", has_text="第一行")).to_have_text(
        re.compile("第一行\n第二行"), use_inner_text=True
    )


def test_blanks_that_stay_are_told_when_copying(phone: Page, address: str) -> None:
    visit(phone, address + APPEAL)
    phone.get_by_role("button", name="复制这封信").click()
    expect(phone.locator(".qk-letter__said")).to_contain_text(re.compile(r"还有\d+处没填"))
    assert "＿＿＿＿" in phone.evaluate("navigator.clipboard.readText()")


def test_a_blank_in_the_letter_leads_to_its_field(phone: Page, address: str) -> None:
    visit(phone, address + APPEAL)
    blank = phone.locator(".qk-letter__paper .qk-blank").first
    target = (blank.get_attribute("href") or "").removeprefix("#")
    blank.click()
    assert phone.evaluate("document.activeElement.id") == target


def test_the_date_for_an_answer_is_a_day_in_the_calendar(phone: Page, address: str) -> None:
    visit(phone, address + APPEAL)
    expect(phone.locator(".qk-letter__paper")).to_contain_text("2026年11月29日")


def test_the_counter_follows_the_form_it_is_meant_for(phone: Page, address: str) -> None:
    visit(phone, address + APPEAL)
    length = phone.locator(".qk-letter__length")
    expect(length).to_contain_text("上限500字")
    phone.locator("#letter-most").fill("100")
    expect(length).to_contain_text("超过100字的上限")


def test_what_was_typed_survives_reload_and_back_but_not_the_tab(fresh: BrowserContext, address: str) -> None:
    page = fresh.new_page()
    visit(page, address + SECOND)
    first = page.locator(".qk-form input[type=text]").first
    first.fill("某某公司")
    page.reload()
    expect(first).to_have_value("某某公司")
    page.goto(address)
    page.go_back()
    expect(first).to_have_value("某某公司")
    page.close()
    other = fresh.new_page()
    visit(other, address + SECOND)
    expect(other.locator(".qk-form input[type=text]").first).to_have_value("")


def test_keeping_on_the_device_is_asked_for_and_can_be_undone(fresh: BrowserContext, address: str) -> None:
    page = fresh.new_page()
    visit(page, address + SECOND)
    switch = page.get_by_role("checkbox", name="存在这台设备上")
    expect(switch).not_to_be_checked()
    first = page.locator(".qk-form input[type=text]").first
    first.fill("某某公司")
    assert page.evaluate(OURS) == []
    switch.check()
    page.close()
    again = fresh.new_page()
    visit(again, address + SECOND)
    expect(again.locator(".qk-form input[type=text]").first).to_have_value("某某公司")
    again.on("dialog", lambda dialog: dialog.accept())
    again.get_by_role("button", name="从设备上删掉").click()
    expect(again.locator(".qk-form input[type=text]").first).to_have_value("")
    assert again.evaluate(OURS) == []


def test_taking_the_tick_away_takes_the_text_off_the_device(phone: Page, address: str) -> None:
    visit(phone, address + SECOND)
    phone.locator(".qk-form input[type=text]").first.fill("某某公司")
    switch = phone.get_by_role("checkbox", name="存在这台设备上")
    switch.check()
    assert phone.evaluate(OURS) != []
    switch.uncheck()
    assert phone.evaluate(OURS) == []


def test_what_was_typed_last_counts_whichever_tab_it_was_in(fresh: BrowserContext, address: str) -> None:
    one, other = fresh.new_page(), fresh.new_page()
    first = ".qk-form input[type=text]"
    fresh.clock.set_fixed_time("2026-11-22T10:00:00")
    visit(one, address + SECOND)
    one.locator(first).first.fill("先写的")
    one.get_by_role("checkbox", name="存在这台设备上").check()
    fresh.clock.set_fixed_time("2026-11-22T11:00:00")
    visit(other, address + SECOND)
    other.locator(first).first.fill("后写的")
    one.reload()
    expect(one.locator(first).first).to_have_value("后写的")


def test_deleted_text_does_not_come_back_from_another_page(fresh: BrowserContext, address: str) -> None:
    one, other = fresh.new_page(), fresh.new_page()
    visit(one, address + SECOND)
    one.locator(".qk-form input[type=text]").first.fill("机密")
    one.get_by_role("checkbox", name="存在这台设备上").check()
    visit(other, address + SECOND)
    expect(other.locator(".qk-form input[type=text]").first).to_have_value("机密")
    other.on("dialog", lambda dialog: dialog.accept())
    other.get_by_role("button", name="从设备上删掉").click()
    expect(other.locator(".qk-form input[type=text]").first).to_have_value("")
    one.locator(".qk-form input[type=text]").nth(1).fill("再写一个字")
    assert one.evaluate(OURS) == []


def test_a_suggested_date_that_is_past_is_reckoned_anew(phone: Page, address: str) -> None:
    phone.clock.set_fixed_time("2026-11-01T10:00:00")
    visit(phone, address + APPEAL)
    expect(phone.locator(".qk-letter__paper")).to_contain_text("2026年11月8日")
    phone.clock.set_fixed_time("2026-12-01T10:00:00")
    phone.reload()
    expect(phone.locator(".qk-letter__paper")).to_contain_text("2026年12月8日")


@pytest.mark.page_errors("SecurityError|no$")  # The theme itself complains about it.
def test_without_storage_the_letter_still_writes(phone: Page, address: str) -> None:
    phone.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, {get() { throw new DOMException('no', 'SecurityError') }})"
    )
    visit(phone, address + SECOND)
    phone.locator(".qk-form input[type=text]").first.fill("某某公司")
    expect(phone.locator(".qk-letter__paper")).to_contain_text("某某公司")


@pytest.mark.parametrize(
    "spoilt",
    [
        "[1,2", "null", "7", '{"at":1,"value":null}', '{"at":1,"value":{"wanted":null,"values":{"company":5},"happened":"x","proof":[7],"timeline":{}}}',
        '{"at":1,"value":{"values":{"basis":"没有的选项"},"wanted":["没有的段落"],"route":{},"date":[],"platform":null}}',
    ],
)  # fmt: skip
def test_spoilt_storage_is_forgotten_quietly(spoilt: str, phone: Page, address: str) -> None:
    phone.goto(address)
    phone.evaluate(
        "(text) => { for (const k of ['letter:demand', 'evidence', 'deadlines']) sessionStorage.setItem('qk:' + k, text) }",
        spoilt,
    )
    for path in (SECOND, EVIDENCE, DEADLINES):
        phone.goto(address + path)
        expect(phone.locator(".qk-started")).to_be_visible()
        assert "undefined" not in phone.locator("article").inner_text()
        assert "undefined" not in phone.eval_on_selector_all("article input", "all => all.map((e) => e.value).join()")


@pytest.mark.parametrize("text", [HOSTILE, "长" * 10_000], ids=["hostile", "long"])
def test_whatever_is_typed_into_a_letter_stays_text(text: str, phone: Page, address: str) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    visit(phone, address + SECOND)
    phone.on("dialog", lambda dialog: pytest.fail(dialog.message))
    phone.locator(".qk-form input[type=text]").first.fill(text)
    expect(phone.locator(".qk-letter__paper")).to_contain_text(text[:20])
    assert phone.locator(".qk-letter__paper :is(script, b, img)").count() == 0
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
    with phone.expect_download() as saved:
        phone.get_by_role("button", name="存成文本").click()
    # Characters that turn the direction of what follows are the only ones left out.
    assert re.sub("[\u202a-\u202e]", "", text) in Path(saved.value.path()).read_text(encoding="utf-8")
    assert all(url.startswith((address, "blob:", "data:")) and "script" not in url.split("/")[-1] for url in asked)


def test_printing_a_letter_prints_the_letter_alone(phone: Page, address: str) -> None:
    visit(phone, address + SECOND)
    phone.evaluate("window.print = () => { window.printed = document.documentElement.dataset.qkPrint }")
    phone.get_by_role("button", name="打印这封信").click()
    assert phone.evaluate("window.printed") == "letter"
    phone.emulate_media(media="print")
    expect(phone.locator(".qk-letter__paper")).to_be_visible()
    ours = (".qk-form", ".qk-fieldset", ".qk-letter__status", ".qk-letter__length", ".qk-keep", ".qk-page-foot")
    for hidden in (*ours, "#send", ".md-header", "h1"):
        expect(phone.locator(hidden).first).to_be_hidden()
    # What was not filled in is a line to write on, without its name.
    blank = phone.locator(".qk-letter__paper .qk-blank").first
    assert "＿＿＿" in blank.evaluate("e => getComputedStyle(e, '::after').content")
    # Whoever prints the page later on gets the page.
    phone.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(phone.locator("#send")).to_be_visible()


def test_without_scripts_a_letter_has_lines_to_write_on(without_scripts: Page, address: str, facts: Facts) -> None:
    for letter in facts.letters.values():
        without_scripts.goto(f"{address}tools/letters/{letter.id}/")
        paper = without_scripts.locator(".qk-letter__paper")
        expect(paper).to_contain_text("＿＿＿")
        assert "{" not in paper.inner_text()
        expect(without_scripts.get_by_role("link", name="空白信，Word文件")).to_be_visible()


# ---- Triage ----------------------------------------------------------------------


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


def answer(page: Page, question: str, chosen: str) -> None:
    expect(page.locator(".qk-triage__left")).to_be_visible()
    page.locator(f'.qk-question[data-question="{question}"] [data-answer="{chosen}"]').click()


def first_way(facts: Facts, outcome: str) -> list[tuple[str, str]]:
    """(question id, answer id) …"""
    way = next(way for way, end in paths(facts.triage.values()) if end == outcome)
    return [(question.id, chosen) for question, chosen in way]


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


@pytest.mark.page_errors("ERR_FAILED")
@pytest.mark.parametrize(
    ("path", "module", "shown"),
    [(TRIAGE, "triage", ".qk-outcome"), (DEADLINES, "deadlines", ".qk-route"), (SECOND, "letter", ".qk-letter__paper")],
)
def test_a_tool_whose_script_does_not_come_reads_as_it_stands(
    path: str, module: str, shown: str, phone: Page, address: str
) -> None:
    phone.route(f"**/tools/{module}.mjs", lambda route: route.abort())
    phone.goto(address + path, wait_until="networkidle")
    expect(phone.locator(shown).first).to_be_visible()


@pytest.mark.page_errors("CORS|ERR_FAILED")  # A page on a disk may load no module.
def test_from_a_disk_the_tools_read_as_they_stand(site: Path, phone: Page, facts: Facts) -> None:
    page = phone
    page.goto((site / TRIAGE / "index.html").as_uri())
    expect(page.locator(".qk-outcome:visible")).to_have_count(len(facts.outcomes))
    page.goto((site / "tools/letters/lawsuit/index.html").as_uri())
    expect(page.locator(".qk-letter__paper")).to_be_visible()


def test_skipping_to_the_content_keeps_the_answers(phone: Page, address: str, facts: Facts) -> None:
    first = next(iter(facts.triage.values()))
    visit(phone, address + TRIAGE)
    answer(phone, first.id, first.answers[-1].id)
    expect(phone.locator(".qk-triage__left")).to_contain_text("第2问")
    phone.locator(".md-skip").focus()
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


# ---- Evidence pack ----------------------------------------------------------------


def test_the_timeline_feeds_the_letters_and_names_the_files(phone: Page, address: str) -> None:
    visit(phone, address + EVIDENCE)
    phone.locator("#evidence-platform").fill("某平台")
    phone.locator("#t-0-0").fill("2026-11-05")
    phone.locator("#t-0-1").fill("点提现，页面写“审核中”")
    phone.locator("#t-0-2").fill("01")
    phone.get_by_role("button", name="加一件事").click()
    expect(phone.locator("#t-1-0")).to_be_focused()
    phone.locator("#t-1-0").fill("2026-10-01")
    phone.locator("#t-1-1").fill("上一次提现成功")
    phone.locator("#e-0-0").fill("提现 失败/截图")
    phone.locator("#e-0-1").fill("2026-11-05")
    expect(phone.locator(".qk-names code")).to_have_text("某平台_提现失败截图_20261105_01")
    rows = phone.locator(".qk-evidence__result table").first.locator("tbody tr")
    expect(rows.first).to_contain_text("上一次提现成功")
    phone.reload()
    expect(phone.locator("#t-1-1")).to_have_value("上一次提现成功")
    visit(phone, address + SECOND)
    tick_all(phone)
    expect(phone.locator(".qk-letter__paper")).to_contain_text("上一次提现成功")


def test_an_event_without_its_day_stands_last(phone: Page, address: str) -> None:
    visit(phone, address + EVIDENCE)
    phone.locator("#t-0-1").fill("哪天的事记不清")
    phone.get_by_role("button", name="加一件事").click()
    phone.locator("#t-1-0").fill("2026-10-01")
    phone.locator("#t-1-1").fill("上一次提现成功")
    rows = phone.locator(".qk-evidence__result table").first.locator("tbody tr")
    expect(rows.first).to_contain_text("上一次提现成功")
    expect(rows.last).to_contain_text("哪天的事记不清")


def test_numbers_skip_empty_rows_in_the_index_and_in_file_names_alike(phone: Page, address: str) -> None:
    visit(phone, address + EVIDENCE)
    phone.get_by_role("button", name="加一样证据").click()
    phone.locator("#e-1-0").fill("限制通知")
    expect(phone.locator(".qk-names code")).to_have_text("平台_限制通知_日期_01")
    expect(phone.locator(".qk-evidence__result table").nth(1).locator("tbody tr").first).to_contain_text("01")


def test_taking_out_a_row_keeps_the_focus_in_the_form(phone: Page, address: str) -> None:
    visit(phone, address + EVIDENCE)
    phone.get_by_role("button", name="加一件事").click()
    phone.get_by_role("button", name="删掉时间线第2行").click()
    expect(phone.locator("#t-1-0")).to_have_count(0)
    assert phone.evaluate("document.activeElement.closest('.qk-evidence') !== null")


def test_without_scripts_the_evidence_pack_has_tables_to_fill_in(without_scripts: Page, address: str) -> None:
    without_scripts.goto(address + EVIDENCE)
    expect(without_scripts.locator(".qk-evidence__blank table")).to_have_count(2)


# ---- Dates ------------------------------------------------------------------------


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
def test_dates_follow_from_a_date(route: str, date: str, first: str, phone: Page, address: str) -> None:
    visit(phone, address + DEADLINES)
    phone.locator("#deadline-route").select_option(route)
    phone.locator("#deadline-date").fill(date)
    expect(phone.locator(f'[data-route="{route}"] .qk-date__day').first).to_be_visible()
    assert days(phone, route)[0].startswith(first)


def test_a_day_off_is_named_with_the_day_before_for_my_own_duty(phone: Page, address: str) -> None:
    visit(phone, address + DEADLINES)
    phone.locator("#deadline-route").select_option("judgment")
    phone.locator("#deadline-date").fill("2026-11-27")
    note = phone.locator('[data-route="judgment"] .qk-note').first
    expect(note).to_contain_text("2026年12月14日")
    expect(note).to_contain_text("2026年12月11日以前办完")


def test_years_without_announced_holidays_say_so(phone: Page, address: str) -> None:
    visit(phone, address + DEADLINES)
    phone.locator("#deadline-route").select_option("samr-complaint")
    phone.locator("#deadline-date").fill("2039-01-03")
    expect(phone.locator('[data-route="samr-complaint"] .qk-note').first).to_contain_text("2039年的放假安排没有收进来")
    known = days_off()["until"]
    phone.locator("#deadline-date").fill(f"{known}-03-02")
    expect(phone.locator('[data-route="samr-complaint"] .qk-date__day').first).to_contain_text(f"{known}年")
    expect(phone.locator('[data-route="samr-complaint"]')).not_to_contain_text("没有收进来")


def test_the_calendar_file_can_be_read_and_holds_only_text(phone: Page, address: str) -> None:
    visit(phone, address + DEADLINES)
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


def test_a_link_to_a_route_chooses_it_and_a_reload_keeps_the_date(phone: Page, address: str) -> None:
    visit(phone, address + DEADLINES + "#aml-objection")
    expect(phone.locator("#deadline-route")).to_have_value("aml-objection")
    phone.locator("#deadline-date").fill("2026-11-23")
    phone.reload()
    expect(phone.locator("#deadline-date")).to_have_value("2026-11-23")
    expect(phone.locator(".qk-route:visible")).to_have_count(1)


def test_choosing_another_route_counts_more_than_the_link(phone: Page, address: str) -> None:
    visit(phone, address + DEADLINES + "#police-freeze")
    phone.locator("#deadline-route").select_option("court-freeze")
    phone.locator("#deadline-date").fill("2026-11-23")
    phone.reload()
    expect(phone.locator("#deadline-route")).to_have_value("court-freeze")
    expect(phone.locator("#deadline-date")).to_have_value("2026-11-23")


def test_the_alarm_for_my_own_duty_rings_on_a_workday(phone: Page, address: str) -> None:
    visit(phone, address + DEADLINES)
    phone.locator("#deadline-route").select_option("judgment")
    phone.locator("#deadline-date").fill("2026-09-18")
    with phone.expect_download() as saved:
        phone.get_by_role("button", name="存成日历文件").click()
    event = icalendar.Calendar.from_ical(Path(saved.value.path()).read_bytes()).walk("VEVENT")[0]
    assert event.decoded("DTSTART").isoformat() == "2026-09-30"
    assert "2026年10月3日" in str(event["DESCRIPTION"])


def test_without_scripts_every_route_stands_with_its_limits(without_scripts: Page, address: str, facts: Facts) -> None:
    without_scripts.goto(address + DEADLINES)
    expect(without_scripts.locator(".qk-route:visible")).to_have_count(len(facts.deadline_routes))
    expect(without_scripts.locator(".qk-date:visible")).to_have_count(
        sum(len(r.dates) for r in facts.deadline_routes.values())
    )


# ---- Checklists and paper ------------------------------------------------------------


def test_ticks_are_counted_and_cleared(phone: Page, address: str) -> None:
    phone.goto(address + "tools/checklists/labor/")
    phone.locator(".qk-tick").first.click(position={"x": 10, "y": 15})
    expect(phone.locator(".qk-checklist__status")).to_contain_text("打了1个勾")
    phone.get_by_role("button", name="全部不勾").click()
    expect(phone.locator(".qk-checklist__status")).to_contain_text("打了0个勾")
    assert phone.evaluate(OURS) == phone.evaluate(OURS.replace("local", "session")) == []


def test_without_scripts_a_checklist_still_ticks(without_scripts: Page, address: str) -> None:
    without_scripts.goto(address + "tools/checklists/labor/")
    box = without_scripts.get_by_role("checkbox").first
    box.check()
    expect(box).to_be_checked()


def read(part: object) -> dict[str, Any]:
    """A dictionary of a PDF, wherever in the file it stands."""
    found = part.get_object() if isinstance(part, pypdf.generic.PdfObject) else part
    assert isinstance(found, dict)
    return found


def test_pdfs_are_a4_tagged_titled_small_and_set_in_truetype(printed_site: Path, facts: Facts) -> None:
    wanted = {f"{kind}/{record}.pdf" for kind in KINDS for record in getattr(facts, kind)}
    made = {path.relative_to(printed_site).as_posix() for path in printed_site.rglob("*.pdf")}
    assert made == wanted, "没有浏览器或中文字体，PDF 没有做出来"
    for name in sorted(made):
        raw = (printed_site / name).read_bytes()
        assert len(raw) <= 100 * 1024, (name, len(raw))
        reader = pypdf.PdfReader(io.BytesIO(raw))
        assert reader.metadata is not None and reader.metadata.title
        root = reader.root_object
        assert read(root["/MarkInfo"])["/Marked"] and str(root["/Lang"]) == "zh-CN"
        for page in reader.pages:
            assert [round(float(page.mediabox.width)), round(float(page.mediabox.height))] == [595, 842], name
            fonts = read(page["/Resources"]).get("/Font", {})
            assert all(read(font)["/Subtype"] == "/Type0" for font in read(fonts).values()), name


def test_on_paper_bold_words_are_bolder(printed_site: Path) -> None:
    page = pypdf.PdfReader(printed_site / "letters" / "demand.pdf").pages[0]
    fonts = [read(read(font)["/DescendantFonts"][0]) for font in read(read(page["/Resources"])["/Font"]).values()]
    stems = [float(read(font["/FontDescriptor"])["/StemV"]) for font in fonts]
    assert len(stems) == 2 and max(stems) > min(stems) * 1.3


def test_checklists_take_the_sheets_they_announce(printed_site: Path, facts: Facts) -> None:
    for checklist in facts.checklists.values():
        reader = pypdf.PdfReader(printed_site / "checklists" / f"{checklist.id}.pdf")
        assert len(reader.pages) == checklist.sheets, checklist.id
        text = "".join(page.extract_text() for page in reader.pages)
        assert "tools/checklists/" in text and "核对于" in text
        assert "搜一搜" not in text and "配套的信" not in text


def test_a_page_offers_its_pdf_once_it_is_there(phone: Page, address: str) -> None:
    phone.goto(address + "tools/checklists/labor/")
    link = phone.get_by_role("link", name=re.compile("PDF"))
    expect(link).to_be_visible()
    assert phone.request.get(address + "checklists/labor.pdf").ok


@pytest.mark.parametrize("path", ["rights/time-limits/", "tools/regulator-lookup/", "causes/risk-control/"])
def test_any_page_prints_black_on_white_without_its_frame(path: str, phone: Page, address: str) -> None:
    phone.emulate_media(media="print", color_scheme="dark")
    phone.goto(address + path)
    for hidden in (".md-header", ".md-footer", ".md-sidebar--primary", ".qk-screen-only"):
        expect(phone.locator(hidden).first).to_be_hidden()
    expect(phone.locator(".qk-print-only")).to_contain_text(address.removeprefix("http://") + path)
    assert phone.eval_on_selector(".md-typeset p", "e => getComputedStyle(e).color") in (
        "rgb(0, 0, 0)",
        "rgb(28, 43, 46)",
    )


# ---- Every tool ----------------------------------------------------------------------


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


@pytest.mark.parametrize("path", [*TOOLS, SECOND + "#fill", DEADLINES + "#police-freeze"])
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
def test_a_tool_loads_only_its_own_module(path: str, phone: Page, address: str) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.goto(address + path, wait_until="networkidle")
    expect(phone.locator(".qk-started")).to_be_visible()
    own = {"triage", "letter", "deadlines", "evidence", "checklist"}
    loaded = {url.split("/")[-1].removesuffix(".mjs") for url in asked if "/tools/" in url and url.endswith(".mjs")}
    assert len(loaded & own) == 1
    assert all(url.startswith((address, "data:", "blob:")) for url in asked)
