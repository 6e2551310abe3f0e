"""python -m publish.documents SITE: SITE/letters/*.docx, every blank letter as print shops and phones open it."""

from __future__ import annotations

import datetime
import sys
import zipfile
import zlib
from functools import partial
from importlib.metadata import version as version_of
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from macros.model import Facts
from macros.model.paper import Letter
from macros.topics.evidence import ROWS_TO_FILL_IN
from macros.topics.letters import BlankPart, blank

from . import project
from .cache import kept

FOLDER = "letters"
CACHE = project.ROOT / ".build" / "documents"
_FONT = "宋体"
_WIDTH, _NUMBER = Cm(16), Cm(1.4)
_NARROW = ("编号", "序号", "凭证号", "证据编号")
_FOOT = "〔〕里的提示和这一行，写好以后都删掉。钱卡住了，信息整理，不是法律意见。核对于"
# No clock: the same letter gives the same bytes.
_EPOCH = (1980, 1, 1, 0, 0, 0)


def document(letter: Letter, parts: list[BlankPart]) -> bytes:
    """A Word file of A4 pages: the letter with lines to write on."""
    made = Document()
    _lay_out(made, letter)
    for part in parts:
        if part.optional:
            made.add_paragraph(f"〔用得上才写，用不上的连这一段删掉：{part.optional}〕").runs[0].italic = True
        if part.only:
            made.add_paragraph(f"〔选了才写，没选的删掉。{part.only}〕").runs[0].italic = True
        if part.columns:
            _table(made, part.columns)
        else:
            paragraph = made.add_paragraph(part.words)
            if part.title:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
                paragraph.runs[0].bold = True
                paragraph.runs[0].font.size = Pt(16)
    made.sections[0].footer.paragraphs[0].text = f"{_FOOT}{letter.checked}"
    return _steady(made)


def _lay_out(made: DocumentType, letter: Letter) -> None:
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.2)
    style = made.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(12)
    fonts = style.element.rPr.rFonts
    fonts.set(qn("w:eastAsia"), _FONT)
    style.paragraph_format.line_spacing = 1.5
    style.paragraph_format.space_after = Pt(6)
    properties = made.core_properties
    properties.title, properties.author, properties.language = letter.title, "钱卡住了", "zh-CN"
    properties.created = properties.modified = datetime.datetime(*_EPOCH)


def _table(made: DocumentType, columns: tuple[str, ...]) -> None:
    table = made.add_table(rows=1 + ROWS_TO_FILL_IN, cols=len(columns), style="Table Grid")
    table.autofit = False
    narrow = [name in _NARROW for name in columns]
    rest = (_WIDTH - _NUMBER * sum(narrow)) // (len(columns) - sum(narrow))
    for row in table.rows:
        for cell, is_narrow in zip(row.cells, narrow, strict=True):
            cell.width = _NUMBER if is_narrow else rest
    for cell, name in zip(table.rows[0].cells, columns, strict=True):
        cell.text = name
    made.add_paragraph()


def _steady(made: DocumentType) -> bytes:
    """The file without the time it was written."""
    raw, result = BytesIO(), BytesIO()
    made.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            target.writestr(zipfile.ZipInfo(item.filename, _EPOCH), source.read(item.filename), zipfile.ZIP_DEFLATED)
    return result.getvalue()


def write(facts: Facts, site: Path) -> list[Path]:
    """Write every letter below `site`; returns the files."""
    folder = site / FOLDER
    folder.mkdir(exist_ok=True)
    written = []
    for letter in facts.letters.values():
        parts = blank(facts, letter)
        path = folder / f"{letter.id}.docx"
        path.write_bytes(kept(CACHE, ".docx", _shaped_by(letter, parts), partial(document, letter, parts)))
        written.append(path)
    return written


def _shaped_by(letter: Letter, parts: list[BlankPart]) -> list[str]:
    """What shapes the bytes of a letter: what stands in it, this code and its libraries."""
    code = Path(__file__).read_text(encoding="utf-8")
    libraries = [version_of("python-docx"), version_of("lxml"), zlib.ZLIB_RUNTIME_VERSION]
    return [repr(letter), repr(parts), str(ROWS_TO_FILL_IN), code, *libraries]


if __name__ == "__main__":
    print(f"写好 {len(write(project.load(), Path(sys.argv[1])))} 个 Word 文件")
