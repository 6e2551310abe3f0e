"""The platforms people know by name, and the companies behind them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from .base import Checked, PlatformId, Record, SourceId, Text, Texts, written

Month = Annotated[str, written(r"^20\d\d(-(0[1-9]|1[0-2]))?$", "写年月或年，如 2024-10、2026")]


class Brand(Record):
    """A real platform by the names people call it."""

    name: Text
    aliases: Annotated[Texts, Field(description="别名、错字、拼音")] = ()
    types: Annotated[tuple[PlatformId, ...], Field(min_length=1, description="属于哪些平台类型，最常见的放前面")]
    company: Annotated[Text | None, Field(description="查到的公司全名；没有读到来源的不写")] = None
    seen: Annotated[Month | None, Field(description="公司名见于哪一年、哪一月的材料")] = None
    quoted: Annotated[bool, Field(description="true：只在别人的引用里读到，页面标“未核实”")] = False
    licence: Annotated[Text | None, Field(description="是什么机构、归谁管，一句话；没有读到来源的不写")] = None
    company_in: Annotated[
        tuple[PlatformId, ...], Field(description="公司写在哪几类平台的页上，别的几类另有公司；不写就是每一类")
    ] = ()
    sources: Annotated[tuple[SourceId, ...], Field(description="公司名、牌照的来源 id")] = ()
    checked: Checked | None = None

    @model_validator(mode="after")
    def _company_has_a_source(self) -> Brand:
        based = bool(self.sources) and self.checked is not None
        if bool(self.company) != based or (not self.company and (self.sources or self.checked)):
            raise ValueError("“company”“sources”“checked” 要么都写，要么都不写")
        if not self.company and (self.seen or self.quoted or self.licence or self.company_in):
            raise ValueError("没有写 “company”，就不写 “seen”“quoted”“licence”“company_in”")
        if not set(self.company_in) <= set(self.types):
            raise ValueError("“company_in” 里的，“types” 里也要有")
        return self
