"""Dates for the reader's own calendar. The files themselves are written after the build, by publish/."""

from __future__ import annotations

from ..model import Facts
from ..model.tools import REMINDER_PURPOSES, REMINDER_RHYTHMS
from .render import render


def reminders(facts: Facts) -> str:
    """Every calendar file to download, with what it reminds of.

    The files lie outside docs/, where links are not followed: the address is
    written for a page two levels deep, as every article is.
    """
    groups = [
        (name, [r for r in facts.reminders.values() if r.purpose == key]) for key, name in REMINDER_PURPOSES.items()
    ]
    return render(
        facts,
        "reminders.md.j2",
        groups=[group for group in groups if group[1]],
        rhythms=REMINDER_RHYTHMS,
    )
