"""The checker from the command line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros.check import __main__ as check
from tests.conftest import ROOT, SMALL


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the small guide, to be spoilt."""
    shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True)
    return tmp_path


def run(project: Path, *options: str) -> int:
    return check.main(["--root", str(project), "--today", "2026-11-22", *options])


def test_a_good_project_passes(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project) == 0
    assert capsys.readouterr().out == "资料和页面都没有问题\n"


def test_mistakes_in_pages_and_data_are_counted(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = project / "docs" / "platforms" / "sample-shop.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace('guide("sample-shop")', 'guide("sample-shap")'), encoding="utf-8"
    )
    assert run(project) == 1
    out = capsys.readouterr().out
    assert "docs/platforms/sample-shop.md:18: 没有平台类型 “sample-shap”，是不是 “sample-shop”？" in out
    assert out.splitlines()[-1] == "2 处要改"


def test_a_date_after_today_is_a_mistake(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main(["--root", str(project), "--today", "2026-10-01"]) == 1
    assert "“checked” 2026-11-01 晚于今天 2026-10-01" in capsys.readouterr().out


def test_stale_lists_old_facts_and_fails(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(project, "--stale", "30") == 0
    assert run(project, "--stale", "20") == 1
    out = capsys.readouterr().out
    assert "“office” 核对于 2026-11-01，已过 21 天；重新核对后改日期" in out


def test_stale_reports_broken_data_first(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "data" / "laws.yml").write_text("", encoding="utf-8")
    assert run(project, "--stale", "0") == 1
    assert "data/laws.yml:1: 文件是空的" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--today", "昨天"], "“昨天” 不是日期，要写成 2026-11-22"),
        (["--stale", "半年"], "“半年” 不是天数，要写成正整数，如 180"),
        (["--stale", "-1"], "“-1” 不是天数，要写成正整数，如 180"),
    ],
)
def test_wrong_options_are_explained(options: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        check.main(options)
    assert stopped.value.code == 2
    assert told in capsys.readouterr().err


def test_the_checker_starts_without_what_only_a_build_needs() -> None:
    """Two seconds for the whole check: MkDocs alone would take a third of that."""
    import subprocess
    import sys

    code = "import sys, macros.check; sys.exit(bool({'mkdocs', 'lxml', 'bs4', 'markdownify'} & {*sys.modules}))"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 0
