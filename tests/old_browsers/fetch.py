"""The old browsers: named in kernels.toml, fetched through npm once, kept unpacked in .build/old-browsers."""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT

KEPT = ROOT / ".build" / "old-browsers"
_BROWSER_IN_PACKAGE = "package/bin/chromium.br"
# npm and node come with a package of requirements-dev.txt.
_BIN = Path(sys.executable).parent
# Python itself cannot read this compression, node can.
_DECOMPRESS = """const [packed, target] = process.argv.slice(1), { createReadStream, createWriteStream } = require("fs");
require("stream").pipeline(createReadStream(packed), require("zlib").createBrotliDecompress(), createWriteStream(target),
  (error) => { if (error) throw error; });"""


class NotFetched(RuntimeError):
    """Why a browser is not there, and how to mend it."""


@dataclass(frozen=True)
class Kernel:
    """A browser as kernels.toml names it."""

    version: str
    package: str
    integrity: str
    where: str

    @property
    def executable(self) -> Path:
        """Where it is kept; another package under the same version is another file."""
        name = self.package.strip("@").replace("/", "-")
        return KEPT / name / "chromium"


def kernels(*versions: str) -> tuple[Kernel, ...]:
    """Those of the versions, or all of them, the oldest first. Raises NotFetched when there is no such version."""
    listed = tomllib.loads(Path(__file__).with_name("kernels.toml").read_text(encoding="utf-8"))
    known = {one["version"]: Kernel(**one) for one in listed["kernel"]}
    if unknown := set(versions) - set(known):
        raise NotFetched(f"没有 Chromium {'、'.join(sorted(unknown))}，有 {'、'.join(known)} (no such version)")
    return tuple(kernel for version, kernel in known.items() if version in versions or not versions)


def fetch(kernel: Kernel) -> Path:
    """The executable of the browser, fetched if it is not there yet. Raises NotFetched."""
    if not kernel.executable.exists():
        print(f"下载 Chromium {kernel.version}（{kernel.package}）…", flush=True)
        KEPT.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=KEPT) as unfinished:
            ready = Path(unfinished) / "ready"
            ready.mkdir()
            _unpack(_download(kernel, Path(unfinished)), ready / "chromium")
            # Whole or not at all.
            shutil.rmtree(kernel.executable.parent, ignore_errors=True)
            ready.rename(kernel.executable.parent)
    return kernel.executable


def _download(kernel: Kernel, folder: Path) -> Path:
    # The cache goes with the folder: what is unpacked is not fetched again.
    _run(
        ["npm", "pack", kernel.package, "--pack-destination", str(folder), "--cache", str(folder / "npm"), "--silent"],
        f"下载不了 {kernel.package}：多半是连不上 npm (npm cannot fetch it)",
    )
    packed = next(folder.glob("*.tgz"))
    found = "sha512-" + base64.b64encode(hashlib.sha512(packed.read_bytes()).digest()).decode()
    if found != kernel.integrity:
        raise NotFetched(f"{kernel.package} 不是 kernels.toml 里记的那一个 (its hash is {found})")
    return packed


def _unpack(packed: Path, target: Path) -> None:
    compressed = packed.with_suffix(".br")
    with tarfile.open(packed) as package, compressed.open("wb") as copy:
        browser = package.extractfile(_BROWSER_IN_PACKAGE)
        assert browser
        shutil.copyfileobj(browser, copy)
    _run(["node", "-e", _DECOMPRESS, str(compressed), str(target)], f"{packed.name} 解不开 (cannot be unpacked)")
    target.chmod(0o755)


def _run(command: list[str], failed: str) -> None:
    environment = {**os.environ, "PATH": f"{_BIN}{os.pathsep}{os.environ['PATH']}"}
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=600)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotFetched(f"{failed}: {error}") from None
    if done.returncode:
        raise NotFetched(f"{failed}: {done.stderr.strip()[-300:]}")
