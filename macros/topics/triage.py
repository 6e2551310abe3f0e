"""The triage: every question, every answer, every outcome, in one page that reads without scripts."""

from __future__ import annotations

from dataclasses import dataclass

from ..facts.duration import Duration, duration
from ..facts.holidays import days_off
from ..facts.triage_paths import depth
from ..model import Facts
from ..model.tools import Outcome, TriageQuestion
from .citations import find_limit
from .escape import script_json
from .mentions import channel_link
from .render import render
from .segments import Segment


@dataclass(frozen=True, slots=True)
class ShownOutcome:
    """An outcome with what it names: `channels` are links, `limit` how long to wait, in words and as a number."""

    outcome: Outcome
    channels: list[Segment]
    limit: str
    length: Duration | None


def triage(facts: Facts) -> str:
    """All questions and outcomes; the browser shows one at a time."""
    questions = list(facts.triage.values())
    return render(
        facts,
        "triage.md.j2",
        questions=questions,
        left=depth(questions),
        days_off=script_json(days_off(ahead=True)),
        outcomes=[_shown(facts, outcome) for outcome in facts.outcomes.values()],
        target=lambda place: f"{'q' if place in facts.triage else 'r'}-{place}",
        name=lambda place: _name(facts, place),
        platforms=facts.platforms,
        letters=facts.letters,
        checklists=facts.checklists,
    )


def _name(facts: Facts, place: str) -> str:
    """What a link to a question or an outcome says when the page is read as it stands."""
    if place in facts.outcomes:
        return facts.outcomes[place].title
    question: TriageQuestion = facts.triage[place]
    return f"第{list(facts.triage).index(question.id) + 1}问"


def _shown(facts: Facts, outcome: Outcome) -> ShownOutcome:
    limit = find_limit(facts, outcome.escalate).value if outcome.escalate else ""
    return ShownOutcome(
        outcome, [channel_link(facts, channel_id) for channel_id in outcome.channels], limit, duration(limit)
    )
