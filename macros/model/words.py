"""What is explained: decision tables, questions, terms, cases, corrections."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from typing import Annotated, Literal

from pydantic import Field, model_validator

from .base import Checked, Fact, Id, PagePath, Past, QuotingText, Record, Refers, RichText, SourceId, Text, Texts


class Answer(Fact):
    """One answer to a question of a decision table."""

    id: Id
    text: Text
    variants: Annotated[Texts, Field(description="同一个意思的别的写法")] = ()


def expect_unknown(answers: Iterable[str]) -> None:
    """Raises ValueError where 不知道 is none of the ids of the answers; for a validator."""
    if "unknown" not in answers:
        raise ValueError("“answers” 里要有一个 id 是 unknown 的答案：不知道、都不是")


class Question(Fact):
    """What a decision table asks; 不知道 (id unknown) is always an answer."""

    id: Id
    ask: Text
    answers: Annotated[tuple[Answer, ...], Field(min_length=2)]

    @model_validator(mode="after")
    def _not_knowing_is_an_answer(self) -> Question:
        expect_unknown(answer.id for answer in self.answers)
        return self


# The heading of a column that forbids, and what each of its cells begins with, to forbid when it is cut out (H10).
FORBIDDING_COLUMN = re.compile("先?别|不要")
FORBIDS = re.compile(r"(?:\*\*)?[别不]")


class Column(Fact):
    """A column of a decision table's result."""

    id: Id
    name: Text


class DecisionRow(Fact):
    """The first row whose `when` fits the answers holds."""

    id: Id
    when: Annotated[Texts, Field(min_length=1, description='每个问题一项：答案 id，几个答案用 | 隔开，"*" 是都行')]
    cells: Annotated[dict[str, RichText], Field(description="每一列写什么")]


class Decision(Record):
    """A decision table: answers to a few questions, and what follows from them."""

    title: Text
    asks: Annotated[tuple[Question, ...], Field(min_length=1, max_length=4)]
    columns: Annotated[tuple[Column, ...], Field(min_length=1)]
    rows: Annotated[tuple[DecisionRow, ...], Field(min_length=1)]
    note: Annotated[RichText | None, Field(description="表下面的一句说明")] = None
    checked: Checked


class FaqItem(Fact):
    """A question readers ask, and its answer in paragraphs."""

    q: Text
    id: Annotated[Id | None, Field(description="要被别处链接的问题才写")] = None
    a: Annotated[tuple[RichText, ...], Field(min_length=1)]


class Faq(Record):
    """The 常见问题 of one page; the id is the page's path with hyphens."""

    items: Annotated[tuple[FaqItem, ...], Field(min_length=2)]


GlossaryGroup = Literal[
    "withdrawal", "account", "money", "freeze", "scam", "complaint", "law", "court", "labor", "shop"
]
GLOSSARY_GROUPS: Mapping[str, str] = {
    "withdrawal": "提现和到账",
    "account": "账户和验证",
    "money": "钱算谁的",
    "freeze": "限制和冻结",
    "scam": "骗局里的话",
    "complaint": "投诉和举报",
    "law": "合同和法律",
    "court": "打官司",
    "labor": "干活和报酬",
    "shop": "开店和做内容",
}


class GlossaryTerm(Record):
    """A term, the everyday words for it, and what it means."""

    term: Text
    says: Annotated[Texts, Field(description="大家平常怎么说")] = ()
    aliases: Annotated[Texts, Field(description="别名、旧称、常见错字")] = ()
    means: Annotated[Text, Field(description="一两句话讲明白；会显示成提示，不放链接")]
    group: GlossaryGroup
    page: Annotated[PagePath | None, Field(description="哪一页讲得更多")] = None


class Case(Record):
    """A court case as it was reported, and how far it reaches."""

    title: Text
    court: Annotated[Text, Field(description="哪家法院，第几审")]
    decided: Annotated[Text, Field(description="哪天判的，知道多细写多细：2020-09")]
    number: Annotated[Text | None, Field(description="案号；没有查到就不写")] = None
    happened: Annotated[Text, Field(description="发生了什么，只写报道里有的")]
    held: Annotated[Text, Field(description="法院怎么认定")]
    reach: Annotated[Text, Field(description="这个案子不能说明什么")]
    unverified: Annotated[Texts, Field(description="还没核实的地方")] = ()
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)]
    checked: Checked


class Change(Record):
    """A fact that was corrected, and why."""

    date: Annotated[datetime.date, Past(), Field(description="哪天改的")]
    what: Annotated[QuotingText, Field(description="原来怎么写，现在怎么写")]
    why: QuotingText
    page: Annotated[PagePath, Field(description="现在写在哪里")]


class SeedHeading(Record):
    """A heading of one of the two texts the guide started from."""

    seed: Literal["a", "b"]
    text: Text


class SeedClaim(Record):
    """What a seed says, what became of it, and where its subject now stands."""

    heading: Annotated[Id, Refers("seed-headings")]
    claim: Annotated[Text, Field(description="原文的意思，用自己的话")]
    verdict: Literal["kept", "corrected", "dropped"]
    why: QuotingText
    where: PagePath


VERDICTS: Mapping[str, str] = {"kept": "保留", "corrected": "订正", "dropped": "不采用"}
