"""Rules between the records of the tools: letters and their blanks, the triage, dates that follow from dates."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.paper import Letter
from ..model.tools import DeadlineRoute, Outcome, TriageQuestion
from . import validate
from .problems import Problem
from .records import Book
from .sentence import blanks
from .triage_paths import cycle, depth, reached

MOST_QUESTIONS = 7


def check_tools(book: Book) -> Iterator[Problem]:
    """Everything wrong between the tools' records; malformed records are skipped."""
    yield from _blanks_and_fields_match(book)
    yield from _every_choice_has_its_part(book)
    yield from _routes_lead_somewhere(book)
    yield from _triage_leads_somewhere(book)


def _blanks_and_fields_match(book: Book) -> Iterator[Problem]:
    for index, letter in book.of(Letter):
        known = [field.id for field in letter.fields]
        used = {part.only.field for part in letter.parts if part.only}
        for position, part in enumerate(letter.parts):
            for blank in blanks(part.text or ""):
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


def _every_choice_has_its_part(book: Book) -> Iterator[Problem]:
    for index, letter in book.of(Letter):
        choices = {field.id: field.choices for field in letter.fields}
        told: dict[str, set[str]] = {}
        for position, part in enumerate(letter.parts):
            if part.only:
                told.setdefault(part.only.field, set()).update(part.only.choices)
                known = choices.get(part.only.field, ())
                for choice in part.only.choices:
                    if choice not in known:
                        hint = validate.closest(choice, known) or f"；可选：{'、'.join(known) or '它不是 choice'}"
                        where = book.at("letters", index, "parts", position, "only", "choices")
                        yield Problem(where, f"字段 “{part.only.field}” 里没有 “{choice}”{hint}")
        for position, field in enumerate(letter.fields):
            if field.id in told and (left := [choice for choice in field.choices if choice not in told[field.id]]):
                where = book.at("letters", index, "fields", position, "choices")
                yield Problem(where, f"选了 “{'、'.join(left)}”，信里没有一段跟着出现；给它一段 only，或删掉这个选项")


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
    if not book.is_whole("triage", "outcomes"):
        return
    questions = [question for _, question in book.of(TriageQuestion)]
    outcomes = {outcome.id for _, outcome in book.of(Outcome)}
    for index, question in enumerate(questions):
        if question.id in outcomes:
            yield Problem(book.at("triage", index, "id"), f"“{question.id}” 也是一个结果的 id；换一个")
        for number, answer in enumerate(question.answers):
            if answer.searches and answer.to not in outcomes:
                where = book.at("triage", index, "answers", number, "searches")
                yield Problem(where, "写了 “searches” 的回答，“to” 要是一个结果：查询表链接的是那个结果的第一页")
    known = {*(question.id for question in questions), *outcomes}
    if all(answer.to in known for question in questions for answer in question.answers):
        yield from _every_way_ends(book, questions)


def _every_way_ends(book: Book, questions: list[TriageQuestion]) -> Iterator[Problem]:
    if circle := cycle(questions):
        first = next(index for index, question in enumerate(questions) if question.id == circle[0])
        yield Problem(book.at("triage", first), f"问题绕成了圈：{' → '.join(circle)}；改其中一个 “to”")
        return
    longest = depth(questions)[questions[0].id]
    if longest > MOST_QUESTIONS:
        yield Problem(book.at("triage", 0), f"最长的一条路要问 {longest} 问；最多 {MOST_QUESTIONS} 问")
    yield from _everything_is_reached(book, questions)


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
