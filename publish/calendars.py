"""python -m publish.calendars SITE: SITE/calendars/*.ics, which phones import into their own calendar."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

from icalendar import Alarm, Calendar, Event, vRecur

from macros.facts.sentence import path_of
from macros.model import Facts
from macros.model.tools import Reminder
from macros.topics.inline import plain

from . import project

FOLDER = "calendars"
_MONTHS = {"month": 1, "quarter": 3, "half-year": 6}
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# All-day events begin at midnight; nobody wants to be woken.
_MORNING = datetime.timedelta(hours=9)


def calendar(reminder: Reminder, note: str) -> bytes:
    """One iCalendar file (RFC 5545): an all-day event that comes back, with an alarm at nine in the morning."""
    event = Event()
    event.add("uid", f"{reminder.id}@qian-ka-zhu-le.invalid")
    # The same bytes for the same facts: no clock.
    event.add("dtstamp", datetime.datetime.combine(reminder.starts, datetime.time(), datetime.UTC))
    event.add("dtstart", reminder.starts)
    event.add("dtend", reminder.starts + datetime.timedelta(days=1))
    event.add("rrule", _rule(reminder))
    event.add("summary", reminder.title)
    event.add("description", note)
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", reminder.title)
    alarm.add("trigger", _MORNING)
    event.add_component(alarm)
    file = Calendar()
    file.add("prodid", "-//钱卡住了//提醒//ZH")
    file.add("version", "2.0")
    file.add_component(event)
    written: bytes = file.to_ical()
    return written


def _rule(reminder: Reminder) -> vRecur:
    if reminder.every == "week":
        return vRecur(freq="WEEKLY", byday=_WEEKDAYS[reminder.starts.weekday()])
    return vRecur(freq="MONTHLY", interval=_MONTHS[reminder.every], byday="1SA")


def write(facts: Facts, site: Path) -> list[Path]:
    """Write every reminder below `site`; returns the files."""
    folder = site / FOLDER
    folder.mkdir(exist_ok=True)
    written = []
    for reminder in facts.reminders.values():
        note = f"{plain(facts, reminder.note)}\n细看：“{facts.pages[path_of(reminder.page)].front.title}”"
        path = folder / f"{reminder.id}.ics"
        path.write_bytes(calendar(reminder, note))
        written.append(path)
    return written


if __name__ == "__main__":
    print(f"写好 {len(write(project.load(), Path(sys.argv[1])))} 个日历文件")
