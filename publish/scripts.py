"""python -m publish.scripts SITE: takes comments and space out of our own scripts, as they are served."""

from __future__ import annotations

import sys
from pathlib import Path

import rjsmin

from .project import ROOT

FOLDER = "assets/javascripts"


def write(site: Path) -> list[Path]:
    """Rewrite every script of overrides/ below `site`; returns the files."""
    written = []
    for source in sorted((ROOT / "overrides" / FOLDER).rglob("*.js")):
        target = site / FOLDER / source.relative_to(ROOT / "overrides" / FOLDER)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(rjsmin.jsmin(source.read_text(encoding="utf-8")), encoding="utf-8")
        written.append(target)
    return written


if __name__ == "__main__":
    print(f"压好 {len(write(Path(sys.argv[1])))} 个脚本")
