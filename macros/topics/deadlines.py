"""Dates that follow from a date: every route with its limits, and the days off that the browser counts with."""

from __future__ import annotations

from dataclasses import dataclass

from ..facts.duration import Duration, duration
from ..facts.holidays import days_off
from ..model import Facts
from ..model.tools import ROUTE_GROUPS, DeadlineRoute, RouteDate
from .citations import ShownLimit, find_limit
from .escape import script_json
from .render import render

WHO = {"you": "你要做的", "they": "对方应当做的"}


@dataclass(frozen=True, slots=True)
class ShownDate:
    """A date of a route: the limit it rests on, that limit as a number, and what it is counted from."""

    date: RouteDate
    limit: ShownLimit
    length: Duration | None
    counted_from: str


def deadlines(facts: Facts) -> str:
    """Every route, complete as it stands; the browser adds calendar dates."""
    routes = [(route, [_shown(facts, route, date) for date in route.dates]) for route in facts.deadline_routes.values()]
    off = script_json(days_off())
    return render(
        facts,
        "deadlines.md.j2",
        routes=routes,
        groups=ROUTE_GROUPS,
        who=WHO,
        days_off=off,
    )


def _shown(facts: Facts, route: DeadlineRoute, date: RouteDate) -> ShownDate:
    limit = find_limit(facts, date.rule)
    before = next((one.what for one in route.dates if one.id == date.after), None)
    return ShownDate(date, limit, duration(limit.value), f"“{before}”那天" if before else route.event)
