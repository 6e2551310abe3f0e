"""What leads on from an answer or a day: the triage, dates that follow from a date, reminders."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, model_validator

from .base import (
    ChannelId,
    Checked,
    ChecklistId,
    CountedLimit,
    Fact,
    Id,
    LetterId,
    PagePath,
    PlatformId,
    Record,
    Refers,
    RichDont,
    RichText,
    Text,
    Texts,
)
from .words import expect_unknown


class Reminder(Record):
    """Something for the phone's calendar that comes back: all-day events, the monthly ones on a first Saturday."""

    title: Annotated[Text, Field(description="日历里显示的标题")]
    purpose: Literal["habit", "escalate"]
    every: Literal["week", "month", "quarter", "half-year"]
    starts: Annotated[datetime.date, Field(description="第一次是哪天；按月的要写某个月的第一个星期六")]
    note: Annotated[RichText, Field(description="到那天做什么")]
    page: Annotated[PagePath, Field(description="哪一页讲得更多")]

    @model_validator(mode="after")
    def _monthly_ones_start_on_a_first_saturday(self) -> Reminder:
        if self.every != "week" and (self.starts.weekday() != 5 or self.starts.day > 7):
            raise ValueError("“starts” 要是某个月的第一个星期六，日历才会一直落在那天")
        return self


REMINDER_RHYTHMS: Mapping[str, str] = {
    "week": "每周一次",
    "month": "每月第一个星期六",
    "quarter": "每三个月一次，第一个星期六",
    "half-year": "每半年一次，第一个星期六",
}
REMINDER_PURPOSES: Mapping[str, str] = {"habit": "平时定期查", "escalate": "事情没完，每周看一次该不该升级"}


class TriageAnswer(Fact):
    """An answer, and what it leads to."""

    id: Id
    text: Text
    to: Annotated[Id, Refers("triage", "outcomes"), Field(description="下一问的 id，或者结果的 id")]
    platform: Annotated[PlatformId | None, Field(description="这个回答说明是哪一类平台")] = None
    searches: Annotated[
        Texts, Field(description="不是平台的事：写了，查询表里也列出这个回答，打这些字找得到；to 要是一个结果")
    ] = ()


class TriageQuestion(Record):
    """One question of the triage; the first of the file is asked first."""

    ask: Annotated[Text, Field(description="问题，带问号")]
    help: Annotated[RichText | None, Field(description="怎么看，去哪里找")] = None
    answers: Annotated[tuple[TriageAnswer, ...], Field(min_length=2)]

    @model_validator(mode="after")
    def _not_knowing_is_an_answer(self) -> TriageQuestion:
        expect_unknown(answer.id for answer in self.answers)
        return self


class Outcome(Record):
    """Where the triage ends: what to do today, and the date to go one step up."""

    title: Text
    says: Annotated[RichText, Field(description="一句话答案")]
    today: Annotated[tuple[RichText, ...], Field(min_length=1, max_length=3, description="今天先做，最多三步")]
    avoid: Annotated[tuple[RichDont, ...], Field(description="先别做；每项以“别”或“不”开头")] = ()
    wait: Annotated[RichText, Field(description="多久算正常，到哪天升级；有期限的要引用")]
    escalate: Annotated[CountedLimit | None, Field(description="从今天起加上这个期限，算出升级的日子")] = None
    pages: Annotated[tuple[RichText, ...], Field(min_length=1, max_length=4, description="细看哪几页，每项一个链接")]
    channels: Annotated[tuple[ChannelId, ...], Field(description="找哪些渠道")] = ()
    letters: Annotated[tuple[LetterId, ...], Field(description="用哪几封信")] = ()
    checklists: Annotated[tuple[ChecklistId, ...], Field(description="用哪几张清单")] = ()
    checked: Checked


RouteGroup = Literal["platform", "offices", "police", "frozen", "limitation", "court", "enforce", "labor", "help"]
ROUTE_GROUPS: Mapping[str, str] = {
    "platform": "找平台、找机构",
    "offices": "12315和别的部门",
    "police": "公安冻结、不立案，行政机关冻结",
    "frozen": "法院冻了我的钱",
    "limitation": "欠钱、退款、撤销合同、公司倒闭",
    "court": "起诉、被起诉、支付令、上诉、再审",
    "enforce": "冻住对方、执行、商事仲裁裁决",
    "labor": "工资、劳动仲裁、劳动监察",
    "help": "征信、法律援助、国家赔偿",
}


class RouteDate(Fact):
    """A date that follows from an event, or from an earlier date of the same route."""

    id: Id
    what: Annotated[Text, Field(description="到这一天，谁应当做什么")]
    rule: Annotated[CountedLimit, Field(description="加多少：条文id/期限id，或 渠道id/期限id")]
    who: Annotated[Literal["you", "they"], Field(description="you 你要做的 · they 对方应当做的")]
    after: Annotated[Id | None, Field(description="从这条路上的哪一个日子算起；不写就从事情那天算起")] = None
    before: Annotated[bool, Field(description="true 往前数，要赶在那天以前；只用于按日、月、年数的期限")] = False
    late: Annotated[RichText | None, Field(description="到了那天没有结果，做什么")] = None


class DeadlineRoute(Record):
    """An event with a date, and the dates that follow from it."""

    name: Annotated[Text, Field(description="哪条路，如：12315投诉")]
    group: RouteGroup
    event: Annotated[Text, Field(description="要读者填哪一天，如：投诉交上去的那天")]
    applies: Annotated[RichText, Field(description="什么时候适用，什么时候不适用")]
    dates: Annotated[tuple[RouteDate, ...], Field(min_length=1)]
    note: RichText | None = None
    page: Annotated[PagePath, Field(description="哪一页讲得更多")]
    checked: Checked
