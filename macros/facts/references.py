"""What one record says of another: does it exist, may it be relied on, is it used? All from the marks in the model."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Container, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from ..model import KINDS
from ..model.base import Fact, Linked, Mark, NamesLimit, NamesPage, Past, Refers, Sentence
from ..model.channels import Channel
from ..model.law import Provision
from ..model.references import Marked, marked, marks
from ..model.sources import Host
from . import validate
from .duration import duration
from .problems import Problem
from .records import Book
from .sentence import links, path_of
from .yaml_tree import Loc

# Kinds whose records stand for nothing by themselves.
_USELESS_ALONE = {
    "sources": "这个来源没有人引用；补上引用，或删掉",
    "laws": "这部法没有条文；补上条文，或删掉",
    "seed-headings": "这个标题下没有一条说法；在 seed-claims.yml 补上",
}


class Known:
    """What may be referred to. What cannot be read refuses nothing: it may hold what is looked for."""

    def __init__(self, book: Book, pages: Container[str], today: datetime.date) -> None:
        self.pages, self.today = pages, today
        self.ids: Mapping[str, list[str] | None] = {kind: book.ids(kind) for kind in KINDS}
        self.hosts: Mapping[str, Host] = {host.id: host for _, host in book.of(Host)}
        self.provisions: Mapping[str, Provision] = {provision.id: provision for _, provision in book.of(Provision)}
        self.limits: Mapping[str, Mapping[str, str]] = _limits(book, self.provisions)


def _limits(book: Book, provisions: Mapping[str, Provision]) -> Mapping[str, Mapping[str, str]]:
    """Owner → limit → its value."""
    found = {p.id: {limit.id: limit.value for limit in p.limits} for p in provisions.values()}
    for _, channel in book.of(Channel):
        found[channel.id] = {}
        for limit in channel.limits:
            owner, _, name = (limit.rule or "").partition("/")
            found[channel.id][limit.id] = limit.value or found.get(owner, {}).get(name, "")
    return found


def check_references(book: Book, known: Known) -> Iterator[Problem]:
    """Everything wrong between records that their model can tell; malformed records are skipped."""
    for kind, index, record in book.every():
        for loc, what in wrong_references(record, known):
            yield Problem(book.at(kind, index, *loc), what)
    yield from _ids_are_unique(book)
    yield from _everything_is_used(book)


def wrong_references(record: Fact, known: Known) -> Iterator[tuple[Loc, str]]:
    """(way to the value, what is wrong with it) for every marked value of a record or of a page's front matter."""
    for found in marked(record, Mark):
        for what in _CHECKS[type(found.mark)](found, known):
            yield found.loc, what


def _exists(found: Marked[Refers], known: Known) -> Iterator[str]:
    lists = [known.ids[kind] for kind in found.mark.kinds]
    if any(ids is None for ids in lists):
        return
    every = [record_id for ids in lists for record_id in ids or ()]
    if found.value not in every:
        places = " 或 ".join(KINDS[kind].place for kind in found.mark.kinds)
        yield f"“{_field(found.loc)}” 里的 “{found.value}” 没有登记在 {places}{validate.closest(found.value, every)}"
    elif found.mark.verified:
        yield from _is_verified(found.value, known)


def _is_verified(provision_id: str, known: Known) -> Iterator[str]:
    provision = known.provisions.get(provision_id)
    if provision and not provision.verified:
        yield f"条文 “{provision_id}” 还没核实，不能当规则引用；换一条或先核实"


def _limit_holds(found: Marked[NamesLimit], known: Known) -> Iterator[str]:
    owner, _, name = found.value.partition("/")
    owner_is_wrong = [*_exists(Marked(found.loc, owner, Refers(*found.mark.kinds, verified=True)), known)]
    yield from owner_is_wrong
    if owner_is_wrong or owner not in known.limits:
        return
    limits = known.limits[owner]
    if name not in limits:
        hint = validate.closest(name, limits) or f"；它有：{'、'.join(limits) or '没有期限'}"
        yield f"“{owner}” 里没有期限 “{name}”{hint}"
    elif found.mark.counted and duration(limits[name]) is None:
        yield f"期限 “{found.value}” 是 “{limits[name]}”，算不出日子；要是 15日、7个工作日、6个月、2年 这样的"


def _may_be_linked(found: Marked[Linked], known: Known) -> Iterator[str]:
    address = urlsplit(found.value)
    host, listed = known.hosts.get(address.netloc), known.ids["hosts"]
    if host is None:
        # A malformed host is told of where it stands.
        if listed is not None and address.netloc not in listed:
            yield f"“{address.netloc}” 不在白名单 {KINDS['hosts'].place}{validate.closest(address.netloc, listed)}"
    elif found.mark.verified and not host.verified:
        yield f"“{address.netloc}” 还没核实，不能链接；删掉网址，只写文件名称"
    elif address.scheme != host.scheme:
        yield f"“{address.netloc}” 登记的是 {host.scheme}://，这里写了 {address.scheme}://"


def _page_exists(found: Marked[NamesPage], known: Known) -> Iterator[str]:
    yield from _no_such_pages([path_of(found.value)], known)


def _links_lead_somewhere(found: Marked[Sentence], known: Known) -> Iterator[str]:
    yield from _no_such_pages(links(found.value), known)


def _no_such_pages(paths: list[str], known: Known) -> Iterator[str]:
    for path in paths:
        if path not in known.pages:
            yield f"没有 docs/{path} 这一页；链接要从 / 开始，写到 .md"


def _is_past(found: Marked[Past], known: Known) -> Iterator[str]:
    if found.value > known.today:
        yield f"“{_field(found.loc)}” {found.value} 晚于今天 {known.today}"


# Any: each takes a value with its own mark.
_CHECKS: Mapping[type[Mark], Callable[[Any, Known], Iterator[str]]] = {
    Refers: _exists,
    NamesLimit: _limit_holds,
    Linked: _may_be_linked,
    NamesPage: _page_exists,
    Sentence: _links_lead_somewhere,
    Past: _is_past,
}


def _field(loc: Loc) -> str:
    return next(part for part in reversed(loc) if isinstance(part, str))


def _ids_are_unique(book: Book) -> Iterator[Problem]:
    first: dict[tuple[str, str], str] = {}
    for kind, index, record in book.every():
        here = book.at(kind, index, "id")
        before = first.setdefault((kind, record.id), here)
        if before != here:
            yield Problem(here, f"id “{record.id}” 已经在 {before} 用过；换一个，旧的不能改名")


def _everything_is_used(book: Book) -> Iterator[Problem]:
    for kind, what in _USELESS_ALONE.items():
        users = [name for name, one in KINDS.items() if any(kind in mark.kinds for mark in marks(one.model, Refers))]
        # A malformed record may hold the missing reference: say nothing until the records are sound.
        if not book.is_whole(*users):
            continue
        used = {
            found.value for name in users for _, record in book.each(name) for found in marked(record, Refers)
            if kind in found.mark.kinds
        }  # fmt: skip
        for index, record in book.each(kind):
            if record.id not in used:
                yield Problem(book.at(kind, index, "id"), what)
