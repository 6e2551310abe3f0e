"""What an editor may get wrong, and exactly what they are told. Each case is a file in bad/.

A case names a `file` of small/data, how it is spoilt, and what the check `says`. It is spoilt in one of three ways:
  old, new  whole lines that occur once, written without their indentation; what became of them ("": deleted)
  append    lines added at the end
  text      the whole file, where no piece shows the slip
All else comes from small/data, so a new field is written there and in no case.
`pytest --update-golden` rewrites `says` with what is said today.
"""

from __future__ import annotations

import re
import shutil
import textwrap
from pathlib import Path

import pytest
import yaml

from macros.facts import load_facts
from macros.facts.problems import DataError
from tests.clock import TODAY
from tests.conftest import ROOT, SMALL

CASES = sorted((ROOT / "tests" / "bad").iterdir())
WAYS = ({"old", "new"}, {"append"}, {"text"})
CLEAR = {"file": "data/brands.yml", "old": "name: 一个商城\n", "new": "", "says": "…"}


def replaced(good: str, case: dict[str, str]) -> str:
    """`good` with the lines `old` made `new`, indented as `old` is there."""
    lines = map(re.escape, case["old"].rstrip("\n").split("\n"))
    pattern = "^( *)" + r"\n\1".join(lines) + "\n"
    new = case["new"] and case["new"].rstrip("\n") + "\n"
    bad, times = re.subn(pattern, lambda found: textwrap.indent(new, found[1]), good, flags=re.MULTILINE)
    assert times == 1, f"‘old’ must occur exactly once in {case['file']}, not {times} times"
    return bad


def spoilt(case: dict[str, str]) -> str:
    """The text of the case's file with the slip in it. A case that is not clear itself is refused."""
    given = case.keys() - {"file", "says"}
    assert len(case) == len(given) + 2 and given in WAYS, f"keys must be file, says and one of {WAYS}, not {list(case)}"
    assert all(isinstance(value, str) for value in case.values()), 'every value must be text; "" is none'
    path = SMALL / case["file"]
    good = path.read_text(encoding="utf-8") if path.exists() else ""  # The slip may be the file's name.
    bad = replaced(good, case) if "old" in case else case.get("text", good + case.get("append", ""))
    assert bad != good, "the slip must change something"
    return bad


def with_says(source: str, says: str) -> str:
    """A case's text with another message, every other byte as it was: a YAML dumper would lose comments and style."""
    block = "says: |\n" + textwrap.indent(says, "  ") + "\n"
    rewritten, times = re.subn(r"^says: \|\n(?:  .*\n?)+", lambda _: block, source, flags=re.MULTILINE)
    assert times == 1, "‘says’ must be written as a block, “says: |”"
    return rewritten


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_message_names_the_line_and_the_fix(path: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    source = path.read_text(encoding="utf-8")
    case = yaml.safe_load(source)
    shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True)
    (tmp_path / case["file"]).write_text(spoilt(case), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_facts(tmp_path, TODAY)
    said = str(caught.value)
    if request.config.getoption("--update-golden") and said != case["says"].strip():
        path.write_text(with_says(source, said), encoding="utf-8")
    assert said == yaml.safe_load(path.read_text(encoding="utf-8"))["says"].strip()


def test_every_case_has_a_sane_name_and_a_slip_of_its_own() -> None:
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*\.yml", path.name) for path in CASES)
    cases = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in CASES]
    assert len({(case["file"], spoilt(case)) for case in cases}) == len(CASES)


@pytest.mark.parametrize(
    ("case", "complaint"),
    [
        ({**CLEAR, "why": "…"}, "keys must be"),
        ({key: CLEAR[key] for key in ("file", "old", "says")}, "keys must be"),
        ({**CLEAR, "append": "- id: x\n"}, "keys must be"),
        ({**CLEAR, "new": None}, "must be text"),
        ({**CLEAR, "old": "name: 没有的商城\n"}, "exactly once in data/brands.yml, not 0 times"),
        ({**CLEAR, "old": "types: [sample-shop]\n"}, "exactly once in data/brands.yml, not 2 times"),
        ({**CLEAR, "new": CLEAR["old"]}, "must change something"),
    ],
)
def test_an_unclear_case_is_refused(case: dict[str, str], complaint: str) -> None:
    with pytest.raises(AssertionError, match=complaint):
        spoilt(case)


def test_a_new_message_leaves_every_other_byte() -> None:
    before, after = '# 为什么\nfile: data/x.yml\ntext: "a\\tb"\n\n', "\n# 说明\nmore: |\n  says: |\n    x\n"
    assert with_says(f"{before}says: |\n  一\n  二\n{after}", r"新\1") == f"{before}says: |\n  新\\1\n{after}"
    sources = [path.read_text(encoding="utf-8") for path in CASES]
    assert [with_says(source, yaml.safe_load(source)["says"].strip()) for source in sources] == sources


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True)
    (tmp_path / "data" / "laws.yml").unlink()
    with pytest.raises(DataError, match=r"data/laws\.yml:1: 缺少这个文件"):
        load_facts(tmp_path, TODAY)


def test_mistakes_in_several_files_are_told_together(tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True)
    for name in ("brands", "lookup-tools"):
        path = tmp_path / "data" / f"{name}.yml"
        path.write_text(path.read_text(encoding="utf-8").replace("name:", "nmae:"), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_facts(tmp_path, TODAY)
    files = {problem.where.split(":")[0] for problem in caught.value.problems}
    assert files == {"data/brands.yml", "data/lookup-tools.yml"}
