"""The new site takes the place of the old one whole, or the old one stays and it is said why."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from publish.swap import NotSwapped, exchange, refuse_what_cannot_be_swapped, swap
from tests.conftest import ROOT
from tests.old_site import YESTERDAY, folder_with, in_place, small_files_only

NOBODY = 65534


@contextlib.contextmanager
def ordinary_user() -> Iterator[None]:
    """Whom permissions hold for; they do not for root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def everybodys() -> Iterator[Path]:
    """A folder every user may write in; pytest's own are closed to others."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        yield Path(name)


# ---- What is refused -----------------------------------------------------------------


def test_a_file_in_the_place_of_the_site_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text(YESTERDAY, encoding="utf-8")
    with pytest.raises(NotSwapped, match=r"site 是一个文件；移开它再建 .*；旧的站点没有动"):
        refuse_what_cannot_be_swapped(tmp_path / "site")


def test_a_link_in_the_place_of_the_site_is_refused(tmp_path: Path) -> None:
    folder_with(tmp_path / "real", YESTERDAY)
    (tmp_path / "site").symlink_to("real")
    with pytest.raises(NotSwapped, match="site 是一个链接"):
        swap(folder_with(tmp_path / "new", "今天"), tmp_path / "site", print)
    assert in_place(tmp_path / "real") == YESTERDAY


@pytest.mark.parametrize("place", ["/proc", "/dev"])
def test_a_mount_point_and_what_holds_one_are_refused(place: str) -> None:
    with pytest.raises(NotSwapped, match=f"{place} 里有挂载点 {place}"):
        refuse_what_cannot_be_swapped(Path(place))


def test_a_folder_above_a_mount_point_is_refused() -> None:
    """Renaming it would take the mount along, and removing it would empty what is mounted."""
    with pytest.raises(NotSwapped, match=r"里有挂载点 /\w+"):
        refuse_what_cannot_be_swapped(Path("/"))


@pytest.mark.parametrize("closed", ["", "site"])
def test_what_may_not_be_written_is_refused(closed: str, everybodys: Path) -> None:
    site = folder_with(everybodys / "site", YESTERDAY)
    (everybodys / closed).chmod(0o555)
    with ordinary_user(), pytest.raises(NotSwapped, match="不能写；改它的权限"):
        refuse_what_cannot_be_swapped(site)
    (everybodys / closed).chmod(0o777)


# ---- The swap ------------------------------------------------------------------------


def test_the_new_site_takes_the_place_of_the_old_one_whole(tmp_path: Path) -> None:
    site = folder_with(tmp_path / "site", YESTERDAY)
    (site / "gone.html").write_text("不再有的页", encoding="utf-8")
    built = folder_with(tmp_path / "built", "今天")
    swap(built, site, pytest.fail)
    assert in_place(site) == "今天"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert [path.name for path in site.iterdir()] == ["index.html"]


def test_the_first_site_needs_no_old_one_nor_a_folder_to_stand_in(tmp_path: Path) -> None:
    site = tmp_path / "www" / "site"
    swap(folder_with(tmp_path / "built", "今天"), site, pytest.fail)
    assert in_place(site) == "今天"


def test_without_a_new_site_the_old_one_stays(tmp_path: Path) -> None:
    site = folder_with(tmp_path / "site", YESTERDAY)
    with pytest.raises(NotSwapped, match="换不上新站点"):
        swap(tmp_path / "never-built", site, pytest.fail)
    assert in_place(site) == YESTERDAY
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_stops_between_the_two_steps_brings_the_old_one_back(tmp_path: Path) -> None:
    site = folder_with(tmp_path / "site", YESTERDAY)
    with pytest.raises(FileNotFoundError):
        exchange(tmp_path / "never-there", site, tmp_path / "old")
    assert in_place(site) == YESTERDAY


@pytest.mark.skipif(not Path("/dev/shm").is_dir(), reason="no second file system at hand")
def test_a_disk_that_fills_up_while_copying_costs_nothing(tmp_path: Path) -> None:
    """The site lies on another file system than where it was built; a limit on file sizes plays the full disk."""
    built = folder_with(tmp_path / "built", "今天" * 10_000)
    with tempfile.TemporaryDirectory(dir="/dev/shm") as other:
        site = folder_with(Path(other) / "site", YESTERDAY)
        assert Path(other).stat().st_dev != tmp_path.stat().st_dev
        code = (
            "import sys; from pathlib import Path; from publish.swap import *\n"
            "try: swap(Path(sys.argv[1]), Path(sys.argv[2]), print)\n"
            "except NotSwapped as error: sys.exit(str(error))"
        )
        command = [sys.executable, "-c", code, str(built), str(site)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, preexec_fn=small_files_only)
        assert done.stderr == f"{site} 换不上新站点：复制不过去，多半是磁盘满了；旧的站点没有动 (not replaced)\n"
        assert in_place(site) == YESTERDAY
        assert [path.name for path in Path(other).iterdir()] == ["site"]


def test_an_old_site_that_cannot_be_removed_is_named(everybodys: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Whoever builds owns the project; here that is not the one who is to build.
    monkeypatch.setattr("publish.swap._LOCK", everybodys / ".lock")
    site = folder_with(everybodys / "site", YESTERDAY)
    locked = folder_with(site / "locked", "删不掉")
    built = folder_with(everybodys / "built", "今天")
    site.chmod(0o777)
    locked.chmod(0o555)
    said: list[str] = []
    with ordinary_user():
        swap(built, site, said.append)
    assert in_place(site) == "今天"
    (left,) = everybodys.glob(".site.old-*")
    assert said == [f"新站点已经就位；旧的删不掉，还在 {left}，请手工删 (the old site could not be removed)"]
    locked = left / "locked"
    locked.chmod(0o777)


def test_two_builds_at_once_leave_one_whole_site(tmp_path: Path) -> None:
    site = tmp_path / "site"
    runs = multiprocessing.get_context("spawn")
    both = [runs.Process(target=swap_often, args=(tmp_path, site, name)) for name in ("一", "二")]
    for run in both:
        run.start()
    for run in both:
        run.join()
    assert [run.exitcode for run in both] == [0, 0]
    assert in_place(site) in ("一", "二")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def swap_often(folder: Path, site: Path, name: str) -> None:
    for number in range(30):
        swap(folder_with(folder / f"{name}{number}", name), site, print)
