"""python -m pipeline SITE: the whole site, checked, built, and with everything that stands beside the pages.

One process holds the facts for the check and the pages; a second one writes
everything else, most of it meanwhile. SITE is replaced at the very end, or not at all.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from mkdocs.__main__ import cli as mkdocs

from macros import check

ROOT = Path(__file__).resolve().parent


def build(site: Path) -> int:
    """Build into `site`; returns the exit status (0 good). MkDocs leaves by SystemExit when it finds a fault."""
    if check.main([]):
        return 1
    workshop = ROOT / ".build"
    workshop.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=workshop) as name, ProcessPoolExecutor(max_workers=1) as second:
        # MkDocs empties its folder first, so what stands beside the pages waits in one of its own.
        built, beside = Path(name, "site"), Path(name, "beside")
        beside.mkdir()
        written = second.submit(_before_the_pages, beside)
        mkdocs.main(
            ["build", "--strict", "--config-file", str(ROOT / "mkdocs.yml"), "--site-dir", str(built)],
            standalone_mode=False,
        )
        count = written.result()
        shutil.copytree(beside, built, dirs_exist_ok=True)
        count, printed = count + second.submit(_search, built).result(), second.submit(_pdfs, built).result()
        print(f"另写好 {count} 个文件：日历、空白信、文本版、data.json、搜索")
        print(f"写好 {printed} 个PDF" if printed else "没有PDF")
        shutil.rmtree(site, ignore_errors=True)
        shutil.move(built, site)
    return 0


# Imported in the second process: their libraries take as long to load as the check takes to run.


def _before_the_pages(folder: Path) -> int:
    from publish.__main__ import write_beside

    return write_beside(folder)


def _search(site: Path) -> int:
    from publish.__main__ import write_search

    return write_search(site)


def _pdfs(site: Path) -> int:
    from publish.pdfs import write

    return len(write(site, print))


if __name__ == "__main__":
    sys.exit(build(Path(sys.argv[1])))
