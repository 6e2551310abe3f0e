"""Every page is HTML without a slip: nothing left open or closed twice, nothing where it may not stand."""

from __future__ import annotations

import re
from pathlib import Path

import html5lib
import pytest

from macros.model import Facts
from macros.model.page import address

# What holds words, and what may not stand among words.
_WORDS = {
    "p", "h1", "h2", "h3", "h4", "span", "strong", "em", "small", "label", "button", "legend", "summary",
}  # fmt: skip
_BLOCKS = {
    "p", "div", "section", "article", "nav", "header", "footer", "ul", "ol", "dl", "table", "form", "fieldset", "details",
    "blockquote", "pre", "h1", "h2", "h3", "h4",
}  # fmt: skip
# What is pressed, and has nothing to press in it.
_PRESSED = {"a", "button", "input", "select", "textarea", "summary", "label"}


def slips(html: bytes) -> list[str]:
    """What a strict reading of a page finds, each with its line."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(html)
    found = [f"{line}: {what} {about}" for (line, _), what, about in parser.errors]
    for holder in tree.iter():
        inside = {one.tag for one in holder.iter()} - {holder.tag}
        if holder.tag in _WORDS and inside & _BLOCKS:
            found.append(f"<{holder.tag}> {sorted(inside & _BLOCKS)}")
        if holder.tag in ("a", "button", "summary") and inside & _PRESSED:
            found.append(f"<{holder.tag}> {sorted(inside & _PRESSED)}")
    return found


def test_no_page_has_a_slip(site: Path) -> None:
    found = {path.relative_to(site).as_posix(): slips(path.read_bytes()) for path in site.rglob("*.html")}
    assert len(found) > 120
    assert {page: told for page, told in found.items() if told} == {}


@pytest.mark.parametrize("slip", [
    "<p>提现<ul></ul></p>", "<b>提现", '<p id="a" id="b">', "<span><div></div></span>", "<a href=/><button></button></a>",
])  # fmt: skip
def test_a_slip_is_found(slip: str) -> None:
    page = '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>钱</title>{}</html>'
    assert slips(page.format(slip).encode())
    assert slips(page.format("<p>提现").encode()) == []


def test_every_page_leads_to_the_one_in_english_which_says_its_language(site: Path, facts: Facts) -> None:
    english = facts.places.of("english")
    for page in facts.pages.values():
        html = (site / address(page.path) / "index.html").read_text(encoding="utf-8")
        assert '<html lang="zh-CN">' in html
        assert len(re.findall(r'<a lang="en"[^>]*>English</a>', html)) == 1, page.path
        assert ('<article class="md-typeset" lang="en">' in html) == (page.path == english), page.path
