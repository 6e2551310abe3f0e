"""python -m publish.complete SITE: is everything there that the pages of a built folder ask for?

MkDocs says nothing when a template of ours is gone (the theme's own takes its
place), and nothing when a style sheet or a script is.
"""

from __future__ import annotations

import posixpath
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from . import scripts
from .project import ROOT

OVERRIDES = ROOT / "overrides"
TEMPLATES = ("main.html", "404.html", "sitemap.xml")
_ASSET = re.compile(r'<(?:link|script|img)\b[^>]*?\b(?:href|src)="([^"#?]+)[^"]*"')
_NOT_FETCHED = re.compile(r'rel="(?:canonical|next|prev)"')
# How our scripts name each other: beside themselves, or from the top of the site.
_SCRIPT = re.compile(r"""["'`](\./|\$\{FOLDER\}|\$\{base\}|)([\w/-]+\.js)["'`]""")
_BESIDE = ("./", "${FOLDER}")


def missing_sources() -> list[str]:
    """One line for every template of overrides/ that is not there, and every script that is served inside others."""
    parts = (f"{scripts.FOLDER}/{part}" for part in scripts.PARTS)
    return [
        f"overrides/{name} 不见了，{what}；从版本历史里找回来 (file missing: restore it)"
        for what, names in (("页面会变成主题原来的样子", TEMPLATES), ("搜索会用不了", parts))
        for name in names
        if not (OVERRIDES / name).is_file()
    ]


def missing_files(site: Path) -> list[str]:
    """One line for every style sheet, script or picture that a page or a script of ours asks for in vain."""
    asked: dict[str, str] = {}
    for path, asker in (*_asked_by_pages(site), *_asked_by_scripts(site)):
        asked.setdefault(path, asker)
    return [
        f"{asker} 要用的 {path} 不在；从版本历史里找回 overrides/{path} (file missing: restore it)"
        for path, asker in sorted(asked.items())
        if not (site / path).is_file()
    ]


def _asked_by_pages(site: Path) -> Iterator[tuple[str, str]]:
    """(path below the site, the page that asks for it)."""
    for page in sorted(site.rglob("*.html")):
        name = page.relative_to(site).as_posix()
        for found in _ASSET.finditer(page.read_text(encoding="utf-8")):
            if ":" not in found[1] and not _NOT_FETCHED.search(found[0]):
                yield _below(posixpath.dirname(name), unquote(found[1])), name


def _asked_by_scripts(site: Path) -> Iterator[tuple[str, str]]:
    for source in sorted(OVERRIDES.rglob("*.js")):
        name = source.relative_to(OVERRIDES).as_posix()
        if (site / name).is_file():
            for where, path in _SCRIPT.findall((site / name).read_text(encoding="utf-8")):
                yield _below(posixpath.dirname(name) if where in _BESIDE else "", path), name


def _below(folder: str, path: str) -> str:
    """An address as a path below the site; one with a slash in front (404.html has them) starts at the top."""
    return posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")


if __name__ == "__main__":
    if lines := [*missing_sources(), *missing_files(Path(sys.argv[1]))]:
        sys.exit("\n".join(lines))
    print("页面要用的文件都在")
