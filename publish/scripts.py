"""python -m publish.scripts SITE: our own scripts as they are served: without comments and space, some as one file."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import rjsmin

from .project import ROOT

FOLDER = "assets/javascripts"
SOURCES = ROOT / "overrides" / FOLDER
_BOX = ("search/ask.js", "search/share.js", "search/draw.js", "search/list.js")
# What a script comes with, in the order they run: on a phone each file asked for costs more than its bytes.
JOINED = {
    "search/dialog.js": _BOX,
    "search/page.js": _BOX,
    "search/worker.js": ("search/engine.js", "search/intents.js", "search/answer.js"),
}
# Served inside others only.
PARTS = tuple(sorted({part for parts in JOINED.values() for part in parts}))


def write(site: Path) -> list[Path]:
    """Write every script of overrides/ below `site`, as it is served; returns the files."""
    written = []
    for name in _served():
        target = site / FOLDER / name
        target.parent.mkdir(parents=True, exist_ok=True)
        sources = ((SOURCES / one).read_text(encoding="utf-8") for one in (*JOINED.get(name, ()), name))
        target.write_text(rjsmin.jsmin("\n".join(sources)), encoding="utf-8")
        written.append(target)
    return written


def _served() -> Iterator[str]:
    for source in sorted(SOURCES.rglob("*.js")):
        name = source.relative_to(SOURCES).as_posix()
        if name not in PARTS:
            yield name


if __name__ == "__main__":
    print(f"压好 {len(write(Path(sys.argv[1])))} 个脚本")
