"""The built site: one strict build, looked at from outside."""

from __future__ import annotations

import gzip
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from macros.facts.entries import channel_page, provision_page
from macros.model import Facts
from macros.model.page import address
from publish import scripts
from tests.conftest import ROOT


class _Page(HTMLParser):
    """The links, assets, ids and words of one HTML page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.assets: list[str] = []
        self.ids: list[str] = []
        self.words: list[str] = []
        self._silent = 0
        self._unprinted = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        self._silent += tag in ("script", "style")
        # An offer of a PDF is out of sight until the PDF has been printed.
        self._unprinted |= "data-qk-built" in named and "hidden" in named
        if tag == "a" and "href" in named and not self._unprinted:
            self.links.append(named["href"])
        for name in ("src", "srcset", "poster", "data"):
            if name in named and tag != "section":
                self.assets.append(named[name])
        if tag == "link" and named.get("rel") not in ("canonical", "next", "prev"):
            self.assets.append(named.get("href", ""))
        if "id" in named:
            self.ids.append(named["id"])

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("script", "style")
        self._unprinted &= tag != "li"

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words.append(data)


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, _Page]:
    """Every built page by its path below the site."""
    return {path.relative_to(site).as_posix(): _Page(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}


def test_every_page_of_the_map_is_built(pages: dict[str, _Page], facts: Facts) -> None:
    for platform_id in facts.platforms:
        assert f"platforms/{platform_id}/index.html" in pages
    assert {"index.html", "404.html", "scam/check/index.html", "tools/regulator-lookup/index.html"} <= set(pages)


def test_no_macro_error_or_brace_is_published(site: Path) -> None:
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        for trace in ("Macro Rendering Error", "Macro Syntax Error", "{{", "{%", "Traceback", ">None<", "{: #", "](/"):
            assert trace not in html, (path, trace)


def test_nothing_is_asked_from_another_host(site: Path, pages: dict[str, _Page]) -> None:
    for name, page in pages.items():
        for asset in page.assets:
            assert not urlsplit(asset).netloc, (name, asset)
    for path in [*site.rglob("*.css"), *(site / "assets" / "javascripts").rglob("*.*js")]:
        assert not re.search(r"(?:url\(|@import|import\(|fetch\()\s*[\"']?https?:", path.read_text(encoding="utf-8")), (
            path
        )


def test_outbound_links_are_on_the_verified_list(pages: dict[str, _Page], facts: Facts) -> None:
    allowed = {f"{host.scheme}://{host.id}" for host in facts.hosts.values() if host.verified}
    for name, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.netloc:
                assert f"{parts.scheme}://{parts.netloc}" in allowed, (name, link)


def test_phone_links_are_official_and_verified(pages: dict[str, _Page], facts: Facts) -> None:
    numbers = {phone.number for c in facts.channels.values() if c.verified for phone in c.phones}
    dialled = {link.removeprefix("tel:") for page in pages.values() for link in page.links if link.startswith("tel:")}
    assert dialled <= numbers
    assert {"110", "12315", "12363", "12378"} <= dialled


def test_a_phone_makes_no_number_dialable_that_we_do_not(site: Path) -> None:
    """Left alone it turns case numbers, and the numbers marked 先别拨, into links."""
    for path in site.rglob("*.html"):
        assert '<meta name="format-detection" content="telephone=no">' in path.read_text(encoding="utf-8"), path


def test_every_internal_link_and_anchor_exists(site: Path, pages: dict[str, _Page]) -> None:
    for name, page in pages.items():
        if name == "404.html":
            continue
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (site / name).parent / unquote(parts.path) if parts.path else site / name
            target = target / "index.html" if target.is_dir() else target
            assert target.exists(), (name, link)
            if parts.fragment and target.suffix == ".html":
                assert unquote(parts.fragment) in pages[target.resolve().relative_to(site.resolve()).as_posix()].ids, (
                    name,
                    link,
                )


def test_ids_on_a_page_are_unique(pages: dict[str, _Page]) -> None:
    for name, page in pages.items():
        doubled = {i for i in page.ids if page.ids.count(i) > 1 and not i.startswith("__")}
        assert not doubled, (name, doubled)


def _ids(pages: dict[str, _Page], path: str) -> set[str]:
    return set(pages[f"{address(path)}index.html"].ids)


def test_headings_that_macros_link_to_have_ascii_ids(pages: dict[str, _Page], facts: Facts) -> None:
    """On the page that has the entry, and on the index, which had all of them: links to it were shared."""
    for channel in facts.channels.values():
        assert channel.id in _ids(pages, channel_page(facts, channel)) & _ids(pages, "reference/channels.md"), (
            channel.id
        )
    for provision in facts.provisions.values():
        if provision.verified:
            found = _ids(pages, provision_page(facts, provision)) & _ids(pages, "reference/laws.md")
            assert provision.id in found, provision.id
    assert set(facts.platforms) <= set(pages["tools/regulator-lookup/index.html"].ids)


def test_laws_and_channels_are_dealt_out_to_pages_that_cost_little(site: Path, facts: Facts) -> None:
    """Style and scripts come on top; a first visit may cost 45 KB."""
    shown = {"law_index", "law_group", "channel_index", "channel_group"}
    pages = [page.path for page in facts.pages.values() if not shown.isdisjoint(call.name for call in page.calls)]
    assert len(pages) > 10
    for path in pages:
        assert len(gzip.compress((site / address(path) / "index.html").read_bytes(), 9)) <= 33_000, path


def test_every_type_step_and_number_is_in_the_page_itself(site: Path, facts: Facts) -> None:
    html = (site / "tools/regulator-lookup/index.html").read_text(encoding="utf-8")
    assert html.count('class="qk-step"') == sum(len(p.steps) for p in facts.platforms.values())
    assert html.count('class="qk-type"') == len(facts.platforms)
    assert "<details" not in html.split("qk-lookup")[1]


def test_unverified_provisions_are_never_published_as_rules(site: Path, facts: Facts) -> None:
    everything = "".join(path.read_text(encoding="utf-8") for path in site.rglob("*.html"))
    for provision in facts.provisions.values():
        if not provision.verified:
            assert provision.says not in everything
            assert f"#{provision.id}" not in everything


def test_questions_are_told_to_machines_as_they_stand(site: Path, facts: Facts) -> None:
    asked = 0
    for path in site.rglob("index.html"):
        html = path.read_text(encoding="utf-8")
        for found in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL):
            data = json.loads(found)
            assert data["@type"] == "FAQPage"
            for question in data["mainEntity"]:
                assert question["acceptedAnswer"]["text"] and "{{" not in question["acceptedAnswer"]["text"]
                asked += 1
    assert asked == sum(len(faq.items) for faq in facts.faqs.values())


def test_assets_named_in_the_template_exist(site: Path) -> None:
    """MkDocs says nothing about a style sheet, script or picture that is not there."""
    template = (ROOT / "overrides" / "main.html").read_text(encoding="utf-8")
    named = re.findall(r"assets/[\w/.-]+\.(?:css|js|svg|png)", template)
    assert len(named) >= 6
    for asset in named:
        assert (site / asset).is_file(), asset


def test_every_script_of_ours_is_small(site: Path) -> None:
    ours = list((site / scripts.FOLDER).rglob("*.js"))
    assert len(ours) >= 15
    for served in ours:
        assert len(gzip.compress(served.read_bytes(), 9)) <= 10 * 1024, served.name
