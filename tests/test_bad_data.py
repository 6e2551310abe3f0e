"""What an editor may get wrong, and exactly what they are told. Each case is a file in bad/."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from macros.facts import load_facts
from macros.load import DataError
from tests.conftest import ROOT, SMALL, TODAY

CASES = sorted((ROOT / "tests" / "bad").glob("*.yml"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_message_names_the_line_and_the_fix(case: Path, tmp_path: Path) -> None:
    spec = yaml.safe_load(case.read_text(encoding="utf-8"))
    shutil.copytree(SMALL / "data", tmp_path / "data")
    (tmp_path / spec["file"]).write_text(spec["text"], encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_facts(tmp_path, TODAY)
    assert str(caught.value) == spec["says"].strip()


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    shutil.copytree(SMALL / "data", tmp_path / "data")
    (tmp_path / "data" / "laws.yml").unlink()
    with pytest.raises(DataError, match=r"data/laws\.yml:1: 缺少这个文件"):
        load_facts(tmp_path, TODAY)


def test_mistakes_in_several_files_are_told_together(tmp_path: Path) -> None:
    shutil.copytree(SMALL / "data", tmp_path / "data")
    for name in ("brands", "lookup-tools"):
        path = tmp_path / "data" / f"{name}.yml"
        path.write_text(path.read_text(encoding="utf-8").replace("name:", "nmae:"), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_facts(tmp_path, TODAY)
    assert {problem.where.split(":")[0] for problem in caught.value.problems} == {
        "data/brands.yml",
        "data/lookup-tools.yml",
    }
