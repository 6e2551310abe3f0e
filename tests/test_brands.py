"""Every platform is found by what people call it: in the look-up, and by the search."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

import pytest
from pydantic import ValidationError

from macros.facts.simplified import simplified
from macros.model import Facts
from macros.model.brands import Brand
from macros.topics.platforms import lookup_names, platform_guide, regulator_lookup
from publish.search import lexicon
from publish.search.text import normalise, words

# What people typed and did not find; each is now a platform, or another name of one.
ONCE_MISSING = """
    抖音极速版 快手极速版 红果短剧 1688 得物 唯品会 微店 有赞 快团团 大众点评 货拉拉 运满满 顺丰同城 UU跑腿 云账户 青团社 58同城
    淘宝联盟 多多进宝 微博 网易云音乐人 陌陌 酷狗 七猫 Shopee Lazada PayPal 空中云汇 翼支付 哈啰 AlipayHK 和包 沃支付 云闪付
    数字人民币 平安壹钱包 度小满 苏宁 花呗 借呗 网商贷 微粒贷 京东白条 嘉联 富友 随行付 银联商务 通联 乐刷 海科 合利宝 PingPong
    万里汇 WorldFirst Payoneer Shopify SHEIN Temu 飞猪 去哪儿 自如 喜马拉雅 起点 知乎 B站 猪八戒
