"""A small TrueType font for printing: only the characters used, with outlines that Chromium embeds as they are.

A CFF font (Noto Sans CJK) becomes Type 3 in a PDF written by Chromium, several
times the size; so its outlines are drawn again with quadratic curves.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.util
import struct
import subprocess
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, TTLibError, newTable
from fontTools.ttLib.tables._g_l_y_f import Glyph

REGULAR, BOLD = 400, 700
_LOCKED = ("manimgx_fonts_cjk", "NotoSansCJK-VF.otf.ttc")
_FAMILY = "Noto Sans CJK SC"
# Of the fonts a machine may have. Sans faces first: they stay readable on a bad printer.
_WANTED = (_FAMILY, "Noto Sans SC", "Source Han Sans SC", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei")
_UNITS_OFF_BY = 2.0
# What fontTools raises on a file that is cut short, overwritten or no font at all.
_UNREADABLE = (OSError, TTLibError, AssertionError, LookupError, ValueError, struct.error)


class NoTypeface(RuntimeError):
    """Neither the locked requirements nor this machine have a Chinese font."""


class TypefaceBroken(RuntimeError):
    """There is a font file, but it cannot be read."""


@dataclass(frozen=True, slots=True)
class Face:
    """One font: its file, which of the fonts in it (-1: the only one), and the weight, where it holds several."""

    file: Path
    index: int
    weight: int


@dataclass(frozen=True, slots=True)
class Typeface:
    """A regular face and its bold; `name` says where they come from."""

    name: str
    regular: Face
    bold: Face

    def digest(self) -> str:
        """The same for the same bytes of both files, wherever they lie."""
        parts = (f"{face.index} {face.weight} {_digest(face.file)}" for face in (self.regular, self.bold))
        return "\n".join(parts)


class Cutter:
    """Cuts small fonts out of a face; each glyph is drawn and packed once, however many fonts need it."""

    def __init__(self, face: Face) -> None:
        try:
            self._font = _opened(face.file, face.index)
            self._codes: dict[int, str] = self._font.getBestCmap()
            self._glyphs = self._font.getGlyphSet(location={"wght": face.weight})
        except _UNREADABLE:
            raise TypefaceBroken(_broken(face.file)) from None
        # A CFF outline runs the other way round.
        self._turn = "glyf" not in self._font
        self._packed = functools.cache(self._draw)

    def cut(self, characters: Iterable[str]) -> bytes:
        """A TrueType font with `characters`, as far as the face has them, and nothing else."""
        cmap = {ord(one): self._codes[ord(one)] for one in sorted(set(characters)) if ord(one) in self._codes}
        names = [".notdef", *dict.fromkeys(name for name in cmap.values() if name != ".notdef")]
        packed = {name: self._packed(name) for name in names}
        builder = FontBuilder(self._font["head"].unitsPerEm, isTTF=True)
        builder.setupGlyphOrder(names)
        builder.setupCharacterMap(cmap)
        # Not setupGlyf(), which wants to look into every outline.
        builder.font["loca"], builder.font["glyf"] = newTable("loca"), newTable("glyf")
        builder.font["glyf"].glyphs = {name: Glyph(one.outline) for name, one in packed.items()}
        builder.font["glyf"].glyphOrder = names
        builder.setupHorizontalMetrics({name: (one.width, one.left) for name, one in packed.items()})
        self._finish(builder, packed.values())
        result = BytesIO()
        builder.save(result)
        return result.getvalue()

    def _finish(self, builder: FontBuilder, packed: Collection[_Packed]) -> None:
        """The tables that only say how large things are and what the font is called."""
        header = self._font["hhea"]
        up, down = header.ascent, header.descent
        builder.setupHorizontalHeader(ascent=up, descent=down)
        builder.setupNameTable({"familyName": "qk-print", "styleName": "Regular"})
        builder.setupOS2(sTypoAscender=up, sTypoDescender=down, usWinAscent=up, usWinDescent=-down)
        builder.setupPost()
        font, whole = builder.font, self._font["head"]
        # Packed outlines stay packed: what fontTools would unpack them for is said here.
        font.recalcBBoxes = False
        font["maxp"].maxPoints = max(one.points for one in packed)
        font["maxp"].maxContours = max(one.contours for one in packed)
        head = font["head"]
        head.xMin, head.yMin, head.xMax, head.yMax = whole.xMin, whole.yMin, whole.xMax, whole.yMax
        # No clock: the same characters give the same bytes.
        head.created = head.modified = 0
        font.recalcTimestamp = False

    def _draw(self, name: str) -> _Packed:
        """One glyph with quadratic curves and without references to other glyphs."""
        outline, pen = DecomposingRecordingPen(self._glyphs), TTGlyphPen(None)
        self._glyphs[name].draw(outline)
        outline.replay(Cu2QuPen(pen, _UNITS_OFF_BY, reverse_direction=self._turn))
        glyph = pen.glyph()
        points = len(glyph.coordinates) if glyph.numberOfContours else 0
        data = glyph.compile(None)
        width, left = round(self._glyphs[name].width), getattr(glyph, "xMin", 0)
        return _Packed(data, width, left, points, glyph.numberOfContours)


@dataclass(frozen=True, slots=True)
class _Packed:
    """A glyph as it stands in a font file, with what the tables beside it say of it, in units of the em."""

    outline: bytes
    width: int
    left: int
    points: int
    contours: int


def find_typeface() -> Typeface:
    """The one of the locked requirements, else a Chinese sans-serif that fontconfig knows.

    Raises NoTypeface, and TypefaceBroken when the locked one cannot be read.
    """
    file = locked_file()
    if file is None:
        return _of_this_machine()
    index = _locked_index(file)
    return Typeface(f"{_FAMILY}（{_LOCKED[0]}）", Face(file, index, REGULAR), Face(file, index, BOLD))


def locked_file() -> Path | None:
    """The font file that came with the requirements; None when the package is not installed."""
    package, name = _LOCKED
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).parent / name


@functools.cache
def _locked_index(file: Path) -> int:
    """Which of the fonts in the collection has the Simplified Chinese forms. Raises TypefaceBroken."""
    try:
        for index in range(_count(file)):
            if _opened(file, index)["name"].getDebugName(1) == _FAMILY:
                return index
    except _UNREADABLE:
        pass
    raise TypefaceBroken(_broken(file))


def _count(file: Path) -> int:
    """How many fonts a collection holds: the third number of its header."""
    header = _content(file)[:12]
    if len(header) < 12 or header[:4] != b"ttcf":
        raise TTLibError("not a collection")
    return int.from_bytes(header[8:])


def _opened(file: Path, index: int) -> TTFont:
    """Read as it is needed, but from memory: no file stays open."""
    return TTFont(BytesIO(_content(file)), fontNumber=index, lazy=True)


@functools.cache
def _content(file: Path) -> bytes:
    return file.read_bytes()


def _broken(file: Path) -> str:
    mend = "重装它，在 .venv 里的就删掉 .venv 再运行一次 (broken font file: reinstall it, or remove .venv)"
    return f"字体文件 {file} 读不了；{mend}"


@functools.cache
def _digest(file: Path) -> str:
    return hashlib.sha256(_content(file)).hexdigest()


def _of_this_machine() -> Typeface:
    query = ["fc-list", ":lang=zh-cn", "-f", "%{family}\t%{style}\t%{file}\t%{index}\n"]
    try:
        listed = subprocess.run(query, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        raise NoTypeface("没有 fontconfig，找不到中文字体") from None
    fonts = [line.split("\t") for line in sorted(listed.splitlines()) if line.count("\t") == 3]
    for family in _WANTED:
        regular, bold = _face(fonts, family, bold=False), _face(fonts, family, bold=True)
        if regular:
            return Typeface(f"{family}（这台机器的）", regular, bold or regular)
    raise NoTypeface(f"没有中文字体；可以装 {'、'.join(_WANTED)} 中的一种")


def _face(fonts: list[list[str]], family: str, *, bold: bool) -> Face | None:
    styles = ("Bold",) if bold else ("Regular", "Medium", "Normal")
    for names, style, name, index in fonts:
        file = Path(name)
        if family in names.split(",") and style.startswith(styles) and file.suffix in (".ttc", ".otf", ".ttf"):
            # The upper half of the number names an instance of a variable font.
            return Face(file, int(index) & 0xFFFF if file.suffix == ".ttc" else -1, BOLD if bold else REGULAR)
    return None
