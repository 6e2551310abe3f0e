"""The search index as it is written down: short, because every reader's phone fetches it.

A group of names is one line, “name,name>meaning,meaning@3 7”: what readers type, the words pages use for it, the pages
(by number) it is also a name of. The twin that takes it apart is search/answer.js.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from macros.model import Facts
from macros.model.page import Page
from macros.model.search import Intent

from .lexicon import BrandCard, Card, Names
from .text import normalise, runs, words

_KINDS = {"crisis": 0, "refusal": 1, "pinned": 2}


def _phrase(phrase: str) -> str:
    """Its pieces as the engine sees them, “piece/wording…piece”; a wording that holds another is found by that one."""
    pieces = ([_bare(wording) for wording in piece.split("/")] for piece in phrase.split("…"))
    return "…".join("/".join(_shortest(piece)) for piece in pieces)


def _shortest(wordings: Collection[str]) -> Iterator[str]:
    for wording in dict.fromkeys(wordings):
        if not any(other != wording and other in wording for other in wordings):
            yield wording


def _bare(text: str) -> str:
    return "".join(runs(normalise(text)))


class Encoder:
    """Writes pages as their numbers in a list of pages."""

    def __init__(self, pages: Iterable[Page]) -> None:
        self._numbers = {page.path: number for number, page in enumerate(pages)}

    def line(self, names: Names) -> str:
        """“name,name>meaning,meaning@3 7”; pages that are not in the list are left out."""
        homes = self._homes(names)
        return (
            self._typed(names)
            + (f">{','.join(words(names.means))}" if names.means else "")
            + (f"@{homes}" if homes else "")
        )

    def intent(self, facts: Facts, intent: Intent) -> list[Any]:
        """[kind, “page number#part”, “phrase,phrase”, “unless,unless”], then what is said and the calls, if any."""
        path, _, part = intent.page.removeprefix("/").partition("#")
        page = f"{self._numbers[path]}{part and '#' + part}"
        line = [_KINDS[intent.kind], page, ",".join(map(_phrase, intent.phrases)), ",".join(map(_bare, intent.unless))]
        calls = [[facts.channels[one].short, facts.channels[one].phones[0].number] for one in intent.calls]
        return [*line, *([intent.says] if intent.says else []), *([calls] if calls else [])]

    def card(self, card: Card) -> dict[str, Any]:
        """{names, homes: “3 7”, title, page, text, more: [[title, address] …]}."""
        return {
            "names": self._typed(card.names),
            "homes": self._homes(card.names),
            "title": card.title,
            "page": self._numbers[card.page],
            "text": card.text,
            "more": card.more,
        }

    def brand(self, card: BrandCard) -> dict[str, Any]:
        """{names, homes, title, kind}."""
        names = card.names
        return {"names": self._typed(names), "homes": self._homes(names), "title": card.title, "kind": card.kind}

    def kind(self, facts: Facts, kind: str) -> list[Any]:
        """What the cards of platforms share: [name, what it covers, page number]."""
        platform = facts.platforms[kind]
        return [platform.name, platform.covers, self._numbers[facts.places.of("platform_guide", kind)]]

    def pairs(self, table: Mapping[str, str]) -> list[str]:
        """Two strings, the one's characters standing for the other's."""
        return ["".join(table), "".join(table.values())]

    def syllables(self, grouped: Mapping[str, str]) -> str:
        """“ti提题 xian现限 …”."""
        return " ".join(syllable + characters for syllable, characters in grouped.items())

    def _typed(self, names: Names) -> str:
        return ",".join(words(names.typed))

    def _homes(self, names: Names) -> str:
        return " ".join(str(self._numbers[path]) for path in names.homes if path in self._numbers)
