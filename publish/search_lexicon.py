"""How people type: other names of things, everyday words, slips, pinyin, traditional characters. From data/ alone.

A group of names is one line, “name,name>meaning,meaning@3 7”: what readers
type, the words pages use for it, the pages (by number) it is also a name of.
"""

from __future__ import annotations

import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

# Its dictionary of phrases takes 45 MB, and decides eight of our characters, four of them wrongly for our words.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
from pypinyin import Style, lazy_pinyin

from macros.model import Brand, Channel, Decision, Facts, GlossaryTerm, SearchWords
from macros.pages import Page

from .search_text import normalise, runs

_STOP = "。"
_LOOKUP = "tools/regulator-lookup.md"
_COMPLAINT = "rights/regulator-complaint.md"
_ASSOCIATIONS = "rights/associations-and-media.md"
_PAGES_OF_KINDS = {
    "legal-aid": "rights/legal-aid.md",
    "court": "rights/lawsuit.md",
    "consumer-association": _ASSOCIATIONS,
    "industry-association": _ASSOCIATIONS,
    "media-platform": _ASSOCIATIONS,
}
# As in 银行, 时长, 瑜伽, 番茄.
_SAID = {"行": "hang", "长": "chang", "伽": "jia", "茄": "qie"}
_DIGITS = "一二三四五六七八九"
_PLACES = {"千": 1000, "百": 100, "十": 10, "": 1}
_LINK = re.compile(r"\]\(/([a-z0-9/-]+\.md)")


def term_names(facts: Facts, numbers: Mapping[str, int]) -> list[str]:
    """Lines for the terms of the glossary as people say them; all mean the first. `numbers` is page path → number."""
    return [_line([term.term, *term.says], [], _homes(term), numbers) for term in facts.glossary.values()]


def other_names(facts: Facts, numbers: Mapping[str, int]) -> list[str]:
    """Lines for other spellings of terms, everyday words, English, and the bodies that have no card."""
    lines = [
        _line(term.aliases, [term.term], _homes(term), numbers) for term in facts.glossary.values() if term.aliases
    ]
    lines += [
        _line(group.words, group.means, [_path(group.page)] if group.page else [], numbers)
        for kind in ("same", "english")
        for group in _groups(facts, kind)
    ]
    return lines + [
        _line(_channel_names(channel), [], [_COMPLAINT, _LOOKUP], numbers)
        for channel in facts.channels.values()
        if not _has_card(channel)
    ]


def phrases(facts: Facts, numbers: Mapping[str, int]) -> list[str]:
    """Lines for what people type to find a page: whole phrases, matched in pieces too, never words of their own."""
    lines = [_line(group.words, [], [_path(group.page)], numbers) for group in _groups(facts, "page") if group.page]
    lines += [
        _line([platform.name, *platform.searches], [], [f"platforms/{platform.id}.md"], numbers)
        for platform in facts.platforms.values()
    ]
    return lines + [
        _line(names, [], paths, numbers)
        for decision in facts.decisions.values()
        for names, paths in _wordings(decision)
    ]


def articles(facts: Facts, pages: Iterable[Page], numbers: Mapping[str, int]) -> list[str]:
    """Lines from an article of law, “民法典188条”, to the page that cites it most, of several to one on rights."""
    cited = {
        page.path: Counter(str(call.args[0]).partition("/")[0] for call in page.calls if call.name in ("cite", "limit"))
        for page in pages
    }
    named: dict[str, list[str]] = defaultdict(list)
    for provision in facts.provisions.values():
        home = max(cited, key=lambda path: (cited[path][provision.id], path.startswith("rights/")))
        if cited[home][provision.id]:
            named[home] += [f"{facts.laws[one.law].short}{article_number(one.article)}条" for one in provision.cites]
    return [_line(names, [], [home], numbers) for home, names in named.items()]


def article_number(article: str) -> int:
    """“第一百八十八条” → 188."""
    total = 0
    for digit, place in re.findall("([一二三四五六七八九]?)([千百十]?)", article.removeprefix("第").partition("条")[0]):
        if digit or place:
            total += (_DIGITS.index(digit) + 1 if digit else 1) * _PLACES[place]
    return total


def typos(facts: Facts) -> str:
    """“wrong,wrong>right” groups, a space between them."""
    return " ".join(",".join(plain(group.words)) + ">" + plain(group.means)[0] for group in _groups(facts, "typo"))


def stops(facts: Facts) -> str:
    """Phrases without a topic, a comma between them."""
    return ",".join(word for group in _groups(facts, "stop") for word in plain(group.words))


def always_first(facts: Facts, numbers: Mapping[str, int]) -> list[list[Any]]:
    """[page number, “phrase,phrase”] for what must lead to a page whatever else fits."""
    return [
        [numbers[_path(group.page)], ",".join(_shortest(plain(group.words)))]
        for group in _groups(facts, "first")
        if group.page
    ]


def _shortest(words: list[str]) -> list[str]:
    """Without those that hold another: it is found in them anyway."""
    return [word for word in words if not any(other != word and other in word for other in words)]


def cards(facts: Facts, numbers: Mapping[str, int]) -> list[dict[str, Any]]:
    """What answers a hotline, a body or a platform by itself, and the pages its names stand for.

    {names, homes: “3 7”, title, text, page, more: [[title, address] …]}, of a platform {names, homes, title, kind}.
    """
    return [
        *(_channel_card(channel, numbers) for channel in facts.channels.values() if _has_card(channel)),
        *(_brand_card(brand, numbers) for brand in facts.brands.values()),
    ]


