"""python -m publish.pictures SITE: the picture a phone keeps of the site, and the one a shared link shows."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from functools import partial
from importlib.metadata import version as version_of
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from . import project
from .cache import kept
from .typeface import Face, Typeface, find_typeface

FOLDER = "assets/images"
CACHE = project.ROOT / ".build" / "pictures"
NAME = "钱卡住了"
LINES = ("平台提现受阻自助指南", "先分清是不是骗局，再看今天该做什么")
_PAPER, _INK, _ACCENT, _SOFT = "#faf8f3", "#1c2b2e", "#0a625b", "#53625f"
_SHARED = (1200, 630)
# Drawn so many times larger and made small again, so that round edges are smooth.
_FINE = 4


def write(site: Path) -> list[Path]:
    """Write both below `site`; returns the files. Raises NoTypeface and TypefaceBroken."""
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    typeface = find_typeface()
    drawn = {"touch-icon.png": partial(_touch_icon, 180), "share.png": partial(_share_card, typeface)}
    for name, draw in drawn.items():
        content = kept(CACHE, ".png", [name, *_shaped_by(typeface)], partial(_png, draw))
        (folder / name).write_bytes(content)
    return [folder / name for name in drawn]


def _shaped_by(typeface: Typeface) -> list[str]:
    """What shapes the bytes of both: the typeface, this code and its library."""
    return [typeface.digest(), Path(__file__).read_text(encoding="utf-8"), version_of("pillow")]


def _png(draw: Callable[[], Image.Image]) -> bytes:
    written = BytesIO()
    draw().quantize(64).save(written, "png", optimize=True)
    return written.getvalue()


def _touch_icon(size: int) -> Image.Image:
    """The mark on a full square: the phone rounds the corners."""
    icon = Image.new("RGB", (size, size), _ACCENT)
    icon.paste(_mark(size), (0, 0))
    return icon


def _mark(size: int) -> Image.Image:
    """Two bars, as in favicon.svg."""
    unit = size * _FINE / 32
    mark = Image.new("RGB", (size * _FINE, size * _FINE), _ACCENT)
    draw = ImageDraw.Draw(mark)
    for x in (11.5, 20.5):
        draw.rounded_rectangle([(x - 2) * unit, 7.5 * unit, (x + 2) * unit, 24.5 * unit], 2 * unit, _PAPER)
    return mark.resize((size, size), Image.Resampling.LANCZOS)


def _share_card(typeface: Typeface) -> Image.Image:
    """Name and what it is for, large enough to be read in a chat."""
    card = Image.new("RGB", _SHARED, _PAPER)
    draw = ImageDraw.Draw(card)
    draw.rectangle([0, 0, _SHARED[0], 24], _ACCENT)
    card.paste(_mark(140), (90, 110))
    draw.text((270, 112), NAME, _INK, _font(typeface.bold, 120))
    draw.text((90, 330), LINES[0], _INK, _font(typeface.bold, 68))
    draw.text((90, 450), LINES[1], _SOFT, _font(typeface.regular, 52))
    return card


def _font(face: Face, size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(face.file, size, max(face.index, 0))
    with contextlib.suppress(OSError):  # A font with a file for each weight has no axes.
        font.set_variation_by_axes([face.weight])
    return font


if __name__ == "__main__":
    print(f"画好 {len(write(Path(sys.argv[1])))} 张图")
