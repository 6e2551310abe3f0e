"""The Chinese typeface of PDFs: the one of the locked requirements, else one of this machine."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import importlib.util
import struct
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont, TTLibError

REGULAR, BOLD = 400, 700
_LOCKED = ("manimgx_fonts_cjk", "NotoSansCJK-VF.otf.ttc")
_FAMILY = "Noto Sans CJK SC"
# Of the fonts a machine may have. Sans faces first: they stay readable on a bad printer.
_WANTED = (_FAMILY, "Noto Sans SC", "Source Han Sans SC", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei")
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
    with reading(file):
        for index in range(_count(file)):
            if opened(file, index)["name"].getDebugName(1) == _FAMILY:
                return index
    raise TypefaceBroken(_broken(file))


def _count(file: Path) -> int:
    """How many fonts a collection holds: the third number of its header."""
    header = _content(file)[:12]
    if len(header) < 12 or header[:4] != b"ttcf":
        raise TTLibError("not a collection")
    return int.from_bytes(header[8:])


def opened(file: Path, index: int) -> TTFont:
    """Read as it is needed, but from memory: no file stays open."""
    return TTFont(BytesIO(_content(file)), fontNumber=index, lazy=True)


@contextlib.contextmanager
def reading(file: Path) -> Iterator[None]:
    """Turns whatever fontTools raises in the block into TypefaceBroken."""
    try:
        yield
    except _UNREADABLE:
        raise TypefaceBroken(_broken(file)) from None


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
