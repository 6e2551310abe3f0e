"""Dates that follow from a date: every route with its limits, and the days off that the browser counts with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..facts.duration import Duration, duration
from ..facts.find import find
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
    """The way in: every route by its group, each with the id it had when all of them stood here."""
    groups = [(ROUTE_GROUPS[group], group, routes) for group, routes in _groups(facts).items()]
    return render(facts, "deadlines.md.j2", groups=groups)


def deadline_group(facts: Facts, group: str) -> str:
    """The routes of a group, complete as they stand; the browser adds calendar dates. Raises UnknownId."""
    found = find(_groups(facts), group, "这一组日子")
    return render(
        facts,
        "deadline_group.md.j2",
        routes=[(route, [_shown(facts, route, date) for date in route.dates]) for route in found],
        who=WHO,
        days_off=script_json(days_off()),
    )


def _groups(facts: Facts) -> Mapping[str, list[DeadlineRoute]]:
    """The groups that have routes, in the order of their names."""
    every = facts.deadline_routes.values()
    of_group = {group: [route for route in every if route.group == group] for group in ROUTE_GROUPS}
    return {group: routes for group, routes in of_group.items() if routes}


def _shown(facts: Facts, route: DeadlineRoute, date: RouteDate) -> ShownDate:
    limit = find_limit(facts, date.rule)
    before = next((one.what for one in route.dates if one.id == date.after), None)
    return ShownDate(date, limit, duration(limit.value), f"“{before}”那天" if before else route.event)
