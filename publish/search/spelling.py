"""How words are spelled otherwise: by their sound in pinyin, and in traditional characters."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

# Its dictionary of phrases takes 45 MB, and decides eight of our characters, four of them wrongly for our words.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
from pypinyin import Style, lazy_pinyin

# As in 银行, 时长, 瑜伽, 番茄.
_SAID = {"行": "hang", "长": "chang", "伽": "jia", "茄": "qie"}


def syllables(words: Iterable[str]) -> Mapping[str, str]:
    """Syllable → the characters of these words that are said so, in the order of the alphabet."""
    han = sorted({character for word in words for character in word if "\u3400" <= character <= "\u9fff"})
    grouped: dict[str, list[str]] = defaultdict(list)
    for character, syllable in zip(han, lazy_pinyin(han, style=Style.NORMAL), strict=True):
        grouped[_SAID.get(character, syllable.replace("ü", "v"))].append(character)
    return {syllable: "".join(grouped[syllable]) for syllable in sorted(grouped)}


def simplified(text: str) -> Mapping[str, str]:
    """Traditional character → its simplified form, limited to those `text` needs."""
    return {old: new for old, new in sorted(_simplified().items()) if new in text and old not in text}


@cache
def _simplified() -> Mapping[str, str]:
    """OpenCC's table of single characters; the first of several readings."""
    table = files("opencc").joinpath("dictionary", "TSCharacters.txt").read_text(encoding="utf-8")
    pairs = (line.split("\t") for line in table.splitlines() if "\t" in line)
    return {old: new.split(" ")[0] for old, new in pairs if len(old) == 1 and old != new.split(" ")[0]}
