"""Whom to turn to: one channel, its number, all of them, and what became of old numbers."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from .laws import ShownDeadline, cite, deadline
from .lookup import NotPublishable, find
from .model import CHANNEL_KINDS, HOST_GROUPS, Channel, Facts
from .render import render, text


@dataclass(frozen=True, slots=True)
class Site:
    """A website of a channel; `url` is None when its host is not verified."""

    host: str
    name: str
    url: str | None
    label: str | None


def channel(facts: Facts, channel_id: str) -> str:
    """The card of one channel: what it can and cannot do, number, site, limits, 核对日期.

    Raises UnknownId.
    """
    found = find(facts.channels, channel_id, "渠道")
    return render("channel.md.j2", c=found, sites=sites(facts, found), limits=limits(facts, found))


def hotline(facts: Facts, channel_id: str) -> str:
    """A number to tap, named for screen readers: “[110](tel:110)”.

    Raises UnknownId, or NotPublishable when the channel has no verified number.
    """
    found = find(facts.channels, channel_id, "渠道")
    if not found.phones or not found.verified:
        raise NotPublishable(f"渠道 “{channel_id}” 没有核实过的电话；改用 channel_link，或换一个渠道")
    number = found.phones[0].number
    return f'[{number}](tel:{number}){{ .qk-tel aria-label="拨打{number}" }}'


def channel_link(facts: Facts, channel_id: str) -> str:
    """The short name of a channel, linked to its entry in the channel index. Raises UnknownId."""
    found = find(facts.channels, channel_id, "渠道")
    return f"[{text(found.short)}](/reference/channels.md#{found.id})"


def channel_index(facts: Facts) -> str:
    """Every channel in full, grouped by kind; wrong doors come last, under “不要投错”."""
    groups = [
        (kind, name, [c for c in facts.channels.values() if c.kind == kind and not c.wrong_door])
        for kind, name in CHANNEL_KINDS.items()
    ]
    return render(
        "channel_index.md.j2",
        groups=[group for group in groups if group[2]],
        wrong_doors=[c for c in facts.channels.values() if c.wrong_door],
        sites=lambda c: sites(facts, c),
        limits=lambda c: limits(facts, c),
        basis=lambda c: basis(facts, c.laws, c.sources),
    )


def merged_hotlines(facts: Facts) -> str:
    """Old numbers, names and rules, and where to turn now."""
    rows = [(m, facts.channels[m.now]) for m in facts.merged_hotlines.values()]
    return render("merged_hotlines.md.j2", rows=rows)


def lookup_tools(facts: Facts) -> str:
    """Official sites where the reader can check a company, a licence, a judgment."""
    return render("lookup_tools.md.j2", tools=facts.lookup_tools.values())


def official_hosts(facts: Facts) -> str:
    """The allow-list: every site this guide may link, and those it does not link yet."""
    groups = [
        (name, [h for h in facts.hosts.values() if h.group == group and h.verified])
        for group, name in HOST_GROUPS.items()
    ]
    return render("official_hosts.md.j2", groups=groups, unverified=[h for h in facts.hosts.values() if not h.verified])


def sites(facts: Facts, channel: Channel) -> list[Site]:
    """A channel's websites, linkable or not."""
    found = []
    for url in channel.urls:
        host = facts.hosts[urlsplit(url).netloc]
        found.append(Site(host.id, host.body, url if host.verified else None, host.label))
    return found


def limits(facts: Facts, channel: Channel) -> list[ShownDeadline]:
    """A channel's deadlines with their basis."""
    return [deadline(facts, item) for item in channel.limits]


def basis(facts: Facts, laws: tuple[str, ...], sources: tuple[str, ...]) -> list[str]:
    """What a record rests on, as Markdown: citations first, then documents."""
    return [cite(facts, law) for law in laws] + [source_name(facts, source) for source in sources]


def source_name(facts: Facts, source_id: str) -> str:
    """A document's name, issuer and date as Markdown; linked only to an official address."""
    source = find(facts.sources, source_id, "来源")
    name = text(source.title)
    detail = "，".join(text(part) for part in (source.issuer, source.published) if part)
    return f"[{name}]({source.url})（{detail}）" if source.url else f"{name}（{detail}）"
