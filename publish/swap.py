"""A new site in the place of the old one: whole or not at all, and never into a folder that is already there."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from filelock import FileLock

from .project import ROOT

_MOUNTS = Path("/proc/self/mountinfo")
_EFFECTIVE = os.access in os.supports_effective_ids
_LOCK = ROOT / ".build" / "swap.lock"


class NotSwapped(RuntimeError):
    """The new site could not be put in place; the old one stands as it stood."""


def refuse_what_cannot_be_swapped(site: Path) -> None:
    """Raises NotSwapped when `site` is something that renaming cannot replace."""
    reason = _reason(site)
    if reason:
        raise NotSwapped(f"{site} {reason}；旧的站点没有动")


def _reason(site: Path) -> str | None:
    if site.is_symlink():
        return "是一个链接；删掉链接，或者直接写它指向的文件夹 (a symbolic link: name the folder itself)"
    if site.exists() and not site.is_dir():
        return "是一个文件；移开它再建 (a file stands there: move it away)"
    mounted = next(_mounts_within(site.resolve()), None)
    if mounted:
        return (
            f"里有挂载点 {mounted}；先卸载，或者换一个文件夹 (holds a mount point: unmount it or name another folder)"
        )
    for folder in (site.parent, site):
        if folder.exists() and not os.access(folder, os.W_OK | os.X_OK, effective_ids=_EFFECTIVE):
            return f"换不了，{folder} 不能写；改它的权限，或者换一个文件夹 (read-only: change its permissions)"
    return None


def _mounts_within(folder: Path) -> Iterator[Path]:
    """Mount points at or below `folder`: renaming would take them along, and removing would empty them."""
    if _MOUNTS.exists():
        lines = _MOUNTS.read_text(encoding="utf-8").splitlines()
        points = (Path(_mount_point(line)) for line in lines)
        yield from (point for point in points if point.is_relative_to(folder))
    elif folder.is_dir():
        yield from (Path(inner) for inner, _, _ in os.walk(folder) if os.path.ismount(inner))


def _mount_point(line: str) -> str:
    """The fifth field; the kernel writes a space in a name as \\040."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), line.split(" ")[4])


def swap(built: Path, site: Path, say: Callable[[str], None]) -> None:
    """Old aside, new in, old away. `built` is gone afterwards. Raises NotSwapped.

    The copy, where `built` lies on another file system, is made before the old site is touched.
    """
    refuse_what_cannot_be_swapped(site)
    site.parent.mkdir(parents=True, exist_ok=True)
    new, old = _beside(site, "new"), _beside(site, "old")
    with FileLock(_LOCK):
        try:
            shutil.move(built, new)
            exchange(new, site, old)
        except OSError as error:
            # A copy that failed half-way names every file; one reason is enough.
            reason = error.strerror or "复制不过去，多半是磁盘满了"
            raise NotSwapped(f"{site} 换不上新站点：{reason}；旧的站点没有动 (not replaced)") from None
        finally:
            # Gone already when all went well.
            shutil.rmtree(new, ignore_errors=True)
    _remove(old, say)


def exchange(new: Path, site: Path, old: Path) -> None:
    """`site` becomes `old` and `new` becomes `site`, or everything stays. Raises OSError, or what stopped it."""
    try:
        if site.exists():
            site.rename(old)
        new.rename(site)
    except BaseException:
        # A signal too: between the two steps nothing stands where readers look.
        if old.exists() and not site.exists():
            old.rename(site)
        raise


def _remove(old: Path, say: Callable[[str], None]) -> None:
    if old.exists():
        shutil.rmtree(old, ignore_errors=True)
    if old.exists():
        say(f"新站点已经就位；旧的删不掉，还在 {old}，请手工删 (the old site could not be removed)")


def clear_up(site: Path, workshop: Path) -> None:
    """What runs that were killed have left: half a new site, an old one set aside, their folders in `workshop`.

    An old site set aside comes back when nothing stands in its place.
    """
    for old in _left_behind(site.parent, f".{site.name}.old-"):
        if not site.exists():
            old.rename(site)
    prefixes = ((site.parent, f".{site.name}.new-"), (site.parent, f".{site.name}.old-"), (workshop, "run-"))
    for folder, prefix in prefixes:
        for left in _left_behind(folder, prefix):
            shutil.rmtree(left, ignore_errors=True)


def _left_behind(folder: Path, prefix: str) -> list[Path]:
    """Folders named after a process that runs no more; numbers come round, so one of our own number is old too."""
    found = ((path, path.name.removeprefix(prefix)) for path in sorted(folder.glob(f"{prefix}*")))
    return [path for path, number in found if number.isdigit() and not _another_runs(int(number))]


def _another_runs(process: int) -> bool:
    if process == os.getpid():
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _beside(site: Path, what: str) -> Path:
    """A folder of this process alone, on the same file system as the site."""
    return site.with_name(f".{site.name}.{what}-{os.getpid()}")
