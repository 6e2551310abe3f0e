"""How words are spelled otherwise: by their sound in pinyin."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

# Its dictionary of phrases takes 45 MB, and decides eight of our characters, four of them wrongly for our words.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
from pypinyin import Style, lazy_pinyin

# As in 银行, 时长, 瑜伽, 番茄.
_SAID = {"行": "hang", "长": "chang", "伽": "jia", "茄": "qie"}


def syllables(words: Iterable[str]) -> Mapping[str, str]:
    """Syllable → the characters of these words that are said so, and the common ones that are mistaken for them."""
    han = sorted({character for word in words for character in word if "\u3400" <= character <= "\u9fff"})
    said = {
        character: _SAID.get(character, syllable.replace("ü", "v"))
        for character, syllable in zip(han, lazy_pinyin(han, style=Style.NORMAL), strict=True)
    }
    needed = frozenset(said.values())
    said.update(
        (common, syllable) for common, syllable in _common().items() if syllable in needed and common not in said
    )
    grouped: dict[str, list[str]] = defaultdict(list)
    for character, syllable in said.items():
        grouped[syllable].append(character)
    return {syllable: "".join(sorted(grouped[syllable])) for syllable in sorted(grouped)}


@cache
def _common() -> Mapping[str, str]:
    """The 3,755 characters of the first level of GB 2312, as they are said."""
    rows = range(0xB0, 0xD8)
    codes = (bytes((row, cell)) for row in rows for cell in range(0xA1, 0xFF))
    han = "".join(code.decode("gb2312", errors="ignore") for code in codes)
    spelled = lazy_pinyin(han, style=Style.NORMAL)
    return {character: syllable.replace("ü", "v") for character, syllable in zip(han, spelled, strict=True)}