def _channel_card(channel: Channel, numbers: Mapping[str, int]) -> dict[str, Any]:
    names, _, homes = _line(_channel_names(channel), [], [_COMPLAINT, _LOOKUP], numbers).partition("@")
    return {
        "names": names,
        "homes": homes,
        "title": channel.short,
        "page": numbers[_explained(channel)],
        "text": f"能：{channel.can.rstrip(_STOP)}。不能：{channel.cannot.rstrip(_STOP)}。",
        "more": [
            [f"{channel.name}：电话、官网、怎么办", f"reference/channels/#{channel.id}"],
            ["按平台查归谁管", "tools/regulator-lookup/"],
        ],
    }


def _brand_card(brand: Brand, numbers: Mapping[str, int]) -> dict[str, Any]:
    paths = [f"platforms/{kind}.md" for kind in brand.types]
    names, _, homes = _line([brand.name, *brand.aliases], [], paths, numbers).partition("@")
    return {"names": names, "homes": homes, "title": brand.name, "kind": brand.types[0]}


def kinds(facts: Facts, numbers: Mapping[str, int]) -> dict[str, list[Any]]:
    """What the cards of platforms share: {kind: [name, what it covers, page number]}."""
    used = {brand.types[0] for brand in facts.brands.values()}
    return {
        kind: [facts.platforms[kind].name, facts.platforms[kind].covers, numbers[f"platforms/{kind}.md"]]
        for kind in sorted(used)
    }


def _has_card(channel: Channel) -> bool:
    return bool(channel.verified and not channel.wrong_door)


def _explained(channel: Channel) -> str:
    """The page that explains a channel; the look-up when no page is about its kind."""
    if channel.id in ("police-110", "antifraud-96110"):
        return "scam/stop-loss.md"
    return _PAGES_OF_KINDS.get(channel.kind, _LOOKUP)


def _homes(term: GlossaryTerm) -> list[str]:
    """The page that tells more of a term; bodies listed among the channels are explained on the complaint page."""
    if term.page is None:
        return []
    path = _path(term.page)
    return [path, _COMPLAINT] if path == "reference/channels.md" else [path]


def _wordings(decision: Decision) -> Iterator[tuple[list[str], list[str]]]:
    """What screens and readers say, and the pages a table of one question sends them to."""
    if len(decision.asks) > 1:
        return
    answers = {
        answer.id: [answer.text, *answer.variants] for answer in decision.asks[0].answers if answer.id != "unknown"
    }
    for row in decision.rows:
        paths = [path for cell in row.cells.values() for path in _LINK.findall(cell)]
        names = [name for answer in row.when[0].split("|") for name in answers.get(answer, ())]
        if names and paths:
            yield names, list(dict.fromkeys(paths))[:2]


def _channel_names(channel: Channel) -> list[str]:
    numbers = [phone.number for phone in channel.phones]
    return [channel.name, channel.short, channel.short.rstrip("0123456789"), *channel.former_names, *numbers]


def plain(words: Iterable[str]) -> list[str]:
    """Each as the engine sees it; runs of Han joined, because readers leave spaces out (English keeps them)."""
    joined = []
    for word in words:
        pieces = runs(normalise(word))
        latin = all(piece.isascii() for piece in pieces)
        joined.append((" " if latin else "").join(pieces))
    return [word for word in dict.fromkeys(joined) if word]


def syllables(lines: Iterable[str]) -> str:
    """“ti提题 xian现限 …”: the characters of these words by how they are said."""
    said: dict[str, str] = {}
    for line in lines:
        for word in line.partition("@")[0].replace(">", ",").split(","):
            han = "".join(character for character in word if "\u3400" <= character <= "\u9fff")
            for character, syllable in zip(han, lazy_pinyin(han, style=Style.NORMAL), strict=True):
                said.setdefault(character, _SAID.get(character, syllable.replace("ü", "v")))
    grouped: dict[str, list[str]] = defaultdict(list)
    for character, syllable in said.items():
        grouped[syllable].append(character)
    return " ".join(syllable + "".join(sorted(grouped[syllable])) for syllable in sorted(grouped))


def traditional(text: str) -> list[str]:
    """Two strings, traditional characters and their simplified forms, limited to those `text` needs."""
    pairs = sorted((old, new) for old, new in _traditional().items() if new in text and old not in text)
    return ["".join(old for old, _ in pairs), "".join(new for _, new in pairs)]


def _line(names: Iterable[str], means: Iterable[str], paths: Iterable[str], numbers: Mapping[str, int]) -> str:
    typed = plain(names)
    other = ",".join(plain(means))
    homes = " ".join(str(numbers[path]) for path in paths if path in numbers)
    return ",".join(typed) + (f">{other}" if other else "") + (f"@{homes}" if homes else "")


def _groups(facts: Facts, kind: str) -> list[SearchWords]:
    return [group for group in facts.search.values() if group.kind == kind]


@cache
def _traditional() -> dict[str, str]:
    """OpenCC's table of single characters; the first of several readings."""
    table = files("opencc").joinpath("dictionary", "TSCharacters.txt").read_text(encoding="utf-8")
    pairs = (line.split("\t") for line in table.splitlines() if "\t" in line)
    return {old: new.split(" ")[0] for old, new in pairs if len(old) == 1 and old != new.split(" ")[0]}


def _path(page: str) -> str:
    return page.partition("#")[0].removeprefix("/")
