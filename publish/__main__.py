"""python -m publish SITE: everything that stands beside the pages of a built folder."""

from __future__ import annotations

import sys
from pathlib import Path

from . import calendars, documents, markdown, open_data, scripts, search_index
from .project import facts, pages


def write_all(site: Path) -> int:
    """Write every companion file below `site`; returns how many."""
    pages.cache_clear()  # Under `serve` they may have been edited since.
    found = facts()
    return sum(len(module.write(found, site)) for module in (calendars, documents, markdown, open_data, scripts, search_index))


if __name__ == "__main__":
    print(f"另写好 {write_all(Path(sys.argv[1]))} 个文件：日历、空白信、文本版、data.json、搜索")
