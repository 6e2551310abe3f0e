"""Numbers to dial, and what stands before them when the body is in another city."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .base import Checked, Fact, Record, SourceId, Text, Texts, written


class Phone(Fact):
    """A number to dial."""

    number: Annotated[
        str, written(r"^\d{3,11}$", '电话只写数字，如 "12315"；说明写进 note'), Field(description="只写数字，加引号")
    ]
    area_code: Annotated[
        bool, Field(description="true：接电话的是当地机构，找外地的要加拨区号；页面上改成通往“加区号”那一页")
    ] = False
    note: Annotated[Text | None, Field(description="怎么拨，如：加拨区号")] = None


class AreaCode(Fact):
    """One code, and the cities that share it."""

    code: Annotated[
        str, written(r"^0\d{2,3}$", '要写成加引号的 0 和两三位数字，如 "0755"'), Field(description="带 0，加引号")
    ]
    cities: Annotated[Texts, Field(min_length=1, description="城市的短名，如 深圳")]


class AreaCodes(Record):
    """The area codes of a province."""

    province: Annotated[Text, Field(description="省的短名，如 广东")]
    codes: Annotated[tuple[AreaCode, ...], Field(min_length=1)]
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)]
    checked: Checked
