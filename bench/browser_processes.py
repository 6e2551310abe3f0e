"""The processes of the browsers below this one: slowed down to a phone, and how much memory they hold.

A quota of the kernel (cgroup v1) slows pages and their workers; DevTools' own throttle does not slow workers.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

CGROUP = Path("/sys/fs/cgroup/cpu")


@contextlib.contextmanager
def slowed(times: int) -> Iterator[bool]:
    """Every page this process has opened or opens gets 1/`times` of one processor; False when that may not be set."""
    group = CGROUP / "qk-search-bench"
    if times == 1:
        yield True
        return
    try:
        group.mkdir(exist_ok=True)
        # The kernel's own period: what is done within its share is not delayed, what is not waits for the next.
        (group / "cpu.cfs_period_us").write_text("100000")
        (group / "cpu.cfs_quota_us").write_text(str(100000 // times))
        for thread in _page_threads():
            # Threads come and go while we look.
            with contextlib.suppress(ProcessLookupError):
                (group / "tasks").write_text(thread)
    except OSError:
        yield False
        return
    try:
        yield True
    finally:
        for process in (group / "tasks").read_text().split():
            with contextlib.suppress(OSError):
                (CGROUP / "tasks").write_text(process)
        with contextlib.suppress(OSError):
            group.rmdir()


def _page_threads(kinds: tuple[str, ...] = ("renderer", "zygote")) -> list[str]:
    """Threads of the processes that run pages, and of those they are born of, in every Chromium below this process.

    A group of cgroup v1 holds threads.
    """
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError, IndexError):
            parents[stat.parent.name] = stat.read_text().rsplit(")", 1)[1].split()[1]
    own = [
        pid for pid in parents if any(f"--type={kind}" in _command(pid) for kind in kinds) and _descends(pid, parents)
    ]
    return [task.name for pid in own for task in Path(f"/proc/{pid}/task").glob("*")]


def _command(pid: str) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    except OSError:
        return ""


def _descends(pid: str, parents: dict[str, str]) -> bool:
    while pid in parents:
        if pid == str(os.getpid()):
            return True
        pid = parents[pid]
    return False


def largest_page() -> int:
    """Kilobytes held by the process of the page that holds most; Chromium's own pages are smaller than ours."""
    # Every thread tells the memory of its process.
    return max((_share(thread) for thread in _page_threads(("renderer",))), default=0)


def _share(pid: str) -> int:
    """Kilobytes of memory of a process, shared pages by their share."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
