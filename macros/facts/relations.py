"""Rules between records that no mark in the model can say: names used twice, wrong doors, tables with gaps."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.base import Record
from ..model.brands import Brand
from ..model.channels import ROLES, Channel, Platform
from ..model.law import Law, Provision
from ..model.search import SearchWords
from ..model.words import FORBIDDING_COLUMN, FORBIDS, Decision, GlossaryTerm
from . import validate
from .decision_logic import ANY, dead_rows, uncovered
from .duration import duration
from .problems import Problem
from .records import Book
from .yaml_tree import Loc

_WITH_LIMITS = (("provisions", "limits"), ("channels", "limits"), ("platforms", "timing"))


def check_relations(book: Book) -> Iterator[Problem]:
    """Everything wrong between records; records that are malformed themselves are skipped."""
    yield from _articles_are_read_in_the_text_in_force(book)
    yield from _periods_say_how_they_are_counted(book)
    yield from _limit_ids_are_unique(book)
    yield from _wrong_doors_are_no_steps(book)
    yield from _step_roles_belong(book)
    yield from _verified_channels_have_a_basis(book)
    yield from _names_belong_to_one_brand(book)
    yield from _decisions_are_complete(book)
    yield from _columns_that_forbid_do_so_in_each_cell(book)
    yield from _terms_have_one_meaning(book)
    yield from _typed_words_stand_once(book)


def _articles_are_read_in_the_text_in_force(book: Book) -> Iterator[Problem]:
    editions = {law.id: law.edition for _, law in book.of(Law)}
    for index, provision in book.of(Provision):
        for position, cited in enumerate(provision.cites):
            edition, here = editions.get(cited.law), ("cites", position)
            if cited.read and edition and cited.read != edition:
                what = f"“read” 是 {cited.read}，laws.yml 里 “{cited.law}” 现行的文本是 {edition}；重读条文，再改日期"
                yield Problem(book.at("provisions", index, *here, "read"), what)
            if provision.grade == "A" and not cited.read:
                what = "grade A 的每一条都要写 “read”：读的是哪一天公布的文本；没有读到全文的，grade 写 B 或 C"
                yield Problem(book.at("provisions", index, *here), what)


_COUNTED = ("starts", "who", "missed", "rest_day")


def _periods_say_how_they_are_counted(book: Book) -> Iterator[Problem]:
    for index, provision in book.of(Provision):
        for position, limit in enumerate(provision.limits):
            lacking = [name for name in _COUNTED if duration(limit.value) and getattr(limit, name) is None]
            if lacking and provision.verified:
                what = f"“{limit.value}” 是一段时间，还要写 {'、'.join(lacking)}"
                yield Problem(book.at("provisions", index, "limits", position), what)


def _limit_ids_are_unique(book: Book) -> Iterator[Problem]:
    for kind, name in _WITH_LIMITS:
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
    for index, platform in book.of(Platform):
        for position, step in enumerate(platform.steps):
            if step.channel in wrong:
                where = book.at("platforms", index, "steps", position, "channel")
                yield Problem(where, f"“{step.channel}” 只用来说明“不要投错”，不能当一步；删掉这一步")


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


def _columns_that_forbid_do_so_in_each_cell(book: Book) -> Iterator[Problem]:
    for index, decision in book.of(Decision):
        forbidding = [column.id for column in decision.columns if FORBIDDING_COLUMN.match(column.name)]
        for position, row in enumerate(decision.rows):
            for column in (one for one in forbidding if one in row.cells and not FORBIDS.match(row.cells[one])):
                place = book.at("decisions", index, "rows", position, "cells", column)
                yield Problem(place, "这一列说不能做什么；每一格要以“别”或“不”开头，单独读也是完整的一句")


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
