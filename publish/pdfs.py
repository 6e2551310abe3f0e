"""python -m publish.pdfs SITE: every checklist and blank letter as an A4 PDF, printed from its own page.

Needs a Chromium and a Chinese font; without them it says so and leaves the site
as it is. A page's link to its PDF is hidden until the PDF stands there.
"""

from __future__ import annotations

import hashlib
import mimetypes
import os
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from playwright.sync_api import Browser, Page, Route, sync_playwright

from .browser import find_browser, launch
from .project import ROOT
from .typeface import NoTypeface, find_typefaces, subset

KINDS = {"letters": "letter", "checklists": "checklist"}
CACHE = ROOT / ".build" / "pdf"
_HOST = "http://site.invalid"
_REGULAR, _BOLD = "/qk-regular.ttf", "/qk-bold.ttf"
# A bold that the browser makes up itself would be drawn as Type 3.
_STYLE = (
    f"<style>@font-face {{font-family: qk; src: url({_REGULAR})}}"
    f"@font-face {{font-family: qk; font-weight: 700; src: url({_BOLD})}}"
    "* {font-family: qk !important; font-synthesis: none; font-style: normal !important}</style></head>"
)
_WRITTEN_ON = re.compile(rb"(/(?:CreationDate|ModDate) \(D:)\d{14}")
_SAME_DAY = rb"\g<1>19800101000000"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page to print: where its HTML stands, and where its PDF goes below the site."""

    source: Path
    target: str
    html: str


def sheets(site: Path) -> list[Sheet]:
    """Every page of `site` that offers a PDF."""
    found = []
    for kind, part in KINDS.items():
        for source in sorted((site / "tools" / kind).glob("*/index.html")):
            html = source.read_text(encoding="utf-8")
            ready = html.replace('<html lang="zh"', f'<html lang="zh-CN" data-qk-print="{part}"', 1).replace(
                "</head>", _STYLE, 1
            )
            found.append(Sheet(source, f"{kind}/{source.parent.name}.pdf", ready))
    return found


class _Letters(HTMLParser):
    """Every character a page can show."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.characters: set[str] = set()
        self.feed(html)

    def handle_data(self, data: str) -> None:
        self.characters |= set(data)


def write(site: Path, say: Callable[[str], None]) -> list[Path]:
    """Print what is not printed yet and put it below `site`; returns the files. Says why when it cannot."""
    wanted = sheets(site)
    try:
        regular, bold = find_typefaces()
    except NoTypeface as error:
        say(f"跳过PDF：{error}")
        return []
    style = "".join(path.read_text(encoding="utf-8") for path in sorted(site.glob("assets/stylesheets/*.css")))
    keys = {s.target: hashlib.sha256(f"{style}{regular}{bold}{s.html}".encode()).hexdigest() for s in wanted}
    missing = [s for s in wanted if not (CACHE / f"{keys[s.target]}.pdf").exists()]
    if missing:
        with sync_playwright() as driver:
            if not find_browser(driver):
                say("跳过PDF：没有找到Chromium，页面里不出现PDF链接")
                return []
            browser = launch(driver)
            characters = _characters(missing)
            files = {_REGULAR: subset(regular, characters), _BOLD: subset(bold or regular, characters)}
            _print_all(browser, site, missing, files, keys)
            browser.close()
    return [_put(site, sheet, CACHE / f"{keys[sheet.target]}.pdf") for sheet in wanted]


def _characters(wanted: list[Sheet]) -> set[str]:
    return set().union(*(_Letters(sheet.html).characters for sheet in wanted)) | set("✓（）0123456789")


def _print_all(
    browser: Browser, site: Path, wanted: list[Sheet], files: dict[str, bytes], keys: dict[str, str]
) -> None:
    CACHE.mkdir(parents=True, exist_ok=True)
    page = browser.new_context(java_script_enabled=False, locale="zh-CN").new_page()
    by_address = {f"/{sheet.source.parent.relative_to(site).as_posix()}/": sheet.html.encode() for sheet in wanted}
    page.route("**/*", lambda route: _answer(route, site, {**files, **by_address}))
    for sheet, address in zip(wanted, by_address, strict=True):
        # Whole or not at all: another build may be looking.
        unfinished = CACHE / f"{keys[sheet.target]}.{os.getpid()}"
        unfinished.write_bytes(_printed(page, address))
        unfinished.replace(CACHE / f"{keys[sheet.target]}.pdf")


def _answer(route: Route, site: Path, made: dict[str, bytes]) -> None:
    """What a server would say, without one: what was made for printing, else the files of the site."""
    address = route.request.url.removeprefix(_HOST).partition("?")[0]
    file = site / address.lstrip("/")
    if address in made:
        route.fulfill(
            body=made[address], content_type="font/ttf" if address.endswith(".ttf") else "text/html; charset=utf-8"
        )
    elif file.is_file():
        route.fulfill(
            body=file.read_bytes(), content_type=mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        )
    else:
        route.fulfill(status=404)


def _printed(page: Page, address: str) -> bytes:
    page.goto(_HOST + address)
    raw = page.pdf(prefer_css_page_size=True, tagged=True)
    # No clock: the same page gives the same bytes.
    return _WRITTEN_ON.sub(_SAME_DAY, raw)


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
    made = write(Path(sys.argv[1]), print)
    if made:
        print(f"写好 {len(made)} 个PDF")
