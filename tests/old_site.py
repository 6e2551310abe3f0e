"""A site that stands already, which must outlast whatever goes wrong with the new one."""

from __future__ import annotations

import resource
from pathlib import Path

YESTERDAY = "昨天的页面"


def folder_with(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(text, encoding="utf-8")
    return folder


def in_place(site: Path) -> str:
    return (site / "index.html").read_text(encoding="utf-8")


def small_files_only() -> None:
    """Plays a full disk to the process that is about to start."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
