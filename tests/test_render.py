"""Any text from data/ appears on the page as itself, under the site's real Markdown extensions."""

from __future__ import annotations

import html
import re

import markdown
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.topics.escape import attribute, sentence, text
from macros.topics.render import ENVIRONMENT
from tests.conftest import ROOT


class _Loader(yaml.SafeLoader):
    """mkdocs.yml names Python objects and environment variables, which are left out here."""


_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)
_Loader.add_constructor("!ENV", lambda *_: "")


def real_markdown() -> markdown.Markdown:
    """Python-Markdown with exactly the extensions of mkdocs.yml."""
    listed = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), _Loader)["markdown_extensions"]
    names = [next(iter(item)) if isinstance(item, dict) else item for item in listed]
    options = {name: given for item in listed if isinstance(item, dict) for name, given in item.items()}
    options["toc"].pop("slugify")
    return markdown.Markdown(extensions=names, extension_configs=options)


MARKDOWN = real_markdown()
HOSTILE = st.text(
    st.sampled_from("|*_`~^<>[](){}#!&;:=+-.?/%@$\\\"' \n\t1a中法，") | st.characters(codec="utf-8"), max_size=40
)


def shown(fragment: str) -> str:
    """The words a reader sees in a piece of HTML."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", fragment)).split())


def expected(value: str) -> str:
    """What should be seen: the value without what cannot be shown, white space folded."""
    printable = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]", "", value)
    return " ".join(printable.split())


def convert(source: str) -> str:
    MARKDOWN.reset()
    return str(MARKDOWN.convert(source))


@settings(max_examples=300)
@given(HOSTILE)
def test_text_in_a_table_cell_shows_as_itself(value: str) -> None:
    page = convert(f"| a | b |\n| --- | --- |\n| {text(value)} | end |\n")
    cells = re.findall(r"<td\b[^>]*>(.*?)</td>", page, re.DOTALL)
    assert [shown(cell) for cell in cells] == [expected(value), "end"]


@settings(max_examples=300)
@given(HOSTILE)
def test_text_in_a_list_item_shows_as_itself(value: str) -> None:
    items = re.findall(r"<li>(.*?)</li>", convert(f"- {text(value)}\n- end\n"), re.DOTALL)
    assert [shown(item) for item in items] == [expected(value), "end"]


@settings(max_examples=300)
@given(HOSTILE)
def test_text_in_a_link_shows_as_itself(value: str) -> None:
    page = convert(f"[x{text(value)}](tel:110){{ .qk-tel }}\n")
    assert re.fullmatch(r'<p><a class="qk-tel" href="tel:110">(.*)</a></p>', page, re.DOTALL)
    assert shown(page) == f"x{expected(value)}"


@settings(max_examples=300)
@given(HOSTILE)
def test_text_that_starts_a_paragraph_inside_a_box_shows_as_itself(value: str) -> None:
    page = convert(
        f'<div class="box" markdown>\n\n{text(value)}\n\n<ol markdown>\n<li markdown="block">\n\n**x**\n\n</li>\n</ol>\n\n</div>\n'
    )
    assert shown(page) == expected(f"{value} x")
    assert page.count("<div") == page.count("</div>") == 1


@settings(max_examples=300)
@given(HOSTILE)
def test_text_in_an_attribute_comes_back_whole(value: str) -> None:
    page = convert(f'<section data-terms="{attribute(value)}" markdown>\n\nx\n\n</section>\n')
    found = re.search(r'<section data-terms="([^"]*)">', page)
    assert found and html.unescape(found[1]) == expected(value)


@pytest.mark.parametrize("value", ["&#0;", "&amp;", "AT&T", "&quot; x=", "&#38;#38;"])
def test_what_looks_like_an_entity_stays_what_it_is_in_an_attribute(value: str) -> None:
    page = convert(f'<section data-terms="{attribute(value)}" markdown>\n\nx\n\n</section>\n')
    found = re.search(r'<section data-terms="([^"]*)">', page)
    assert found and html.unescape(found[1]) == value


@pytest.mark.parametrize(
    "value", ["<script>alert(1)</script>", "{{ cite('x') }}", "{% raw %}", "a" * 10_000, "| 竖线 |"]
)
def test_hostile_values_are_only_text(value: str) -> None:
    page = convert(f"- {text(value)}\n")
    assert shown(page) == value
    assert "<script" not in page


@pytest.mark.parametrize(("value", "ends"), [("已完成", "已完成。"), ("已完成。", "已完成。"), ("是谁？", "是谁？")])
def test_sentence_ends_with_one_full_stop(value: str, ends: str) -> None:
    assert sentence(value) == ends


def test_a_template_that_asks_for_what_is_not_there_fails() -> None:
    with pytest.raises(Exception, match="undefined"):
        ENVIRONMENT.from_string("{{ nothing }}").render()
