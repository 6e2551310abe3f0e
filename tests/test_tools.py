"""The tools as data: lengths of time, ways through the triage, letters and their blanks, what stands on paper."""

from __future__ import annotations

import dataclasses
import datetime
import re
import shutil
from pathlib import Path

import pytest

from macros.check import find_problems
from macros.check.places import check_places
from macros.check.together import check_together
from macros.facts import read
from macros.facts.duration import Duration, duration
from macros.facts.holidays import days_off
from macros.facts.pages import read_pages
from macros.facts.relations_of_tools import MOST_QUESTIONS
from macros.facts.triage_paths import cycle, depth, paths, reached
from macros.model import Facts
from macros.topics.citations import find_limit
from macros.topics.letters import blank, form
from tests.clock import TODAY
from tests.conftest import ROOT, SMALL


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("15日", Duration(15, "day")), ("7个工作日", Duration(7, "workday")), ("7个自然日", Duration(7, "day")),
        ("60日内", Duration(60, "day")), ("10个工作日内", Duration(10, "workday")), ("6个月", Duration(6, "month")),
        ("2年", Duration(2, "year")), ("30日—3个月", None), ("48小时", None), ("最近3年", None), ("一般15日", None),
    ],
)  # fmt: skip
def test_a_limit_is_read_as_a_length_of_time(written: str, meant: Duration | None) -> None:
    assert duration(written) == meant


def test_every_answer_of_the_triage_leads_to_an_outcome(facts: Facts) -> None:
    questions = list(facts.triage.values())
    assert cycle(questions) == ()
    walked = list(paths(questions))
    assert {end for _, end in walked} == set(facts.outcomes)
    assert {question.id for way, _ in walked for question, _ in way} == set(facts.triage)
    assert max(len(way) for way, _ in walked) == depth(questions)[questions[0].id] <= MOST_QUESTIONS
    assert reached(questions) == {*facts.triage, *facts.outcomes}


def test_not_knowing_never_ends_the_triage_without_help(facts: Facts) -> None:
    """Whoever answers 不知道 to everything still gets steps for today and someone to ask."""
    ends = [end for way, end in paths(facts.triage.values()) if all(answer == "unknown" for _, answer in way)]
    assert len(ends) == 1
    assert facts.outcomes[ends[0]].today


def test_the_triage_asks_about_paying_first(facts: Facts) -> None:
    first = next(iter(facts.triage.values()))
    assert first.ask == "有没有人要你先交钱、刷流水、下载别的App才能提现？"


def test_whoever_has_paid_is_told_to_call_110_before_anything_else(facts: Facts) -> None:
    gone = {"paid", "gave-code"}
    answers = [answer for question in facts.triage.values() for answer in question.answers if answer.id in gone]
    assert {answer.id for answer in answers} == gone
    for answer in answers:
        assert 'hotline("police-110")' in facts.outcomes[answer.to].today[0], answer.text


def test_whoever_was_robbed_locks_the_card_before_calling_110(facts: Facts) -> None:
    """What the owner of a card does not report in time he may have to bear himself; the police cannot lock it."""
    ends = {answer.to for question in facts.triage.values() for answer in question.answers if answer.id == "stolen"}
    (outcome,) = (facts.outcomes[end] for end in ends)
    assert "锁卡、挂失" in outcome.today[0] and 'hotline("police-110")' in outcome.today[1]


def test_whoever_is_unsure_about_a_scam_goes_on_only_when_nothing_speaks_for_one(facts: Facts) -> None:
    on = [answer.text for answer in facts.triage["unsure"].answers if answer.to in facts.triage]
    assert len(on) == 1 and on[0].startswith("上面都没有")


def test_every_kind_of_platform_and_every_decision_table_can_be_reached_from_the_triage(facts: Facts) -> None:
    named = {answer.platform for question in facts.triage.values() for answer in question.answers}
    assert set(facts.platforms) <= named
    pages = read_pages(ROOT)[0]
    assert list(check_together(pages, facts)) == []
    # Without the outcomes that link there, the check says which table is out of reach, and where to mend it.
    lost = dataclasses.replace(facts, outcomes={})
    said = [str(problem) for problem in check_together(pages, lost)]
    assert {line.split(":")[0] for line in said} == {f"data/decisions/{one}.yml" for one in facts.decisions}


def test_a_letter_without_its_page_is_told() -> None:
    pages = [page for page in read_pages(ROOT)[0] if page.path != "tools/letters/appeal.md"]
    assert [str(problem) for problem in check_places(pages, read(ROOT, datetime.date.max).book)] == [
        'data/letters/appeal.yml:3: “appeal” 要有自己的一页，里面写 {{ letter("appeal") }}；照着同类的页写'
    ]


def test_a_link_to_a_route_says_the_page_of_its_group(tmp_path: Path) -> None:
    """On the page of another group, or on the list of all, which has an item of that name."""
    shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True)
    home = tmp_path / "docs" / "index.md"
    links = (
        "offices.md#sample-route",
        "../deadlines.md#sample-route",
        "offices.md#elsewhere",
        "../triage.md#sample-route",
    )
    body = "\n\n".join(f"[日子](tools/deadlines/{link})" for link in links)
    home.write_text(home.read_text(encoding="utf-8") + f"\n{body}\n", encoding="utf-8")
    faqs = tmp_path / "data" / "faqs.yml"
    text = faqs.read_text(encoding="utf-8").replace("- 看", "- 看[日子](/tools/deadlines.md#sample-route)、")
    faqs.write_text(text, encoding="utf-8")
    what = (
        "“sample-route” 这条路在 docs/tools/deadlines/offices.md，不在 docs/tools/deadlines.md；"
        "改成 /tools/deadlines/offices.md#sample-route"
    )
    assert [str(problem) for problem in find_problems(tmp_path, TODAY)] == [
        f"data/faqs.yml:7: {what}",
        f"docs/index.md:12: {what}",
    ]


def test_no_letter_says_soon_where_a_date_belongs(facts: Facts) -> None:
    for letter in facts.letters.values():
        words = "".join(part.words for part in blank(facts, letter))
        assert not re.search("尽快|立即|尽早|和/或", words), letter.id


def test_an_appeal_filled_with_its_examples_fits_the_form(facts: Facts) -> None:
    letter = facts.letters["appeal"]
    values = {field.id: field.example or (field.choices or ("2026年11月22日",))[0] for field in letter.fields}
    said = [
        piece if isinstance(piece, str) else values[piece["field"]]
        for part in form(facts, letter)["parts"]
        if "text" in part and not part.get("optional")
        for piece in part["text"]
    ]
    assert letter.max_chars == 500
    assert len("".join(said)) <= letter.max_chars


def test_dates_follow_only_from_limits_that_are_lengths_of_time(facts: Facts) -> None:
    for route in facts.deadline_routes.values():
        for date in route.dates:
            assert duration(find_limit(facts, date.rule).value), (route.id, date.id)


def test_holidays_know_the_working_weekends_around_them() -> None:
    off = days_off()
    assert 20261001 in off["off"] and 20261010 in off["on"]  # type: ignore[operator]
    assert off["until"] >= 2026  # type: ignore[operator]
