"""A page as far as code must know it: its front matter, the macros it calls, and what it is the place of."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from .base import ChannelId, Fact, Id, Past, Text
from .channels import ChannelKind

# Pages that are linked for what they are, wherever they stand; every one of these is one page.
PageRole = Literal[
    "scam-check", "stop-loss", "crisis", "complaint", "customer-service", "all-pages", "search", "about", "english",
]  # fmt: skip
PAGE_ROLES: Mapping[str, str] = {
    "scam-check": "怎么判断是不是骗局",
    "stop-loss": "已经转了钱，怎么止损",
    "crisis": "有人觉得活不下去了，先打谁",
    "complaint": "向监管部门投诉举报，怎么写、投给谁",
    "customer-service": "怎么找到官方客服",
    "all-pages": "列出全部页面",
    "search": "搜索",
    "about": "关于本站，写错了怎么告诉我们",
    "english": "给不懂中文的人看的英文页",
}
PageShape = Literal["symptom", "rights", "tool", "plain"]
PAGE_SHAPES: Mapping[str, str] = {
    "symptom": "答案、红框、今天先做、先别做……依次都有（E1）",
    "rights": "每一节都有引用（E10）",
    "tool": "填、选、打勾的页面，用工具的样式",
    "plain": "没有固定的样子",
}
Called = tuple[str, ...]


class PageSearch(Fact):
    """How the search treats a page."""

    exclude: Annotated[bool, Field(description="true：搜索里不出现")] = False
    weight: Annotated[
        float, Field(gt=0, le=1, description="和别的页比有多重；能回答、但讲得更清楚的是别的页，写小于1的数")
    ] = 1


class PageExplains(Fact):
    """Whom a page is about; a search for one of them leads there."""

    kinds: Annotated[tuple[ChannelKind, ...], Field(description="哪几类渠道")] = ()
    channels: Annotated[tuple[ChannelId, ...], Field(description="哪几个渠道")] = ()


class FrontMatter(Fact):
    """The keys a page may have between its two --- lines."""

    title: Text
    description: Annotated[
        str, StringConstraints(min_length=10, max_length=80), Field(description="一句话说明，80 字以内")
    ]
    topics: Annotated[tuple[Id, ...], Field(description="这页回答的主题")] = ()
    reviewed: Annotated[datetime.date, Past(), Field(description="有人通读这一页的日子")]
    shape: Annotated[PageShape, Field(description="这一页是什么样子：symptom、rights、tool 或 plain")]
    role: Annotated[PageRole | None, Field(description="别处按用途链接的页，如 scam-check；每种只有一页")] = None
    explains: PageExplains = PageExplains()
    hide: tuple[Literal["navigation", "toc"], ...] = ()
    search: PageSearch = PageSearch()
    deadline_box: Annotated[bool, Field(description="true：这一页要有期限框")] = False
    lang: Annotated[
        Literal["en"] | None, Field(description='en：这一页用英文写；中文的句子写在 <span lang="zh-CN"> 里')
    ] = None


@dataclass(frozen=True, slots=True)
class Call:
    """One macro call with literal arguments."""

    name: str
    args: tuple[Any, ...]
    kwargs: Mapping[str, Any]
    line: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page; `path` is below docs/, such as “folder/page.md”."""

    path: str
    front: FrontMatter
    calls: tuple[Call, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the navigation: its name, and the paths of its pages in order; the first one tells what is in it."""

    name: str
    pages: tuple[str, ...]


class NoPlace(LookupError):
    """No page is the place of something that is linked."""


@dataclass(frozen=True, slots=True)
class Places:
    """Which page something stands on, as a path below docs/.

    A page is the place of each macro it calls, ("letter", "demand"), ("triage",); of its role, ("scam-check",); and of
    whom it explains, ("explains-channel", "police-110"), ("explains-kind", "court"). Of several pages it is the first.
    """

    paths: Mapping[Called, str]

    def of(self, *what: str) -> str:
        """The path; raises NoPlace."""
        path = self.paths.get(what)
        if path is None:
            raise NoPlace(f"没有一页是 {' '.join(what)} 的；{_advice(what)}")
        return path

    def find(self, *what: str) -> str | None:
        """The path, or None."""
        return self.paths.get(what)


def _advice(what: Called) -> str:
    if what[0] in PAGE_ROLES:
        return f"在讲“{PAGE_ROLES[what[0]]}”的那一页开头写 role: {what[0]}"
    return f"在它自己的那一页里写 {{{{ {what[0]}({', '.join(repr(one) for one in what[1:])}) }}}}".replace("'", '"')


def address(path: str) -> str:
    """Where docs/`path` is published: “folder/page.md” → “folder/page/”, “index.md” → “”."""
    folder, _, name = path.rpartition("/")
    return f"{folder}/".lstrip("/") if name == "index.md" else path.removesuffix(".md") + "/"
