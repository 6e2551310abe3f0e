"""Facts → Markdown. `define_env` is how an engine asks for it: mkdocs-macros, or another that speaks the same way."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .facts import forget, load_facts
from .model import Facts
from .model.page import PAGE_ROLES, address
from .topics.frame import Frame
from .topics.registry import LINKED_MACROS, PAGE_MACROS


def define_env(env: Any) -> None:
    """Called before each build: offers every page macro with the facts already bound, and to the theme where the pages
    stand that it links, as `config.extra.places`, and what is around each, as `config.extra.frame`.

    `env` has the attributes project_dir and conf and the method macro(function, name). Raises DataError.
    """
    facts = load_facts(Path(env.project_dir), datetime.date.today())
    forget()
    env.conf["extra"]["frame"] = Frame(facts)
    env.conf["extra"]["places"] = {what: address(facts.places.of(what)) for what in (*PAGE_ROLES, *LINKED_MACROS)}
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
