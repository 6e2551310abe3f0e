"""Text as the search engine compares it: the twin of normalise() and runs() in search/engine.js.

tests/search_cases.json holds both to the same results.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping

_OTHER = re.compile(r"[^\u3400-\u9fffa-z0-9+.&]+")
_RUN = re.compile(r"[\u3400-\u9fff]+|[a-z0-9]+(?:[+.&][a-z0-9]*)*")


def normalise(text: str, simple: Mapping[str, str] | None = None) -> str:
    """Lower case, half width, simplified by the table `simple`; all but letters, digits and Han become a space."""
    table = simple or {}
    plain = unicodedata.normalize("NFKC", text).lower()
    return _OTHER.sub(" ", "".join(table.get(character, character) for character in plain)).strip()


def runs(text: str) -> list[str]:
    """Runs of Han, and whole words and numbers even where they touch Han."""
    return [run for run in (found.rstrip(".&") for found in _RUN.findall(text)) if run]


def words(typed: Iterable[str]) -> list[str]:
    """Each as the engine sees it, once; runs of Han joined, because readers leave spaces out (English keeps them)."""
    joined = []
    for word in typed:
        pieces = runs(normalise(word))
        latin = all(piece.isascii() for piece in pieces)
        joined.append((" " if latin else "").join(pieces))
    return [word for word in dict.fromkeys(joined) if word]
