"""Every provision that is cited: in full by groups, and as an index."""

from __future__ import annotations

from ..facts.find import find
from ..model import Facts
from ..model.law import LAW_GROUPS, PROVISION_GRADES, REST_DAYS, TOPICS, Law, Provision
from .citations import cite
from .render import render


def law_group(facts: Facts, group: str) -> str:
    """The verified provisions of a group of laws in full, each under its law. Raises UnknownId."""
    find(LAW_GROUPS, group, "法律的类别")
    return render(
        facts,
        "law_group.md.j2",
        laws=_laws_of(facts, group),
        articles=lambda provision: _articles_under_law(facts, provision),
        topics=TOPICS,
        rest_days=REST_DAYS,
        grades=PROVISION_GRADES,
    )


def law_index(facts: Facts) -> str:
    """A line for every provision, by group, on the way to its entry; what nobody has verified is listed apart."""
    groups = [(group, name, _laws_of(facts, group)) for group, name in LAW_GROUPS.items()]
    return render(
        facts,
        "law_index.md.j2",
        groups=[group for group in groups if group[2]],
        unverified=[(p, article_names(facts, p)) for p in facts.provisions.values() if not p.verified],
        cite=lambda provision: cite(facts, provision.id),
        topics=TOPICS,
    )


def article_names(facts: Facts, provision: Provision) -> str:
    """“《民法典》第五百八十五条、《合同编通则解释》第六十五条”."""
    return "，".join(f"《{facts.laws[c.law].short}》{c.article}" for c in provision.cites)


def _articles_under_law(facts: Facts, provision: Provision) -> str:
    """The same, under a heading that already names the first law."""
    own, *others = provision.cites
    return "，".join([own.article, *(f"《{facts.laws[c.law].short}》{c.article}" for c in others)])


def _laws_of(facts: Facts, group: str) -> list[tuple[Law, list[Provision]]]:
    """The laws of a group with the verified provisions whose first citation they are, where there are any."""
    laws = ((law, _provisions_of(facts, law.id)) for law in facts.laws.values() if law.group == group)
    return [(law, provisions) for law, provisions in laws if provisions]


def _provisions_of(facts: Facts, law_id: str) -> list[Provision]:
    """The verified provisions whose first citation is this law."""
    return [p for p in facts.provisions.values() if p.verified and p.cites[0].law == law_id]
