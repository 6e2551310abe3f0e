"""What a sentence may mention beside an article of law: a limit, a number to call, a channel, a term."""

from __future__ import annotations

from dataclasses import replace

from ..facts.entries import channel_page
from ..facts.find import NotPublishable, find
from ..model import Facts
from ..model.dialling import Phone
from .citations import find_limit
from .segments import Segment


def limit(facts: Facts, reference: str) -> Segment:
    """“7个工作日”: the number itself, from 条文id/期限id or 渠道id/期限id. Raises as `cite` does."""
    return Segment(find_limit(facts, reference).value)


def hotline(facts: Facts, channel_id: str) -> Segment:
    """The number of a channel, as `dial` shows it.

    Raises UnknownId, or NotPublishable when the channel has no verified number.
    """
    found = find(facts.channels, channel_id, "渠道")
    if not found.phones or not found.verified:
        raise NotPublishable(f"渠道 “{channel_id}” 没有核实过的电话；改用 channel_link，或换一个渠道")
    return dial(facts, found.phones[0])


def hotline_en(facts: Facts, channel_id: str) -> Segment:
    """The same on a page in English. Raises as `hotline` does."""
    found = hotline(facts, channel_id)
    number, elsewhere = found.words, not found.href.startswith("tel:")
    return replace(found, label=f"{number}, with an area code for another city" if elsewhere else f"Call {number}")


def dial(facts: Facts, phone: Phone) -> Segment:
    """A number to tap, named for screen readers: “[110](tel:110)”.

    Where the body may be in another city, tapping leads to where the whole number is put together: dialled as it
    stands it would reach the reader's own city. Raises NoPlace.
    """
    if phone.area_code:
        place = f"/{facts.places.of('area_codes')}#n{phone.number}"
        return Segment(phone.number, place, style="qk-tel", label=f"{phone.number}，找外地的要加拨区号，看怎么拨")
    return Segment(phone.number, f"tel:{phone.number}", style="qk-tel", label=f"拨打{phone.number}")


def channel_link(facts: Facts, channel_id: str) -> Segment:
    """The short name of a channel, linked to its entry among the channels. Raises UnknownId."""
    found = find(facts.channels, channel_id, "渠道")
    return Segment(found.short, f"/{channel_page(facts, found)}#{found.id}")


def term(facts: Facts, term_id: str) -> Segment:
    """A word with its meaning as a tooltip, linked to the glossary. Raises UnknownId."""
    found = find(facts.glossary, term_id, "词")
    place = f"/{facts.places.of('glossary')}#{found.id}"
    return Segment(found.term, place, style="qk-term", tooltip=found.means)
