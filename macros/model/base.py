"""What every fact is made of: kinds of text, what they refer to, and what an editor is told who writes one otherwise.

A mark in an annotation (`Refers`, `Linked`, `Sentence` …) says what a value leads to; `references.py` finds the marked
values of a record, and every check of references is made from them.
"""

from __future__ import annotations

import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

# Pattern → what an editor is told whose text does not fit it.
ADVICE: dict[str, str] = {}


def written(pattern: str, advice: str, *, min_length: int | None = None) -> StringConstraints:
    """A constraint on how a text is written, with the advice for whoever writes it otherwise."""
    ADVICE[pattern] = advice
    return StringConstraints(pattern=pattern, min_length=min_length)


class Mark:
    """Says what a value leads to; stands in the annotation of a field."""


class Refers(Mark):
    """The id of a record of one of these kinds; `verified`: of one that somebody has verified."""

    def __init__(self, *kinds: str, verified: bool = False) -> None:
        self.kinds, self.verified = kinds, verified


class NamesLimit(Mark):
    """“owner/limit”: a number that a record of one of these kinds fixes; `counted`: one that dates are made of."""

    def __init__(self, *kinds: str, counted: bool = False) -> None:
        self.kinds, self.counted = kinds, counted


class Linked(Mark):
    """An address outside; its host is on the allow-list, and `verified` there where it becomes a link."""

    def __init__(self, *, verified: bool) -> None:
        self.verified = verified


class Sentence(Mark):
    """Markup inside: {{ cite("…") }} and its kin, [文字](/page.md#part), **重点**.

    `quotes`: it may say what the guide itself does not say, for it tells what others wrote.
    """

    def __init__(self, *, quotes: bool = False) -> None:
        self.quotes = quotes


class NamesPage(Mark):
    """A page of docs/, or a part of one."""


class Past(Mark):
    """A day that has been."""


Id = Annotated[str, written(r"^[a-z0-9]+(-[a-z0-9]+)*$", "只能用小写英文、数字和短横线，如 ride-hailing")]
Text = Annotated[str, written(r"\S", "不能留空；没有内容就删掉这个字段", min_length=1)]
Texts = tuple[Text, ...]
RichText = Annotated[Text, Sentence()]
# Cut out of its list it must still forbid (H10).
_FORBIDS = written("^[别不]", "要以“别”或“不”开头，单独读也是完整的一句，如“别删聊天记录”")
Dont = Annotated[str, _FORBIDS]
RichDont = Annotated[str, _FORBIDS, Sentence()]
QuotingText = Annotated[Text, Sentence(quotes=True)]
Url = Annotated[
    str,
    written(r"^https?://[A-Za-z0-9.-]+(/[A-Za-z0-9._~/#?=&%-]*)?$", "网址要以 https:// 开头，不能有空格和中文"),
]
LinkedUrl = Annotated[Url, Linked(verified=True)]
LimitRef = Annotated[
    str,
    written(r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$", "要写成 条文id/期限id，如 s121-8-10-15-how/decide"),
]
RuleLimit = Annotated[LimitRef, NamesLimit("provisions")]
CountedLimit = Annotated[LimitRef, NamesLimit("channels", "provisions", counted=True)]
PagePath = Annotated[
    str,
    written(r"^/[a-z0-9/-]+\.md(#[a-z0-9-]+)?$", "要写成 /文件夹/页面.md 或 /文件夹/页面.md#位置"),
    NamesPage(),
]
Checked = Annotated[datetime.date, Past(), Field(description="谁在哪一天核对过，写成 2026-11-22")]


ChannelId = Annotated[Id, Refers("channels")]
PlatformId = Annotated[Id, Refers("platforms")]
RuleId = Annotated[Id, Refers("provisions", verified=True)]
SourceId = Annotated[Id, Refers("sources")]
LetterId = Annotated[Id, Refers("letters")]
ChecklistId = Annotated[Id, Refers("checklists")]


class Fact(BaseModel):
    """Base of everything an editor writes: frozen, strict, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Record(Fact):
    """A fact that stands in data/ by itself, under an id that pages and other records name it by."""

    id: Id
