"""The built pages of a folder: where each stands, and its article without the frame around it."""

from __future__ import annotations

from pathlib import Path

import lxml.html

from macros.model.page import address

_PARSER = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)


def article(path: str, site: Path) -> lxml.html.HtmlElement:
    """The article of the page docs/`path` as it was built below `site`."""
    return read((site / address(path) / "index.html").read_bytes())


def read(html: bytes) -> lxml.html.HtmlElement:
    """The first article of a page; the frame, the whole navigation among it, is longer than most of them."""
    start = html.index(b"<article")
    return lxml.html.fragment_fromstring(html[start : html.index(b"</article>", start)], parser=_PARSER)
