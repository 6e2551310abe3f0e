"""Letters: filled in, copied, printed, taken along, and without scripts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from macros.model import Facts
from macros.model.paper import LetterField
from tests.browser.using_tools import APPEAL, SECOND, asked, fill_in, tick_all, visit

HOSTILE = "<script>alert(1)</script>&lt;b&gt; 👨‍👩‍👧 \u202e反\u202c {{ 7*7 }} \\n;,"


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


def test_every_letter_can_be_filled_in_and_copied_whatever_is_chosen(phone: Page, address: str, facts: Facts) -> None:
    for letter in facts.letters.values():
        visit(phone, f"{address}tools/letters/{letter.id}/")
        tick_all(phone)
        deciding = {part.only.field for part in letter.parts if part.only}
        choices = [len(field.choices) for field in letter.fields if field.id in deciding]
        seen: set[str] = set()
        for pick in range(max(choices, default=1)):
            fill_in(phone, letter, pick)
            seen |= {field.id for field in asked(phone, letter)}
            expect(phone.locator(".qk-letter__status")).to_contain_text("都填好了")
            phone.get_by_role("button", name="复制这封信").click()
            expect(phone.locator(".qk-letter__said")).to_contain_text("已经复制")
            copied = phone.evaluate("navigator.clipboard.readText()")
            assert "{" not in copied, letter.id
            for field in asked(phone, letter):
                if field.kind in ("line", "lines"):
                    assert (field.example or "").strip() in copied, (letter.id, field.id)
        assert seen == {field.id for field in letter.fields}, letter.id


def test_a_letter_is_not_done_before_it_is_said_who_writes_it(phone: Page, address: str, facts: Facts) -> None:
    letter = facts.letters["lawsuit"]
    deciding = [field for field in letter.fields if field.id in {part.only.field for part in letter.parts if part.only}]
    assert deciding
    visit(phone, f"{address}tools/letters/lawsuit/")
    others = letter.model_copy(update={"fields": tuple(field for field in letter.fields if field not in deciding)})
    fill_in(phone, others)
    expect(phone.locator(".qk-letter__status")).to_contain_text(f"还有{len(deciding)}处没填")
    expect(phone.locator(".qk-letter__paper")).to_contain_text(deciding[0].label)


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
    filled: tuple[LetterField, ...] = ()
    # What is chosen opens further blanks.
    while (shown := asked(phone, letter)) != filled:
        fill_in(phone, letter.model_copy(update={"fields": shown}))
        filled = shown
    assert 0 < len(filled) < len(letter.fields)
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


def test_a_suggested_date_that_is_past_is_reckoned_anew(phone: Page, address: str) -> None:
    phone.clock.set_fixed_time("2026-11-01T10:00:00")
    visit(phone, address + APPEAL)
    expect(phone.locator(".qk-letter__paper")).to_contain_text("2026年11月8日")
    phone.clock.set_fixed_time("2026-12-01T10:00:00")
    phone.reload()
    expect(phone.locator(".qk-letter__paper")).to_contain_text("2026年12月8日")


def test_the_counter_follows_the_form_it_is_meant_for(phone: Page, address: str) -> None:
    visit(phone, address + APPEAL)
    length = phone.locator(".qk-letter__length")
    expect(length).to_contain_text("上限500字")
    phone.locator("#letter-most").fill("100")
    expect(length).to_contain_text("超过100字的上限")


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
    for hidden in (*ours, "#send", ".qk-header", "h1"):
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
