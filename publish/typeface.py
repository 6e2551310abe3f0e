"""A small TrueType font for printing: only the characters used, with outlines that Chromium embeds as they are.

A CFF font (Noto CJK) becomes Type 3 in a PDF written by Chromium, several times
the size; so its outlines are drawn again with quadratic curves.
"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

# Sans faces first: they stay readable on a bad printer.
_WANTED = ("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei")
_UNITS_OFF_BY = 2.0


class NoTypeface(RuntimeError):
    """This machine has no Chinese font that fontconfig knows."""


@dataclass(frozen=True, slots=True)
class Face:
    """A font file, and which of the fonts in it."""

    file: Path
    index: int


def find_typefaces() -> tuple[Face, Face | None]:
    """A regular Chinese sans-serif font and its bold, if there is one. Raises NoTypeface."""
    try:
        listed = subprocess.run(
            ["fc-list", ":lang=zh-cn", "-f", "%{family}\t%{style}\t%{file}\t%{index}\n"],
            capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
    except (OSError, subprocess.CalledProcessError):
        raise NoTypeface("没有 fontconfig，找不到中文字体") from None
    fonts = [line.split("\t") for line in sorted(listed.splitlines()) if line.count("\t") == 3]
    for family in _WANTED:
        regular, bold = _face(fonts, family, bold=False), _face(fonts, family, bold=True)
        if regular:
            return regular, bold
    raise NoTypeface(f"没有中文字体；可以装 {'、'.join(_WANTED)} 中的一种")


def _face(fonts: list[list[str]], family: str, *, bold: bool) -> Face | None:
    for names, style, file, index in fonts:
        fits = family in names.split(",") and style.startswith("Bold" if bold else ("Regular", "Medium", "Normal"))
        if fits and Path(file).suffix in (".ttc", ".otf", ".ttf"):
            return Face(Path(file), int(index) & 0xFFFF)
    return None


def subset(face: Face, characters: set[str]) -> bytes:
    """A TrueType font with `characters` and nothing else."""
    font = TTFont(face.file, fontNumber=face.index if face.file.suffix == ".ttc" else -1, lazy=True)
    by_code: dict[int, str] = font.getBestCmap()
    cmap = {ord(c): by_code[ord(c)] for c in sorted(characters) if ord(c) in by_code}
    names = [".notdef", *dict.fromkeys(name for name in cmap.values() if name != ".notdef")]
    glyphs, metrics = font.getGlyphSet(), font["hmtx"]
    builder = FontBuilder(font["head"].unitsPerEm, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap(cmap)
    # A CFF outline runs the other way round.
    turn = "CFF " in font
    builder.setupGlyf({name: _quadratic(glyphs, name, turn) for name in names})
    table = builder.font["glyf"]
    builder.setupHorizontalMetrics({name: (metrics[name][0], getattr(table[name], "xMin", 0)) for name in names})
    header = font["hhea"]
    builder.setupHorizontalHeader(ascent=header.ascent, descent=header.descent)
    builder.setupNameTable({"familyName": "qk-print", "styleName": "Regular"})
    builder.setupOS2(
        sTypoAscender=header.ascent,
        sTypoDescender=header.descent,
        usWinAscent=header.ascent,
        usWinDescent=-header.descent,
    )
    builder.setupPost()
    # No clock: the same characters give the same bytes.
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.font.recalcTimestamp = False
    result = BytesIO()
    builder.save(result)
    return result.getvalue()


def _quadratic(glyphs: Any, name: str, turn: bool) -> Any:
    """One glyph with quadratic curves and without references to other glyphs."""
    outline, pen = DecomposingRecordingPen(glyphs), TTGlyphPen(None)
    glyphs[name].draw(outline)
    outline.replay(Cu2QuPen(pen, _UNITS_OFF_BY, reverse_direction=turn))
    return pen.glyph()
