"""The State Council's holiday arrangements, for counting workdays in the browser."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from chinese_calendar import constants

_FIRST_YEAR = 2024


def days_off(*, ahead: bool = False) -> dict[str, object]:
    """As far as they are announced: {"from", "until": years, "off": weekdays without work, "on": weekends with work}.

    Days are numbers, 20261001. Source: the maintained package chinesecalendar.
    `ahead`: for what is counted from today, without the years that were over when the last year was announced.
    """
    last = max(day.year for day in constants.holidays)
    first = last - 1 if ahead else _FIRST_YEAR
    off = (day for day in constants.holidays if day.year >= first and day.weekday() < 5)
    on = (day for day in constants.workdays if day.year >= first)
    return {"from": first, "until": last, "off": _numbers(off), "on": _numbers(on)}


def _numbers(days: Iterable[datetime.date]) -> list[int]:
    return [int(day.strftime("%Y%m%d")) for day in sorted(days)]
