"""What several tests share: the real facts, a small set of facts, one real build."""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
from pathlib import Path

import hypothesis
import pytest
from filelock import FileLock

from macros.facts import load_facts
from macros.model import Facts
from tests.clock import TODAY

# No time limits in tests, and the same examples for everybody.
hypothesis.settings.register_profile("steady", deadline=None, derandomize=True)
hypothesis.settings.load_profile("steady")

ROOT = Path(__file__).resolve().parent.parent
SMALL = ROOT / "tests" / "small"
# Fixtures that need Chromium; the tests that ask for one are marked `browser` by themselves.
_CHROMIUM = {"browser", "printed_site"}


def pytest_addoption(parser: pytest.Parser) -> None:
    told = "rewrite tests/golden/*.md and the messages of tests/bad/*.yml with today's output"
    parser.addoption("--update-golden", action="store_true", help=told)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if _CHROMIUM & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def facts() -> Facts:
    """The real data. Its dates are held against the real day by `make check`; here no day is too early for them."""
    return load_facts(ROOT, datetime.date.max)


@pytest.fixture(scope="session")
def small() -> Facts:
    """A few records of each kind, every optional case among them."""
    return load_facts(SMALL, TODAY)


def run_module(*command: str) -> None:
    """`python -m …` in the project, as the Makefile runs it."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "315532800"}
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """The built site, as `make build` makes it, once a run: the first worker that asks builds it for all.

    Without PDFs when no chosen test needs a browser: printing needs one.
    """
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    target = shared / "built" / "site"
    printing = any(item.get_closest_marker("browser") for item in request.session.items)
    with FileLock(shared / "site.lock"):
        if not target.exists():
            run_module("pipeline", str(target), *([] if printing else ["--no-pdf"]))
    return target


@pytest.fixture(scope="session")
def printed_site(site: Path) -> Path:
    """The built site of tests that look at its PDFs."""
    return site
