"""The one look before the tests: what is missing is told in one line, before anything runs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from publish.browser import NAMES
from publish.typeface import locked_file
from tests.checkout import copied, make
from tests.conftest import ROOT

# Nothing answers at this address; a look-up of a name could take its time.
NOWHERE = "http://127.0.0.1:9"


def look(**environment: str) -> subprocess.CompletedProcess[str]:
    changed = {**os.environ, "PLAYWRIGHT_DOWNLOAD_HOST": NOWHERE, **environment}
    return subprocess.run([sys.executable, "-m", "tests.set_up"], cwd=ROOT, env=changed, capture_output=True, text=True)


@pytest.mark.browser
def test_what_is_there_is_told_in_three_lines() -> None:
    done = look()
    assert done.returncode == 0 and done.stderr == ""
    python, font, browser = done.stdout.splitlines()
    assert python.startswith("Python 3.")
    assert font == "字体 Noto Sans CJK SC（manimgx_fonts_cjk）"
    assert browser.startswith("浏览器 Chromium ")


@pytest.mark.browser
def test_a_browser_that_is_not_there_and_cannot_be_installed(tmp_path: Path) -> None:
    done = look(PATH=str(tmp_path), PLAYWRIGHT_BROWSERS_PATH=str(tmp_path))
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("缺少浏览器，也装不上：请装 chromium") and "(no Chromium" in line


@pytest.fixture
def broken_browser(tmp_path: Path) -> Path:
    """The first of the names looked for, in a folder that is to come first on PATH."""
    broken = tmp_path / NAMES[0]
    broken.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)
    return broken


@pytest.mark.browser
def test_a_browser_that_does_not_start(broken_browser: Path) -> None:
    done = look(PATH=f"{broken_browser.parent}:{os.environ['PATH']}")
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"{broken_browser} 启动不了；重装它") and "(the browser does not start" in line


@pytest.mark.browser
def test_make_stops_before_the_first_test(broken_browser: Path, tmp_path: Path) -> None:
    done = make(copied(tmp_path), "test", PATH=f"{broken_browser.parent}:{os.environ['PATH']}")
    assert done.returncode != 0
    assert "启动不了" in done.stderr and "[" not in done.stdout


@pytest.fixture
def broken_font(tmp_path: Path) -> str:
    """A PYTHONPATH on which the font package comes first, with a file cut short."""
    real = locked_file()
    assert real
    package = tmp_path / "manimgx_fonts_cjk"
    package.mkdir()
    (package / "__init__.py").write_text("", encoding="utf-8")
    (package / real.name).write_bytes(real.read_bytes()[:1000])
    return str(tmp_path)


def test_a_font_file_that_is_broken(broken_font: str) -> None:
    done = look(PYTHONPATH=broken_font)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"字体文件 {broken_font}") and "(broken font file" in line


@pytest.mark.browser
def test_the_build_refuses_a_broken_font_and_keeps_the_old_site(broken_font: str, tmp_path: Path) -> None:
    old = tmp_path / "site"
    old.mkdir()
    command = [sys.executable, "-m", "pipeline", str(old)]
    environment = {**os.environ, "PYTHONPATH": broken_font}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("画不了图：字体文件 ")
    assert list(old.iterdir()) == []


def test_packages_that_cannot_be_fetched_leave_nothing_to_trust(tmp_path: Path) -> None:
    copy = copied(tmp_path)
    (copy / ".venv").unlink()
    environment = {"PIP_INDEX_URL": NOWHERE, "PIP_RETRIES": "0", "PIP_NO_CACHE_DIR": "1", "PIP_CONFIG_FILE": os.devnull}
    variables = [f"{name}={value}" for name, value in environment.items()]
    # The look for a Python costs nothing here: the one that runs the tests will do.
    command = ["env", *variables, "make", "-s", f"PYTHON={sys.executable}", "check"]
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True)
    assert done.returncode != 0
    (told,) = done.stdout.splitlines()
    assert told.startswith("装不上依赖：多半是连不上软件包的网站")
    # Without the stamp the next run installs again.
    assert not (copy / ".venv" / ".ready").exists()


def test_no_python_is_said(tmp_path: Path) -> None:
    copy = copied(tmp_path)
    (copy / ".venv").unlink()
    done = subprocess.run(["make", "-s", "PYTHON=", "check"], cwd=copy, capture_output=True, text=True)
    assert done.returncode != 0
    assert done.stdout.startswith("需要 Python 3.11 或更新的版本")
