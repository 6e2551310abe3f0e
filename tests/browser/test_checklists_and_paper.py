"""Checklists are ticked, and whatever is printed comes out right: the PDFs we offer, and any page."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pypdf
import pytest
from playwright.sync_api import Page, expect

from macros.model import Facts
from publish.pdfs import PARTS
from tests.browser.using_tools import OURS


def test_ticks_are_counted_and_cleared(phone: Page, address: str) -> None:
    phone.goto(address + "tools/checklists/labor/")
    phone.locator(".qk-tick").first.click(position={"x": 10, "y": 15})
    expect(phone.locator(".qk-checklist__status")).to_contain_text("打了1个勾")
    phone.get_by_role("button", name="全部不勾").click()
    expect(phone.locator(".qk-checklist__status")).to_contain_text("打了0个勾")
    assert phone.evaluate(OURS) == phone.evaluate(OURS.replace("local", "session")) == []


def test_without_scripts_a_checklist_still_ticks(without_scripts: Page, address: str) -> None:
    without_scripts.goto(address + "tools/checklists/labor/")
    box = without_scripts.locator("article").get_by_role("checkbox").first
    box.check()
    expect(box).to_be_checked()


def read(part: object) -> dict[str, Any]:
    """A dictionary of a PDF, wherever in the file it stands."""
    found = part.get_object() if isinstance(part, pypdf.generic.PdfObject) else part
    assert isinstance(found, dict)
    return found


def test_pdfs_are_a4_tagged_titled_small_and_set_in_truetype(printed_site: Path, facts: Facts) -> None:
    wanted = {f"{kind}/{record}.pdf" for kind in PARTS for record in getattr(facts, kind)}
    made = {path.relative_to(printed_site).as_posix() for path in printed_site.rglob("*.pdf")}
    assert made == wanted, "没有浏览器或中文字体，PDF 没有做出来"
    for name in sorted(made):
        raw = (printed_site / name).read_bytes()
        reader = pypdf.PdfReader(io.BytesIO(raw))
        # A letter of five pages holds every choice; none is larger than a photo sent in a chat.
        assert len(raw) <= max(110, 32 * len(reader.pages)) * 1024, (name, len(raw))
        assert reader.metadata is not None and reader.metadata.title
        root = reader.root_object
        assert read(root["/MarkInfo"])["/Marked"] and str(root["/Lang"]) == "zh-CN"
        for page in reader.pages:
            assert [round(float(page.mediabox.width)), round(float(page.mediabox.height))] == [595, 842], name
            fonts = read(page["/Resources"]).get("/Font", {})
            assert all(read(font)["/Subtype"] == "/Type0" for font in read(fonts).values()), name


def test_a_letters_pdf_is_the_letter_and_nothing_of_ours(printed_site: Path, facts: Facts) -> None:
    """It is handed in: what the page says around it stays behind."""
    for letter in facts.letters:
        reader = pypdf.PdfReader(printed_site / "letters" / f"{letter}.pdf")
        text = "".join(page.extract_text() for page in reader.pages)
        assert len(text) > 100 and not re.search("什么时候用|接下来会怎样|核对于|信息整理", text), letter


def test_on_paper_bold_words_are_bolder(printed_site: Path) -> None:
    page = pypdf.PdfReader(printed_site / "letters" / "demand.pdf").pages[0]
    fonts = [read(read(font)["/DescendantFonts"][0]) for font in read(read(page["/Resources"])["/Font"]).values()]
    stems = [float(read(font["/FontDescriptor"])["/StemV"]) for font in fonts]
    assert len(stems) == 2 and max(stems) > min(stems) * 1.3


def test_checklists_take_the_sheets_they_announce(printed_site: Path, facts: Facts) -> None:
    for checklist in facts.checklists.values():
        reader = pypdf.PdfReader(printed_site / "checklists" / f"{checklist.id}.pdf")
        assert len(reader.pages) == checklist.sheets, checklist.id
        text = "".join(page.extract_text() for page in reader.pages)
        assert "tools/checklists/" in text and "核对于" in text
        assert "搜一搜" not in text and "配套的信" not in text


def test_a_page_offers_its_pdf_once_it_is_there(phone: Page, address: str) -> None:
    phone.goto(address + "tools/checklists/labor/")
    link = phone.get_by_role("link", name=re.compile("PDF"))
    expect(link).to_be_visible()
    assert phone.request.get(address + "checklists/labor.pdf").ok


@pytest.mark.parametrize("path", ["rights/time-limits/", "tools/regulator-lookup/", "causes/risk-control/"])
def test_any_page_prints_black_on_white_without_its_frame(path: str, phone: Page, address: str) -> None:
    phone.emulate_media(media="print", color_scheme="dark")
    phone.goto(address + path)
    for hidden in (".qk-skip", ".qk-header", ".qk-menu", ".qk-trail", ".qk-site-foot", ".qk-screen-only"):
        expect(phone.locator(hidden).first).to_be_hidden()
    expect(phone.locator(".qk-print-only")).to_contain_text(address.removeprefix("http://") + path)
    assert phone.eval_on_selector(".md-typeset p", "e => getComputedStyle(e).color") in (
        "rgb(0, 0, 0)",
        "rgb(28, 43, 46)",
    )


def test_print_has_no_menu_and_keeps_the_answer(desktop: Page, address: str) -> None:
    desktop.goto(address + "platforms/delivery-rider/")
    desktop.emulate_media(media="print")
    for part in (".qk-skip", ".qk-header", ".qk-menu", ".qk-trail", ".qk-site-foot"):
        expect(desktop.locator(part).first).to_be_attached()
        expect(desktop.locator(f"{part}:visible")).to_have_count(0)
    expect(desktop.locator(".qk-stop")).to_be_visible()
    expect(desktop.locator(".qk-step").first).to_be_visible()
    expect(desktop.locator(".qk-page-foot")).to_be_visible()
