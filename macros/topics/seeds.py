"""What became of the two texts the guide started from."""

from __future__ import annotations

from ..model import Facts
from ..model.words import VERDICTS
from .render import render

SEEDS = {"a": "底稿一：提现不了的七类办法", "b": "底稿二：砍价助力平台反欠钱"}


def seed_corrections(facts: Facts) -> str:
    """Every claim of both texts under its heading: kept, corrected or dropped, why, and where it now stands."""
    seeds = []
    for seed, title in SEEDS.items():
        headings = [h for h in facts.seed_headings.values() if h.seed == seed]
        claims = {h.id: [c for c in facts.seed_claims.values() if c.heading == h.id] for h in headings}
        seeds.append((seed, title, headings, claims))
    return render(facts, "seed_corrections.md.j2", seeds=seeds, verdicts=VERDICTS)
