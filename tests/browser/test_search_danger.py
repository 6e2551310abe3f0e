"""What somebody in danger types, and what he then sees; data/intents.yml, word for word."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from bench.search_danger import faults, look, read_dangers
from macros.model import Facts
from macros.model.page import address as address_of
from tests.browser.searching import RESULTS, STATUS

NOTE = ".qk-find__note"


def test_every_example_of_an_intent_is_understood(ask: Callable[[str], list[str]], phone: Page, facts: Facts) -> None:
    ask("提现")
    for intent in facts.intents.values():
        asked = [(text, True) for text in intent.examples] + [(text, False) for text in intent.others]
        for text, meant in asked:
            answer = phone.workers[0].evaluate("text => qkSearchAnswer(text)", text)
            page = address_of(intent.page.removeprefix("/").partition("#")[0])
            note = answer.get("note") or {}
            first = answer["items"][0]["location"] == page and (note.get("text") or None) == intent.says
            told = first if intent.kind == "pinned" else note.get("text") == intent.says
            assert told == meant, f"{intent.id}: {text}"


def test_people_in_danger_are_answered(phone: Page, address: str) -> None:
    dangers = [danger for danger in read_dangers() if danger.short]
    assert len(dangers) >= 40
    shown, screens = look(phone, address, dangers)
    wrong = {danger.text: faults(danger, shown[danger.id], screens, address) for danger in dangers}
    assert {text: found for text, found in wrong.items() if found} == {}


def test_whoever_cannot_go_on_sees_calls_and_nothing_else(ask: Callable[[str], list[str]], phone: Page) -> None:
    assert ask("钱没了，我不想活了") == ["scam/cannot-go-on/"]
    calls = phone.locator(f"{NOTE} a")
    assert calls.evaluate_all("all => all.map(a => a.href)") == ["tel:12356", "tel:120", "tel:110"]
    for call in calls.all():
        box = call.bounding_box()
        assert box and box["height"] >= 44 and box["width"] > 250
    expect(phone.locator(STATUS)).to_have_text("先打电话：12356、120、110")
    expect(phone.get_by_role("button", name="复制链接")).to_be_hidden()
    expect(phone.locator(".qk-find__word")).to_have_count(0)


def test_a_wish_that_harms_is_answered_before_the_honest_way(ask: Callable[[str], list[str]], phone: Page) -> None:
    assert ask("帮我P一张转账截图")[0] == "rights/preserve-evidence/"
    note, first = phone.locator(NOTE), phone.locator(RESULTS).first
    expect(note).to_contain_text("假材料一核对就露")
    above, below = note.bounding_box(), first.bounding_box()
    assert above and below and above["y"] < below["y"]


def test_what_is_meant_is_looked_for_in_all_of_a_long_text(ask: Callable[[str], list[str]]) -> None:
    talk = "今天又打了一天电话，还是没有人理我。" * 500
    assert 8500 < len(talk) < 9900
    assert ask(talk + "我真的活不下去了") == ["scam/cannot-go-on/"]
