"""The index of every provision that is cited."""

from __future__ import annotations

from ..model import Facts
from ..model.law import PROVISION_GRADES, REST_DAYS, TOPICS, Provision
from .render import render


def law_index(facts: Facts) -> str:
    """Every provision under its law; those nobody has verified are listed apart, without their rule."""
    return render(
        facts,
        "law_index.md.j2",
        laws=[(law, _provisions_of(facts, law.id)) for law in facts.laws.values()],
        unverified=[(p, article_names(facts, p)) for p in facts.provisions.values() if not p.verified],
        articles=lambda provision: _articles_under_law(facts, provision),
        topics=TOPICS,
        rest_days=REST_DAYS,
        grades=PROVISION_GRADES,
    )


def article_names(facts: Facts, provision: Provision) -> str:
    """“《民法典》第五百八十五条、《合同编通则解释》第六十五条”."""
    return "，".join(f"《{facts.laws[c.law].short}》{c.article}" for c in provision.cites)


def _articles_under_law(facts: Facts, provision: Provision) -> str:
    """The same, under a heading that already names the first law."""
    own, *others = provision.cites
    return "，".join([own.article, *(f"《{facts.laws[c.law].short}》{c.article}" for c in others)])


def _provisions_of(facts: Facts, law_id: str) -> list[Provision]:
    """The verified provisions whose first citation is this law."""
    return [p for p in facts.provisions.values() if p.verified and p.cites[0].law == law_id]
