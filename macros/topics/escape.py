"""Filters that let any text appear as itself, in Markdown and in a script."""

from __future__ import annotations

import json
import re

_ALWAYS_SPECIAL = re.compile(r"[\\`*_{}\[\]<>|~^&\"'$=]")
# Characters that start a block (heading, list, quote, rule, table, admonition…) only at the start of a line.
_SPECIAL_AT_START = re.compile(r"^[#+\-:!?./%@(]|(?<=\d)[.)](?=\s|$)")
# What Markdown or a browser would drop: control characters, lone surrogates, non-characters.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def one_line(value: object) -> str:
    """What can be printed of `value`, with single spaces for all white space: a line break would end a table row."""
    return " ".join(_UNPRINTABLE.sub("", str(value)).split())


def text(value: object) -> str:
    """One line of Markdown that shows `value` literally, also inside a table cell or a link."""
    line = _ALWAYS_SPECIAL.sub(_entity, one_line(value))
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
