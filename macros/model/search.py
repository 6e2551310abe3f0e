"""How people type: words for other words, and what they mean whatever else they type."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from .base import ChannelId, PagePath, Record, Text, Texts, written


class SearchWords(Record):
    """How people type something, for the search box."""

    kind: Annotated[
        Literal["same", "typo", "english", "stop", "page"],
        Field(description="same 平常的说法 · typo 错字 · english 英文 · stop 可以不看的话 · page 找这一页的说法"),
    ]
    words: Annotated[Texts, Field(min_length=1, description="读者会打的字")]
    means: Annotated[Texts, Field(description="same、typo、english 必填：页面上用的词")] = ()
    page: Annotated[PagePath | None, Field(description="page 必填；same 可写：也是哪一页的叫法")] = None

    @model_validator(mode="after")
    def _says_what_its_kind_needs(self) -> SearchWords:
        if (self.kind in ("same", "typo", "english")) != bool(self.means):
            raise ValueError("same、typo、english 要写 “means”，别的不写")
        if self.kind != "same" and (self.kind == "page") != bool(self.page):
            raise ValueError("page 要写 “page”；same 可以写，别的不写")
        return self


SearchWord = Annotated[str, written(r"^[^\s…/，。、；：！？]+$", "只写要找的字，不加标点、空格、/ 和…")]
SearchPhrase = Annotated[
    str,
    written(r"^[^\s…，。、；：！？]+(…[^\s…，。、；：！？]+)*$", "只写要找的字，不加标点和空格；中间隔着字写…"),
]


class Intent(Record):
    """What somebody means whatever else he types; looked for in all of it, and answered before all results.

    Of several that fit, the first of each kind counts; while one of the kind `crisis` does, nothing else is shown.
    """

    kind: Annotated[
        Literal["crisis", "refusal", "pinned"],
        Field(description="crisis 人有危险 · refusal 求的事会害人害己 · pinned 一出现就先给那一页"),
    ]
    page: Annotated[PagePath, Field(description="先给哪一页；refusal 是正当的那条路")]
    says: Annotated[Text | None, Field(description="crisis、refusal 必填：放在最上面的一句话，不怪人")] = None
    calls: Annotated[tuple[ChannelId, ...], Field(description="crisis 必填：电话，最该打的放前面")] = ()
    phrases: Annotated[
        tuple[SearchPhrase, ...],
        Field(min_length=1, description="说了就算；/ 是或者，… 是中间最多隔12个字，如 警察/公安…退给/退赃"),
    ]
    unless: Annotated[tuple[SearchWord, ...], Field(description="听着像、其实不是的话，如 跳楼价：先当它没写")] = ()
    examples: Annotated[Texts, Field(min_length=2, description="读者整句怎么打，测试照着试")]
    others: Annotated[Texts, Field(description="听着像、其实不是的整句，测试照着试")] = ()

    @model_validator(mode="after")
    def _says_what_its_kind_needs(self) -> Intent:
        if (self.kind == "pinned") == bool(self.says):
            raise ValueError("crisis、refusal 要写 “says”，pinned 不写")
        if (self.kind == "crisis") != bool(self.calls):
            raise ValueError("crisis 要写 “calls”，别的不写")
        return self
