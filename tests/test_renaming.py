"""Pages are data: every page can be renamed, and no code knows one by its name."""

from __future__ import annotations

import datetime
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros.check import find_problems
from macros.facts.pages import page_paths
from tests.checkout import copied
from tests.conftest import ROOT
from tests.renaming import move, naming, new_name, rename

PAGES = page_paths(ROOT)
# Known by role, by what it explains, by its macros, by nothing but links.
SAMPLE = (
    "rights/lawsuit.md",
    "scam/check.md",
    "reference/channels.md",
    "reference/channels/regulators.md",
    "reference/laws/court.md",
    "tools/triage.md",
    "tools/letters/demand.md",
    "causes/risk-control.md",
)
# An engine begins a site with the page that is called index.
HOME = "index.md"
CODE = [
    *(path for folder in ("macros", "publish", "bench", "overrides") for path in (ROOT / folder).rglob("*")),
    ROOT / "pipeline.py",
]  # fmt: skip


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    """What editors write, in a copy."""
    for name in ("docs", "data"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", SAMPLE)
def test_a_page_renamed_with_all_that_names_it_is_sound(page: str, guide: Path) -> None:
    rename(guide, {page: new_name(page)})
    assert find_problems(guide, datetime.date.max) == []


@pytest.mark.parametrize("page", SAMPLE)
def test_a_page_renamed_alone_is_told_at_every_line_that_says_the_old_name(page: str, guide: Path) -> None:
    lines = naming(guide, page)
    move(guide, page, new_name(page))
    # Its own lines moved with it.
    wanted = {line.replace(f"docs/{page}:", f"docs/{new_name(page)}:") for line in lines}
    told = {problem.where for problem in find_problems(guide, datetime.date.max) if f"docs/{page} " in problem.what}
    assert told == wanted


def test_a_guide_whose_every_page_is_called_otherwise_is_built(tmp_path: Path) -> None:
    copy = copied(tmp_path)
    rename(copy, {page: new_name(page) for page in PAGES if page != HOME})
    command = [sys.executable, "-m", "pipeline", "site", "--no-pdf"]
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    built = copy / "site"
    assert len([*built.rglob("index.html")]) == len(PAGES)
    words = (built / "search" / "words.js").read_text(encoding="utf-8")
    assert "rights-moved/renamed-lawsuit/" in words and '"rights/lawsuit/"' not in words
    assert 'href="../../../letters/demand.docx"' in (built / "tools/letters/renamed-demand/index.html").read_text(
        encoding="utf-8"
    )


def test_no_page_stands_in_the_code_by_its_name() -> None:
    """As docs/ names it (causes/tax.md) or as readers do (causes/tax/). What a page is for stands in its front matter."""
    names = [page.removesuffix(".md") for page in PAGES if "/" in page]
    addresses = {f"{name}.md" for name in names} | {
        f"{name.removesuffix('index')}/".replace("//", "/") for name in names
    }
    folders = {name.split("/")[0] for name in names} - {"tools"}
    built = {rf"{folder}/\{{" for folder in folders} | {rf"{folder}/[a-z-]*\$" for folder in folders}
    pattern = re.compile("|".join([*(rf"(?<![\w/-]){re.escape(one)}(?![\w])" for one in sorted(addresses)), *built]))
    found = []
    for path in CODE:
        if path.suffix in (".py", ".j2", ".js", ".html", ".xml", ".css") and path.is_file():
            for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
                found += [f"{path.relative_to(ROOT)}:{number}: {match[0]}" for match in pattern.finditer(line)]
    assert found == []
