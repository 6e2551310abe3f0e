"""What macros refuse, and what they show beside a fact that is not sure."""

from __future__ import annotations

import re

import pytest
from pypinyin import Style, lazy_pinyin

from macros.facts.find import NotPublishable, UnknownId
from macros.model import Facts
from macros.topics.channels import channel, channel_group, channel_index
from macros.topics.glossary import term_index
from macros.topics.laws import law_group, law_index
from macros.topics.platforms import lookup_names, platform_guide, regulator_lookup
from macros.topics.registry import PAGE_MACROS


def test_unknown_ids_name_the_closest_known_one(small: Facts) -> None:
    with pytest.raises(UnknownId, match="没有渠道 “ofice”，是不是 “office”？"):
        channel(small, "ofice")
    with pytest.raises(UnknownId, match="没有平台类型 “sample-shap”，是不是 “sample-shop”？"):
        platform_guide(small, "sample-shap")
    with pytest.raises(UnknownId, match="没有条文 “sampel-1”，是不是 “sample-1”？"):
        PAGE_MACROS["cite"](small, "sampel-1")


def test_an_unverified_provision_is_never_cited(small: Facts) -> None:
    with pytest.raises(NotPublishable, match="还没核实"):
        PAGE_MACROS["cite"](small, "sample-unread")
    with pytest.raises(NotPublishable, match="还没核实"):
        PAGE_MACROS["limit"](small, "sample-unread/answer")


def test_an_unverified_provision_is_listed_without_its_rule(small: Facts) -> None:
    index = law_index(small)
    assert "条文没有读到" in index
    assert small.provisions["sample-unread"].says not in index + law_group(small, "contract")


def test_an_unverified_number_cannot_be_dialled(small: Facts) -> None:
    with pytest.raises(NotPublishable):
        PAGE_MACROS["hotline"](small, "hearsay")
    assert "tel:12300" not in channel(small, "hearsay")
    assert "12300（未核实，先别拨）" in channel(small, "hearsay")


def test_a_channel_without_a_number_cannot_be_dialled(small: Facts) -> None:
    with pytest.raises(NotPublishable):
        PAGE_MACROS["hotline"](small, "inside")


def test_limit_follows_a_channels_rule_to_the_law(small: Facts) -> None:
    assert PAGE_MACROS["limit"](small, "office/answer") == PAGE_MACROS["limit"](small, "sample-1/answer") == "7个工作日"
    assert PAGE_MACROS["limit"](small, "inside/own") == "7天"


def test_an_unverified_host_is_text(small: Facts) -> None:
    card = channel(small, "office")
    assert "](https://unsure.example.cn/)" not in card
    assert "unsure.example.cn（网址未核实，不放链接）" in card


def test_a_site_that_is_not_official_is_labelled(small: Facts) -> None:
    assert "[商业投诉网站](https://shop.example.cn/)（商业平台·非官方）" in channel(small, "office")


def test_lookup_marks_an_unverified_step(small: Facts) -> None:
    lookup = regulator_lookup(small)
    assert (
        '传说热线](/reference/channels/others.md#hearsay)** <span class="qk-tag qk-tag--unsure">未核实</span>' in lookup
    )
    # Of the kind of platform; the day a channel was checked stands in its own entry.
    assert lookup.count("核对于 2026-11-01") == 1


def test_lookup_holds_every_type_step_and_brand(facts: Facts) -> None:
    lookup, names = regulator_lookup(facts), " ".join(lookup_names(facts)["brands"])
    for platform in facts.platforms.values():
        assert f"{{: #{platform.id} }}" in lookup
    assert lookup.count('<li class="qk-step"') == sum(len(p.steps) for p in facts.platforms.values())
    for name in ("滴滴", "闲鱼", "咸鱼", "抖音", "支付宝"):
        assert name in names


def test_wrong_doors_stand_apart(facts: Facts) -> None:
    before, after = channel_index(facts).split("## 不要投错")
    for wrong in ("zhengfa-12337", "ccdi-12388", "police-12389", "gov-hulianwang-ducha"):
        assert f"{{: #{wrong} }}" in after
        assert f"{{: #{wrong} }}" not in before


def test_wrong_doors_stand_in_no_group(small: Facts) -> None:
    assert "{: #wrong }" not in channel_group(small, "hotline")
    assert PAGE_MACROS["channel_link"](small, "wrong") == "[投错的门](/reference/channels.md#wrong)"


def test_an_index_leads_on_from_the_id_of_every_entry(facts: Facts) -> None:
    channels, laws = channel_index(facts), law_index(facts)
    for one in facts.channels.values():
        assert one.wrong_door or f"({_place(facts, 'channel_group', one.kind)}#{one.id}){{: #{one.id} }}" in channels
    for provision in facts.provisions.values():
        place = f"{_place(facts, 'law_group', facts.laws[provision.cites[0].law].group)}#{provision.id}"
        assert (f"({place}){{: #{provision.id} }}" in laws) == provision.verified


def test_an_index_dials_no_unverified_number(small: Facts) -> None:
    index = channel_index(small)
    assert "/tools/area-codes.md#n12399" in index and "tel:12399" not in index and "12300" not in index
    assert '传说中的热线 <span class="qk-tag qk-tag--unsure">未核实</span>' in index


def test_a_group_that_is_not_known_is_told(small: Facts) -> None:
    with pytest.raises(UnknownId, match="没有法律的类别 “contracts”，是不是 “contract”？"):
        law_group(small, "contracts")
    with pytest.raises(UnknownId, match="没有渠道种类 “polise”，是不是 “police”？"):
        channel_group(small, "polise")


def test_channel_link_is_short(facts: Facts) -> None:
    place = _place(facts, "channel_group", "regulator")
    assert PAGE_MACROS["channel_link"](facts, "pbc-12363") == f"[人民银行12363]({place}#pbc-12363)"


def test_of_many_articles_a_sentence_names_the_first_and_how_many_there_are(facts: Facts) -> None:
    many = [p for p in facts.provisions.values() if p.verified and p.cites[0].article.count("、") > 1]
    assert len(many) > 10
    for provision in many:
        articles = provision.cites[0].article.split("、")
        assert f"{articles[0]}等{len(articles)}条" in PAGE_MACROS["cite"](facts, provision.id)


def test_terms_stand_under_the_letter_their_pinyin_begins_with(facts: Facts) -> None:
    """Held against another table; where that one says a character otherwise, either letter is right."""
    for line in term_index(facts).split("\n\n"):
        letter, *terms = re.findall(r"\*\*(.)\*\*|\[([^\]]+)\]", line)
        for _, term in terms:
            if not term[0].isascii() and term[0] not in "行调":
                assert lazy_pinyin(term[0], style=Style.FIRST_LETTER) == [letter[0].lower()], term


def _place(facts: Facts, *what: str) -> str:
    return f"/{facts.places.of(*what)}"
