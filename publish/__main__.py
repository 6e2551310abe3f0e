"""python -m publish SITE: everything that stands beside the pages of a built folder, but the PDFs."""

from __future__ import annotations

import sys
from pathlib import Path

from macros.model import Facts

from . import calendars, documents, lookup_names, markdown, open_data, pictures, project, scripts, styles
from .search import index


def write_beside(facts: Facts, site: Path) -> int:
    """Write what is made from data/ and docs/ alone below `site`; returns how many files."""
    writers = (calendars.write, documents.write, lookup_names.write, open_data.write)
    return sum(len(write(facts, site)) for write in writers) + len(scripts.write(site)) + len(pictures.write(site))


def write_search(facts: Facts, site: Path) -> int:
    """Write what the search knows, from the built pages of `site`; returns how many files."""
    return len(index.write(facts, site))


def write_all(site: Path) -> int:
    """Both, and the Markdown edition of the built pages, from the facts as they are now."""
    facts = project.load()
    return (
        write_beside(facts, site)
        + len(styles.write(site))
        + write_search(facts, site)
        + len(markdown.write(facts, site))
    )


if __name__ == "__main__":
    print(f"另写好 {write_all(Path(sys.argv[1]))} 个文件：日历、空白信、文本版、data.json、搜索")
