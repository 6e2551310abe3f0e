"""Decision tables: what you see, what it means, what to do."""

from __future__ import annotations

from .coverage import ANY
from .lookup import find
from .model import Facts, Question
from .render import render
from .rich import rich


def decision_table(facts: Facts, decision_id: str) -> str:
    """One table: the answers on the left, what follows from them on the right. Raises UnknownId."""
    decision = find(facts.decisions, decision_id, "判断表")
    rows = [(row, [_shown(q, w) for q, w in zip(decision.asks, row.when, strict=True)]) for row in decision.rows]
    return render("decision_table.md.j2", d=decision, rows=rows, rich=lambda value: rich(facts, value))


def _shown(question: Question, when: str) -> str:
    """The answers a row fits, as the reader would say them."""
    if when == ANY:
        return "都一样"
    chosen = [answer for answer in question.answers if answer.id in when.split("|")]
    return "；".join("、".join((answer.text, *answer.variants)) for answer in chosen)
