"""python -m pipeline SITE: the whole site, checked, built, and with everything that stands beside the pages.

One process holds the facts for the check and the pages; a second one writes
everything else, most of it meanwhile. SITE is replaced at the very end, or not at all.
"""

from __future__ import annotations

import argparse
import contextlib
import multiprocessing
import os
import shutil
import signal
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from types import FrameType

import click
from mkdocs.__main__ import cli as mkdocs

from macros.check import __main__ as check
from macros.model import Facts
from publish import complete, project
from publish.swap import NotSwapped, clear_up, refuse_what_cannot_be_swapped, swap

ROOT = Path(__file__).resolve().parent
WORKSHOP = ROOT / ".build"
# In the second process only.
_facts: Facts


class NotBuilt(RuntimeError):
    """Why there is no new site, in one line or a few."""


def build(site: Path, *, printing: bool = True) -> None:
    """Build into `site`. Raises NotBuilt and NotSwapped; the old site stands then as it stood."""
    refuse_what_cannot_be_swapped(site)
    clear_up(site, WORKSHOP)
    if check.main([]):
        raise NotBuilt("先改好上面列出的，再建站")
    _refuse(complete.missing_sources())
    facts = project.load()
    with _workshop() as folder, _second_process(facts) as second:
        # MkDocs empties its folder first, so what stands beside the pages waits in one of its own.
        built, beside = folder / "site", folder / "beside"
        beside.mkdir()
        written = second.submit(_before_the_pages, beside)
        _pages(built)
        count = written.result()
        shutil.copytree(beside, built, dirs_exist_ok=True)
        searched = second.submit(_search, built)
        count += _markdown(facts, built) + _styles(built) + searched.result()
        printed = second.submit(_pdfs, built).result() if printing else 0
        _refuse(complete.missing_files(built))
        print(f"另写好 {count} 个文件：日历、空白信、文本版、data.json、搜索")
        print(f"写好 {printed} 个PDF" if printed else "没有PDF")
        swap(built, site, print)


def _refuse(lines: list[str]) -> None:
    if lines:
        raise NotBuilt("\n".join(lines))


def _pages(built: Path) -> None:
    command = ["build", "--strict", "--config-file", str(ROOT / "mkdocs.yml"), "--site-dir", str(built)]
    try:
        mkdocs.main(command, standalone_mode=False)
    except click.ClickException as error:
        raise NotBuilt(f"页面没有建成：{error.format_message()}") from None


@contextlib.contextmanager
def _workshop() -> Iterator[Path]:
    """A folder of this run alone, gone afterwards; `clear_up` knows its name should this process be killed."""
    folder = WORKSHOP / f"run-{os.getpid()}"
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def _second_process(facts: Facts) -> Iterator[ProcessPoolExecutor]:
    """It has the facts from the start, and ends with this one, also when this one is told to stop in the middle."""
    second = ProcessPoolExecutor(max_workers=1, initializer=_begin_second, initargs=(facts,))
    try:
        yield second
    except BaseException:
        for child in multiprocessing.active_children():
            child.terminate()
        raise
    finally:
        second.shutdown(cancel_futures=True)


def _begin_second(facts: Facts) -> None:
    """Ctrl+C is for the first process to act on; when that one is gone, however it went, this one goes too."""
    global _facts
    _facts = facts
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_the_first, daemon=True).start()


def _end_with_the_first() -> None:
    first = multiprocessing.parent_process()
    if first is not None:
        first.join()
        os._exit(1)


# Imported when needed, most in the second process: their libraries take as long to load as the check takes to run.


def _before_the_pages(folder: Path) -> int:
    from publish.__main__ import write_beside
    from publish.typeface import NoTypeface, TypefaceBroken

    try:
        return write_beside(_facts, folder)
    except (NoTypeface, TypefaceBroken) as error:
        raise NotBuilt(f"画不了图：{error}") from None


def _search(site: Path) -> int:
    from publish.__main__ import write_search

    return write_search(_facts, site)


def _markdown(facts: Facts, site: Path) -> int:
    from publish import markdown

    return len(markdown.write(facts, site))


def _styles(site: Path) -> int:
    from publish import styles

    return len(styles.write(site))


def _pdfs(site: Path) -> int:
    from publish.pdfs import CannotPrint, write

    try:
        return len(write(site, print))
    except CannotPrint as error:
        raise NotBuilt(str(error)) from None


def _stopped(number: int, _: FrameType | None) -> None:
    """A signal ends the run as an error would: everything of its own is put away."""
    signal.signal(number, signal.SIG_IGN)
    raise SystemExit(128 + number)


def main(arguments: list[str] | None = None) -> int:
    """Run from the command line; returns the exit status: 0 a new site stands, 1 the old one still does."""
    parser = argparse.ArgumentParser(prog="python -m pipeline", description="检查、建站、写好旁边的文件")
    parser.add_argument("site", type=Path, help="站点放进哪个文件夹")
    parser.add_argument("--no-pdf", action="store_true", help="不打印PDF，快一些")
    options = parser.parse_args(arguments)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stopped)
    try:
        build(options.site, printing=not options.no_pdf)
    except (NotBuilt, NotSwapped) as error:
        print(error, file=sys.stderr)
    except (OSError, BrokenProcessPool) as error:
        reason = getattr(error, "strerror", None) or "一个进程中途没了，多半是内存不够"
        print(f"建站中途停了：{reason}；旧的站点没有动 (stopped half-way; the old site is untouched)", file=sys.stderr)
    else:
        return 0
    return 1


if __name__ == "__main__":
    sys.exit(main())
