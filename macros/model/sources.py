"""What is relied on beside the law: documents, and the sites that pages may link."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, model_validator

from .base import Checked, LinkedUrl, Record, Text, written

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


class Host(Record):
    """An outbound host that pages may link, once verified."""

    id: Annotated[
        str, written(r"^[a-z0-9.-]+$", "只写主机名，如 www.12315.cn"), Field(description="主机名，如 www.12315.cn")
    ]
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
    url: Annotated[LinkedUrl | None, Field(description="只写官方网址；转载站、内容站不写")] = None
    checked: Checked
