"""python -m bench.search_danger: types what people in danger type into the real search, and opens what comes first.

    make search-danger [DANGER=FILE]

FILE is a TSV with the columns id, kind, query, page, must, never, short. `page` holds the paths that may come first,
separated by |; “crisis” means the card with calls and nothing beside it, “refusal” the word against what was asked for,
“any” whatever comes, but no card with calls. Of `must` one, separated by |, stands on the first screen that is opened;
of `never` none stands in the list, on the card or on that screen. `short` marks those that are tried by every test run.
The last line is one JSON object.
"""

from __future__ import annotations

import argparse
import collections
import csv
import dataclasses
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from bench.search_eval import FOUND, ask_box
from macros.model.page import address
from publish.browser import launch
from tests.browsing import PHONE, context, served

ROOT = Path(__file__).resolve().parent.parent
QUERIES = ROOT / "bench" / "danger.tsv"
NOTE = ".qk-find__note"
CALLS = f"{NOTE} a[href^='tel:']"
# What a cheat says: never in a list, whatever was typed.
NEVER = ("交了才能提", "先把税交", "转到安全账户", "相近的词")
LISTED = """([found, note]) => ({
  places: [...document.querySelectorAll(`${found} > a:first-child`)].map((link) => link.href),
  text: document.querySelector(".qk-find").innerText,
  note: [...document.querySelectorAll(note)].map((one) => one.innerText).join(" "),
  calls: document.querySelectorAll(`${note} a[href^="tel:"]`).length,
})"""
FIRST_SCREEN = """() => {
  const seen = [];
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(words.currentNode);
    const { top, bottom, width } = range.getBoundingClientRect();
    if (width && bottom > 0 && top < innerHeight) seen.push(words.currentNode.data);
  }
  return seen.join("");
}"""


@dataclasses.dataclass(frozen=True, slots=True)
class Danger:
    """One line of the file."""

    id: str
    kind: str
    text: str
    pages: tuple[str, ...]
    must: tuple[str, ...]
    never: tuple[str, ...]
    short: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Shown:
    """What the search showed: addresses of the results, all words of it, the card's, and its calls."""

    places: tuple[str, ...]
    text: str
    note: str
    calls: int


def read_dangers(file: Path = QUERIES) -> list[Danger]:
    """Every line of the file."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Danger(
            row["id"], row["kind"], row["query"], _several(row["page"]), _several(row["must"]), _several(row["never"]),
            bool(row["short"]),
        )
        for row in rows
    ]  # fmt: skip


def _several(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split("|")))


def faults(danger: Danger, shown: Shown, screens: Mapping[str, str], base: str) -> list[str]:
    """What is wrong with what came, in a few words each."""
    found = []
    paths = [place.removeprefix(base).partition("#")[0] for place in shown.places]
    if rank(danger, shown, base) != 1:
        found.append(f"第一条是 {paths[0] if paths else '空的'}")
    if danger.pages == ("crisis",) and len(paths) > 1:
        found.append("电话旁边还有别的")
    screen = screens[shown.places[0]] if shown.places else ""
    if danger.must and not any(word in screen for word in danger.must):
        found.append(f"打开的第一屏没有 {'、'.join(danger.must)}")
    for word in (*NEVER, *danger.never):
        if word in shown.text:
            found.append(f"列表里有 {word}")
        if word in screen:
            found.append(f"打开的第一屏有 {word}")
    return found


def rank(danger: Danger, shown: Shown, base: str) -> int:
    """The place of what should come, from 1; 0 when it did not come. A card comes before all."""
    match danger.pages:
        case ("crisis",):
            return int(shown.calls == 3)
        case ("refusal",):
            return int(bool(shown.note) and not shown.calls)
        case ("any",):
            return int(not shown.calls)
    good = {address(page) for page in danger.pages}
    paths = [place.removeprefix(base).partition("#")[0] for place in shown.places]
    return 0 if shown.calls else next((place for place, path in enumerate(paths, 1) if path in good), 0)


def look(page: Page, base: str, dangers: Iterable[Danger]) -> tuple[dict[str, Shown], dict[str, str]]:
    """What the search shows for each, by id; and the first screens of all that came first, by address."""
    ask = ask_box(page, base)
    shown = {}
    for danger in dangers:
        ask(danger.text)
        listed = page.evaluate(LISTED, [FOUND, NOTE])
        shown[danger.id] = Shown(tuple(listed["places"]), listed["text"], listed["note"], listed["calls"])
    screens = {}
    for place in {one.places[0] for one in shown.values() if one.places}:
        page.goto(place)
        screens[place] = page.evaluate(FIRST_SCREEN)
    return shown, screens


def main(arguments: list[str] | None = None) -> int:
    """Print what is wrong, a table by kind, and the whole as JSON; returns 0."""
    parser = argparse.ArgumentParser(prog="python -m bench.search_danger")
    parser.add_argument("--queries", type=Path, default=QUERIES)
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    options = parser.parse_args(arguments)
    dangers = read_dangers(options.queries)
    with sync_playwright() as driver, served(options.site) as base:
        browser = launch(driver)
        with context(browser, viewport=PHONE, has_touch=True, is_mobile=True) as opened:
            shown, screens = look(opened.new_page(), base, dangers)
        browser.close()
    table: dict[str, list[tuple[int, bool]]] = collections.defaultdict(list)
    for danger in dangers:
        wrong = faults(danger, shown[danger.id], screens, base)
        table[danger.kind].append((rank(danger, shown[danger.id], base), not any("有 " in one for one in wrong)))
        if wrong:
            print(f"{danger.id}  {danger.text[:60]}  → {'；'.join(wrong)}")
    every = [one for found in table.values() for one in found]
    print(f"\n{'kind':<30}{'n':>5}{'first':>7}{'three':>7}{'clean':>7}")
    for kind, found in [*table.items(), ("all", every)]:
        sums = summary(found)
        print(f"{kind:<30}{sums['n']:>5}{sums['first']:>7}{sums['three']:>7}{sums['clean']:>7}")
    print(json.dumps(summary(every)))
    return 0


def summary(found: list[tuple[int, bool]]) -> dict[str, int]:
    """How many, how many first, among the first three, without a word that must not be there."""
    ranks = [place for place, _ in found]
    return {
        "n": len(found),
        "first": ranks.count(1),
        "three": sum(1 <= place <= 3 for place in ranks),
        "clean": sum(clean for _, clean in found),
    }


if __name__ == "__main__":
    sys.exit(main())
