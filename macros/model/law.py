"""Laws, and what an article of them means for the reader."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from .base import Checked, Fact, Id, LinkedUrl, Past, Record, Refers, Text

LawGroup = Literal[
    "contract", "platform", "payment", "complaint", "court", "evidence", "freeze", "crime", "work",
]  # fmt: skip
LAW_GROUPS: Mapping[str, str] = {
    "contract": "合同、民法典、公司和破产",
    "platform": "电商平台、消费者、个人信息",
    "payment": "支付、银行、反洗钱、反诈",
    "complaint": "投诉举报、行政复议",
    "court": "打官司：起诉、审理、申请执行",
    "evidence": "证据、诉讼费、仲裁、法律援助",
    "freeze": "法院和行政机关冻结、执行异议",
    "crime": "报案、公安冻结、诈骗、传销",
    "work": "工资、劳动争议、个税",
}

ProvisionGrade = Literal["A", "B", "C"]
PROVISION_GRADES: Mapping[str, str] = {
    "A": "读过法规库里的条文",
    "B": "读过转载、转录的条文，还没对官网原页",
    "C": "没有读到条文",
}

RestDay = Literal["moves", "stays", "unknown"]
REST_DAYS: Mapping[str, str] = {
    "moves": "最后一天是法定休假日的，顺延到休假日后的第一天",
    "stays": "最后一天碰上休假日也不顺延",
    "unknown": "碰上休假日能不能顺延，没有查到，按不顺延算",
}

Topic = Literal[
    "contract", "econtract", "std-terms", "ecommerce", "platform-rules", "payment", "aml", "antifraud",
    "consumer", "prepaid", "unfair-competition", "complaint", "regulator", "mediation", "labor", "gig",
    "tax", "privacy", "credit", "evidence", "limitation", "jurisdiction", "small-claims", "civil-procedure",
    "payment-order", "preservation", "group-action", "internet-court", "court-fees", "arbitration",
    "legal-aid", "notary", "freeze-police", "freeze-court", "criminal", "illegal-fundraising", "pyramid",
    "gambling", "insolvency", "unjust-enrichment", "custody", "sme-payment", "family",
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
    "family": "继承、监护、孩子",
}


class Law(Record):
    """A law, regulation or judicial interpretation."""

    name: Annotated[Text, Field(description="全称")]
    short: Annotated[Text, Field(description="页面上用的简称，不带书名号")]
    group: Annotated[LawGroup, Field(description="条文放在“法律依据”下面的哪一页")]
    issuer: Text
    version: Annotated[Text, Field(description="公布、修订的日期和文号")]
    edition: Annotated[
        datetime.date | None, Field(description="现行文本公布的那天，修改过的写最近一次；没有查到就不写")
    ] = None
    effective: Annotated[datetime.date | None, Field(description="施行日；没有写 null 并在 effective_note 说明")]
    effective_note: Text | None = None
    url: Annotated[LinkedUrl | None, Field(description="官方文本的网址")] = None
    checked: Checked


class LawArticle(Fact):
    """Where in which law."""

    law: Annotated[Id, Refers("laws")]
    article: Text
    read: Annotated[datetime.date | None, Past(), Field(description="读的是哪一天公布的文本；没有读到条文就不写")] = (
        None
    )


class Limit(Fact):
    """A number a provision fixes: days, years, a sum of money. What is counted in days also says how."""

    id: Id
    what: Annotated[Text, Field(description="这个数字管什么")]
    value: Annotated[Text, Field(description="数字本身，如 7个工作日")]
    starts: Annotated[Text | None, Field(description="从哪一天起算，如：收到决定书那天")] = None
    who: Annotated[Text | None, Field(description="谁的期限，如：你、法院、平台")] = None
    to: Annotated[Text | None, Field(description="要向谁做")] = None
    missed: Annotated[Text | None, Field(description="过了会怎样，还有没有补救")] = None
    stops: Annotated[Text | None, Field(description="什么会让它停下、重新算、延长")] = None
    rest_day: Annotated[
        RestDay | None, Field(description="最后一天碰上休息日：moves 顺延 · stays 不顺延 · unknown 没有查到")
    ] = None


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
