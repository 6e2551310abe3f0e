"""Kinds of platforms: whose the money is, whom to ask in which order."""

from __future__ import annotations

from dataclasses import dataclass

from ..facts.find import find
from ..facts.sentence import links
from ..facts.simplified import simplified
from ..model import Facts
from ..model.brands import Brand
from ..model.channels import ROLES, Channel, Platform, Step
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


@dataclass(frozen=True, slots=True)
class _Company:
    """A platform whose company is known, and when its name was seen, in words."""

    brand: Brand
    seen: str


def regulator_lookup(facts: Facts) -> str:
    """The whole table: every kind of platform, where its money is, whom to contact in which order.

    Complete as it stands; the browser only hides what the reader filters out.
    """
    types = [(p, _steps(facts, p), _brands(facts, p)) for p in facts.platforms.values()]
    return render(facts, "regulator_lookup.md.j2", types=types, people=_people(facts), roles=ROLES)


def lookup_names(facts: Facts) -> dict[str, list[str]]:
    """What people call what stands in the look-up; for tools/lookup.js, which asks for it once somebody types.

    `characters` are the traditional ones in it and the simplified ones, place by place; `brands` are “name/other
    name=3 7”, with the places of the kinds on the page; `types` and `people` “word/word”, in the order of the page.
    """
    named = [_named(facts, brand) for brand in facts.brands.values()]
    characters = simplified("".join(named))
    return {
        "characters": ["".join(characters), "".join(characters.values())],
        "brands": named,
        "types": ["/".join(platform.searches) for platform in facts.platforms.values()],
        "people": ["/".join(answer.searches) for answer, _ in _people(facts)],
    }


def _people(facts: Facts) -> list[tuple[TriageAnswer, str]]:
    """What has happened to somebody, whatever the platform: answers of the triage, and where each leads."""
    answers = [answer for question in facts.triage.values() for answer in question.answers if answer.searches]
    return [(answer, f"/{links(facts.outcomes[answer.to].pages[0])[0]}") for answer in answers]


def _named(facts: Facts, brand: Brand) -> str:
    """“name/other name=3 7”: what a platform is called, and the places of its kinds on the page; for tools/lookup.js.

    It finds “淘宝店铺” by “淘宝”; such names are left out.
    """
    kinds, names = list(facts.platforms), [brand.name]
    for alias in brand.aliases:
        if not any(len(name) > 1 and not name.isascii() and name in alias for name in names):
            names.append(alias)
    return f"{'/'.join(names)}={' '.join(str(kinds.index(kind)) for kind in brand.types)}"


def platform_warnings(facts: Facts, platform_id: str) -> str:
    """“先别做” and the red flags of a kind of platform. Raises UnknownId."""
    return render(facts, "platform_warnings.md.j2", p=find(facts.platforms, platform_id, "平台类型"))


def platform_guide(facts: Facts, platform_id: str) -> str:
    """The middle of a platform page: whose the money is, causes, order of channels, time limits, evidence.

    Raises UnknownId.
    """
    platform = find(facts.platforms, platform_id, "平台类型")
    named = (brand for brand in _brands(facts, platform) if brand.company)
    known = [brand for brand in named if not brand.company_in or platform_id in brand.company_in]
    return render(
        facts,
        "platform_guide.md.j2",
        p=platform,
        steps=_steps(facts, platform),
        companies=[_Company(brand, _month(brand.seen)) for brand in known],
        company_sources=list(dict.fromkeys(facts.sources[one].title for brand in known for one in brand.sources)),
        company_checked=min((brand.checked for brand in known if brand.checked), default=None),
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


def _month(seen: str | None) -> str:
    """“2024-08” → “2024年8月”; “2024” → “2024年”."""
    year, _, month = (seen or "").partition("-")
    return f"{year}年" + (f"{int(month)}月" if month else "") if year else ""


def _brands(facts: Facts, platform: Platform) -> list[Brand]:
    return [brand for brand in facts.brands.values() if platform.id in brand.types]
