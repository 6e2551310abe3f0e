"""What our search is held against, on the same pages: the theme's stock search with jieba, and Pagefind."""

from __future__ import annotations

import contextlib
import os
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page

from bench.build import expand
from tests.browsing import reader, served

ROOT = Path(__file__).resolve().parent.parent
# An environment of their own, so that jieba never gets into the one the site is built with.
PYTHON = ROOT / ".venv-peers" / "bin" / "python"
# What the peers complain of on their own pages is not ours to judge.
ANY_ERROR = "."
# Their pages hold scripts and styles; ours must do without.
ANY_POLICY = "default-src * data: blob: 'unsafe-inline' 'unsafe-eval'"
RESULTS = ".md-search-result__item"
PAGEFIND = """async ([base, text]) => {
  window.pf ??= await import(base + "pagefind/pagefind.js");
  const found = await window.pf.search(text);
  const pages = await Promise.all(found.results.slice(0, 10).map(result => result.data()));
  return pages.map(page => new URL(page.url, base).pathname.replace(/^\\//, ""));
}"""


@contextlib.contextmanager
def stock_site() -> Iterator[Path]:
    """Our pages, macros expanded, built by the theme with its own search and jieba."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        expand(folder, "[search]")
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        subprocess.run(
            [PYTHON, "-m", "mkdocs", "build", "-q"],
            cwd=folder,
            env=environment,
            check=True,
            capture_output=True,
        )
        yield folder / "site"


def stock_box(page: Page, base: str) -> Callable[[str], tuple[str, ...]]:
    """Asks the stock box; keys are pressed for it, because it listens to nothing else."""
    page.goto(base, wait_until="networkidle")
    page.locator(".md-header__button[for=__search]").click()
    box = page.locator("[data-md-component=search-query]")

    def ask(text: str) -> tuple[str, ...]:
        box.fill("")
        box.press("Shift")
        page.wait_for_timeout(60)
        box.fill(text)
        box.press("Shift")
        page.wait_for_timeout(250)
        return tuple(
            page.eval_on_selector_all(
                RESULTS, "all => all.map(e => new URL(e.querySelector('a').href).pathname.slice(1))"
            )
        )

    return ask


def compare(browser: Browser, run: Callable[[str, Callable[[str], tuple[str, ...]]], object]) -> None:
    """Both peers, each by its name and a way to ask it, are given to `run`, which asks and prints."""
    with stock_site() as site, served(site, ANY_POLICY) as base, reader(browser, ANY_ERROR) as page:
        run("主题自带搜索 + jieba", stock_box(page, base))
    with stock_site() as site:
        options = ("--site", str(site), "--force-language", "zh", "--root-selector", "article")
        subprocess.run([PYTHON, "-m", "pagefind", *options], check=True, capture_output=True)
        with served(site, ANY_POLICY) as base, reader(browser, ANY_ERROR) as page:
            page.goto(base)
            run("Pagefind", lambda text: tuple(page.evaluate(PAGEFIND, [base, text])))
