"""The printed letters and checklists: the same bytes from the same commit, and never from anything else."""

from __future__ import annotations

import filecmp
import shutil
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.pens.areaPen import AreaPen
from fontTools.ttLib import TTFont

from publish import browser, font_cutter, pdfs, typeface
from publish.browser import find_browser, version
from publish.font_cutter import Cutter
from publish.typeface import REGULAR, Face, NoTypeface, Typeface, TypefaceBroken, find_typeface, locked_file
from tests.conftest import ROOT, run_module

_TEXT = "钱卡住了，先别交钱。"


@pytest.fixture(scope="session")
def face() -> Typeface:
    return find_typeface()


def test_what_drives_a_browser_is_loaded_only_to_open_one() -> None:
    code = "import sys, publish.__main__, publish.pdfs; sys.exit('playwright' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


# ---- Bytes ---------------------------------------------------------------------------


def test_two_builds_of_one_commit_are_the_same_bytes(printed_site: Path, tmp_path: Path) -> None:
    """The second has no cache to print from."""
    second = tmp_path / "second"
    run_module("pipeline", str(second), "--no-pdf")
    run_module("publish.pdfs", str(second), str(tmp_path / "empty"))
    assert list(differences(printed_site, second)) == []


def differences(left: Path, right: Path) -> Iterator[str]:
    names = {p.relative_to(left) for p in left.rglob("*")} | {p.relative_to(right) for p in right.rglob("*")}
    for name in sorted(names):
        one, other = left / name, right / name
        if one.is_dir() and other.is_dir():
            continue
        if not one.exists() or not other.exists() or not filecmp.cmp(one, other, shallow=False):
            yield name.as_posix()


def test_a_sheet_does_not_depend_on_those_printed_with_it(printed_site: Path, tmp_path: Path) -> None:
    """Three sheets alone, from another empty cache; one has a table, and stands late among all."""
    few = [sheet for sheet in pdfs.sheets(printed_site) if Path(sheet.target).stem in ("appeal", "for-parents")]
    assert len(few) == 3
    shutil.copytree(printed_site / "assets", tmp_path / "assets")
    for sheet in few:
        shutil.copytree(sheet.source.parent, tmp_path / sheet.source.parent.relative_to(printed_site))
    run_module("publish.pdfs", str(tmp_path), str(tmp_path / "empty"))
    written = [tmp_path / sheet.target for sheet in few]
    for path in written:
        assert path.read_bytes() == (printed_site / path.relative_to(tmp_path)).read_bytes(), path.name


def test_whatever_shapes_the_bytes_makes_them_anew(site: Path, face: Typeface, tmp_path: Path) -> None:
    shutil.copytree(site / "assets", tmp_path / "assets")
    before = pdfs.shaped_by(tmp_path, face, "Chromium 156")
    assert pdfs.shaped_by(tmp_path, face, "Chromium 156") == before
    assert pdfs.shaped_by(tmp_path, face, "Chromium 157") != before
    assert pdfs.shaped_by(tmp_path, Typeface(face.name, face.regular, face.regular), "Chromium 156") != before
    for module in (pdfs, typeface, font_cutter, browser):
        assert Path(str(module.__file__)).read_text(encoding="utf-8") in before
    style = tmp_path / "assets" / "stylesheets" / "site.css"
    style.write_text(style.read_text(encoding="utf-8") + "p {color: red}", encoding="utf-8")
    assert pdfs.shaped_by(tmp_path, face, "Chromium 156") != before


def test_the_same_file_elsewhere_is_the_same_typeface(face: Typeface, tmp_path: Path) -> None:
    moved = tmp_path / "moved.ttc"
    shutil.copy(face.regular.file, moved)
    again = [Face(moved, one.index, one.weight) for one in (face.regular, face.bold)]
    assert Typeface("别处", *again).digest() == face.digest()


@pytest.mark.browser
def test_the_browser_says_its_version() -> None:
    assert any(name in version(str(find_browser())) for name in ("Chromium", "Chrome"))


# ---- The typeface ----------------------------------------------------------------------


def test_the_typeface_comes_with_the_requirements_in_two_weights(face: Typeface) -> None:
    assert face.regular.file == face.bold.file == locked_file()
    assert (face.regular.weight, face.bold.weight) == (400, 700)


def opened(font: bytes) -> TTFont:
    return TTFont(BytesIO(font))


