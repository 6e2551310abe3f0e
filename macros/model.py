"""What a fact looks like: the one schema of everything in data/.

Frozen Pydantic models and nothing else. Field descriptions are in Chinese
because editors read them in their editor (through the generated JSON Schema).
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
Text = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
Texts = tuple[Text, ...]
Url = Annotated[str, StringConstraints(pattern=r"^https?://[A-Za-z0-9.-]+(/[A-Za-z0-9._~/#?=&%-]*)?$")]
RuleRef = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$")]
Checked = Annotated[datetime.date, Field(description="谁在哪一天核对过，写成 2026-11-22")]

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

HostGroup = Literal["government", "court-procuratorate", "association", "non-official"]
HOST_GROUPS: Mapping[str, str] = {
    "government": "政府部门",
    "court-procuratorate": "法院与检察院",
    "association": "受托机构与协会",
    "non-official": "不是官方（链接旁有标注）",
}

SourceGrade = Literal["law", "gov", "official-repost", "media", "observed", "weak"]
SOURCE_GRADES: Mapping[str, str] = {
    "law": "读过法规条文",
    "gov": "政府或公立机构的页面",
    "official-repost": "官方文件、通稿的转载",
    "media": "媒体报道、律师事务所文章",
    "observed": "公开资料里出现的官方网址或说明",
    "weak": "内容站说法，只作旁证",
}

ProvisionGrade = Literal["A", "B", "C"]
PROVISION_GRADES: Mapping[str, str] = {
    "A": "读过法规库里的条文",
    "B": "读过转载、转录的条文，还没对官网原页",
    "C": "没有读到条文",
}

Topic = Literal[
    "contract", "econtract", "std-terms", "ecommerce", "platform-rules", "payment", "aml", "antifraud",
    "consumer", "prepaid", "unfair-competition", "complaint", "regulator", "mediation", "labor", "gig",
    "tax", "privacy", "credit", "evidence", "limitation", "jurisdiction", "small-claims", "civil-procedure",
    "payment-order", "preservation", "group-action", "internet-court", "court-fees", "arbitration",
    "legal-aid", "notary", "freeze-police", "freeze-court", "criminal", "illegal-fundraising", "pyramid",
    "gambling", "insolvency", "unjust-enrichment", "custody", "sme-payment",
]  # fmt: skip
TOPICS: Mapping[str, str] = {
    "contract": "合同与违约",
    "econtract": "网上合同怎么成立",
    "std-terms": "格式条款（用户协议）",
    "ecommerce": "电子商务法",
    "platform-rules": "平台规则",
    "payment": "支付与支付机构",
    "aml": "反洗钱限制",
    "antifraud": "反电信网络诈骗",
    "consumer": "消费者权益",
    "prepaid": "预付卡与预付费",
    "unfair-competition": "促销与不正当竞争",
    "complaint": "投诉与举报",
    "regulator": "监管分工",
    "mediation": "调解",
    "labor": "劳动报酬",
    "gig": "新就业形态",
    "tax": "税",
    "privacy": "个人信息与自动化决定",
    "credit": "征信",
    "evidence": "证据",
    "limitation": "时效",
    "jurisdiction": "去哪个法院",
    "small-claims": "小额诉讼",
    "civil-procedure": "起诉与执行",
    "payment-order": "支付令",
    "preservation": "财产保全",
    "group-action": "多人一起起诉",
    "internet-court": "互联网法院",
    "court-fees": "诉讼费",
    "arbitration": "商事仲裁",
    "legal-aid": "法律援助",
    "notary": "公证与存证",
    "freeze-police": "公安与行政机关冻结",
    "freeze-court": "法院冻结",
    "criminal": "刑事与报案",
    "illegal-fundraising": "非法集资",
    "pyramid": "传销",
    "gambling": "赌博",
    "insolvency": "注销与破产",
    "unjust-enrichment": "不当得利",
    "custody": "代收代管",
    "sme-payment": "拖欠中小企业款项",
}


class Fact(BaseModel):
    """Base of everything an editor writes: frozen, strict, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Record(Fact):
    """A fact that stands in data/ by itself, under an id that pages and other records name it by."""

    id: Id


