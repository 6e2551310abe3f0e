"""Facts → Markdown. `define_env` is how an engine asks for it: mkdocs-macros, or another that speaks the same way."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .facts import forget, load_facts
from .model import Facts
from .model.page import PAGE_ROLES, address
from .topics.registry import PAGE_MACROS


def define_env(env: Any) -> None:
    """Called before each build: offers every page macro with the facts already bound, and to the theme where the pages
    stand that it links, as `config.extra.places`.

    `env` has the attributes project_dir and conf and the method macro(function, name). Raises DataError.
    """
    facts = load_facts(Path(env.project_dir), datetime.date.today())
    forget()
    env.conf["extra"]["places"] = {role: address(facts.places.of(role)) for role in PAGE_ROLES}
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
