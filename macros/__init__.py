"""Facts → Markdown. This file is the only one that knows MkDocs."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .facts import load_facts
from .load import DataError, parse
from .model import Facts
from .registry import PAGE_MACROS


def define_env(env: Any) -> None:
    """Called by mkdocs-macros before each build: offers every page macro with the facts already bound."""
    # Imported here, so that the checker starts without MkDocs.
    from mkdocs.exceptions import PluginError

    try:
        facts = load_facts(Path(env.project_dir), datetime.date.today())
    except DataError as error:
        raise PluginError(f"data/ 里有 {len(error.problems)} 处要改：\n{error}") from None
    # What the check before it left behind in this process; from here on only the facts are needed.
    parse.cache_clear()
    for name, macro in PAGE_MACROS.items():
        env.macro(_bound(macro, facts), name)


def _bound(macro: Callable[..., str], facts: Facts) -> Callable[..., str]:
    """The macro without its first parameter.

    Not functools.partial: mkdocs-macros prints every variable with repr(), and
    a partial's repr holds all the facts, once for each macro.
    """

    def call(*args: str) -> str:
        return macro(facts, *args)

    return call
