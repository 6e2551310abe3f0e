"""Rules between the records of the tools: letters and their blanks, the triage, dates that follow from dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from . import validate
from .book import Book
from .duration import duration
from .flow import cycle, depth, reached
from .load import Loc, Problem
from .model import Channel, DeadlineRoute, Letter, Outcome, Provision, Record, TriageQuestion

MOST_QUESTIONS = 7
# A blank in a letter: {counterparty}, but not {{ cite("…") }}.
PLACEHOLDER = re.compile(r"(?<!\{)\{([a-z0-9-]+)\}(?!\})")


def check_tools(book: Book) -> Iterator[Problem]:
    """Everything wrong between the tools' records; malformed records are skipped."""
    yield from _blanks_and_fields_match(book)
    yield from _limits_can_be_counted(book)
    yield from _routes_lead_somewhere(book)
    yield from _triage_leads_somewhere(book)


def _blanks_and_fields_match(book: Book) -> Iterator[Problem]:
    for index, letter in book.of(Letter):
        known = [field.id for field in letter.fields]
        used: set[str] = set()
        for position, part in enumerate(letter.parts):
            for blank in PLACEHOLDER.findall(part.text or ""):
                used.add(blank)
                if blank not in known:
                    where = book.at("letters", index, "parts", position, "text")
                    yield Problem(where, f"空格 “{{{blank}}}” 没有写在 fields 里{validate.closest(blank, known)}")
        for position, field_id in enumerate(known):
            where = book.at("letters", index, "fields", position, "id")
            if field_id in known[:position]:
                yield Problem(where, f"字段 “{field_id}” 写了两次；换一个 id")
            elif field_id not in used:
                yield Problem(where, f"信里没有空格 “{{{field_id}}}”；写进 parts，或删掉这个字段")


def _limits_can_be_counted(book: Book) -> Iterator[Problem]:
    known = _limits(book)
    if known is None:
        return
    for kind, path in (
        ("letters", ("fields", "suggest")),
        ("outcomes", ("escalate",)),
        ("deadline-routes", ("dates", "rule")),
    ):
        for index, record in book.each(kind):
            for loc, rule in _rules(record, path):
                where = book.at(kind, index, *loc)
                if rule not in known:
                    yield Problem(where, f"没有期限 “{rule}”{validate.closest(rule, known)}")
                elif duration(known[rule]) is None:
                    yield Problem(
                        where, f"期限 “{rule}” 是 “{known[rule]}”，算不出日子；要是 15日、7个工作日、6个月、2年 这样的"
                    )


def _rules(record: Record, path: tuple[str, ...]) -> Iterator[tuple[Loc, str]]:
    *outer, last = path
    if not outer:
        if value := getattr(record, last):
            yield (last,), value
        return
    for position, item in enumerate(getattr(record, outer[0])):
        if value := getattr(item, last):
            yield (outer[0], position, last), value


def _limits(book: Book) -> dict[str, str] | None:
    """“owner/limit” → its value, of verified provisions and channels; None while one of them is malformed."""
    if not (book.is_whole("provisions") and book.is_whole("channels")):
        return None
    found = {f"{p.id}/{limit.id}": limit.value for _, p in book.of(Provision) if p.verified for limit in p.limits}
    for _, channel in book.of(Channel):
        for limit in channel.limits:
            found[f"{channel.id}/{limit.id}"] = limit.value or found.get(limit.rule or "", "")
    return found


def _routes_lead_somewhere(book: Book) -> Iterator[Problem]:
    for index, route in book.of(DeadlineRoute):
        earlier: list[str] = []
        for position, date in enumerate(route.dates):
            if date.id in earlier:
                yield Problem(
                    book.at("deadline-routes", index, "dates", position, "id"), f"日子 “{date.id}” 写了两次；换一个 id"
                )
            if date.after and date.after not in earlier:
                hint = validate.closest(date.after, earlier) or "；“after” 只能写前面已经有的日子"
                yield Problem(
                    book.at("deadline-routes", index, "dates", position, "after"), f"前面没有日子 “{date.after}”{hint}"
                )
            earlier.append(date.id)


def _triage_leads_somewhere(book: Book) -> Iterator[Problem]:
    if not (book.is_whole("triage") and book.is_whole("outcomes")):
        return
    questions = [question for _, question in book.of(TriageQuestion)]
    outcomes = [outcome for _, outcome in book.of(Outcome)]
    broken = [*_answers_lead_somewhere(book, questions, outcomes)]
    yield from broken
    if broken:
        return
    if circle := cycle(questions):
        yield Problem(
            book.at("triage", _position(questions, circle[0])), f"问题绕成了圈：{' → '.join(circle)}；改其中一个 “to”"
        )
        return
    if depth(questions)[questions[0].id] > MOST_QUESTIONS:
        yield Problem(
            book.at("triage", 0), f"最长的一条路要问 {depth(questions)[questions[0].id]} 问；最多 {MOST_QUESTIONS} 问"
        )
    yield from _everything_is_reached(book, questions)


def _answers_lead_somewhere(book: Book, questions: list[TriageQuestion], outcomes: list[Outcome]) -> Iterator[Problem]:
    known = [*(q.id for q in questions), *(o.id for o in outcomes)]
    for index, question in enumerate(questions):
        if question.id in {outcome.id for outcome in outcomes}:
            yield Problem(book.at("triage", index, "id"), f"“{question.id}” 也是一个结果的 id；换一个")
        for position, answer in enumerate(question.answers):
            if answer.to not in known:
                where = book.at("triage", index, "answers", position, "to")
                yield Problem(where, f"没有问题或结果 “{answer.to}”{validate.closest(answer.to, known)}")


def _everything_is_reached(book: Book, questions: list[TriageQuestion]) -> Iterator[Problem]:
    found = reached(questions)
    for kind in ("triage", "outcomes"):
        for index, record in book.each(kind):
            if record.id not in found:
                yield Problem(book.at(kind, index, "id"), f"从第一问走不到 “{record.id}”；给它一个回答，或删掉")
    named = {answer.platform for q in questions if q.id in found for answer in q.answers}
    for platform_id in book.ids("platforms") or ():
        if platform_id not in named:
            yield Problem(
                book.at("triage", 0),
                f"没有一个回答通向平台类型 “{platform_id}”；给一个回答写上 platform: {platform_id}",
            )


def _position(questions: list[TriageQuestion], question_id: str) -> int:
    return next(index for index, question in enumerate(questions) if question.id == question_id)
