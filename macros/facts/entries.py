"""The page on which a provision or a channel stands in full, under a heading with its id."""

from __future__ import annotations

from ..model import Facts
from ..model.channels import Channel
from ..model.law import Provision


def provision_page(facts: Facts, provision: Provision) -> str:
    """The path below docs/: the page of the group of the law it cites first. Raises NoPlace."""
    return facts.places.of("law_group", facts.laws[provision.cites[0].law].group)


def channel_page(facts: Facts, channel: Channel) -> str:
    """The path below docs/: the page of its kind; wrong doors are told apart on the index. Raises NoPlace."""
    return facts.places.of("channel_index") if channel.wrong_door else facts.places.of("channel_group", channel.kind)