class Host(Record):
    """An outbound host that pages may link, once verified."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9.-]+$"), Field(description="主机名，如 www.12315.cn")]
    body: Annotated[Text, Field(description="谁的网站")]
    group: HostGroup
    use: Annotated[Text, Field(description="去那里做什么")]
    scheme: Literal["https", "http"] = "https"
    label: Annotated[Text | None, Field(description="group 是 non-official 时必填，显示在链接旁")] = None
    evidence: Annotated[Text, Field(description="凭什么认为网址是真的")]
    note: Text | None = None
    verified: Annotated[bool, Field(description="true 才会在页面上变成链接")]
    checked: Checked

    @model_validator(mode="after")
    def _non_official_is_labelled(self) -> Host:
        if self.group == "non-official" and not self.label:
            raise ValueError("非官方网站要写 “label”，例如：商业平台·非官方")
        return self


class Source(Record):
    """A document we rely on."""

    title: Annotated[Text, Field(description="文件或报道的名称")]
    issuer: Annotated[Text, Field(description="谁发布的")]
    published: Annotated[Text | None, Field(description="发布日期，知道多细写多细：2024-06-28、2024-06、2024")] = None
    grade: SourceGrade
    url: Annotated[Url | None, Field(description="只写官方网址；转载站、内容站不写")] = None
    checked: Checked


class Law(Record):
    """A law, regulation or judicial interpretation."""

    name: Annotated[Text, Field(description="全称")]
    short: Annotated[Text, Field(description="页面上用的简称，不带书名号")]
    issuer: Text
    version: Annotated[Text, Field(description="公布、修订的日期和文号")]
    effective: Annotated[datetime.date | None, Field(description="施行日；没有写 null 并在 effective_note 说明")]
    effective_note: Text | None = None
    url: Annotated[Url | None, Field(description="官方文本的网址")] = None
    checked: Checked


class LawArticle(Fact):
    """Where in which law."""

    law: Id
    article: Text


class Limit(Fact):
    """A number a provision fixes: days, years, a sum of money."""

    id: Id
    what: Annotated[Text, Field(description="这个数字管什么")]
    value: Annotated[Text, Field(description="数字本身，如 7个工作日")]


class Provision(Record):
    """What one or a few articles of law mean for the reader."""

    cites: Annotated[tuple[LawArticle, ...], Field(min_length=1)]
    topic: Topic
    grade: ProvisionGrade
    says: Annotated[Text, Field(description="大白话：这条说了什么")]
    applies: Annotated[Text, Field(description="什么情况能用")]
    not_applies: Annotated[Text, Field(description="什么情况不能用")]
    limits: tuple[Limit, ...] = ()
    note: Annotated[Text | None, Field(description="核对时要留意什么")] = None
    verified: Annotated[bool, Field(description="false 的条目只列在“还没核实”，不当规则用")]
    checked: Checked


class Phone(Fact):
    """A number to dial."""

    number: Annotated[str, StringConstraints(pattern=r"^\d{3,11}$"), Field(description="只写数字，加引号")]
    note: Annotated[Text | None, Field(description="怎么拨，如：加拨区号")] = None


class Deadline(Fact):
    """A time limit shown with a channel or a platform: from law, or with its own basis."""

    id: Id
    what: Annotated[Text, Field(description="这个期限管什么")]
    rule: Annotated[RuleRef | None, Field(description="法条期限：条文 id/期限 id")] = None
    value: Annotated[Text | None, Field(description="没有法条时直接写")] = None
    basis: Annotated[Text | None, Field(description="没有法条时写清依据")] = None
    note: Annotated[Text | None, Field(description="补充说明")] = None

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
    urls: tuple[Url, ...] = ()
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
    laws: Annotated[tuple[Id, ...], Field(description="依据的条文 id")] = ()
    sources: Annotated[tuple[Id, ...], Field(description="其他来源 id")] = ()
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

    channel: Id
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
    do_not: Annotated[Texts, Field(min_length=1)]
    evidence: Annotated[Texts, Field(min_length=1)]
    notes: Text
    laws: Annotated[tuple[Id, ...], Field(min_length=1, description="适用的条文 id")]
    other_rules: Annotated[Texts, Field(description="还没收进 laws.yml 的规则名称")] = ()
    sources: tuple[Id, ...] = ()
    verified: bool
    verified_scope: Annotated[Text, Field(description="核实到什么程度")]
    unverified: Texts = ()
    checked: Checked


class Brand(Record):
    """A real platform by the names people call it."""

    name: Text
    aliases: Annotated[Texts, Field(description="别名、错字、拼音")] = ()
    types: Annotated[tuple[Id, ...], Field(min_length=1, description="属于哪些平台类型，最常见的放前面")]


class PaymentCompany(Record):
    """The licensed company behind a payment brand."""

    brand: Text
    company: Text
    former: Text | None = None
    place: Annotated[Text | None, Field(description="住所地线索；没有工商登记级证据")] = None
    company_verified: bool
    place_verified: bool
    note: Text
    sources: Annotated[tuple[Id, ...], Field(min_length=1)]
    checked: Checked


class MergedHotline(Record):
    """An old number, name or rule and what replaced it."""

    old: Text
    now: Annotated[Id, Field(description="现在找哪个渠道")]
    what: Annotated[Text, Field(description="发生了什么变化")]
    sources: Annotated[tuple[Id, ...], Field(min_length=1)]
    verified: bool
    checked: Checked


class LookupTool(Record):
    """An official site where the reader can check something."""

    name: Text
    use: Text
    url: Url
    note: Text
    checked: Checked


# Text with the inline markup of pages: {{ cite("…") }} and its kin, [文字](/page.md#part), **重点**.
RichText = Annotated[str, StringConstraints(min_length=1, pattern=r"\S"), Field(json_schema_extra={"x-rich": True})]
PagePath = Annotated[str, StringConstraints(pattern=r"^/[a-z0-9/-]+\.md(#[a-z0-9-]+)?$")]


class Answer(Fact):
    """One answer to a question of a decision table."""

    id: Id
    text: Text
    variants: Annotated[Texts, Field(description="同一个意思的别的写法")] = ()


def _expect_unknown(answers: tuple[Answer, ...] | tuple[TriageAnswer, ...]) -> None:
    if not any(answer.id == "unknown" for answer in answers):
        raise ValueError("“answers” 里要有一个 id 是 unknown 的答案：不知道、都不是")


class Question(Fact):
    """What a decision table asks; 不知道 (id unknown) is always an answer."""

    id: Id
    ask: Text
    answers: Annotated[tuple[Answer, ...], Field(min_length=2)]

    @model_validator(mode="after")
    def _not_knowing_is_an_answer(self) -> Question:
        _expect_unknown(self.answers)
        return self


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
    sources: Annotated[tuple[Id, ...], Field(min_length=1)]
    checked: Checked


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


class Change(Record):
    """A fact that was corrected, and why."""

    date: Annotated[datetime.date, Field(description="哪天改的")]
    what: Annotated[RichText, Field(description="原来怎么写，现在怎么写")]
    why: RichText
    page: Annotated[PagePath, Field(description="现在写在哪里")]


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
    suggest: Annotated[RuleRef | None, Field(description="date 可写：从今天起加上这个期限，先填好")] = None

    @model_validator(mode="after")
    def _kind_has_what_it_needs(self) -> LetterField:
        if (self.kind == "choice") != (len(self.choices) > 1):
            raise ValueError("choice 要写两个以上的 “choices”，别的不写")
        if self.kind in ("line", "lines") and not self.example:
            raise ValueError("line、lines 要写 “example”，给读者一个虚构的例子")
        if self.suggest and self.kind != "date":
            raise ValueError("只有 date 能写 “suggest”")
        return self


class LetterPart(Fact):
    """A paragraph of a letter, or a table; {字段id} stands for a blank."""

    text: Annotated[RichText | None, Field(description="一段话，空格写成 {字段id}")] = None
    table: Annotated[LetterTable | None, Field(description="timeline 时间线 · evidence 证据目录 · blank 空表")] = None
    columns: Annotated[Texts, Field(description="blank 的表头")] = ()
    title: Annotated[bool, Field(description="true：这一段是居中的标题")] = False
    optional: Annotated[Text | None, Field(description="用得上才要的段落：勾选框旁边的话")] = None

    @model_validator(mode="after")
    def _text_or_table(self) -> LetterPart:
        if (self.text is None) == (self.table is None):
            raise ValueError("“text” 和 “table” 要写一个，也只能写一个")
        if (self.table == "blank") != bool(self.columns):
            raise ValueError("blank 表要写 “columns”，别的不写")
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
    checklist: Annotated[Id | None, Field(description="配哪张清单")] = None
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
    letters: Annotated[tuple[Id, ...], Field(description="配哪几封信")] = ()
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


class TriageAnswer(Fact):
    """An answer, and what it leads to."""

    id: Id
    text: Text
    to: Annotated[Id, Field(description="下一问的 id，或者结果的 id")]
    platform: Annotated[Id | None, Field(description="这个回答说明是哪一类平台")] = None


class TriageQuestion(Record):
    """One question of the triage; the first of the file is asked first."""

    ask: Annotated[Text, Field(description="问题，带问号")]
    help: Annotated[RichText | None, Field(description="怎么看，去哪里找")] = None
    answers: Annotated[tuple[TriageAnswer, ...], Field(min_length=2)]

    @model_validator(mode="after")
    def _not_knowing_is_an_answer(self) -> TriageQuestion:
        _expect_unknown(self.answers)
        return self


class Outcome(Record):
    """Where the triage ends: what to do today, and the date to go one step up."""

    title: Text
    says: Annotated[RichText, Field(description="一句话答案")]
    today: Annotated[tuple[RichText, ...], Field(min_length=1, max_length=3, description="今天先做，最多三步")]
    avoid: Annotated[RichText | None, Field(description="先别做")] = None
    wait: Annotated[RichText, Field(description="多久算正常，到哪天升级；有期限的要引用")]
    escalate: Annotated[RuleRef | None, Field(description="从今天起加上这个期限，算出升级的日子")] = None
    pages: Annotated[tuple[RichText, ...], Field(min_length=1, max_length=4, description="细看哪几页，每项一个链接")]
    channels: Annotated[tuple[Id, ...], Field(description="找哪些渠道")] = ()
    letters: Annotated[tuple[Id, ...], Field(description="用哪几封信")] = ()
    checklists: Annotated[tuple[Id, ...], Field(description="用哪几张清单")] = ()
    checked: Checked


RouteGroup = Literal["platform", "offices", "police", "limitation", "court", "labor", "help"]
ROUTE_GROUPS: Mapping[str, str] = {
    "platform": "找平台、找机构",
    "offices": "12315和别的部门",
    "police": "公安和冻结",
    "limitation": "时效和催款",
    "court": "打官司",
    "labor": "干活的报酬",
    "help": "征信和法律援助",
}


class RouteDate(Fact):
    """A date that follows from an event, or from an earlier date of the same route."""

    id: Id
    what: Annotated[Text, Field(description="到这一天，谁应当做什么")]
    rule: Annotated[RuleRef, Field(description="加多少：条文id/期限id，或 渠道id/期限id")]
    who: Annotated[Literal["you", "they"], Field(description="you 你要做的 · they 对方应当做的")]
    after: Annotated[Id | None, Field(description="从这条路上的哪一个日子算起；不写就从事情那天算起")] = None
    fixed: Annotated[bool, Field(description="true：就是日历上那天，碰上休息日也不往后移（如冻结到期）")] = False
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


class SearchWords(Record):
    """How people type something, for the search box."""

    kind: Annotated[
        Literal["same", "typo", "english", "stop", "page", "first"],
        Field(
            description="same 平常的说法 · typo 错字 · english 英文 · stop 可以不看的话 · "
            "page 找这一页的说法 · first 一出现就先给那一页"
        ),
    ]
    words: Annotated[Texts, Field(min_length=1, description="读者会打的字")]
    means: Annotated[Texts, Field(description="same、typo、english 必填：页面上用的词")] = ()
    page: Annotated[PagePath | None, Field(description="page、first 必填；same 可写：也是哪一页的叫法")] = None

    @model_validator(mode="after")
    def _says_what_its_kind_needs(self) -> SearchWords:
        if (self.kind in ("same", "typo", "english")) != bool(self.means):
            raise ValueError("same、typo、english 要写 “means”，别的不写")
        if self.kind != "same" and (self.kind in ("page", "first")) != bool(self.page):
            raise ValueError("page、first 要写 “page”；same 可以写，别的不写")
        return self


class SeedHeading(Record):
    """A heading of one of the two texts the guide started from."""

    seed: Literal["a", "b"]
    text: Text


class SeedClaim(Record):
    """What a seed says, what became of it, and where its subject now stands."""

    heading: Id
    claim: Annotated[Text, Field(description="原文的意思，用自己的话")]
    verdict: Literal["kept", "corrected", "dropped"]
    why: RichText
    where: PagePath


VERDICTS: Mapping[str, str] = {"kept": "保留", "corrected": "订正", "dropped": "不采用"}

# One file of data/ holding a list.
LISTS: Mapping[str, type[Record]] = {
    "hosts": Host,
    "sources": Source,
    "laws": Law,
    "provisions": Provision,
    "channels": Channel,
    "platforms": Platform,
    "brands": Brand,
    "payment-companies": PaymentCompany,
    "merged-hotlines": MergedHotline,
    "lookup-tools": LookupTool,
    "faqs": Faq,
    "glossary": GlossaryTerm,
    "cases": Case,
    "reminders": Reminder,
    "changes": Change,
    "search": SearchWords,
    "seed-headings": SeedHeading,
    "seed-claims": SeedClaim,
    "triage": TriageQuestion,
    "outcomes": Outcome,
    "deadline-routes": DeadlineRoute,
}
# A folder of data/ holding one record a file.
FOLDERS: Mapping[str, type[Record]] = {"decisions": Decision, "letters": Letter, "checklists": Checklist}
KINDS: Mapping[str, type[Record]] = {**LISTS, **FOLDERS}


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything in data/, by id, in the order editors wrote it."""

    hosts: Mapping[str, Host]
    sources: Mapping[str, Source]
    laws: Mapping[str, Law]
    provisions: Mapping[str, Provision]
    channels: Mapping[str, Channel]
    platforms: Mapping[str, Platform]
    brands: Mapping[str, Brand]
    payment_companies: Mapping[str, PaymentCompany]
    merged_hotlines: Mapping[str, MergedHotline]
    lookup_tools: Mapping[str, LookupTool]
    faqs: Mapping[str, Faq]
    glossary: Mapping[str, GlossaryTerm]
    cases: Mapping[str, Case]
    reminders: Mapping[str, Reminder]
    changes: Mapping[str, Change]
    search: Mapping[str, SearchWords]
    seed_headings: Mapping[str, SeedHeading]
    seed_claims: Mapping[str, SeedClaim]
    triage: Mapping[str, TriageQuestion]
    outcomes: Mapping[str, Outcome]
    deadline_routes: Mapping[str, DeadlineRoute]
    decisions: Mapping[str, Decision]
    letters: Mapping[str, Letter]
    checklists: Mapping[str, Checklist]
