"""The build never loses a site: what it refuses, what it leaves alone, what it leaves behind."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from publish import complete
from publish.swap import NotSwapped, clear_up, exchange, refuse_what_cannot_be_swapped, swap
from tests.checkout import copied, make
from tests.conftest import ROOT

YESTERDAY = "昨天的页面"
NOBODY = 65534


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the project with a site of yesterday."""
    copy = copied(tmp_path)
    folder_with(copy / "site", YESTERDAY)
    return copy


def folder_with(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(text, encoding="utf-8")
    return folder


def in_place(site: Path) -> str:
    return (site / "index.html").read_text(encoding="utf-8")


def is_as_it_was(copy: Path) -> bool:
    """The old site stands, and the run has left nothing behind."""
    left = [*copy.glob(".site.*"), *(copy / ".build").glob("run-*")]
    return in_place(copy / "site") == YESTERDAY and not left


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


def small_files_only() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))


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


# ---- After a run that was killed -----------------------------------------------------------


@pytest.fixture
def ended() -> int:
    """The number of a process that runs no more."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_what_a_killed_run_left_is_cleared_up(tmp_path: Path, ended: int) -> None:
    site = folder_with(tmp_path / "site", "今天")
    kept = tmp_path / f".site.new-{os.getppid()}"
    left = [tmp_path / f".site.new-{ended}", tmp_path / f".site.old-{ended}", tmp_path / ".build" / f"run-{ended}"]
    for folder in (*left, kept):
        folder_with(folder, "半个站点")
    clear_up(site, tmp_path / ".build")
    assert not any(folder.exists() for folder in left)
    assert kept.exists(), "another build may be at it"
    assert in_place(site) == "今天"


def test_an_old_site_set_aside_by_a_killed_run_comes_back(tmp_path: Path, ended: int) -> None:
    folder_with(tmp_path / f".site.old-{ended}", YESTERDAY)
    clear_up(tmp_path / "site", tmp_path / ".build")
    assert in_place(tmp_path / "site") == YESTERDAY
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


# ---- The whole build ---------------------------------------------------------------------


def run(checkout: Path, preexec_fn: Callable[[], None] | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pipeline", "site", "--no-pdf"]
    return subprocess.run(command, cwd=checkout, capture_output=True, text=True, preexec_fn=preexec_fn)


def test_broken_data_leaves_the_published_site_alone(checkout: Path) -> None:
    (checkout / "data" / "brands.yml").write_text("- id: x\n", encoding="utf-8")
    done = make(checkout, "build")
    assert done.returncode != 0
    assert "data/brands.yml:1: 缺少 “name”" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert is_as_it_was(checkout)


@pytest.mark.parametrize("target", ["nowhere.md", "changes.md#nowhere"], ids=["page", "anchor"])
def test_a_broken_link_leaves_the_published_site_alone(target: str, checkout: Path) -> None:
    with (checkout / "docs" / "about" / "index.md").open("a", encoding="utf-8") as page:
        page.write(f"\n[不在那里]({target})\n")
    done = make(checkout, "build")
    assert done.returncode != 0
    assert target in done.stderr
    assert "Traceback" not in done.stderr
    assert is_as_it_was(checkout)


def test_a_full_disk_leaves_the_published_site_alone(checkout: Path) -> None:
    done = run(checkout, small_files_only)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("建站中途停了：File too large；旧的站点没有动")
    assert "Traceback" not in done.stderr
    assert is_as_it_was(checkout)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=["terminated", "Ctrl+C"])
def test_a_build_told_to_stop_stops_and_tidies_up(number: signal.Signals, checkout: Path) -> None:
    command = [sys.executable, "-m", "pipeline", "site", "--no-pdf"]
    with subprocess.Popen(
        command, cwd=checkout, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, start_new_session=True
    ) as build:
        assert build.stderr
        said = []
        for line in build.stderr:
            said.append(line)
            if "Building documentation" in line:
                # As the terminal does it: to both processes.
                os.killpg(build.pid, number)
        build.wait()
    assert build.returncode == 128 + number
    assert "Traceback" not in "".join(said)
    assert is_as_it_was(checkout)
    with pytest.raises(ProcessLookupError):
        os.killpg(build.pid, 0)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no list of processes to look at")
def test_a_build_killed_outright_leaves_no_process_behind(checkout: Path) -> None:
    command = [sys.executable, "-m", "pipeline", "site", "--no-pdf"]
    with subprocess.Popen(command, cwd=checkout, stderr=subprocess.PIPE, text=True, start_new_session=True) as build:
        assert build.stderr
        next(line for line in build.stderr if "Building documentation" in line)
        assert len(living(build.pid)) == 2
        build.kill()
    for _ in range(100):
        if not living(build.pid):
            break
        time.sleep(0.1)
    assert living(build.pid) == []
    assert in_place(checkout / "site") == YESTERDAY
    clear_up(checkout / "site", checkout / ".build")
    assert is_as_it_was(checkout)


def living(group: int) -> list[str]:
    """The processes of a group that are not over."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        # Others come and go while we look.
        with contextlib.suppress(OSError):
            state, _, number, *_ = stat.read_text().rsplit(")", 1)[1].split()
            found += [state] if int(number) == group and state not in "ZX" else []
    return found


def test_a_missing_template_fails_the_build(checkout: Path) -> None:
    name = "partials/search.html"
    (checkout / "overrides" / name).unlink()
    done = run(checkout)
    assert done.returncode == 1
    assert (
        done.stderr
        == f"overrides/{name} 不见了，页面会变成主题原来的样子；从版本历史里找回来 (template missing: restore it)\n"
    )
    assert is_as_it_was(checkout)


def test_a_missing_script_fails_the_build(checkout: Path) -> None:
    (checkout / "overrides/assets/javascripts/tools/letter.mjs").unlink()
    done = run(checkout)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == (
        "assets/javascripts/site.mjs 要用的 assets/javascripts/tools/letter.mjs 不在；"
        "从版本历史里找回 overrides/assets/javascripts/tools/letter.mjs (file missing: restore it)"
    )
    assert is_as_it_was(checkout)


def test_the_templates_that_must_be_there_are_those_we_have() -> None:
    ours = {path.relative_to(complete.OVERRIDES).as_posix() for path in complete.OVERRIDES.rglob("*.*ml")}
    assert ours == set(complete.TEMPLATES)


def test_every_file_of_ours_is_missed_when_it_is_gone(site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(site, copy, copy_function=os.link)
    assert complete.missing_files(copy) == []
    ours = [path for path in complete.OVERRIDES.rglob("*") if path.is_file() and path.suffix not in (".html", ".xml")]
    assert len(ours) > 20
    for path in ours:
        name = path.relative_to(complete.OVERRIDES).as_posix()
        (copy / name).rename(tmp_path / "aside")
        assert any(f" {name} 不在" in line for line in complete.missing_files(copy)), name
        (tmp_path / "aside").rename(copy / name)


def test_mkdocs_itself_lists_data_mistakes_without_a_traceback(checkout: Path) -> None:
    (checkout / "data" / "brands.yml").write_text("- id: x\n", encoding="utf-8")
    command = [str(Path(sys.prefix) / "bin" / "mkdocs"), "build", "--strict", "--site-dir", str(checkout / "out")]
    done = subprocess.run(command, cwd=checkout, capture_output=True, text=True)
    assert done.returncode != 0
    assert "data/brands.yml:1: 缺少 “name”" in done.stderr
    assert "Traceback" not in done.stderr
