"""Rules that no single record can see: references, hosts, dates, names used twice."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from . import validate
from .book import Book
from .coverage import ANY, dead_rows, uncovered
from .load import Loc, Problem
from .model import (
    FOLDERS,
    KINDS,
    ROLES,
    Brand,
    Channel,
    Decision,
    GlossaryTerm,
    Host,
    Platform,
    Provision,
    Record,
    SearchWords,
)
from .toolcheck import check_tools

# (kind, path to the reference, kind it points to); "*" walks a list.
REFERENCES = (
    ("provisions", ("cites", "*", "law"), "laws"),
    ("channels", ("laws", "*"), "provisions"),
    ("channels", ("sources", "*"), "sources"),
    ("platforms", ("steps", "*", "channel"), "channels"),
    ("platforms", ("laws", "*"), "provisions"),
    ("platforms", ("sources", "*"), "sources"),
    ("brands", ("types", "*"), "platforms"),
    ("merged-hotlines", ("now",), "channels"),
    ("merged-hotlines", ("sources", "*"), "sources"),
    ("payment-companies", ("sources", "*"), "sources"),
    ("cases", ("sources", "*"), "sources"),
    ("seed-claims", ("heading",), "seed-headings"),
    ("letters", ("checklist",), "checklists"),
    ("checklists", ("letters", "*"), "letters"),
    ("outcomes", ("channels", "*"), "channels"),
    ("outcomes", ("letters", "*"), "letters"),
    ("outcomes", ("checklists", "*"), "checklists"),
    ("triage", ("answers", "*", "platform"), "platforms"),
)
# (kind, path to a URL, whether its host must be verified)
URLS = (
    ("channels", ("urls", "*"), False),
    ("sources", ("url",), True),
    ("laws", ("url",), True),
    ("lookup-tools", ("url",), True),
)
DEADLINES = (("channels", "limits"), ("platforms", "timing"))

Found = tuple[int, Loc, Any]


def crosscheck(book: Book, today: datetime.date) -> list[Problem]:
    """Every problem between records; records that are malformed themselves are skipped."""
    checks = (
        _ids_are_unique(book), _references_exist(book), _urls_are_allowed(book), _rules_exist(book),
        _cited_provisions_are_verified(book), _limit_ids_are_unique(book), _wrong_doors_are_no_steps(book),
        _step_roles_belong(book), _verified_channels_have_a_basis(book), _names_belong_to_one_brand(book),
        _decisions_are_complete(book), _terms_have_one_meaning(book), _typed_words_stand_once(book),
        _dates_are_past(book, today), _everything_is_used(book), check_tools(book),
    )  # fmt: skip
    return [problem for check in checks for problem in check]


def _walk(value: Any, path: tuple[str, ...], loc: Loc = ()) -> Iterator[tuple[Loc, Any]]:
    if value is None:
        return
    if not path:
        yield loc, value
    elif path[0] == "*":
        for index, item in enumerate(value):
            yield from _walk(item, path[1:], (*loc, index))
    else:
        yield from _walk(getattr(value, path[0]), path[1:], (*loc, path[0]))


def _found(book: Book, kind: str, path: tuple[str, ...]) -> Iterator[Found]:
    for index, record in book.each(kind):
        for loc, value in _walk(record, path):
            yield index, loc, value


def _ids_are_unique(book: Book) -> Iterator[Problem]:
    for kind in KINDS:
        first: dict[str, str] = {}
        for index, record in book.each(kind):
            here = book.at(kind, index, "id")
            if record.id in first:
                yield Problem(here, f"id “{record.id}” 已经在 {first[record.id]} 用过；换一个，旧的不能改名")
            first.setdefault(record.id, here)


def _references_exist(book: Book) -> Iterator[Problem]:
    for kind, path, target in REFERENCES:
        known = book.ids(target)
        place = f"data/{target}/" if target in FOLDERS else f"data/{target}.yml"
        for index, loc, value in _found(book, kind, path):
            if known is not None and value not in known:
                hint = validate.closest(value, known)
                name = next(part for part in reversed(loc) if isinstance(part, str))
                yield Problem(book.at(kind, index, *loc), f"“{name}” 里的 “{value}” 没有登记在 {place}{hint}")


def _urls_are_allowed(book: Book) -> Iterator[Problem]:
    if book.ids("hosts") is None:
        return
    hosts = {host.id: host for _, host in book.of(Host)}
    for kind, path, must_be_verified in URLS:
        for index, loc, url in _found(book, kind, path):
            parts = urlsplit(url)
            host = hosts.get(parts.netloc)
            where = book.at(kind, index, *loc)
            if host is None and parts.netloc in (book.ids("hosts") or ()):
                continue  # Its record is malformed, which is told elsewhere.
            if host is None:
                yield Problem(
                    where, f"“{parts.netloc}” 不在白名单 data/hosts.yml{validate.closest(parts.netloc, hosts)}"
                )
            elif must_be_verified and not host.verified:
                yield Problem(where, f"“{parts.netloc}” 还没核实，不能链接；删掉网址，只写文件名称")
            elif parts.scheme != host.scheme:
                yield Problem(where, f"“{parts.netloc}” 登记的是 {host.scheme}://，这里写了 {parts.scheme}://")


def _rules_exist(book: Book) -> Iterator[Problem]:
    if book.ids("provisions") is None:
        return
    provisions = {p.id: p for _, p in book.of(Provision)}
    for kind, name in DEADLINES:
        for index, loc, rule in _found(book, kind, (name, "*", "rule")):
            provision_id, _, limit_id = rule.partition("/")
            where = book.at(kind, index, *loc)
            if provision_id not in (book.ids("provisions") or ()):
                hint = validate.closest(provision_id, provisions)
                yield Problem(where, f"“rule” 里的条文 “{provision_id}” 没有登记在 data/provisions.yml{hint}")
            elif provision_id in provisions:
                yield from _limit_exists(provisions[provision_id], limit_id, where)


def _limit_exists(provision: Provision, limit_id: str, where: str) -> Iterator[Problem]:
    known = [limit.id for limit in provision.limits]
    if not provision.verified:
        yield Problem(where, f"条文 “{provision.id}” 还没核实，不能当规则引用；换一条或先核实")
    elif limit_id not in known:
        hint = validate.closest(limit_id, known) or f"；它有：{'、'.join(known) or '没有期限'}"
        yield Problem(where, f"条文 “{provision.id}” 里没有期限 “{limit_id}”{hint}")


def _cited_provisions_are_verified(book: Book) -> Iterator[Problem]:
    unverified = {p.id for _, p in book.of(Provision) if not p.verified}
    for kind in ("channels", "platforms"):
        for index, loc, provision_id in _found(book, kind, ("laws", "*")):
            if provision_id in unverified:
                yield Problem(
                    book.at(kind, index, *loc), f"条文 “{provision_id}” 还没核实，不能当规则引用；换一条或先核实"
                )


def _limit_ids_are_unique(book: Book) -> Iterator[Problem]:
    for kind, name in (("provisions", "limits"), *DEADLINES):
        for index, record in book.each(kind):
            seen: set[str] = set()
            for position, limit in enumerate(getattr(record, name)):
                if limit.id in seen:
                    yield Problem(
                        book.at(kind, index, name, position, "id"), f"期限 id “{limit.id}” 在这一条里写了两次；换一个"
                    )
                seen.add(limit.id)


def _wrong_doors_are_no_steps(book: Book) -> Iterator[Problem]:
    wrong = {c.id for _, c in book.of(Channel) if c.wrong_door}
    for index, loc, channel_id in _found(book, "platforms", ("steps", "*", "channel")):
        if channel_id in wrong:
            yield Problem(
                book.at("platforms", index, *loc), f"“{channel_id}” 只用来说明“不要投错”，不能当一步；删掉这一步"
            )


def _step_roles_belong(book: Book) -> Iterator[Problem]:
    for index, platform in book.of(Platform):
        for position, step in enumerate(platform.steps):
            for role in step.roles:
                if role not in platform.roles:
                    where = book.at("platforms", index, "steps", position, "roles")
                    yield Problem(where, f"“roles” 里的 “{role}”（{ROLES[role]}）不在这一类平台的 roles 里；补上或删掉")


def _verified_channels_have_a_basis(book: Book) -> Iterator[Problem]:
    for index, channel in book.of(Channel):
        if channel.verified and not (channel.laws or channel.sources):
            yield Problem(
                book.at("channels", index, "verified"), "写了已核实，却没有 laws 或 sources；补上依据，或改成 false"
            )


def _names_belong_to_one_brand(book: Book) -> Iterator[Problem]:
    owner: dict[str, str] = {}
    for index, brand in book.of(Brand):
        for loc, name in _named(brand, "name", "aliases"):
            taken = owner.setdefault(name.casefold(), brand.id)
            if taken != brand.id:
                yield Problem(book.at("brands", index, *loc), f"“{name}” 已经是 “{taken}” 的名字；删去一个")


def _decisions_are_complete(book: Book) -> Iterator[Problem]:
    for index, decision in book.of(Decision):
        problems = [*_decision_form(book, index, decision)]
        yield from problems
        if problems:
            continue
        for answers in uncovered(decision)[:3]:
            yield Problem(book.at("decisions", index, "rows"), f"没有一行管 “{'、'.join(answers)}” 这种情况；补一行")
        for row in dead_rows(decision):
            position = decision.rows.index(row)
            yield Problem(
                book.at("decisions", index, "rows", position), f"“{row.id}” 这一行轮不到，前面的行都管了；删掉或往前放"
            )


def _decision_form(book: Book, index: int, decision: Decision) -> Iterator[Problem]:
    columns = [column.id for column in decision.columns]
    seen: set[str] = set()
    for position, row in enumerate(decision.rows):
        where = ("rows", position)
        if row.id in seen:
            yield Problem(book.at("decisions", index, *where, "id"), f"行 id “{row.id}” 写了两次；换一个")
        seen.add(row.id)
        if len(row.when) != len(decision.asks):
            yield Problem(
                book.at("decisions", index, *where, "when"), f"“when” 要写 {len(decision.asks)} 项，和问题一样多"
            )
            continue
        for question, when in zip(decision.asks, row.when, strict=True):
            known = [answer.id for answer in question.answers]
            for answer in [] if when == ANY else when.split("|"):
                if answer not in known:
                    hint = validate.closest(answer, known) or f"；可选：{'、'.join(known)}"
                    yield Problem(
                        book.at("decisions", index, *where, "when"),
                        f"“when” 里的 “{answer}” 不是 “{question.id}” 的答案{hint}",
                    )
        for cell in sorted(set(row.cells) ^ set(columns)):
            missing = "缺少这一列" if cell in columns else "没有这一列"
            yield Problem(
                book.at("decisions", index, *where, "cells"),
                f"“cells” 里的 “{cell}”：{missing}；列有 {'、'.join(columns)}",
            )


def _terms_have_one_meaning(book: Book) -> Iterator[Problem]:
    owner: dict[str, str] = {}
    for index, term in book.of(GlossaryTerm):
        for loc, name in _named(term, "term", "says", "aliases"):
            taken = owner.setdefault(name.casefold(), term.id)
            if taken != term.id:
                yield Problem(book.at("glossary", index, *loc), f"“{name}” 已经在 “{taken}” 里；删去一个")


def _typed_words_stand_once(book: Book) -> Iterator[Problem]:
    owner: dict[tuple[str, str], str] = {}
    for index, group in book.of(SearchWords):
        for position, word in enumerate(group.words):
            taken = owner.setdefault((group.kind, word.casefold()), group.id)
            if taken != group.id:
                yield Problem(book.at("search", index, "words", position), f"“{word}” 已经在 “{taken}” 里；删去一个")


def _named(record: Record, one: str, *lists: str) -> Iterator[tuple[Loc, str]]:
    """A record's name and its other names, each with its place."""
    yield (one,), getattr(record, one)
    for field in lists:
        for position, name in enumerate(getattr(record, field)):
            yield (field, position), name


def _dates_are_past(book: Book, today: datetime.date) -> Iterator[Problem]:
    for kind in KINDS:
        for index, record in book.each(kind):
            for field in ("checked", "date"):
                date = getattr(record, field, None)
                if date and date > today:
                    yield Problem(book.at(kind, index, field), f"“{field}” {date} 晚于今天 {today}")


def _everything_is_used(book: Book) -> Iterator[Problem]:
    advice = {
        "sources": "这个来源没有人引用；补上引用，或删掉",
        "laws": "这部法没有条文；补上条文，或删掉",
        "seed-headings": "这个标题下没有一条说法；在 seed-claims.yml 补上",
    }
    for target, what in advice.items():
        used = {value for kind, path, to in REFERENCES if to == target for _, _, value in _found(book, kind, path)}
        readers = [kind for kind, _, to in REFERENCES if to == target]
        # A malformed record may hold the missing reference: say nothing until the records are sound.
        if not all(book.is_whole(kind) for kind in readers):
            continue
        for index, record in book.each(target):
            if record.id not in used:
                yield Problem(book.at(target, index, "id"), what)
