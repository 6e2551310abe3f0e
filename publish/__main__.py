"""python -m publish SITE: everything that stands beside the pages of a built folder, but the PDFs."""

from __future__ import annotations

import sys
from pathlib import Path

from . import calendars, documents, markdown, open_data, project, scripts, search_index


def write_beside(site: Path) -> int:
    """Write what is made from data/ and docs/ alone below `site`; returns how many files."""
    project.pages.cache_clear()  # Under `serve` they may have been edited since.
    facts = project.load()
    writers = (calendars.write, documents.write, markdown.write, open_data.write)
    return sum(len(write(facts, site)) for write in writers) + len(scripts.write(site))


def write_search(site: Path) -> int:
    """Write what is made from the built pages of `site`; returns how many files."""
    return len(search_index.write(project.load(), site))


def write_all(site: Path) -> int:
    """Both."""
    return write_beside(site) + write_search(site)


if __name__ == "__main__":
    print(f"另写好 {write_all(Path(sys.argv[1]))} 个文件：日历、空白信、文本版、data.json、搜索")
