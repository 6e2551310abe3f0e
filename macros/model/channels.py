"""Whom to turn to, and whose money it is: channels, kinds of platforms, the companies that pay."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, model_validator

from .base import (
    ChannelId,
    Checked,
    Dont,
    Fact,
    Id,
    Linked,
    LinkedUrl,
    Record,
    RuleId,
    RuleLimit,
    SourceId,
    Text,
    Texts,
    Url,
)
from .dialling import Phone
from .law import RestDay

Role = Literal["consumer", "merchant", "worker", "creator"]
ROLES: Mapping[str, str] = {
    "consumer": "消费者、普通用户",
    "merchant": "商家、企业",
    "worker": "司机、骑手、打工的人",
    "creator": "创作者、主播",
}

ChannelKind = Literal[
    "internal", "regulator", "police", "hotline", "court", "mediation",
    "legal-aid", "consumer-association", "industry-association", "media-platform",
]  # fmt: skip
CHANNEL_KINDS: Mapping[str, str] = {
    "internal": "先找平台自己",
    "police": "公安",
    "regulator": "监管部门",
    "hotline": "政务和公益热线",
    "mediation": "调解与仲裁",
    "court": "法院",
    "legal-aid": "法律援助",
    "consumer-association": "消费者协会",
    "industry-association": "行业协会（自律，不是行政机关）",
    "media-platform": "媒体与商业投诉网站（不是受理机关）",
}


class Deadline(Fact):
    """A time limit shown with a channel or a platform: from law, or with its own basis."""

    id: Id
    what: Annotated[Text, Field(description="这个期限管什么")]
    rule: Annotated[RuleLimit | None, Field(description="法条期限：条文 id/期限 id")] = None
    value: Annotated[Text | None, Field(description="没有法条时直接写")] = None
    basis: Annotated[Text | None, Field(description="没有法条时写清依据")] = None
    note: Annotated[Text | None, Field(description="补充说明")] = None
    rest_day: Annotated[RestDay | None, Field(description="自己写 value 的：最后一天碰上休息日")] = None

    @model_validator(mode="after")
    def _law_or_own_basis(self) -> Deadline:
        if (self.rule is None) == (self.value is None):
            raise ValueError("“rule” 和 “value” 要写一个，也只能写一个")
        if self.value and not self.basis:
            raise ValueError("写了 “value” 就要写 “basis”：这个数字是谁说的")
        return self


class Channel(Record):
    """A body or entrance the reader can turn to."""

    name: Annotated[Text, Field(description="正式名称")]
    short: Annotated[Text, Field(description="页面上用的短名，12 字以内")]
    former_names: Texts = ()
    kind: ChannelKind
    phones: tuple[Phone, ...] = ()
    urls: tuple[Annotated[Url, Linked(verified=False)], ...] = ()
    apps: Texts = ()
    can: Annotated[Text, Field(description="一句话：能帮你做什么")]
    cannot: Annotated[Text, Field(description="一句话：不能做什么、不收什么")]
    instead: Annotated[Texts, Field(description="不收的，改找谁；每项一句")] = ()
    before: Annotated[Texts, Field(description="去之前要满足什么")] = ()
    where: Annotated[Text, Field(description="找哪里的，怎么定管辖")]
    bring: Annotated[Texts, Field(description="带什么材料")] = ()
    steps: Annotated[Texts, Field(description="怎么办，按顺序")] = ()
    limits: tuple[Deadline, ...] = ()
    outcome: Annotated[Text, Field(description="最多能得到什么结果")]
    cost: Text
    tips: Texts = ()
    wrong_door: Annotated[bool, Field(description="true：只出现在“不要投错”里")] = False
    laws: Annotated[tuple[RuleId, ...], Field(description="依据的条文 id")] = ()
    sources: Annotated[tuple[SourceId, ...], Field(description="其他来源 id")] = ()
    verified: bool
    unverified: Annotated[Texts, Field(description="还没核实的具体字段")] = ()
    checked: Checked


class Money(Fact):
    """What the stuck money is in law."""

    what: Annotated[Text, Field(description="这笔钱在法律上是什么")]
    you: Annotated[Text, Field(description="你是什么身份")]
    note: Annotated[Text | None, Field(description="要先分清什么")] = None


class Step(Fact):
    """One step of the order in which to ask for help."""

    channel: ChannelId
    label: Annotated[Text | None, Field(description="这一步的叫法；不写就用渠道的短名")] = None
    when: Annotated[Text, Field(description="什么时候走这一步")]
    why: Annotated[Text, Field(description="为什么找它")]
    roles: Annotated[tuple[Role, ...], Field(description="只有这些身份走这一步；不写就是都走")] = ()


class Platform(Record):
    """A kind of platform: whose money it holds and who answers for it."""

    name: Text
    covers: Annotated[Text, Field(description="一句话：这一类包括哪些钱")]
    roles: Annotated[tuple[Role, ...], Field(min_length=1)]
    searches: Annotated[Texts, Field(min_length=1, description="读者会怎么搜")]
    money: Money
    causes: Annotated[Texts, Field(min_length=1, description="常见原因")]
    inside: Annotated[Text, Field(description="平台里先找哪个入口")]
    police_first: Annotated[bool, Field(description="true：多半是骗局，先报警，不再找对方")] = False
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    timing: Annotated[tuple[Deadline, ...], Field(description="有依据的期限；经验估计不写")] = ()
    red_flags: Annotated[Texts, Field(min_length=1)]
    do_not: Annotated[tuple[Dont, ...], Field(min_length=1, description="先别做；每项以“别”或“不”开头")]
    evidence: Annotated[Texts, Field(min_length=1)]
    notes: Text
    laws: Annotated[tuple[RuleId, ...], Field(min_length=1, description="适用的条文 id")]
    other_rules: Annotated[Texts, Field(description="还没收进 laws.yml 的规则名称")] = ()
    sources: tuple[SourceId, ...] = ()
    verified: bool
    verified_scope: Annotated[Text, Field(description="核实到什么程度")]
    unverified: Texts = ()
    checked: Checked


class PaymentCompany(Record):
    """The licensed company behind a payment brand."""

    brand: Text
    company: Text
    former: Text | None = None
    place: Annotated[Text | None, Field(description="住所地线索；没有工商登记级证据")] = None
    company_verified: bool
    place_verified: bool
    note: Text
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)]
    checked: Checked


class MergedHotline(Record):
    """An old number, name or rule and what replaced it."""

    old: Text
    now: Annotated[ChannelId, Field(description="现在找哪个渠道")]
    what: Annotated[Text, Field(description="发生了什么变化")]
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)]
    verified: bool
    checked: Checked


class LookupTool(Record):
    """An official site where the reader can check something."""

    name: Text
    use: Text
    url: LinkedUrl
    note: Text
    checked: Checked
