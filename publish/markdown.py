"""python -m publish.markdown SITE: every page as plain Markdown beside its HTML, and SITE/llms.txt listing them.

For people who reuse the text and for programs that read it: the macros are
already expanded, links lead from one Markdown file to the next.
"""

from __future__ import annotations

import html
import posixpath
import re
import sys
from functools import partial
from pathlib import Path

import jinja2

from macros.facts.navigation import read_navigation
from macros.facts.pages import WrittenPage, read_pages
from macros.model import Facts
from macros.topics.registry import PAGE_MACROS

from . import project

NAME = "钱卡住了"
SUMMARY = (
    "平台提现受阻自助指南：先分清是不是骗局，再按步骤拿回卡在平台里的钱。"
    "信息整理，不是法律意见；不代办、不收费、不加微信。"
)
_ENVIRONMENT = jinja2.Environment(undefined=jinja2.StrictUndefined)
# What only serves the HTML: data for search engines, boxes, anchors, attribute lists.
_SCRIPT = re.compile(r"<script.*?</script>", re.DOTALL)
_BUTTON = re.compile(r"<(button|form|template)\b.*?</\1>", re.DOTALL)
# A PDF may not have been made; here its link would stand for nothing.
_PERHAPS = re.compile(r"<li data-qk-built=.*?</li>\n?", re.DOTALL)
_TICK = re.compile(r'<li markdown="span"><label class="qk-tick"><input type="checkbox"><span>(.*?)</span></label></li>')
_ANSWER = re.compile(r'<li markdown="span"><a href="([^"]+)" data-answer="[^"]*">(.*?)</a>')
_DOWNLOAD = re.compile(r'<a (?:class="[^"]*" )?href="(?:\.\./)*([^"]+)"[^>]*>(.*?)</a>')
_TAG = re.compile(
    r"</?(?:div|span|small|section|ul|ol|li|nav|label|input|select|option|p|abbr|strong|br|details|summary|form)\b[^>]*>"
)
_ATTRIBUTES = re.compile(r"[ \t]*\{:? [^{}\n]*\}")
_ABSOLUTE_LINK = re.compile(r"\]\(/([^)]*)\)")
_ENTITY = re.compile(r"&#(\d+);")


def expand(text: str, facts: Facts) -> str:
    """A page's text with every macro replaced by what it prints."""
    return _ENVIRONMENT.from_string(text).render({name: partial(macro, facts) for name, macro in PAGE_MACROS.items()})


def plain_markdown(page: WrittenPage, facts: Facts) -> str:
    """The page for readers without HTML: title, text, the day somebody read it through."""
    text = _PERHAPS.sub("", _BUTTON.sub("", _SCRIPT.sub("", expand(page.body, facts))))
    text = _ANSWER.sub(r"- [\2](\1)", _TICK.sub(r"- [ ] \1", text))
    up = posixpath.relpath(".", posixpath.dirname(page.path) or ".")
    text = _DOWNLOAD.sub(lambda link: f"[{link[2]}]({posixpath.normpath(posixpath.join(up, link[1]))})", text)
    text = _ATTRIBUTES.sub("", _TAG.sub("", text))
    text = _ABSOLUTE_LINK.sub(lambda link: f"]({posixpath.normpath(posixpath.join(up, link[1]))})", text)
    text = _ENTITY.sub(_readable, text)
    if not text.lstrip().startswith("# "):
        text = f"# {page.front.title}\n\n{text}"
    text = (
        f"{text}\n\n---\n\n{page.front.description}\n\n这一页通读于 {page.front.reviewed}。信息整理，不是法律意见。\n"
    )
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in text.split("\n"))).lstrip("\n")


def _readable(entity: re.Match[str]) -> str:
    """An escaped character as itself, unless that would start markup."""
    character = html.unescape(entity[0])
    return entity[0] if character in "\\`*_[]<>|#" else character


def index(found: dict[str, WrittenPage]) -> str:
    """llms.txt: what this is, and a link with one sentence for every page, in the order of the navigation."""
    lines = [f"# {NAME}", "", f"> {SUMMARY}", "", "全部资料另有机器可读的一份：[data.json](data.json)。"]
    for section, paths in [*read_navigation(project.ROOT).sections(), *_beside(found)]:
        lines += ["", f"## {section}", ""]
        lines += [f"- [{found[path].front.title}]({path}): {found[path].front.description}" for path in paths]
    return "\n".join(lines) + "\n"


def _beside(found: dict[str, WrittenPage]) -> list[tuple[str, list[str]]]:
    """The pages outside the navigation, a folder below the title of its page: tools/letters/*.md, tools/letters.md."""
    listed = {path for _, paths in read_navigation(project.ROOT).sections() for path in paths}
    folders: dict[str, list[str]] = {}
    for path in found:
        if path not in listed:
            folders.setdefault(posixpath.dirname(path), []).append(path)
    return [(found[f"{folder}.md"].front.title, paths) for folder, paths in folders.items()]


def write(facts: Facts, site: Path) -> list[Path]:
    """Write the Markdown edition below `site`; returns the files."""
    every = {page.path: page for page in read_pages(project.ROOT)[0]}
    written = []
    for path, page in every.items():
        target = site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(plain_markdown(page, facts), encoding="utf-8")
        written.append(target)
    (site / "llms.txt").write_text(index(every), encoding="utf-8")
    return [*written, site / "llms.txt"]


if __name__ == "__main__":
    print(f"写好 {len(write(project.load(), Path(sys.argv[1])))} 个文本文件")
