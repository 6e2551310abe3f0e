"""What is filled in and printed: letters and checklists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, model_validator

from .base import Checked, ChecklistId, CountedLimit, Fact, Id, LetterId, PagePath, Record, RichText, Text, Texts

LetterGroup = Literal["platform", "bank", "scam", "regulator", "labor", "court", "proxy"]
LETTER_GROUPS: Mapping[str, str] = {
    "platform": "找平台",
    "bank": "找支付机构和银行",
    "scam": "被骗、被催“欠款”",
    "regulator": "投诉、举报",
    "labor": "讨报酬",
    "court": "打官司",
    "proxy": "请人代办、当附件",
}
FieldKind = Literal["line", "lines", "date", "choice"]
LetterTable = Literal["timeline", "evidence", "blank"]


class LetterField(Fact):
    """One blank of a letter, as the reader is asked for it."""

    id: Id
    label: Annotated[Text, Field(description="问读者什么，如：对方公司全称")]
    kind: Annotated[FieldKind, Field(description="line 一行 · lines 几行 · date 日期 · choice 挑一个")] = "line"
    example: Annotated[Text | None, Field(description="虚构的例子；line、lines 必填")] = None
    hint: Annotated[Text | None, Field(description="去哪里找，怎么写")] = None
    choices: Annotated[Texts, Field(description="choice 必填，至少两个")] = ()
    suggest: Annotated[CountedLimit | None, Field(description="date 可写：从今天起加上这个期限，先填好")] = None

    @model_validator(mode="after")
    def _kind_has_what_it_needs(self) -> LetterField:
        if (self.kind == "choice") != (len(self.choices) > 1):
            raise ValueError("choice 要写两个以上的 “choices”，别的不写")
        if self.kind in ("line", "lines") and not self.example:
            raise ValueError("line、lines 要写 “example”，给读者一个虚构的例子")
        if self.suggest and self.kind != "date":
            raise ValueError("只有 date 能写 “suggest”")
        return self


class PartCondition(Fact):
    """A part stands in the letter only when one of these is chosen."""

    field: Annotated[Id, Field(description="哪个字段，要是 choice")]
    choices: Annotated[Texts, Field(min_length=1, description="选了其中哪一个，这一段才出现")]


class LetterPart(Fact):
    """A paragraph of a letter, or a table; {字段id} stands for a blank."""

    text: Annotated[RichText | None, Field(description="一段话，空格写成 {字段id}")] = None
    table: Annotated[LetterTable | None, Field(description="timeline 时间线 · evidence 证据目录 · blank 空表")] = None
    columns: Annotated[Texts, Field(description="blank 的表头")] = ()
    title: Annotated[bool, Field(description="true：这一段是居中的标题")] = False
    optional: Annotated[Text | None, Field(description="用得上才要的段落：勾选框旁边的话")] = None
    only: Annotated[PartCondition | None, Field(description="必须选一个的：选了哪一个才有这一段")] = None

    @model_validator(mode="after")
    def _text_or_table(self) -> LetterPart:
        if (self.text is None) == (self.table is None):
            raise ValueError("“text” 和 “table” 要写一个，也只能写一个")
        if (self.table == "blank") != bool(self.columns):
            raise ValueError("blank 表要写 “columns”，别的不写")
        if self.optional and self.only:
            raise ValueError("“optional” 和 “only” 只能写一个")
        return self


class Letter(Record):
    """A letter the reader fills in: when, to whom, how to prove it arrived, what follows, and its text."""

    title: Annotated[Text, Field(description="信的名字，也是它那一页的标题")]
    group: LetterGroup
    purpose: Annotated[Text, Field(description="目录里的一句：你要写什么")]
    when: Annotated[tuple[RichText, ...], Field(min_length=1, description="什么时候用")]
    not_when: Annotated[tuple[RichText, ...], Field(description="什么时候不用，改用什么")] = ()
    send: Annotated[tuple[RichText, ...], Field(min_length=1, description="交到哪里")]
    prove: Annotated[tuple[RichText, ...], Field(min_length=1, description="怎么证明交到了")]
    after: Annotated[
        tuple[RichText, ...], Field(min_length=1, description="接下来会怎样，到哪天做什么；有期限的要引用")
    ]
    length: Annotated[RichText, Field(description="对方的表单限多少字；没查到就说没查到")]
    max_chars: Annotated[int | None, Field(description="填写时按多少字数着；没有上限不写", ge=50)] = None
    fields: Annotated[tuple[LetterField, ...], Field(min_length=1)]
    parts: Annotated[tuple[LetterPart, ...], Field(min_length=1)]
    tips: Annotated[tuple[RichText, ...], Field(description="写的时候留意")] = ()
    checklist: Annotated[ChecklistId | None, Field(description="配哪张清单")] = None
    page: Annotated[PagePath, Field(description="哪一页讲得更多")]
    unverified: Annotated[Texts, Field(description="还没核实的地方")] = ()
    checked: Checked


class ChecklistGroup(Fact):
    """A few things to tick, under a name."""

    name: Text | None = None
    notes: Annotated[tuple[RichText, ...], Field(description="打勾以前要知道的，不打勾")] = ()
    items: Annotated[tuple[RichText, ...], Field(description="要打勾的，一项一句")] = ()


class Checklist(Record):
    """A list to tick on screen or on paper."""

    title: Text
    group: Literal["before", "proof", "office", "regular"]
    when: Annotated[RichText, Field(description="什么时候用，一两句")]
    groups: Annotated[tuple[ChecklistGroup, ...], Field(min_length=1)]
    blanks: Annotated[
        tuple[Texts, ...], Field(min_length=1, description="要填的，一行一项；每张都要有 工单号、日期、工号")
    ]
    after: Annotated[tuple[RichText, ...], Field(description="打完勾以后")] = ()
    sheets: Annotated[Literal[1, 2], Field(description="A4 打几张，建站时会核对")] = 1
    large: Annotated[bool, Field(description="true：给老人看的，打印用大一号的字")] = False
    letters: Annotated[tuple[LetterId, ...], Field(description="配哪几封信")] = ()
    page: Annotated[PagePath, Field(description="哪一页讲得更多")]
    unverified: Annotated[Texts, Field(description="还没核实的地方")] = ()
    checked: Checked

    @model_validator(mode="after")
    def _has_the_blanks_every_office_asks_for(self) -> Checklist:
        written = {label for row in self.blanks for label in row}
        if missing := [label for label in ("工单号", "日期", "工号") if not any(label in one for one in written)]:
            raise ValueError(f"“blanks” 里还要有 {'、'.join(missing)}（E20）")
        return self


CHECKLIST_GROUPS: Mapping[str, str] = {
    "before": "还没提，或者刚卡住",
    "proof": "留证据、报警、跑银行",
    "office": "找部门、找法院",
    "regular": "平时、家里人",
}
