"""Time limits as numbers: “7个工作日” → 7 workdays."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Unit = Literal["workday", "day", "month", "year"]
_UNITS: dict[str, Unit] = {"工作日": "workday", "自然日": "day", "日": "day", "天": "day", "月": "month", "年": "year"}
_WRITTEN = re.compile(r"(\d+)个?(工作日|自然日|日|天|月|年)内?")


@dataclass(frozen=True, slots=True)
class Duration:
    """A count of days, workdays, months or years."""

    count: int
    unit: Unit


def duration(value: str) -> Duration | None:
    """What a limit's value says, or None when it is no single length of time (“30日—3个月”, “48小时”)."""
    found = _WRITTEN.fullmatch(value)
    return Duration(int(found[1]), _UNITS[found[2]]) if found else None
