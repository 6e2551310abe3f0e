"""Whom to turn to: one channel, all of them, and what became of old numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from ..facts.find import find
from ..model import Facts
from ..model.channels import CHANNEL_KINDS, Channel
from ..model.sources import HOST_GROUPS
from . import segments
from .citations import ShownLimit, cite, shown_limit
from .escape import text
from .render import render


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
    return render(facts, "channel.md.j2", c=found, sites=sites(facts, found), limits=limits(facts, found))


def channel_group(facts: Facts, kind: str) -> str:
    """Every channel of a kind in full, but wrong doors. Raises UnknownId."""
    name = find(CHANNEL_KINDS, kind, "渠道种类")
    return render(
        facts, "channel_group.md.j2", kind=kind, name=name, channels=_of_kind(facts, kind), **_of_entries(facts)
    )


def channel_index(facts: Facts) -> str:
    """A line for every channel, by kind, on the way to its entry; wrong doors come last and in full, as “不要投错”."""
    groups = [(kind, name, _of_kind(facts, kind)) for kind, name in CHANNEL_KINDS.items()]
    return render(
        facts,
        "channel_index.md.j2",
        groups=[group for group in groups if group[2]],
        wrong_doors=[c for c in facts.channels.values() if c.wrong_door],
        **_of_entries(facts),
    )


def _of_kind(facts: Facts, kind: str) -> list[Channel]:
    return [c for c in facts.channels.values() if c.kind == kind and not c.wrong_door]


def _of_entries(facts: Facts) -> dict[str, Callable[[Channel], Sequence[object]]]:
    """What the template of an entry asks for."""
    return {
        "sites": lambda c: sites(facts, c),
        "limits": lambda c: limits(facts, c),
        "basis": lambda c: basis(facts, c.laws, c.sources),
    }


def merged_hotlines(facts: Facts) -> str:
    """Old numbers, names and rules, and where to turn now."""
    rows = [(m, facts.channels[m.now]) for m in facts.merged_hotlines.values()]
    return render(facts, "merged_hotlines.md.j2", rows=rows)


def lookup_tools(facts: Facts) -> str:
    """Official sites where the reader can check a company, a licence, a judgment."""
    return render(facts, "lookup_tools.md.j2", tools=facts.lookup_tools.values())


def official_hosts(facts: Facts) -> str:
    """The allow-list: every site this guide may link, and those it does not link yet."""
    groups = [
        (name, [h for h in facts.hosts.values() if h.group == group and h.verified])
        for group, name in HOST_GROUPS.items()
    ]
    return render(
        facts, "official_hosts.md.j2", groups=groups, unverified=[h for h in facts.hosts.values() if not h.verified]
    )


def sites(facts: Facts, channel: Channel) -> list[Site]:
    """A channel's websites, linkable or not."""
    found = []
    for url in channel.urls:
        host = facts.hosts[urlsplit(url).netloc]
        found.append(Site(host.id, host.body, url if host.verified else None, host.label))
    return found


def limits(facts: Facts, channel: Channel) -> list[ShownLimit]:
    """A channel's deadlines with their basis."""
    return [shown_limit(facts, item) for item in channel.limits]


def basis(facts: Facts, laws: tuple[str, ...], sources: tuple[str, ...]) -> list[str]:
    """What a record rests on, as Markdown: citations first, then documents."""
    return [segments.markdown([cite(facts, law)]) for law in laws] + [source_name(facts, source) for source in sources]


def source_name(facts: Facts, source_id: str) -> str:
    """A document's name, issuer and date as Markdown; linked only to an official address."""
    source = find(facts.sources, source_id, "来源")
    name = text(source.title)
    detail = "，".join(text(part) for part in (source.issuer, source.published) if part)
    return f"[{name}]({source.url})（{detail}）" if source.url else f"{name}（{detail}）"
