"""A small TrueType font for printing: only the characters used, with outlines that Chromium embeds as they are.

A CFF font (Noto Sans CJK) becomes Type 3 in a PDF written by Chromium, several
times the size; so its outlines are drawn again with quadratic curves.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from io import BytesIO

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import newTable
from fontTools.ttLib.tables._g_l_y_f import Glyph

from .typeface import Face, opened, reading

_UNITS_OFF_BY = 2.0


class Cutter:
    """Cuts small fonts out of a face; each glyph is drawn and packed once, however many fonts need it."""

    def __init__(self, face: Face) -> None:
        with reading(face.file):
            self._font = opened(face.file, face.index)
            self._codes: dict[int, str] = self._font.getBestCmap()
            self._glyphs = self._font.getGlyphSet(location={"wght": face.weight})
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
