"""Decision tables: every combination of answers meets a row, every row does work."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.facts.decision_logic import ANY, combinations, dead_rows, fits, uncovered
from macros.model import Facts
from macros.model.words import Decision
from tests.clock import TODAY


def table(answers: list[int], whens: list[list[str]]) -> Decision:
    """A table with as many questions as `answers`, each with that many answers besides 不知道."""
    asks = [
        {
            "id": f"q{n}",
            "ask": "问",
            "answers": tuple({"id": a, "text": a} for a in [*(f"a{i}" for i in range(count)), "unknown"]),
        }
        for n, count in enumerate(answers)
    ]
    rows = [{"id": f"r{n}", "when": tuple(when), "cells": {"c": "x"}} for n, when in enumerate(whens)]
    raw: dict[str, Any] = {
        "id": "t", "title": "表", "asks": tuple(asks), "columns": ({"id": "c", "name": "列"},), "rows": tuple(rows), "checked": TODAY,
    }  # fmt: skip
    return Decision.model_validate(copy.deepcopy(raw))


def test_every_published_table_is_complete(facts: Facts) -> None:
    assert len(facts.decisions) >= 8
    for decision in facts.decisions.values():
        assert uncovered(decision) == [] and dead_rows(decision) == [], decision.id


def test_the_screen_table_knows_thirty_wordings(facts: Facts) -> None:
    assert len(facts.decisions["status-text"].asks[0].answers) >= 30


def test_a_gap_is_found() -> None:
    assert uncovered(table([1, 1], [["a0", "*"], ["unknown", "a0"]])) == [("unknown", "unknown")]


def test_a_row_behind_a_wider_one_is_dead() -> None:
    assert [row.id for row in dead_rows(table([2], [["*"], ["a0"]]))] == ["r1"]


@given(
    st.lists(st.integers(1, 3), min_size=1, max_size=3).flatmap(
        lambda counts: st.tuples(
            st.just(counts),
            st.lists(
                st.tuples(*(st.sampled_from([ANY, "unknown", *(f"a{i}" for i in range(c))]) for c in counts)),
                min_size=1, max_size=6,
            ),
        )
    )
)  # fmt: skip
def test_what_is_not_uncovered_meets_exactly_one_living_row(case: tuple[list[int], list[tuple[str, ...]]]) -> None:
    decision = table(case[0], [list(when) for when in case[1]])
    gaps, dead = uncovered(decision), dead_rows(decision)
    for answers in combinations(decision):
        first = next((row for row in decision.rows if fits(row, answers)), None)
        assert (first is None) == (answers in gaps)
        assert first not in dead


@pytest.mark.parametrize("decision_id", ["scam-or-real"])
def test_paying_first_is_always_a_scam(decision_id: str, facts: Facts) -> None:
    decision = facts.decisions[decision_id]
    (asked,) = [q for q in decision.asks if "先交钱" in q.ask]
    position = decision.asks.index(asked)
    yes = asked.answers[0].id
    for answers in combinations(decision):
        if answers[position] == yes:
            row = next(row for row in decision.rows if fits(row, answers))
            assert "骗局" in " ".join(row.cells.values()), answers
            assert row is decision.rows[0], "no other answer may soften it"
