"""Sentences of data/ that cite, dial and link."""

from __future__ import annotations

import datetime
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from macros.check import find_problems
from macros.facts import read
from macros.facts.find import NotPublishable, UnknownId
from macros.model import KINDS, Facts
from macros.model.base import Sentence
from macros.model.page import Places
from macros.model.references import marked
from macros.topics.inline import UnknownMacro, inline, plain
from tests.clock import TODAY
from tests.conftest import ROOT, SMALL
from tests.test_render import HOSTILE, convert, expected, shown


def test_markup_of_pages_works_inside_sentences(small: Facts) -> None:
    sentence = '应当在{{ limit("sample-1/answer") }}内答复，看[网店](/platforms/sample-shop.md#today)，**别交钱**。'
    assert inline(small, sentence) == "应当在7个工作日内答复，看[网店](/platforms/sample-shop.md#today)，**别交钱**。"
    assert plain(small, sentence) == "应当在7个工作日内答复，看网店，别交钱。"


def test_machines_read_what_a_call_shows(small: Facts) -> None:
    assert (
        plain(small, '见{{ cite("sample-1") }}，打{{ hotline("office") }}，{{ term("review") }}')
        == "见《示例法》第一条，打12399，风控"
    )


@given(HOSTILE.filter(lambda value: not {"*", "[", "{"} & set(value)))
def test_everything_else_shows_as_itself(value: str) -> None:
    facts = None  # No call, no facts.
    assert shown(convert(f"- x{inline(facts, value)}\n")) == f"x{expected(value)}"  # type: ignore[arg-type]


NOTHING = Facts(**{kind.field: {} for kind in KINDS.values()}, pages={}, places=Places({}), sections=())


@given(st.text("[](){}*/.md#\"' 字cite", max_size=30))
def test_broken_markup_is_text_or_a_lookup_error(value: str) -> None:
    try:
        result = inline(NOTHING, value)
    except LookupError:
        return
    assert "<" not in convert(f"- {result}\n").replace("<ul>", "").replace("</ul>", "").replace("<li>", "").replace(
        "</li>", ""
    ).replace("<strong>", "").replace("</strong>", "").replace("<a href=", "").replace("</a>", "")


def test_links_leave_the_site_never(small: Facts) -> None:
    assert "](" not in inline(small, "[这里](https://bad.example.com/)")
    assert "](" not in inline(small, "[这里](javascript:alert(1))")


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
        inline(small, sentence)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            '{{ cite("sample-1") }}）。',
            '{{ cite("sample-2") }}）。',
            "data/faqs.yml:6: 没有条文 “sample-2”，是不是 “sample-1”？",
        ),
        ('{{ cite("sample-1") }}）。', "{{ cite(sample-1) }}）。", "data/faqs.yml:6: 句子里的宏写法有误"),
        ('{{ cite("sample-1") }}）。', '**{{ cite("sample-1") }}**）。', "data/faqs.yml:6: 粗体里不能再放"),
        (
            "/platforms/sample-shop.md#today)，",
            "/platforms/shop.md)，",
            "data/faqs.yml:7: 没有 docs/platforms/shop.md 这一页",
        ),
        ("**别交钱**。", "要等15日。", "data/faqs.yml:7: “15日” 是期限或金额"),
        ("**别交钱**。", "保证到账！", "data/faqs.yml:7: “保证”：不作保证（E11）"),
    ],
)
def test_a_wrong_sentence_names_its_line(old: str, new: str, says: str, tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True)
    path = tmp_path / "data" / "faqs.yml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    found = [str(problem) for problem in find_problems(tmp_path, TODAY)]
    assert any(problem.startswith(says) for problem in found), found


def test_every_field_that_holds_markup_is_marked() -> None:
    """Or a broken call in it would show on the page alone, and no rule would hold for its words."""
    for kind, _, record in read(ROOT, datetime.date.max).book.every():
        said = {found.value for found in marked(record, Sentence)}
        assert set(marked_fields(record)) <= said, (kind, record.id)


def marked_fields(value: object) -> Iterator[str]:
    """Every string with a call, a link or bold words in it."""
    if isinstance(value, str):
        if re.search(r"\{\{|\]\(/|\*\*", value):
            yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from marked_fields(item)
    elif isinstance(value, dict):
        yield from marked_fields(list(value.values()))
    elif isinstance(value, BaseModel):
        for _, field in value:
            yield from marked_fields(field)
