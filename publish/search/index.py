"""SITE/search/*.js: what the search engine knows, from the built pages.

In tiers, so that the first answer needs little: words.js holds titles, the
names of things and what must come before all results; refusals.js what is told
to whoever asks for harm; more.js headings, everyday words and spelling;
text-*.js the text. All are scripts, because a page opened from a disk may load nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from macros.facts.simplified import simplified
from macros.model import Facts
from macros.model.page import Page, address
from macros.topics.frame import Frame

from ..built import article
from . import lexicon
from .script import Encoder
from .sections import Section, sections
from .spelling import syllables
from .text import words

FOLDER = "search"
SHARD = 400_000
Built = Mapping[str, list[Section]]
# Where to go on from a search that finds nothing: by role, or by the macro on the page.
WAYS_OUT = ("regulator_lookup", "official_hosts", "customer-service", "scam-check", "triage", "glossary", "crisis")
_GENERIC = frozenset({"今天先做", "先别做", "现在就做", "常见问题", "依据与核对日期", "依据", "你遇到的是哪一种"})


def searchable(facts: Facts) -> list[Page]:
    """The pages readers may find; a page opts out with `search: {exclude: true}`."""
    return [page for page in facts.pages.values() if not page.front.search.exclude]


def words_file(facts: Facts, listed: list[Page], shards: int) -> dict[str, Any]:
    """The first tier: titles, the names of things, where to look when nothing is found, and which files come next."""
    script, frame = Encoder(listed), Frame(facts)
    names = [section.name for section in facts.sections]
    return {
        "pages": [_listed(page, names.index(frame.around(page.path).section)) for page in listed],
        "sections": names,
        "terms": [script.line(names) for names in lexicon.term_names(facts)],
        "intents": [script.intent(facts, intent) for intent in facts.intents.values() if intent.kind != "refusal"],
        "fraud": sorted({listed.index(facts.pages[path]) for path in of_fraud(facts)}),
        "ways": {name: address(facts.places.of(name)) for name in WAYS_OUT},
        "next": ["refusals.js", "more.js", *(f"text-{number}.js" for number in range(shards))],
    }


def of_fraud(facts: Facts) -> list[str]:
    """Pages on fraud, which quote those who commit it."""
    guides = (facts.places.of("platform_guide", kind.id) for kind in facts.platforms.values() if kind.police_first)
    return [facts.places.of("scam-check"), facts.places.of("stop-loss"), *guides]


def _listed(page: Page, section: int) -> list[Any]:
    """[address, title, part of the guide], and how much the page counts beside the others where that is less."""
    weight = page.front.search.weight
    return [address(page.path), page.front.title, section, *([weight] if weight != 1 else [])]


def refusals_file(facts: Facts, listed: list[Page]) -> dict[str, Any]:
    """The second tier: what is told to whoever asks for harm, a note that may come a moment later."""
    script = Encoder(listed)
    return {"intents": [script.intent(facts, one) for one in facts.intents.values() if one.kind == "refusal"]}


def more_file(facts: Facts, listed: list[Page], built: Built, warned: frozenset[str]) -> dict[str, Any]:
    """The third tier: descriptions, headings, everyday words, slips, spelling, cards."""
    script = Encoder(listed)
    others, channels, brands = lexicon.other_names(facts), lexicon.channel_cards(facts), lexicon.brand_cards(facts)
    carded = [*(card.names for card in channels), *(card.names for card in brands)]
    intended = [word for intent in facts.intents.values() for phrase in intent.phrases for word in phrase.split("/")]
    spelled = [*lexicon.term_names(facts), *others, *carded]
    typed = [name for names in spelled for name in names.typed]
    return {
        "pages": [[p.front.description, *map(_heading, built[p.path])] for p in listed],
        # Below their red box nobody lands who has not seen it.
        "warned": " ".join(str(number) for number, page in enumerate(listed) if page.path in warned),
        "names": [script.line(names) for names in others],
        "phrases": [script.line(names) for names in (*lexicon.phrases(facts), *lexicon.articles(facts))],
        "stops": ",".join(words(lexicon.stops(facts))),
        "typos": " ".join(script.line(names) for names in lexicon.typos(facts)),
        "simple": script.pairs(simplified("".join((*_all_text(listed, built), *intended, *typed)))),
        "syllables": script.syllables(
            syllables([*(word for names in spelled for word in words(names.typed + names.means)), *intended])
        ),
        "cards": [*map(script.card, channels), *map(script.brand, brands)],
        "kinds": {kind: script.kind(facts, kind) for kind in sorted({card.kind for card in brands})},
    }


def _heading(part: Section) -> list[Any]:
    """[id, heading], with a 0 behind headings that stand on every page and tell nothing."""
    return [part.id, part.heading, *([0] if part.heading in _GENERIC else [])]


def text_shards(listed: list[Page], built: Built) -> list[dict[str, Any]]:
    """The last tier, in pieces of about SHARD bytes: {"from": first page, "pages": [["lead, line end, text" …] …]}."""
    shards: list[dict[str, Any]] = []
    size = SHARD
    for number, page in enumerate(listed):
        texts = [f"{part.lead}\n{part.text}" for part in built[page.path]]
        if size >= SHARD:
            shards.append({"from": number, "pages": []})
            size = 0
        shards[-1]["pages"].append(texts)
        size += sum(len(text.encode()) for text in texts)
    return shards


def write(facts: Facts, site: Path) -> list[Path]:
    """Write every tier below `site`; returns the files."""
    listed = searchable(facts)
    articles = {page.path: article(page.path, site) for page in listed}
    built = {path: sections(content) for path, content in articles.items()}
    warned = frozenset(path for path, content in articles.items() if content.find_class("qk-stop"))
    shards = text_shards(listed, built)
    folder = site / FOLDER
    folder.mkdir(exist_ok=True)
    return [
        _script(folder / "words.js", "words", words_file(facts, listed, len(shards))),
        _script(folder / "refusals.js", "refusals", refusals_file(facts, listed)),
        _script(folder / "more.js", "more", more_file(facts, listed, built, warned)),
        *(_script(folder / f"text-{number}.js", "text", shard) for number, shard in enumerate(shards)),
    ]


def _all_text(listed: Iterable[Page], built: Built) -> Iterator[str]:
    for page in listed:
        yield page.front.title + page.front.description
        for part in built[page.path]:
            yield part.heading + part.lead + part.text


def _script(path: Path, tier: str, value: Any) -> Path:
    """A script that hands its tier to whoever included it."""
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    path.write_text(f"qkSearchTier({json.dumps(tier)},{data});\n", encoding="utf-8")
    return path
