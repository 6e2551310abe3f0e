"""The State Council's holiday arrangements, for counting workdays in the browser."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from chinese_calendar import constants

_FIRST_YEAR = 2024


def days_off() -> dict[str, object]:
    """As far as they are announced: {"from", "until": years, "off": weekdays without work, "on": weekends with work}.

    Days are numbers, 20261001. Source: the maintained package chinesecalendar.
    """
    off = (day for day in constants.holidays if day.year >= _FIRST_YEAR and day.weekday() < 5)
    on = (day for day in constants.workdays if day.year >= _FIRST_YEAR)
    last = max(day.year for day in constants.holidays)
    return {"from": _FIRST_YEAR, "until": last, "off": _numbers(off), "on": _numbers(on)}


def _numbers(days: Iterable[datetime.date]) -> list[int]:
    return [int(day.strftime("%Y%m%d")) for day in sorted(days)]
