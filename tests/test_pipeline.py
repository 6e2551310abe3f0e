"""The build never loses a site: whatever stops it, the old one stands and nothing is left behind."""

from __future__ import annotations

import contextlib
import gc
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from publish import complete, hook, scripts, styles
from publish.swap import clear_up
from tests.checkout import copied, make
from tests.old_site import YESTERDAY, folder_with, in_place, small_files_only


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the project with a site of yesterday."""
    copy = copied(tmp_path)
    folder_with(copy / "site", YESTERDAY)
    return copy


def is_as_it_was(copy: Path) -> bool:
    """The old site stands, and the run has left nothing behind."""
    left = [*copy.glob(".site.*"), *(copy / ".build").glob("run-*")]
    return in_place(copy / "site") == YESTERDAY and not left


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
    # A page that is not there is told by the check, an anchor by the engine.
    assert target in done.stdout + done.stderr
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


def test_a_missing_template_fails_the_build_and_so_does_a_part_of_a_script(checkout: Path) -> None:
    part = "assets/javascripts/search/engine.js"
    for name in ("404.html", part):
        (checkout / "overrides" / name).unlink()
    done = run(checkout)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "overrides/404.html 不见了，页面会变成主题原来的样子；从版本历史里找回来 (file missing: restore it)",
        f"overrides/{part} 不见了，搜索会用不了；从版本历史里找回来 (file missing: restore it)",
    ]
    assert is_as_it_was(checkout)


def test_a_missing_script_fails_the_build(checkout: Path) -> None:
    (checkout / "overrides/assets/javascripts/tools/letter.js").unlink()
    done = run(checkout)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == (
        "tools/letters/administrative-review/index.html 要用的 assets/javascripts/tools/letter.js 不在；"
        "从版本历史里找回 overrides/assets/javascripts/tools/letter.js (file missing: restore it)"
    )
    assert is_as_it_was(checkout)


def test_the_templates_that_must_be_there_are_those_we_have() -> None:
    ours = {path.relative_to(complete.OVERRIDES).as_posix() for path in complete.OVERRIDES.rglob("*.*ml")}
    assert ours == set(complete.TEMPLATES)


def test_every_file_of_ours_is_missed_when_it_is_gone(site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(site, copy, copy_function=os.link)
    assert complete.missing_files(copy) == []
    ours = (path.relative_to(complete.OVERRIDES).as_posix() for path in complete.OVERRIDES.rglob("*.*"))
    merged = {f"{styles.FOLDER}/{name}.css" for name in (*styles.EVERYWHERE[1:], styles.PRINT)}
    merged |= {f"{scripts.FOLDER}/{name}" for name in scripts.PARTS}
    names = [name for name in ours if Path(name).suffix not in (".html", ".xml") and name not in merged]
    assert len(names) > 20
    for name in names:
        (copy / name).rename(tmp_path / "aside")
        assert any(f" {name} 不在" in line for line in complete.missing_files(copy)), name
        (tmp_path / "aside").rename(copy / name)


def test_mkdocs_itself_lists_data_mistakes_without_a_traceback(checkout: Path) -> None:
    (checkout / "data" / "brands.yml").write_text("- id: x\n", encoding="utf-8")
    command = [str(Path(sys.prefix) / "bin" / "mkdocs"), "build", "--strict", "--site-dir", str(checkout / "out")]
    done = subprocess.run(command, cwd=checkout, capture_output=True, text=True)
    assert done.returncode != 0
    assert "data/brands.yml:1: 缺少 “name”" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


@pytest.mark.parametrize(("command", "times"), [("build", 1), ("serve", 0)])
def test_facts_are_kept_from_the_collector_only_when_they_are_the_last(
    command: str, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen: list[None] = []
    monkeypatch.setattr(gc, "freeze", lambda: frozen.append(None))
    monkeypatch.setattr(hook, "_serving", False)
    hook.on_startup(command=command)
    hook.on_config(SimpleNamespace(markdown_extensions=[]))
    assert len(frozen) == times
