"""Traditional characters, for whoever types them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def simplified(text: str) -> Mapping[str, str]:
    """Traditional character → its simplified form, limited to those `text` needs."""
    needed = frozenset(text)
    return {old: new for old, new in sorted(_simplified().items()) if new in needed and old not in needed}


@cache
def _simplified() -> Mapping[str, str]:
    """OpenCC's table of single characters; the first of several readings."""
    table = files("opencc").joinpath("dictionary", "TSCharacters.txt").read_text(encoding="utf-8")
    pairs = (line.split("\t") for line in table.splitlines() if "\t" in line)
    return {old: new.split(" ")[0] for old, new in pairs if len(old) == 1 and old != new.split(" ")[0]}
