"""Decision tables: what you see, what it means, what to do."""

from __future__ import annotations

from ..facts.decision_logic import ANY
from ..facts.find import find
from ..model import Facts
from ..model.words import Decision, DecisionRow, Question
from .render import render


def decision_table(facts: Facts, decision_id: str) -> str:
    """One table: your situation on the left, what follows from it on the right. Raises UnknownId.

    Several questions share the first column, so that a card on a phone opens with the whole situation.
    """
    decision = find(facts.decisions, decision_id, "判断表")
    rows = [(row, _situation(decision, row)) for row in decision.rows]
    return render(facts, "decision_table.md.j2", d=decision, rows=rows)


def _situation(decision: Decision, row: DecisionRow) -> str:
    """The answers a row fits, as the reader would say them; questions that do not matter are left out."""
    asked = [_said(question, when) for question, when in zip(decision.asks, row.when, strict=True) if when != ANY]
    return "；".join(asked) or "其他情况"


def _said(question: Question, when: str) -> str:
    chosen = [answer for answer in question.answers if answer.id in when.split("|")]
    return "，或者".join("、".join((answer.text, *answer.variants)) for answer in chosen)
