"""The model says its references: a new field with one is checked, told and found without another line of code."""

from __future__ import annotations

import dataclasses
import inspect
from typing import Annotated

import pytest
from pydantic import Field

from macros.facts import read
from macros.facts.records import Book
from macros.facts.references import Known, check_references, wrong_references
from macros.facts.uses import _NAMES, uses
from macros.model import KINDS
from macros.model.base import ChannelId, CountedLimit, Fact, LinkedUrl, PagePath, Refers, RichText, Sentence
from macros.model.brands import Brand
from macros.model.page import FrontMatter
from macros.model.references import marked, marks
from macros.topics.registry import PAGE_MACROS
from tests.clock import TODAY
from tests.conftest import SMALL


class Office(Fact):
    channel: ChannelId
    says: RichText = "字"


class NewBrand(Brand):
    """A brand as it might be one day."""

    desk: ChannelId | None = None
    offices: tuple[Office, ...] = ()
    by_name: dict[str, PagePath] | None = None
    wait: CountedLimit | None = None
    site: Annotated[LinkedUrl | None, Field(description="网址")] = None


@pytest.fixture(scope="module")
def book() -> Book:
    return read(SMALL, TODAY).book


def with_brand(book: Book, **fields: object) -> tuple[Book, Known]:
    """The small facts, with a record of the new model in the place of the first brand."""
    first = book.entries["brands"][0]
    assert isinstance(first.record, Brand)
    made = NewBrand.model_validate({**first.record.model_dump(), **fields})
    changed = Book({**book.entries, "brands": [dataclasses.replace(first, record=made), *book.entries["brands"][1:]]})
    return changed, Known(changed, {"scam/check.md"}, TODAY)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"desk": "ofice"}, "“desk” 里的 “ofice” 没有登记在 data/channels.yml，是不是 “office”？"),
        (
            {"offices": ({"channel": "office"}, {"channel": "nobody"})},
            "“channel” 里的 “nobody” 没有登记在 data/channels.yml",
        ),
        ({"offices": ({"channel": "office", "says": "看[这里](/scam/chek.md)"},)}, "没有 docs/scam/chek.md 这一页"),
        ({"by_name": {"a": "/scam/check.md", "b": "/gone.md#x"}}, "没有 docs/gone.md 这一页"),
        ({"wait": "office/forever"}, "“office” 里没有期限 “forever”"),
        ({"wait": "nobody/answer"}, "“wait” 里的 “nobody” 没有登记在 data/channels.yml 或 data/provisions.yml"),
        ({"site": "https://unsure.example.cn/"}, "“unsure.example.cn” 还没核实，不能链接"),
        ({"site": "https://evil.example.com/"}, "“evil.example.com” 不在白名单 data/hosts.yml"),
    ],
)
def test_a_new_field_with_a_reference_is_checked(fields: dict[str, object], says: str, book: Book) -> None:
    changed, known = with_brand(book, **fields)
    found = [problem for problem in check_references(changed, known) if problem.where.startswith("data/brands.yml")]
    assert len(found) == 1 and found[0].what.startswith(says), found


def test_right_values_are_left_alone(book: Book) -> None:
    good = {
        "desk": "office",
        "by_name": {"a": "/scam/check.md#fees"},
        "wait": "office/answer",
        "site": "https://www.example.gov.cn/x",
    }
    changed, known = with_brand(book, **good)
    assert [p for p in check_references(changed, known) if p.where.startswith("data/brands.yml")] == []


def test_who_uses_a_record_is_told_with_its_lines(book: Book) -> None:
    changed, _ = with_brand(
        book, offices=({"channel": "office", "says": '打{{ hotline("police-110") }}'}, {"channel": "wrong"})
    )
    assert list(uses(changed, (), "channels", "wrong")) == ["data/brands.yml:1"]
    assert "data/brands.yml:1" in uses(changed, (), "channels", "police-110")


def test_limits_sentences_and_pages_count_as_uses() -> None:
    reading = read(SMALL, TODAY)
    found = list(uses(reading.book, reading.pages, "provisions", "sample-1"))
    for file in ("data/channels.yml", "data/outcomes.yml", "data/letters/sample-letter.yml", "data/faqs.yml"):
        assert any(place.startswith(f"{file}:") for place in found), file
    assert (
        list(uses(reading.book, reading.pages, "letters", "sample-letter"))[-1]
        == "docs/tools/letters/sample-letter.md:8"
    )
    assert list(uses(reading.book, reading.pages, "channels", "police-110")) == [
        "data/intents.yml:5", "docs/scam/cannot-go-on.md:9", "docs/scam/stop-loss.md:10",
    ]  # fmt: skip


# What these name is no record, but a part of the guide or a group of records.
PARTS = {"channel_group", "deadline_group", "law_group", "section_index"}


def test_every_macro_that_names_a_record_says_of_which_kind() -> None:
    named = {name for name, macro in PAGE_MACROS.items() if len(inspect.signature(macro).parameters) > 1}
    assert named - PARTS == set(_NAMES)


def test_a_sentence_in_a_list_in_a_list_is_found() -> None:
    letter = KINDS["letters"].model
    assert len(list(marks(letter, Sentence))) >= 8
    of_brand = [("platforms",), ("platforms",), ("sources",)]
    assert [mark.kinds for mark in marks(NewBrand, Refers)] == [*of_brand, ("channels",), ("channels",)]


def test_the_head_of_a_page_is_checked_in_the_same_way(book: Book) -> None:
    front = FrontMatter.model_validate({
        "title": "一页", "description": "这是一句够长的说明文字", "reviewed": TODAY, "shape": "plain",
        "explains": {"channels": ("office", "nobody"), "kinds": ("court",)},
    })  # fmt: skip
    assert list(wrong_references(front, Known(book, (), TODAY))) == [
        (("explains", "channels", 1), "“channels” 里的 “nobody” 没有登记在 data/channels.yml")
    ]
    assert [found.value for found in marked(front, Refers)] == ["office", "nobody"]


def test_every_id_that_names_another_record_is_marked() -> None:
    """A value that is the id of a record of another kind, under a field named after that kind, is no accident."""
    names = {"channel", "channels", "law", "laws", "platform", "letters", "checklist", "checklists", "sources"}
    for kind, index, record in read(SMALL, TODAY).book.every():
        found = {(mark.loc, mark.value) for mark in marked(record, Refers)}
        for loc, value in _named(record, names):
            assert (loc, value) in found, (kind, index, loc)


def _named(value: object, names: set[str], loc: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        inner = next((part for part in reversed(loc) if isinstance(part, str)), "")
        return [(loc, value)] if inner in names else []
    if isinstance(value, tuple):
        return [found for index, item in enumerate(value) for found in _named(item, names, (*loc, index))]
    if isinstance(value, Fact):
        return [found for name, item in value for found in _named(item, names, (*loc, name))]
    return []
