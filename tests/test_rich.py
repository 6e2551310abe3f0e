"""Sentences of data/ that cite, dial and link."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from macros.book import read_book
from macros.lookup import NotPublishable, UnknownId
from macros.model import KINDS, Facts
from macros.rich import UnknownMacro, plain, rich
from macros.sentences import SENTENCES, check_sentences
from tests.conftest import ROOT, SMALL
from tests.test_render import HOSTILE, convert, expected, shown

PAGES = {"platforms/sample-shop.md"}


def test_markup_of_pages_works_inside_sentences(small: Facts) -> None:
    sentence = '应当在{{ limit("sample-1/answer") }}内答复，看[网店](/platforms/sample-shop.md#today)，**别交钱**。'
    assert rich(small, sentence) == "应当在7个工作日内答复，看[网店](/platforms/sample-shop.md#today)，**别交钱**。"
    assert plain(small, sentence) == "应当在7个工作日内答复，看网店，别交钱。"


def test_machines_read_what_a_call_shows(small: Facts) -> None:
    assert (
        plain(small, '见{{ cite("sample-1") }}，打{{ hotline("office") }}，{{ term("review") }}')
        == "见《示例法》第一条，打12399，风控"
    )


@given(HOSTILE.filter(lambda value: not {"*", "[", "{"} & set(value)))
def test_everything_else_shows_as_itself(value: str) -> None:
    facts = None  # No call, no facts.
    assert shown(convert(f"- x{rich(facts, value)}\n")) == f"x{expected(value)}"  # type: ignore[arg-type]


@given(st.text("[](){}*/.md#\"' 字cite", max_size=30))
def test_broken_markup_is_text_or_a_lookup_error(value: str) -> None:
    try:
        result = rich(Facts(*({} for _ in Facts.__slots__)), value)
    except LookupError:
        return
    assert "<" not in convert(f"- {result}\n").replace("<ul>", "").replace("</ul>", "").replace("<li>", "").replace(
        "</li>", ""
    ).replace("<strong>", "").replace("</strong>", "").replace("<a href=", "").replace("</a>", "")


def test_links_leave_the_site_never(small: Facts) -> None:
    assert "](" not in rich(small, "[这里](https://bad.example.com/)")
    assert "](" not in rich(small, "[这里](javascript:alert(1))")


@pytest.mark.parametrize(
    ("sentence", "error"),
    [
        ('{{ cite("nothing") }}', UnknownId),
        ('{{ cite("sample-unread") }}', NotPublishable),
        ('{{ channel("office") }}', UnknownMacro),
        ('{{ hotline("inside") }}', NotPublishable),
        ('{{ term("nothing") }}', UnknownId),
    ],
)
def test_a_call_that_cannot_stand_here_is_refused(sentence: str, error: type[LookupError], small: Facts) -> None:
    with pytest.raises(error):
        rich(small, sentence)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            '{{ cite("sample-1") }}）。',
            '{{ cite("sample-2") }}）。',
            "data/faqs.yml:6: 没有条文 “sample-2”，是不是 “sample-1”？",
        ),
        ('{{ cite("sample-1") }}）。', "{{ cite(sample-1) }}）。", "data/faqs.yml:6: 句子里的宏写法有误"),
        (
            "/platforms/sample-shop.md#today)，",
            "/platforms/shop.md)，",
            "data/faqs.yml:7: 没有 docs/platforms/shop.md 这一页",
        ),
        ("**别交钱**。", "要等15日。", "data/faqs.yml:7: “15日” 是期限或金额"),
        ("**别交钱**。", "保证到账！", "data/faqs.yml:7: “保证”：不作保证（E11）"),
    ],
)
def test_a_wrong_sentence_names_its_line(old: str, new: str, says: str, tmp_path: Path, small: Facts) -> None:
    shutil.copytree(SMALL / "data", tmp_path / "data")
    path = tmp_path / "data" / "faqs.yml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    book, problems = read_book(tmp_path)
    assert problems == []
    found = [str(problem) for problem in check_sentences(book, small, PAGES)]
    assert any(problem.startswith(says) for problem in found), found


def test_the_small_sentences_are_sound(small: Facts) -> None:
    book, _ = read_book(SMALL)
    assert list(check_sentences(book, small, PAGES)) == []


def test_every_field_that_holds_markup_is_checked() -> None:
    """Or a broken call in it would show on the page alone, and no rule would hold for its words."""
    book, _ = read_book(ROOT)
    marked = {(kind, path) for kind in KINDS for _, record in book.each(kind) for path in marked_fields(record)}
    assert len(marked) > 20
    assert marked <= {(kind, path) for kind, path, _ in SENTENCES}


def marked_fields(value: object, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The path to every string with a call, a link or bold words in it."""
    if isinstance(value, str):
        if re.search(r"\{\{|\]\(/|\*\*", value):
            yield path
    elif isinstance(value, tuple | list):
        for item in value:
            yield from marked_fields(item, path)
    elif isinstance(value, dict):
        yield from marked_fields(list(value.values()), path)
    elif isinstance(value, BaseModel):
        for name, field in value:
            yield from marked_fields(field, (*path, name))
