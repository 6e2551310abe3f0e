"""Kinds of platforms: whose the money is, whom to ask in which order."""

from __future__ import annotations

from dataclasses import dataclass

from ..facts.find import find
from ..facts.sentence import links
from ..facts.simplified import simplified
from ..model import Facts
from ..model.channels import ROLES, Brand, Channel, Platform, Step
from ..model.tools import TriageAnswer
from .channels import Site, basis, sites, source_name
from .citations import shown_limit
from .render import render


@dataclass(frozen=True, slots=True)
class ShownStep:
    """One step with its channel; `roles` is who takes it, empty for everybody."""

    step: Step
    channel: Channel
    sites: list[Site]
    roles: tuple[str, ...]


def regulator_lookup(facts: Facts) -> str:
    """The whole table: every kind of platform, where its money is, whom to contact in which order.

    Complete as it stands; the browser only hides what the reader filters out.
    """
    types = [(p, _steps(facts, p), _brands(facts, p), _names(facts, p)) for p in facts.platforms.values()]
    characters = simplified("".join(name for brand in facts.brands.values() for name in (brand.name, *brand.aliases)))
    pairs = ["".join(characters), "".join(characters.values())]
    return render(facts, "regulator_lookup.md.j2", types=types, people=_people(facts), roles=ROLES, simplified=pairs)


def _people(facts: Facts) -> list[tuple[TriageAnswer, str]]:
    """What has happened to somebody, whatever the platform: answers of the triage, and where each leads."""
    answers = [answer for question in facts.triage.values() for answer in question.answers if answer.searches]
    return [(answer, f"/{links(facts.outcomes[answer.to].pages[0])[0]}") for answer in answers]


def _names(facts: Facts, platform: Platform) -> list[str]:
    """What people call a kind of platform, or a platform of this kind, beside the names that stand there."""
    aliases = (alias for brand in _brands(facts, platform) for alias in brand.aliases)
    return list(dict.fromkeys([*aliases, *platform.searches]))


def platform_warnings(facts: Facts, platform_id: str) -> str:
    """“先别做” and the red flags of a kind of platform. Raises UnknownId."""
    return render(facts, "platform_warnings.md.j2", p=find(facts.platforms, platform_id, "平台类型"))


def platform_guide(facts: Facts, platform_id: str) -> str:
    """The middle of a platform page: whose the money is, causes, order of channels, time limits, evidence.

    Raises UnknownId.
    """
    platform = find(facts.platforms, platform_id, "平台类型")
    return render(
        facts,
        "platform_guide.md.j2",
        p=platform,
        steps=_steps(facts, platform),
        brands=_brands(facts, platform),
        timing=[shown_limit(facts, item) for item in platform.timing],
        roles=ROLES,
    )


def platform_basis(facts: Facts, platform_id: str) -> str:
    """What a platform page rests on, what is not verified, and when somebody last checked.

    Raises UnknownId.
    """
    platform = find(facts.platforms, platform_id, "平台类型")
    return render(facts, "platform_basis.md.j2", p=platform, basis=basis(facts, platform.laws, platform.sources))


def platform_index(facts: Facts) -> str:
    """A card per kind of platform, with the names people know."""
    return render(facts, "platform_index.md.j2", types=[(p, _brands(facts, p)) for p in facts.platforms.values()])


def payment_companies(facts: Facts) -> str:
    """Which licensed company stands behind a payment brand, as far as known."""
    rows = [(c, [source_name(facts, s) for s in c.sources]) for c in facts.payment_companies.values()]
    return render(facts, "payment_companies.md.j2", rows=rows)


def _steps(facts: Facts, platform: Platform) -> list[ShownStep]:
    return [
        ShownStep(step, facts.channels[step.channel], sites(facts, facts.channels[step.channel]), step.roles)
        for step in platform.steps
    ]


def _brands(facts: Facts, platform: Platform) -> list[Brand]:
    return [brand for brand in facts.brands.values() if platform.id in brand.types]
