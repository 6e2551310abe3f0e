"""YAML text → values with lines."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.facts import source
from macros.facts.problems import DataError
from macros.facts.yaml_tree import Document


def test_every_value_knows_its_line() -> None:
    text = "# 说明\n- id: a\n  list:\n    - x\n    - y\n  map:\n    inner: 1\n\n- id: b\n"
    document = source.parse(text, "data/x.yml")
    assert document.at((0, "id")) == "data/x.yml:2"
    assert document.at((0, "list", 1)) == "data/x.yml:5"
    assert document.at((0, "map", "inner")) == "data/x.yml:7"
    assert document.at((1,)) == "data/x.yml:9"


def test_a_value_without_a_line_has_that_of_its_nearest_ancestor() -> None:
    document = source.parse("- id: a\n- id: b\n", "data/x.yml")
    assert document.at((1, "name", 3)) == "data/x.yml:2"


def test_lists_are_frozen_and_dates_are_dates() -> None:
    document = source.parse("- when: 2026-11-22\n  many: [1, true, ~, 文字]\n", "data/x.yml")
    assert document.value == ({"when": datetime.date(2026, 11, 22), "many": (1, True, None, "文字")},)


def test_quoted_numbers_and_dates_stay_text() -> None:
    assert source.parse('a: "12315"\nb: "2026-11-22"\n', "x").value == {"a": "12315", "b": "2026-11-22"}


@pytest.mark.parametrize("raw", [b"\xef\xbb\xbf- id: a\n", b"- id: a\r\n", b"- id: a\r"], ids=["bom", "crlf", "cr"])
def test_files_from_any_editor_are_read(raw: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.yml").write_bytes(raw)
    assert source.read(tmp_path / "x.yml", tmp_path).value == ({"id": "a"},)


def test_a_file_that_is_not_utf8_names_the_line(tmp_path: Path) -> None:
    (tmp_path / "x.yml").write_bytes("- id: a\n- name: 中文\n".encode("gb18030"))
    with pytest.raises(DataError) as caught:
        source.read(tmp_path / "x.yml", tmp_path)
    assert str(caught.value) == "x.yml:2: 不是 UTF-8 编码；用编辑器“另存为 UTF-8”"


def test_a_huge_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.yml").write_bytes(b"#" * (source.MAX_BYTES + 1))
    with pytest.raises(DataError, match="文件超过"):
        source.read(tmp_path / "x.yml", tmp_path)


def test_problems_come_in_reading_order() -> None:
    text = "".join(f"- a: 1\n  a: {n}\n" for n in range(6))
    with pytest.raises(DataError) as caught:
        source.parse(text, "x.yml")
    lines = [int(problem.where.split(":")[1]) for problem in caught.value.problems]
    assert lines == [2, 4, 6, 8, 10, 12]


@given(st.text(st.sampled_from("-:#&*!|>'\"%@`{}[],? \n\ta1中\x00\x85") | st.characters(codec="utf-8"), max_size=60))
def test_any_text_is_a_document_or_a_list_of_problems(text: str) -> None:
    try:
        assert isinstance(source.parse(text, "x.yml"), Document)
    except DataError as error:
        assert all(problem.where.startswith("x.yml:") and problem.what for problem in error.problems)
