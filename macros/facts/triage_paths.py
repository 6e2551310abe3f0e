"""The triage as a graph: what can be reached, how far it is, and whether it ever ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model.tools import TriageQuestion

Path = tuple[tuple[TriageQuestion, str], ...]


def cycle(questions: list[TriageQuestion]) -> tuple[str, ...]:
    """The ids of one circle of questions, or () when every way ends."""
    by_id = {question.id: question for question in questions}
    done: set[str] = set()

    def walk(here: str, way: tuple[str, ...]) -> tuple[str, ...]:
        if here in way:
            return (*way[way.index(here) :], here)
        if here in done or here not in by_id:
            return ()
        for answer in by_id[here].answers:
            if found := walk(answer.to, (*way, here)):
                return found
        done.add(here)
        return ()

    return next((found for question in questions if (found := walk(question.id, ()))), ())


def reached(questions: list[TriageQuestion]) -> set[str]:
    """Every id, of questions and outcomes, that the first question can lead to (itself included)."""
    by_id = {question.id: question for question in questions}
    found: set[str] = set()
    waiting = [questions[0].id] if questions else []
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting += [answer.to for answer in by_id[here].answers] if here in by_id else []
    return found


def depth(questions: list[TriageQuestion]) -> dict[str, int]:
    """The largest number of questions from each question to an outcome, itself counted. There must be no circle."""
    by_id = {question.id: question for question in questions}
    known: dict[str, int] = {}

    def longest(here: str) -> int:
        if here not in by_id:
            return 0
        if here not in known:
            known[here] = 1 + max(longest(answer.to) for answer in by_id[here].answers)
        return known[here]

    for question in questions:
        longest(question.id)
    return known


def paths(questions: Iterable[TriageQuestion]) -> Iterator[tuple[Path, str]]:
    """Every way through: ((question, answer id) …, outcome id). There must be no circle."""
    by_id = {question.id: question for question in questions}

    def walk(here: str, way: Path) -> Iterator[tuple[Path, str]]:
        if here not in by_id:
            yield way, here
            return
        for answer in by_id[here].answers:
            yield from walk(answer.to, (*way, (by_id[here], answer.id)))

    yield from walk(next(iter(by_id)), ())
