"""python -m bench.search_eval: types every query into the real search and looks at what comes back.

    make search-eval QUERIES=FILE TOPICS=FILE [PEERS=1]

QUERIES is a TSV with the columns id, query, kind, intent, expected_topic (topics separated by |); TOPICS maps
topic → page. A page that does not exist counts as a miss. The last line is one JSON object.
--peers adds, in the same run on the same pages, the theme's stock search with jieba and Pagefind; they have
an environment of their own, .venv-peers.
"""

from __future__ import annotations

import argparse
import collections
import csv
import dataclasses
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from macros.model.page import address
from publish.browser import launch
from tests.browsing import reader, served

ROOT = Path(__file__).resolve().parent.parent
RESULT_PAGES = """items => items.map(item => {
  const path = new URL(item.querySelector("a").href).pathname; return path.replace(/^\\//, "");
})"""
FOUND = ".qk-find__result"
# What is said over the ways out when nothing fits.
NOTHING = "没有找到"


@dataclasses.dataclass(frozen=True, slots=True)
class Query:
    """One line of the queries file; `pages` are the addresses that count as a good answer."""

    id: str
    text: str
    kind: str
    pages: frozenset[str]


@dataclasses.dataclass(frozen=True, slots=True)
class Outcome:
    """The addresses shown for a query, best first; empty when the box had nothing."""

    query: Query
    shown: tuple[str, ...]

    @property
    def rank(self) -> int:
        """Place of the first good answer, from 1; 0 when there is none."""
        return next((place for place, path in enumerate(self.shown, 1) if path in self.query.pages), 0)


def read_queries(queries: Path, topics: Path) -> list[Query]:
    """Every query with the addresses its topics stand for."""
    where = {row["topic"]: address(row["page"]) for row in _rows(topics)}
    return [
        Query(
            row["id"],
            row["query"],
            row["kind"],
            frozenset(where[t] for t in row["expected_topic"].split("|") if t in where),
        )
        for row in _rows(queries)
    ]


def _rows(path: Path) -> Iterable[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def summary(outcomes: list[Outcome]) -> dict[str, float | int]:
    """{"n", "success_at_1", "success_at_3", "mrr", "zero"}."""
    ranks = [outcome.rank for outcome in outcomes]
    count = len(ranks) or 1
    return {
        "n": len(ranks),
        "success_at_1": round(sum(rank == 1 for rank in ranks) / count, 4),
        "success_at_3": round(sum(1 <= rank <= 3 for rank in ranks) / count, 4),
        "mrr": round(sum(1 / rank for rank in ranks if rank) / count, 4),
        "zero": sum(not outcome.shown for outcome in outcomes),
    }


def ask_box(page: Page, base: str) -> Callable[[str], tuple[str, ...]]:
    """Asks the site's own box; the index is fetched first, so that every query meets all of it."""
    page.goto(base)
    page.click(".qk-header [data-qk-search]")
    box = page.locator(".qk-find__bar input")
    with page.expect_response(lambda response: "/search/text-" in response.url, timeout=60_000):
        box.fill("提现")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)

    def ask(text: str) -> tuple[str, ...]:
        box.fill("")
        page.wait_for_function("selector => !document.querySelector(selector)", arg=FOUND)
        box.fill(text)
        page.wait_for_selector(FOUND, timeout=15_000)
        if page.locator(".qk-find__status").inner_text().startswith(NOTHING):
            return ()
        return tuple(page.eval_on_selector_all(FOUND, RESULT_PAGES))

    return ask


def run(
    name: str, ask: Callable[[str], tuple[str, ...]], queries: list[Query], failures: bool
) -> dict[str, float | int]:
    """Ask everything, print what came of it by kind and overall."""
    outcomes = [Outcome(query, ask(query.text)) for query in queries]
    kinds: dict[str, list[Outcome]] = collections.defaultdict(list)
    for outcome in outcomes:
        kinds[outcome.query.kind].append(outcome)
    print(f"\n{name}\n{'kind':<14}{'n':>5}{'S@1':>8}{'S@3':>8}{'MRR':>8}{'zero':>6}")
    for kind, found in [*kinds.items(), ("all", outcomes)]:
        s = summary(found)
        print(f"{kind:<14}{s['n']:>5}{s['success_at_1']:>8.2f}{s['success_at_3']:>8.2f}{s['mrr']:>8.2f}{s['zero']:>6}")
    if failures:
        for outcome in outcomes:
            if outcome.rank != 1:
                query, shown, wanted = outcome.query, " ".join(outcome.shown[:3]), " ".join(sorted(outcome.query.pages))
                print(f"{outcome.rank or '-'}  {query.id}  {query.text}  → {shown}  | {wanted}")
    return summary(outcomes)


def main(arguments: list[str] | None = None) -> int:
    """Returns 0; the last line printed is the overall result as JSON."""
    parser = argparse.ArgumentParser(prog="python -m bench.search_eval")
    parser.add_argument("--queries", type=Path, default=ROOT / "bench" / "queries.tsv")
    parser.add_argument("--topics", type=Path, default=ROOT / "bench" / "topics.tsv")
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--peers", action="store_true")
    options = parser.parse_args(arguments)
    queries = read_queries(options.queries, options.topics)
    with sync_playwright() as driver, served(options.site) as base:
        browser = launch(driver)
        with reader(browser) as page:
            result = run("本站", ask_box(page, base), queries, failures=True)
        if options.peers:
            from bench.peers import compare

            compare(browser, lambda name, ask: run(name, ask, queries, failures=False))
        browser.close()
    print(json.dumps(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())
