"""The kinds of pages that are weighed, and the least that could be sent in their place."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path

import markdown

from macros.model import Facts
from macros.model.page import address

# What an article of the usual length is about.
ARTICLE = "cause-risk-control"
# Made by hand: the words, and what makes them readable on a phone.
HAND_MADE = """<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>{title}</title>
<style>
body{{max-width:40em;margin:auto;padding:1em;font:1em/1.7 sans-serif}}
table{{border-collapse:collapse}}td,th{{border:1px solid #ccc;padding:.3em}}
</style>
{body}
</html>
"""


def kinds(facts: Facts) -> Mapping[str, str]:
    """Name of each kind → the path of an example below docs/."""
    places = facts.places
    return {
        "首页": "index.md",
        "文章": next(path for path, page in facts.pages.items() if ARTICLE in page.front.topics),
        "找谁管": places.of("regulator_lookup"),
        "先判断": places.of("triage"),
        "信": places.of("letter", "demand"),
        "法条": places.of("law_index"),
        "渠道": places.of("channel_index"),
        "搜索": places.of("search"),
    }


def write_by_hand(facts: Facts, site: Path, target: Path) -> None:
    """The words of each kind's page in one file of plain HTML; they come from the Markdown edition of `site`."""
    for path in kinds(facts).values():
        words = (site / path).read_text(encoding="utf-8")
        page = target / address(path) / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        title = escape(facts.pages[path].front.title)
        body = markdown.markdown(words, extensions=["tables"])
        page.write_text(HAND_MADE.format(title=title, body=body), encoding="utf-8")
