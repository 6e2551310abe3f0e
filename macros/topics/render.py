"""The one Jinja environment, and what every template may ask for."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import Any

import jinja2

from ..facts.entries import channel_page
from ..model import Facts
from ..model.channels import Channel
from ..model.page import address
from . import escape, segments
from .inline import inline
from .mentions import dial

ENVIRONMENT = jinja2.Environment(
    loader=jinja2.FileSystemLoader(Path(__file__).parent.parent / "templates"),
    undefined=jinja2.StrictUndefined,
    autoescape=False,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)
ENVIRONMENT.filters.update(
    text=escape.text,
    attribute=escape.attribute,
    sentence=escape.sentence,
    segment=lambda segment: segments.markdown([segment]),
)


def render(facts: Facts, template: str, **context: Any) -> str:
    """The named template as Markdown: no blank line at either end, never two in a row.

    Beside its context a template has dial(a phone), inline(sentence of data/), place(what stands on a page) for its
    address in a link, entry(channel) for that of a channel in full, and top(as place) for the way from a page to the
    top of the site.
    """
    offered = {
        "dial": partial(dial, facts),
        "inline": partial(inline, facts),
        "place": partial(_place, facts),
        "entry": partial(_entry, facts),
        "top": partial(_top, facts),
    }
    markdown = ENVIRONMENT.get_template(template).render(**offered, **context)
    return re.sub(r"\n{3,}", "\n\n", markdown).strip("\n")


def _place(facts: Facts, *what: str) -> str:
    return f"/{facts.places.of(*what)}"


def _entry(facts: Facts, channel: Channel) -> str:
    return f"/{channel_page(facts, channel)}#{channel.id}"


def _top(facts: Facts, *what: str) -> str:
    return "../" * address(facts.places.of(*what)).count("/")
