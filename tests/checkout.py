"""A copy of the project to spoil, and `make` in it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

_KEPT_OUT = (".venv", ".venv-peers", ".git", "site", ".build", "node_modules", "__pycache__", ".*_cache", ".hypothesis")


def copied(folder: Path) -> Path:
    """The project copied below `folder`; it shares the virtual environment."""
    copy = folder / "copy"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*_KEPT_OUT))
    (copy / ".venv").symlink_to(sys.prefix, target_is_directory=True)
    return copy


def make(folder: Path, *targets: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """`make` there, without installing anything."""
    known = ("-o", ".venv/.ready", "-o", ".venv/.ready-dev")
    variables = [f"{name}={value}" for name, value in environment.items()]
    command = ["env", *variables, "make", "-s", *known, *targets]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)
