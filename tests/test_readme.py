"""README's tree is the tree: every module and script stands in it, in its folder, and nothing else does."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from tests.conftest import ROOT

# Folders of code. Of tests/, lint/ and templates/ the tree says what they are, not every file.
CODE = ("macros", "publish", "bench", "overrides/assets/javascripts", "overrides/assets/stylesheets")
SUFFIXES = (".py", ".js", ".css")


def named() -> dict[str, set[str]]:
    """Folder → the stems named in it, “” for the folder itself."""
    block = (ROOT / "README.md").read_text(encoding="utf-8").partition("```text\n")[2].partition("```")[0]
    found: dict[str, set[str]] = defaultdict(set)
    above: list[tuple[int, str]] = []
    for line in block.splitlines():
        indent = len(line) - len(line.lstrip())
        column = re.split(r"  +", line.strip(), maxsplit=1)[0]
        if not re.match(r"[\w./ -]+$", column):
            continue  # A description that goes on.
        above = [(depth, name) for depth, name in above if depth < indent]
        folder = "".join(name for _, name in above)
        for name in column.split():
            if name.endswith("/"):
                above.append((indent, name))
                found[folder + name].add("")
            else:
                found[folder].add(name)
    return found


def on_disk() -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for top in CODE:
        for path in (ROOT / top).rglob("*"):
            if path.suffix in SUFFIXES and (path.stem != "__init__" or path.stat().st_size > 400):
                found[f"{path.parent.relative_to(ROOT).as_posix()}/"].add(path.stem)
    return found


def test_the_tree_names_every_module_and_nothing_else() -> None:
    tree = named()
    for folder, stems in on_disk().items():
        assert tree[folder] - {""} == stems, folder


def test_every_folder_and_file_of_the_tree_exists() -> None:
    for folder, names in named().items():
        assert (ROOT / folder).is_dir(), folder
        for name in names - {""}:
            assert [*(ROOT / folder).glob(f"{name}*")], folder + name


def test_every_folder_of_the_project_is_in_the_tree() -> None:
    shown = {folder.split("/")[0] for folder in named()} | named()[""]
    tracked = {path.name for path in ROOT.iterdir() if path.is_dir() and not path.name.startswith((".", "_", "site"))}
    assert tracked <= shown


def test_the_picture_and_the_guides_are_there() -> None:
    for name in ("ARCHITECTURE.md", "HACKING.md", "CONTRIBUTING.md", "README.zh-CN.md"):
        assert Path(ROOT / name).exists()
        assert name in (ROOT / "README.md").read_text(encoding="utf-8")
