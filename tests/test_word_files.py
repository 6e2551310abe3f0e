"""The letters as Word files: whole, the same twice, and text only."""

from __future__ import annotations

import dataclasses
import io
import zipfile
from pathlib import Path

import pytest
from docx import Document

from macros.model import Facts
from macros.topics.letters import blank
from publish import documents
from publish.documents import document


def test_word_files_hold_the_whole_letter_and_are_the_same_twice(facts: Facts) -> None:
    for letter in facts.letters.values():
        parts = blank(facts, letter)
        raw = document(letter, parts)
        assert raw == document(letter, parts)
        made = Document(io.BytesIO(raw))
        text = "\n".join(paragraph.text for paragraph in made.paragraphs)
        assert all(part.words in text for part in parts)
        assert len(made.tables) == sum(bool(part.columns) for part in parts)
        assert made.core_properties.title == letter.title


def test_word_files_kept_from_a_build_before_are_those_of_the_letters_as_they_are(
    small: Facts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "CACHE", tmp_path / "kept")
    [letter] = small.letters.values()
    later = dataclasses.replace(small, letters={letter.id: letter.model_copy(update={"title": "x"})})
    made = []
    for number, facts in enumerate((small, later, small)):
        (tmp_path / str(number)).mkdir()
        [file] = documents.write(facts, tmp_path / str(number))
        made.append(file.read_bytes())
    assert made[0] == made[2] != made[1]
    assert len([*(tmp_path / "kept").iterdir()]) == 2


def test_word_files_say_before_a_part_when_it_is_of_use(facts: Facts) -> None:
    optional = 0
    for letter in facts.letters.values():
        parts = blank(facts, letter)
        made = Document(io.BytesIO(document(letter, parts)))
        text = "\n".join(paragraph.text for paragraph in made.paragraphs)
        for part in parts:
            if part.optional and part.words:
                assert f"{part.optional}〕\n{part.words}" in text, (letter.id, part.optional)
                optional += 1
    assert optional > 50


def test_word_files_carry_text_not_markup(facts: Facts) -> None:
    for letter in facts.letters.values():
        with zipfile.ZipFile(io.BytesIO(document(letter, blank(facts, letter)))) as packed:
            xml = packed.read("word/document.xml").decode()
        assert "{{" not in xml and "](" not in xml and "&amp;#" not in xml
