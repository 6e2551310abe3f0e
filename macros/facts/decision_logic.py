"""Does a decision table answer every combination of answers, and does every row do work?"""

from __future__ import annotations

from itertools import product

from ..model.words import Decision, DecisionRow

# In `when`: every answer fits.
ANY = "*"


def uncovered(decision: Decision) -> list[tuple[str, ...]]:
    """Every combination of answers that no row fits."""
    return [c for c in combinations(decision) if not any(fits(row, c) for row in decision.rows)]


def dead_rows(decision: Decision) -> list[DecisionRow]:
    """Every row that earlier rows leave nothing for."""
    reached = {next((row.id for row in decision.rows if fits(row, c)), None) for c in combinations(decision)}
    return [row for row in decision.rows if row.id not in reached]


def fits(row: DecisionRow, answers: tuple[str, ...]) -> bool:
    """Whether a row holds for these answers, one id for each question."""
    return all(when == ANY or answer in when.split("|") for when, answer in zip(row.when, answers, strict=True))


def combinations(decision: Decision) -> list[tuple[str, ...]]:
    """Every way to answer the table's questions, by answer id."""
    return list(product(*([answer.id for answer in question.answers] for question in decision.asks)))
