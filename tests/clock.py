"""The one day on which every test lives, so that it means the same tomorrow."""

from __future__ import annotations

import datetime
from zoneinfo import ZoneInfo

TODAY = datetime.date(2026, 11, 22)
ZONE = "Asia/Shanghai"
NOW = datetime.datetime.combine(TODAY, datetime.time(10), ZoneInfo(ZONE))
