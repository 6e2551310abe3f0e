"""python -m publish.lookup_names SITE: what people call platforms, in a file of its own.

The look-up asks for it once somebody types: a first visit is lighter without it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from macros.model import Facts
from macros.topics.platforms import lookup_names

from . import project

FILE = "lookup/names.js"


def write(facts: Facts, site: Path) -> list[Path]:
    """Write it below `site` as a script, which also opens from a disk; returns the file."""
    target = site / FILE
    target.parent.mkdir(parents=True, exist_ok=True)
    names = json.dumps(lookup_names(facts), ensure_ascii=False, separators=(",", ":"))
    target.write_text(f"var qkLookupNames={names};\n", encoding="utf-8")
    return [target]


if __name__ == "__main__":
    print(f"写好 {len(write(project.load(), Path(sys.argv[1])))} 个文件：平台的名字")
