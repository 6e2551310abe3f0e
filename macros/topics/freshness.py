"""How old and how sure the facts are, told to the reader."""

from __future__ import annotations

from typing import Any

from ..model import KINDS, Facts
from ..model.sources import SOURCE_GRADES
from .laws import article_names
from .render import render

KIND_NAMES = {
    "channels": "投诉、求助渠道",
    "platforms": "平台类型",
    "provisions": "法律条文",
    "cases": "法院案例",
    "sources": "其他来源",
    "hosts": "官方网址",
    "merged-hotlines": "合并、改名的热线",
    "payment-companies": "支付品牌背后的公司",
    "lookup-tools": "官方查询网站",
}


def fact_summary(facts: Facts) -> str:
    """How many facts of each kind, how many of them verified, and the oldest check."""
    rows = []
    for kind in (kind for kind in KINDS if kind in KIND_NAMES):
        records: list[Any] = [*facts.of(kind).values()]  # Any: each of these kinds has a day of its last check.
        verified = [r for r in records if getattr(r, "verified", getattr(r, "company_verified", True))]
        rows.append((KIND_NAMES[kind], len(records), len(verified), min(r.checked for r in records)))
    return render(facts, "fact_summary.md.j2", rows=rows)


def unverified_facts(facts: Facts) -> str:
    """Everything that nobody could verify, in one place."""
    return render(
        facts,
        "unverified_facts.md.j2",
        channels=[c for c in facts.channels.values() if not c.verified or c.unverified],
        platforms=[p for p in facts.platforms.values() if not p.verified or p.unverified],
        provisions=[(p, article_names(facts, p)) for p in facts.provisions.values() if not p.verified],
    )


def source_list(facts: Facts) -> str:
    """Every document that is not a law: name, issuer, date, how good it is."""
    groups = [(name, [s for s in facts.sources.values() if s.grade == grade]) for grade, name in SOURCE_GRADES.items()]
    return render(facts, "source_list.md.j2", groups=[group for group in groups if group[1]])
