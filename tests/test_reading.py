"""Facts are read and checked once for the same content, and go to another process whole."""

from __future__ import annotations

import pickle
import shutil
from pathlib import Path

import pytest

from macros.facts import forget, load_facts, read
from macros.facts.problems import DataError
from macros.model import KINDS, Facts
from macros.model.page import NoPlace
from tests.clock import TODAY
from tests.conftest import SMALL


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True)
    return tmp_path


def test_the_same_content_is_read_once(guide: Path) -> None:
    first = read(guide, TODAY)
    assert read(guide, TODAY) is first
    forget()
    assert read(guide, TODAY) is not first


@pytest.mark.parametrize("file", ["data/brands.yml", "docs/index.md"])
def test_a_change_is_seen_at_once(file: str, guide: Path) -> None:
    first = read(guide, TODAY)
    path = guide / file
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert read(guide, TODAY) is not first


def test_a_slip_in_a_page_is_told_with_those_of_data(guide: Path) -> None:
    (guide / "docs" / "index.md").write_text("没有开头\n", encoding="utf-8")
    (guide / "data" / "laws.yml").write_text("", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_facts(guide, TODAY)
    assert {problem.where for problem in caught.value.problems} == {"data/laws.yml:1", "docs/index.md:1"}


def test_facts_go_to_another_process_as_they_are(small: Facts) -> None:
    there = pickle.loads(pickle.dumps(small))
    assert there == small
    with pytest.raises(TypeError):
        there.hosts["new"] = None


def test_a_kind_is_found_by_its_name(small: Facts) -> None:
    assert small.of("lookup-tools") is small.lookup_tools
    assert all(small.of(kind) for kind in KINDS if kind != "seed-headings")


def test_places_are_told_by_what_stands_there(small: Facts) -> None:
    assert small.places.of("letter", "sample-letter") == "tools/letters/sample-letter.md"
    assert small.places.of("scam-check") == "scam/check.md"
    assert small.places.find("explains-kind", "regulator") == "rights/regulator-complaint.md"
    assert small.places.find("explains-kind", "court") is None
    with pytest.raises(NoPlace, match=r'\{\{ letter\("gone"\) \}\}'):
        small.places.of("letter", "gone")
    with pytest.raises(NoPlace, match="role: stop-loss"):
        type(small.places)({}).of("stop-loss")