"""
# Names that say more than one thing, and all they may mean.
AMBIGUOUS = {
    "银联": {"bank-restricted", "payment-wallet", "merchant-acquiring"},
    "天猫超市": {"ecommerce-seller", "prepaid-deposit"},
    "支付宝": {"payment-wallet", "merchant-acquiring", "licensed-investment", "online-loan"},
    "微信支付": {"payment-wallet", "merchant-acquiring", "licensed-investment"},
    "滴滴": {"ride-hailing", "sharing-rental", "online-loan"},
    "连连": {"cross-border", "payment-wallet", "merchant-acquiring"},
    "抖音小店": {"ecommerce-seller"},
}
BEHIND = ("App", "商家版", "极速版")
VERSION = re.compile("(?:app|商家版|商户版|极速版|司机版|骑手版|官方版|国际版|客户端|平台|官方)+$")


class Lookup:
    """The twin of namesOf() in tools/lookup.js, on the page as it is rendered."""

    def __init__(self, facts: Facts) -> None:
        page = regulator_lookup(facts)
        given = lookup_names(facts)
        self._simple = dict(zip(*given["characters"], strict=True))
        self._names: dict[str, list[str]] = {}
        self._told: dict[str, str] = {}
        for block, searched in zip(page.split('<section class="qk-type"')[1:], given["types"], strict=True):
            found = re.search(r"\n## (.+) \{: #(\S+) \}\n\n(.+)\n", block)
            assert found
            self._told[found[2]] = self._normalise(html.unescape(found[3]))
            self._names[found[2]] = [found[1], *searched.split("/")]
        for line in given["brands"]:
            names, places = line.split("=")
            for place in places.split():
                self._names[list(self._names)[int(place)]] += names.split("/")
        self._names = {kind: list(map(self._normalise, names)) for kind, names in self._names.items()}

    def kinds(self, typed: str) -> list[str]:
        """The kinds of platform that stay on the page, in its order; none where only what is nearest is shown."""
        bare = self._normalise(typed)
        fits = {kind: self._fit(kind, bare) for kind in self._names}
        return [kind for kind, fit in fits.items() if fit and fit == max(fits.values())]

    def _fit(self, kind: str, typed: str) -> int:
        names = self._names[kind]
        if typed in names:
            return 300
        if VERSION.sub("", typed) in names:
            return 250
        if any(typed in name for name in names) or typed in self._told[kind]:
            return 200
        return max((len(name) for name in names if _holds(typed, name)), default=0)

    def _normalise(self, text: str) -> str:
        plain = re.sub(r"[\s，、。·（）()|]", "", unicodedata.normalize("NFKC", text).lower())
        return "".join(self._simple.get(character, character) for character in plain)


def _holds(typed: str, name: str) -> bool:
    if re.fullmatch("[a-z0-9]+", name):
        return len(name) > 1 and name in re.findall("[a-z0-9]+", typed)
    return len(name) > 1 and name in typed


@cache
def _traditional() -> Mapping[str, str]:
    table = files("opencc").joinpath("dictionary", "STCharacters.txt").read_text(encoding="utf-8")
    pairs = (line.split("\t") for line in table.splitlines() if "\t" in line)
    return {simple: old.split(" ")[0] for simple, old in pairs}


def _as_typed(name: str) -> Iterator[str]:
    """As it is written, full-width, in traditional characters."""
    yield name
    yield "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in name)
    yield "".join(_traditional().get(one, one) for one in name)


@pytest.fixture(scope="module")
def lookup(facts: Facts) -> Lookup:
    return Lookup(facts)


def test_the_places_where_people_hold_money_are_here(facts: Facts) -> None:
    names = {name for brand in facts.brands.values() for name in (brand.name, *brand.aliases)}
    assert len(facts.brands) >= 150
    assert [name for name in ONCE_MISSING.split() if name not in names] == []
    used = {kind for brand in facts.brands.values() for kind in brand.types}
    # The rest have no platforms people would name: a bank, and those who cheat.
    assert set(facts.platforms) - used == {"bargain-helper", "suspected-scam"}


def test_the_lookup_finds_every_platform_by_every_name(facts: Facts, lookup: Lookup) -> None:
    missed = []
    for brand in facts.brands.values():
        for name in (brand.name, *brand.aliases):
            for typed in (*_as_typed(name), *(name + behind for behind in BEHIND)):
                found = lookup.kinds(typed)
                if not set(found) & set(brand.types) or len(found) > 7:
                    missed.append((brand.id, typed, found))
    assert missed == []


def test_its_own_name_finds_all_kinds_of_a_platform_and_no_other(facts: Facts, lookup: Lookup) -> None:
    for brand in facts.brands.values():
        for typed in (*_as_typed(brand.name), f"{brand.name}App"):
            assert set(lookup.kinds(typed)) == set(brand.types), typed


@pytest.mark.parametrize("name", AMBIGUOUS)
def test_a_name_that_says_more_than_one_thing_is_not_taken_for_one(name: str, lookup: Lookup) -> None:
    assert set(lookup.kinds(name)) == AMBIGUOUS[name]


def test_letters_are_no_part_of_a_word(lookup: Lookup) -> None:
    assert lookup.kinds("我的pdd店") == lookup.kinds("拼多多")
    assert lookup.kinds("somebody") == []


def test_the_search_has_a_card_for_every_name(facts: Facts) -> None:
    cards = {word: card for card in lexicon.brand_cards(facts) for word in words(card.names.typed)}
    known = simplified("".join(name for card in lexicon.brand_cards(facts) for name in card.names.typed))
    for brand in facts.brands.values():
        homes = {facts.places.of("platform_guide", kind) for kind in brand.types}
        for name in (brand.name, *brand.aliases):
            for typed in _as_typed(name):
                found = words([normalise(typed, known)])
                assert found and found[0] in cards, typed
                assert set(cards[found[0]].names.homes) == homes, typed


def test_a_page_says_which_company_stands_behind_a_platform(facts: Facts) -> None:
    page = platform_guide(facts, "merchant-acquiring")
    assert "- 拉卡拉：拉卡拉支付股份有限公司（见于2026年）。支付机构" in page
    assert "- 收钱吧：上海收钱吧互联网科技股份有限公司，**未核实**。收单外包，没有支付牌照" in page
    # Of what Meituan does, this is done by another company.
    assert "北京三快" not in page and "北京三快" in platform_guide(facts, "delivery-rider")
    assert "哪家公司" not in platform_guide(facts, "crypto")


@pytest.mark.parametrize(
    "fields",
    [
        {"company": "某公司"},
        {"sources": ("here",), "checked": "2026-01-01"},
        {"licence": "支付机构"},
        {"company": "某公司", "sources": ("here",), "checked": "2026-01-01", "company_in": ("elsewhere",)},
        {"company": "某公司", "sources": ("here",), "checked": "2026-01-01", "seen": "2026-13"},
    ],
)
def test_no_company_without_a_source(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Brand.model_validate({"id": "some", "name": "某平台", "types": ("shop",), **fields})
