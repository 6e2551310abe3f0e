"""Numbers that are answered where the caller is, and how to reach those who answer elsewhere."""

from __future__ import annotations

from ..model import Facts
from ..model.channels import Channel
from .render import render


def area_codes(facts: Facts) -> str:
    """The numbers that need an area code, a box that puts it before them, and the codes of every province."""
    return render(facts, "area_codes.md.j2", numbers=_numbers(facts), provinces=facts.area_codes.values())


def _numbers(facts: Facts) -> dict[str, Channel]:
    """Each such number with the channel it is named after, else the first that answers it."""
    found: dict[str, Channel] = {}
    for channel in facts.channels.values():
        for phone in channel.phones:
            if phone.area_code and channel.verified and (phone.number not in found or phone.number in channel.short):
                found[phone.number] = channel
    return dict(sorted(found.items(), key=lambda item: (len(item[0]), item[0])))
