"""After a run that was killed: what it left is cleared up, and a site it had set aside comes back."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from publish.swap import clear_up
from tests.old_site import YESTERDAY, folder_with, in_place


@pytest.fixture
def ended() -> int:
    """The number of a process that runs no more."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_what_a_killed_run_left_is_cleared_up(tmp_path: Path, ended: int) -> None:
    site = folder_with(tmp_path / "site", "今天")
    kept = tmp_path / f".site.new-{os.getppid()}"
    left = [tmp_path / f".site.new-{ended}", tmp_path / f".site.old-{ended}", tmp_path / ".build" / f"run-{ended}"]
    for folder in (*left, kept):
        folder_with(folder, "半个站点")
    clear_up(site, tmp_path / ".build")
    assert not any(folder.exists() for folder in left)
    assert kept.exists(), "another build may be at it"
    assert in_place(site) == "今天"


def test_an_old_site_set_aside_by_a_killed_run_comes_back(tmp_path: Path, ended: int) -> None:
    folder_with(tmp_path / f".site.old-{ended}", YESTERDAY)
    clear_up(tmp_path / "site", tmp_path / ".build")
    assert in_place(tmp_path / "site") == YESTERDAY
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
