"""The files of the search: what stands in them, and how words are read before they go in."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest

from bench.search_cost import FIRST, compressed
from macros.model import Facts
from publish.built import article, read
from publish.search import lexicon
from publish.search.index import of_fraud, searchable, words_file
from publish.search.sections import Section, sections
from publish.search.text import normalise, runs
from tests.links import leads_somewhere
from tests.search_cases import CASES, TABLE


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case["text"])[:30])
def test_python_normalises_like_the_cases(case: dict[str, Any]) -> None:
    assert normalise(case["text"], TABLE) == case["normal"]
    assert runs(case["normal"]) == case["runs"]


def test_articles_of_law_lead_to_the_page_that_cites_them(facts: Facts) -> None:
    homes = {typed: names.homes[0] for names in lexicon.articles(facts) for typed in names.typed}
    assert homes["民法典188条"] == "rights/time-limits.md"
    # Cited as often on several pages, one of them on rights.
    assert homes["电子商务法31条"].startswith("rights/")
    assert len(homes) >= 150


@pytest.mark.parametrize(
    ("article", "number"),
    [
        ("第八条", 8),
        ("第十条", 10),
        ("第十九条", 19),
        ("第一百零五条", 105),
        ("第一百一十条", 110),
        ("第一千二百六十条之一", 1260),
    ],
)
def test_articles_are_numbers(article: str, number: int) -> None:
    assert lexicon.article_number(article) == number


def test_every_card_leads_to_a_page(site: Path) -> None:
    """Neither the checker nor MkDocs sees the addresses written for the search."""
    text = (site / "search" / "more.js").read_text(encoding="utf-8")
    cards = json.loads(text.split(",", 1)[1].rsplit(")", 1)[0])["cards"]
    more = [link for card in cards for _, link in card.get("more", ())]
    assert len(more) > len(cards) / 4
    for link in more:
        assert leads_somewhere(site, link), link


def test_what_is_excluded_and_what_every_page_repeats_is_not_searched() -> None:
    html = (
        '<body><article><h1>页</h1><p>甲</p><div class="qk-stop"><p>红框</p></div><ol data-search-exclude><li>步骤</li></ol><p>乙</p>'
        '<h2 id="x">节</h2><form>框</form><p>丙<br>丁</p></article></body>'
    )
    assert sections(read(html.encode())) == [Section("", "页", "", "甲 乙"), Section("x", "节", "", "丙丁")]


def test_only_whole_sentences_that_a_part_begins_with_are_shown() -> None:
    html = (
        "<article><h1>页</h1><p>先停手。再打110。照着念：</p><ol><li>户名</li></ol>"
        '<h2 id="x">节</h2><table><tr><td>先把税交了。</td></tr></table><p>这一格是他们说的。</p></article>'
    )
    assert sections(read(html.encode())) == [
        Section("", "页", "先停手。再打110。", "照着念： 户名"),
        Section("x", "节", "", "先把税交了。 这一格是他们说的。"),
    ]


def test_slips_of_the_pen_are_found_by_and_not_shown() -> None:
    html = '<article><h3 id="x">词</h3><p>意思。<small data-search-unseen>错字：辞</small></p><p>细看</p></article>'
    assert sections(read(html.encode())) == [Section("x", "词", "意思。", "错字：辞 细看")]


def test_what_the_first_result_waits_for_is_small(site: Path) -> None:
    assert len(gzip.compress((site / "search" / "words.js").read_bytes(), 9)) <= 19 * 1024
    assert compressed([site / name for name in FIRST]) <= 35 * 1024


def test_the_first_tier_knows_the_part_of_the_guide_of_each_page(facts: Facts) -> None:
    tier = words_file(facts, searchable(facts), 0)
    part_of = {path: tier["sections"][part] for path, _, part, *_ in tier["pages"]}
    assert part_of["rights/time-limits/"] == "维权"
    assert part_of["tools/letters/demand/"] == "工具"


# A line under a title is read alone: what a cheat asks for, or promises, does not begin it, and no price does.
TORN = re.compile(
    r"“?[先再](交|缴|充|付|转|打|垫)[^，。]{0,4}(钱|费|款|税|金|才)|“?(转到|转账到|充值|垫付|共享屏幕|报验证码|加微信|借别人)"
    r"|[\d,.]+元|“[^”]*(才能|先交|解冻|代解|包办)|常见的几句话|他(们)?说"
)


def test_no_line_of_a_result_begins_as_a_cheat_would(site: Path, facts: Facts) -> None:
    lines = [(page.path, page.front.description) for page in searchable(facts)]
    for page in searchable(facts):
        if page.path in of_fraud(facts):
            continue
        lines += [(page.path, part.lead) for part in sections(article(page.path, site)) if part.lead]
    assert len(lines) > 1000
    assert [f"{path}: {line}" for path, line in lines if TORN.match(line)] == []
    assert TORN.match("“先交钱才能解冻”里的那笔钱")
    assert TORN.match("50元一件")
