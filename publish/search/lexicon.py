"""How people type: other names of things, everyday words, slips, articles of law. From data/ and front matter alone."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from macros.facts.entries import channel_page
from macros.facts.sentence import links, path_of
from macros.model import Facts
from macros.model.brands import Brand
from macros.model.channels import Channel
from macros.model.page import address
from macros.model.search import SearchWords
from macros.model.words import Decision, GlossaryTerm

_STOP = "。"
_DIGITS = "一二三四五六七八九"
_PLACES = {"千": 1000, "百": 100, "十": 10, "": 1}


@dataclass(frozen=True, slots=True)
class Names:
    """What readers type, the words pages use for it, and the pages (paths below docs/) it is also a name of."""

    typed: tuple[str, ...]
    means: tuple[str, ...] = ()
    homes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """What answers a hotline or a body by itself: `page` explains it, `more` are (title, address) to go on from."""

    names: Names
    title: str
    text: str
    page: str
    more: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class BrandCard:
    """What answers the name of a platform: everything else is said by its kind."""

    names: Names
    title: str
    kind: str


def term_names(facts: Facts) -> list[Names]:
    """The terms of the glossary as people say them; all mean the first."""
    return [Names((term.term, *term.says), homes=_homes(facts, term)) for term in facts.glossary.values()]


def other_names(facts: Facts) -> list[Names]:
    """Other spellings of terms, everyday words, English, and the bodies that have no card."""
    terms = (term for term in facts.glossary.values() if term.aliases)
    words = (group for kind in ("same", "english") for group in _groups(facts, kind))
    cardless = (channel for channel in facts.channels.values() if not _has_card(channel))
    return [
        *(Names(term.aliases, (term.term,), _homes(facts, term)) for term in terms),
        *(Names(group.words, group.means, _page(group)) for group in words),
        *(_channel_names(facts, channel) for channel in cardless),
    ]


def phrases(facts: Facts) -> list[Names]:
    """What people type to find a page: whole phrases, matched in pieces too, never words of their own."""
    platforms = facts.platforms.values()
    return [
        *(Names(group.words, homes=_page(group)) for group in _groups(facts, "page")),
        *(Names((one.name, *one.searches), homes=(facts.places.of("platform_guide", one.id),)) for one in platforms),
        *(names for decision in facts.decisions.values() for names in _wordings(decision)),
    ]


def articles(facts: Facts) -> list[Names]:
    """From an article of law, “民法典188条”, to the page that cites it most, of several to one on rights."""
    found = [page for page in facts.pages.values() if not page.front.search.exclude]
    cited = {
        page.path: Counter(str(call.args[0]).partition("/")[0] for call in page.calls if call.name in ("cite", "limit"))
        for page in found
    }
    rights = {page.path for page in found if page.front.shape == "rights"}
    named: dict[str, list[str]] = defaultdict(list)
    for provision in facts.provisions.values():
        home = max(cited, key=lambda path: (cited[path][provision.id], path in rights))
        if cited[home][provision.id]:
            named[home] += [f"{facts.laws[one.law].short}{article_number(one.article)}条" for one in provision.cites]
    return [Names(tuple(names), homes=(home,)) for home, names in named.items()]


def article_number(article: str) -> int:
    """“第一百八十八条” → 188."""
    total = 0
    for digit, place in re.findall("([一二三四五六七八九]?)([千百十]?)", article.removeprefix("第").partition("条")[0]):
        if digit or place:
            total += (_DIGITS.index(digit) + 1 if digit else 1) * _PLACES[place]
    return total


def typos(facts: Facts) -> list[Names]:
    """What is typed wrong, and what it should be."""
    return [Names(group.words, group.means[:1]) for group in _groups(facts, "typo")]


def stops(facts: Facts) -> list[str]:
    """Phrases without a topic."""
    return [word for group in _groups(facts, "stop") for word in group.words]


def channel_cards(facts: Facts) -> list[Card]:
    """A card for every body that may be recommended."""
    return [_channel_card(facts, channel) for channel in facts.channels.values() if _has_card(channel)]


def brand_cards(facts: Facts) -> list[BrandCard]:
    """A card for every platform known by name."""
    return [_brand_card(facts, brand) for brand in facts.brands.values()]


def _channel_card(facts: Facts, channel: Channel) -> Card:
    lookup = facts.places.of("regulator_lookup")
    entry = f"{address(channel_page(facts, channel))}#{channel.id}"
    explained = facts.places.find("explains-channel", channel.id) or facts.places.find("explains-kind", channel.kind)
    return Card(
        _channel_names(facts, channel),
        channel.short,
        f"能：{channel.can.rstrip(_STOP)}。不能：{channel.cannot.rstrip(_STOP)}。",
        explained or lookup,
        ((f"{channel.name}：电话、官网、怎么办", entry), ("按平台查归谁管", address(lookup))),
    )


def _brand_card(facts: Facts, brand: Brand) -> BrandCard:
    homes = tuple(facts.places.of("platform_guide", kind) for kind in brand.types)
    return BrandCard(Names((brand.name, *brand.aliases), homes=homes), brand.name, brand.types[0])


def _has_card(channel: Channel) -> bool:
    return bool(channel.verified and not channel.wrong_door)


def _channel_names(facts: Facts, channel: Channel) -> Names:
    numbers = (phone.number for phone in channel.phones)
    short = (channel.short, channel.short.rstrip("0123456789"))
    homes = (facts.places.of("complaint"), facts.places.of("regulator_lookup"))
    return Names((channel.name, *short, *channel.former_names, *numbers), homes=homes)


def _homes(facts: Facts, term: GlossaryTerm) -> tuple[str, ...]:
    """The page that tells more of a term; bodies listed among the channels are explained on the complaint page."""
    if term.page is None:
        return ()
    path = path_of(term.page)
    is_channel = any(path == channel_page(facts, channel) for channel in facts.channels.values())
    return (path, facts.places.of("complaint")) if is_channel else (path,)


def _wordings(decision: Decision) -> Iterator[Names]:
    """What screens and readers say, and the pages a table of one question sends them to."""
    if len(decision.asks) > 1:
        return
    answers = {
        answer.id: [answer.text, *answer.variants] for answer in decision.asks[0].answers if answer.id != "unknown"
    }
    for row in decision.rows:
        paths = [path for cell in row.cells.values() for path in links(cell)]
        names = [name for answer in row.when[0].split("|") for name in answers.get(answer, ())]
        if names and paths:
            yield Names(tuple(names), homes=tuple(dict.fromkeys(paths))[:2])


def _groups(facts: Facts, kind: str) -> list[SearchWords]:
    return [group for group in facts.search.values() if group.kind == kind]


def _page(group: SearchWords) -> tuple[str, ...]:
    return (path_of(group.page),) if group.page else ()
