"""The one Jinja environment, and the filters that let any text appear as itself."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jinja2

_ALWAYS_SPECIAL = re.compile(r"[\\`*_{}\[\]<>|~^&\"'$=]")
# Characters that start a block (heading, list, quote, rule, table, admonition…) only at the start of a line.
_SPECIAL_AT_START = re.compile(r"^[#+\-:!?./%@(]|(?<=\d)[.)](?=\s|$)")
# What Markdown or a browser would drop: control characters, lone surrogates, non-characters.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def text(value: object) -> str:
    """One line of Markdown that shows `value` literally, also inside a table cell or a link.

    White space is folded to single spaces, because a line break ends a table row.
    """
    line = " ".join(_UNPRINTABLE.sub("", str(value)).split())
    line = _ALWAYS_SPECIAL.sub(_entity, line)
    return _SPECIAL_AT_START.sub(_entity, line)


def attribute(value: object) -> str:
    """The same inside an attribute of an element with Markdown in it: the converter takes one layer of “&” off."""
    return text(value).replace("&#38;", "&#38;#38;")


def sentence(value: object) -> str:
    """The same as `text`, ending with exactly one full stop."""
    line = text(value)
    return line if line.endswith(("。", "？")) else f"{line}。"


def script_json(value: object) -> str:
    """JSON for a script element; “<” is escaped, so that nothing in it can end the element."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


ENVIRONMENT = jinja2.Environment(
    loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"),
    undefined=jinja2.StrictUndefined,
    autoescape=False,
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,
)
ENVIRONMENT.filters.update(text=text, attribute=attribute, sentence=sentence)


def render(template: str, **context: Any) -> str:
    """The named template as Markdown: no blank line at either end, never two in a row."""
    markdown = ENVIRONMENT.get_template(template).render(**context)
    return re.sub(r"\n{3,}", "\n\n", markdown).strip("\n")
