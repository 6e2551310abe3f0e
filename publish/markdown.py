"""python -m publish.markdown SITE: every page as plain Markdown beside its HTML, and SITE/llms.txt listing them.

For people who reuse the text and for programs that read it: made from the built
pages, without what only serves the screen; links lead from one Markdown file to the next.
"""

from __future__ import annotations

import functools
import posixpath
import sys
from collections.abc import Collection, Iterator, Mapping
from importlib.metadata import version as version_of
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from lxml import etree
from lxml.html import HtmlElement

from macros.model import Facts
from macros.model.page import Page, address
from macros.topics.registry import LISTED_BY

from . import project
from .built import article
from .cache import kept

NAME = "钱卡住了"
SUMMARY = (
    "平台提现受阻自助指南：先分清是不是骗局，再按步骤拿回卡在平台里的钱。"
    "信息整理，不是法律意见；不代办、不收费、不加微信。"
)
# Making all texts anew takes a third of the time the pages take; most are what they were in the build before.
CACHE = project.ROOT / ".build" / "markdown"
# What nobody can press, fill in or look at here; what is hidden stands for nothing, as a link to a PDF never made.
_ON_SCREEN = etree.XPath(
    "//script | //style | //template | //form | //button | //select | //textarea | //nav | //svg | //iframe"
    " | //footer | //*[@hidden] | //a[contains(@class, 'headerlink')]"
)
_LINKS = etree.XPath("//@href | //@src")
# Pages of one folder link much the same.
_relative = functools.cache(posixpath.relpath)


def plain_markdown(page: Page, content: HtmlElement, homes: Mapping[str, str]) -> str:
    """The article of a page for readers without HTML: title, text, the day somebody read it through."""
    for link in _LINKS(content):
        link.getparent().set(link.attrname, _from(page.path, link, homes))
    written = text(content)
    if not written.startswith("# "):
        written = f"# {page.front.title}\n\n{written}"
    foot = f"{page.front.description}\n\n这一页通读于 {page.front.reviewed}。信息整理，不是法律意见。"
    return f"{written}\n\n---\n\n{foot}\n"


def _from(path: str, link: str, homes: Mapping[str, str]) -> str:
    """A link of the page docs/`path`, from its Markdown file; `homes`: the Markdown file of an address of the site."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path:
        return link
    target = posixpath.normpath(posixpath.join(address(path), parts.path))
    beside = _relative(homes.get(target, target), posixpath.dirname(path) or ".")
    return urlunsplit(parts._replace(path=beside))


def text(content: HtmlElement) -> str:
    """An article as Markdown, without what only serves the screen; the article is changed on the way."""
    for found in _ON_SCREEN(content):
        found.drop_tree()
    etree.strip_attributes(content, "title")
    html = etree.tostring(content, encoding="unicode", method="html")
    return kept(CACHE, ".md", [html, *_shaped_by()], functools.partial(_converted, html)).decode()


def _converted(html: str) -> bytes:
    # Its libraries take longer to load than it takes to find everything in the cache.
    from .markdown_text import converted

    return converted(html).encode()


@functools.cache
def _shaped_by() -> list[str]:
    """What shapes a text beside the article: the code that converts it and its libraries."""
    code = Path(__file__).with_name("markdown_text.py").read_text(encoding="utf-8")
    return [code, *map(version_of, ("beautifulsoup4", "lxml", "markdownify"))]


def index(facts: Facts) -> str:
    """llms.txt: what this is, and a link with one sentence for every page, in the order of the navigation."""
    lines = [f"# {NAME}", "", f"> {SUMMARY}", "", "全部资料另有机器可读的一份：[data.json](data.json)。"]
    listed = {path for section in facts.sections for path in section.pages}
    sections = [(section.name, section.pages) for section in facts.sections]
    for section, paths in [*sections, *_beside(facts, listed)]:
        lines += ["", f"## {section}", ""]
        fronts = ((path, facts.pages[path].front) for path in paths)
        lines += [f"- [{front.title}]({path}): {front.description}" for path, front in fronts]
    return "\n".join(lines) + "\n"


def _beside(facts: Facts, listed: Collection[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The pages outside the navigation, each kind below the title of the page that has the index of it."""
    for macro, index in LISTED_BY.items():
        own = [path for path, page in facts.pages.items() if any(call.name == macro for call in page.calls)]
        if unlisted := [path for path in own if path not in listed]:
            yield facts.pages[facts.places.of(index)].front.title, tuple(unlisted)


def write(facts: Facts, site: Path) -> list[Path]:
    """Write the Markdown edition of the built pages of `site` below it; returns the files."""
    homes = {posixpath.normpath(address(path)): path for path in facts.pages}
    written = []
    for path, page in facts.pages.items():
        target = site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(plain_markdown(page, article(path, site), homes), encoding="utf-8")
        written.append(target)
    (site / "llms.txt").write_text(index(facts), encoding="utf-8")
    return [*written, site / "llms.txt"]


if __name__ == "__main__":
    print(f"写好 {len(write(project.load(), Path(sys.argv[1])))} 个文本文件")