def test_a_cut_font_holds_the_characters_and_nothing_else(face: Typeface) -> None:
    font = opened(Cutter(face.regular).cut(_TEXT))
    assert set(map(chr, font.getBestCmap())) == set(_TEXT)
    assert "glyf" in font and "CFF2" not in font and "fvar" not in font
    glyph = font["glyf"][font.getBestCmap()[ord("钱")]]
    assert glyph.numberOfContours > 0 and font["maxp"].maxPoints >= len(glyph.coordinates)


def test_a_cut_glyph_is_drawn_as_it_was(face: Typeface) -> None:
    font = opened(Cutter(face.regular).cut(_TEXT))
    with TTFont(face.regular.file, fontNumber=face.regular.index, lazy=True) as whole:
        for character in set(_TEXT):
            before, after = (inked(one, ord(character)) for one in (whole, font))
            assert after == pytest.approx(before, rel=0.01), character


def inked(font: TTFont, code: int) -> float:
    """How much of a character's square is black."""
    glyphs = font.getGlyphSet(location={"wght": REGULAR} if "fvar" in font else None)
    pen = AreaPen(glyphs)
    glyphs[font.getBestCmap()[code]].draw(pen)
    return abs(float(pen.value))


def test_bold_is_heavier_and_both_stand_on_the_same_square(face: Typeface) -> None:
    inked = []
    for one in (face.regular, face.bold):
        font = opened(Cutter(one).cut("一"))
        name = font.getBestCmap()[ord("一")]
        inked.append(font["glyf"][name].yMax - font["glyf"][name].yMin)
        assert font["hmtx"][name][0] == 1000
    assert inked[1] > inked[0] * 1.3


def test_simplified_forms_are_taken(face: Typeface) -> None:
    """The five fonts of the collection share code points; 骨 differs between the Chinese and the Japanese one."""
    japanese = Face(face.regular.file, 0, face.regular.weight)
    assert Cutter(face.regular).cut("骨") != Cutter(japanese).cut("骨")
    with TTFont(face.regular.file, fontNumber=face.regular.index, lazy=True) as font:
        assert font["name"].getDebugName(1) == "Noto Sans CJK SC"


def test_a_glyph_is_the_same_in_every_company(face: Typeface) -> None:
    cutter = Cutter(face.regular)
    cutter.cut("先交钱都是骗局")
    assert cutter.cut(_TEXT) == Cutter(face.regular).cut(_TEXT)


@pytest.mark.parametrize("size", [0, 3, 12, 5000, 2_000_000])
def test_a_font_file_cut_short_is_named(size: int, face: Typeface, tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttc"
    broken.write_bytes(face.regular.file.read_bytes()[:size])
    with pytest.raises(TypefaceBroken, match=r"字体文件 .*broken\.ttc 读不了；重装它"):
        Cutter(Face(broken, face.regular.index, face.regular.weight)).cut(_TEXT)


@pytest.fixture
def fc_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stands in for fontconfig's command; what is written into the file returned is what it lists."""
    listed, command = tmp_path / "listed", tmp_path / "fc-list"
    command.write_text(f'#!/bin/sh\ncat "{listed}"\n', encoding="utf-8")
    command.chmod(0o755)
    listed.write_text("", encoding="utf-8")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    return listed


def test_a_font_of_the_machine_is_the_second_choice(fc_list: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typeface, "_LOCKED", ("a_package_nobody_has", "x.ttc"))
    fc_list.write_text(
        "WenQuanYi Zen Hei,文泉驛正黑\tRegular\t/fonts/wqy.ttc\t0\n"
        "Noto Sans CJK SC\tBold\t/fonts/NotoSansCJK-Bold.ttc\t2\n"
        "Noto Sans CJK SC\tRegular\t/fonts/NotoSansCJK-Regular.ttc\t65538\n",
        encoding="utf-8",
    )
    found = find_typeface()
    assert found.name == "Noto Sans CJK SC（这台机器的）"
    assert found.regular == Face(Path("/fonts/NotoSansCJK-Regular.ttc"), 2, 400)
    assert found.bold == Face(Path("/fonts/NotoSansCJK-Bold.ttc"), 2, 700)


def test_without_any_font_it_is_said(fc_list: Path, monkeypatch: pytest.MonkeyPatch, site: Path) -> None:
    assert fc_list.read_text(encoding="utf-8") == ""
    monkeypatch.setattr(typeface, "_LOCKED", ("a_package_nobody_has", "x.ttc"))
    with pytest.raises(NoTypeface, match="没有中文字体；可以装"):
        find_typeface()
    said: list[str] = []
    assert pdfs.write(site, said.append) == []
    assert said[0].startswith("跳过PDF：没有中文字体")
