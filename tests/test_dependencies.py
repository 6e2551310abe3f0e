"""What we stand on: locked by hash, each with its reason, and the template we replace still the one we know."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

LOCKS = ("requirements", "requirements-dev", "bench/requirements-peers")
KNOWN_SITEMAP = "0950766d642ac999c74b68150a39a961a5103bda5e2d9d7747f4c06522c11b18"


@pytest.mark.parametrize("name", LOCKS)
def test_lock_file_names_no_registry(name: str) -> None:
    lock = (ROOT / f"{name}.txt").read_text(encoding="utf-8")
    assert "--hash=sha256:" in lock
    assert "http" not in lock and "index-url" not in lock and "find-links" not in lock


@pytest.mark.parametrize("folder", ["lint", "bench/lighthouse"])
def test_the_lock_of_what_npm_installs_names_no_registry(folder: str) -> None:
    lock = (ROOT / folder / "package-lock.json").read_text(encoding="utf-8")
    assert '"integrity": "sha512-' in lock and '"resolved"' not in lock


@pytest.mark.parametrize("name", LOCKS)
def test_direct_dependencies_each_have_a_reason(name: str) -> None:
    for line in (ROOT / f"{name}.in").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith(("#", "-c ")):
            assert re.match(r"[\w\[\]-]+([<>=]\S*)? +# \S", line), line


def test_theme_template_we_replace_is_the_one_we_know() -> None:
    """overrides/sitemap.xml stands in for MkDocs' own; look again when that one changes."""
    import mkdocs

    original = Path(mkdocs.__file__).parent / "templates" / "sitemap.xml"
    assert hashlib.sha256(original.read_bytes()).hexdigest() == KNOWN_SITEMAP
