"""python -m publish.pdfs SITE [CACHE]: every checklist and blank letter as an A4 PDF, printed from its own page.

Needs a Chromium and a Chinese font; where there is none it says so and leaves the
site as it is. A page's link to its PDF is hidden until the PDF stands there.
"""

from __future__ import annotations

import hashlib
import mimetypes
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser
from importlib.metadata import version as version_of
from pathlib import Path
from typing import TYPE_CHECKING

from . import browser, font_cutter, typeface
from .browser import BrowserBroken
from .cache import keep
from .font_cutter import Cutter
from .project import ROOT
from .typeface import NoTypeface, Typeface, TypefaceBroken, find_typeface

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

# What of a page is printed, by the folder its PDF goes into.
PARTS = {"letters": "letter", "checklists": "checklist"}
_OFFERED = re.compile(r'data-qk-built="(?P<target>(?P<folder>[a-z]+)/[a-z0-9-]+\.pdf)"')
CACHE = ROOT / ".build" / "pdf"
_HOST = "http://site.invalid"
_REGULAR, _BOLD = "/qk-regular.ttf", "/qk-bold.ttf"
# A bold that the browser makes up itself would be drawn as Type 3.
_STYLE = (
    f"<style>@font-face {{font-family: qk; src: url({_REGULAR})}}"
    f"@font-face {{font-family: qk; font-weight: 700; src: url({_BOLD})}}"
    "* {font-family: qk !important; font-synthesis: none; font-style: normal !important}</style></head>"
)
# What the browser puts in by itself before the items of a list.
_MARKERS = frozenset("0123456789.•◦▪")
_WRITTEN_ON = re.compile(rb"(/(?:CreationDate|ModDate) \(D:)\d{14}")
_SAME_DAY = rb"\g<1>19800101000000"
_NODE = re.compile(rb"\(node\d{8}\)")


class CannotPrint(RuntimeError):
    """The browser or the font is there and broken: mending it is better than a site without PDFs."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page to print: its address and file in the site, and where its PDF goes below the site."""

    address: str
    source: Path
    target: str
    html: str


def sheets(site: Path) -> list[Sheet]:
    """Every page of `site` that offers a PDF."""
    found = []
    for source in sorted(site.rglob("index.html")):
        html = source.read_text(encoding="utf-8")
        offered = _OFFERED.search(html)
        if offered:
            part = PARTS[offered["folder"]]
            ready = html.replace("<html ", f'<html data-qk-print="{part}" ', 1)
            address = f"/{source.parent.relative_to(site).as_posix()}/"
            found.append(Sheet(address, source, offered["target"], ready.replace("</head>", _STYLE, 1)))
    return found


class _Characters(HTMLParser):
    """Every character a page can show."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(html)

    def handle_data(self, data: str) -> None:
        self.found |= set(data)


def write(site: Path, say: Callable[[str], None], cache: Path = CACHE) -> list[Path]:
    """Print what `cache` does not hold yet and put every PDF below `site`; returns the files.

    Says which typeface it used, or why there are none. Raises CannotPrint.
    """
    try:
        face = find_typeface()
        found = browser.find_browser()
        if found is None:
            say("跳过PDF：没有找到Chromium，页面里不出现PDF链接")
            return []
        alike = shaped_by(site, face, browser.version(found))
        wanted = [(sheet, cache / f"{_key(sheet, alike)}.pdf") for sheet in sheets(site)]
        _print_all(site, face, [(sheet, file) for sheet, file in wanted if not file.exists()])
    except NoTypeface as error:
        say(f"跳过PDF：{error}")
        return []
    except (BrowserBroken, TypefaceBroken) as error:
        raise CannotPrint(f"打印不了PDF：{error}") from None
    say(f"PDF用的字体：{face.name}")
    return [_put(site, sheet, file) for sheet, file in wanted]


def shaped_by(site: Path, face: Typeface, browser_version: str) -> str:
    """What shapes the bytes of every sheet alike: styles, typeface, browser, this code and its libraries."""
    modules = (sys.modules[__name__], typeface, font_cutter, browser)
    code = [Path(str(module.__file__)).read_text(encoding="utf-8") for module in modules]
    libraries = [version_of("fonttools"), version_of("playwright")]
    return "\0".join([face.digest(), browser_version, _styles(site), *libraries, *code])


def _styles(site: Path) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in sorted(site.glob("assets/stylesheets/*.css")))


def _key(sheet: Sheet, alike: str) -> str:
    return hashlib.sha256(f"{sheet.html}\0{alike}".encode()).hexdigest()


def _print_all(site: Path, face: Typeface, wanted: list[tuple[Sheet, Path]]) -> None:
    """Print each sheet into its file. Raises BrowserBroken, TypefaceBroken."""
    if not wanted:
        return
    from playwright.sync_api import sync_playwright

    regular, bold = Cutter(face.regular), Cutter(face.bold)
    # Style sheets write words of their own: “content: "✓"”.
    always = _MARKERS | set(_styles(site))
    with sync_playwright() as driver:
        opened = browser.launch(driver)
        page = opened.new_context(java_script_enabled=False, locale="zh-CN").new_page()
        for sheet, file in wanted:
            # Cut for this sheet alone: its bytes must not depend on which others are printed in the same run.
            used = _Characters(sheet.html).found | always
            made = {_REGULAR: regular.cut(used), _BOLD: bold.cut(used), sheet.address: sheet.html.encode()}
            keep(file, _printed(page, site, sheet, made))
        opened.close()


def _printed(page: Page, site: Path, sheet: Sheet, made: dict[str, bytes]) -> bytes:
    page.route("**/*", lambda route: _answer(route, site, made))
    page.goto(_HOST + sheet.address)
    raw = page.pdf(prefer_css_page_size=True, tagged=True)
    page.unroute_all()
    # No clock, and no trace of the sheets before: the same page gives the same bytes.
    return _renumbered(_WRITTEN_ON.sub(_SAME_DAY, raw))


def _renumbered(raw: bytes) -> bytes:
    """The cells of tables numbered from one: the browser counts on through all pages it has opened."""
    numbers: dict[bytes, bytes] = {}
    return _NODE.sub(lambda found: numbers.setdefault(found[0], b"(node%08d)" % (len(numbers) + 1)), raw)


def _answer(route: Route, site: Path, made: dict[str, bytes]) -> None:
    """What a server would say, without one: what was made for printing, else the files of the site."""
    address = route.request.url.removeprefix(_HOST).partition("?")[0]
    file = site / address.lstrip("/")
    if address in made:
        route.fulfill(
            body=made[address],
            content_type="font/ttf" if address.endswith(".ttf") else "text/html; charset=utf-8",
        )
    elif file.is_file():
        route.fulfill(
            body=file.read_bytes(), content_type=mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        )
    else:
        route.fulfill(status=404)


def _put(site: Path, sheet: Sheet, printed: Path) -> Path:
    """The PDF in its place, and its link in sight."""
    target = site / sheet.target
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(printed.read_bytes())
    html = sheet.source.read_text(encoding="utf-8")
    shown = re.sub(rf'(data-qk-built="{re.escape(sheet.target)}") hidden(?:="")?', r"\1", html)
    sheet.source.write_text(shown, encoding="utf-8")
    return target


if __name__ == "__main__":
    try:
        made = write(Path(sys.argv[1]), print, *map(Path, sys.argv[2:3]))
    except CannotPrint as error:
        sys.exit(str(error))
    if made:
        print(f"写好 {len(made)} 个PDF")
