"""What stands beside the pages: calendars that phones take, the Markdown edition, the facts as JSON."""

from __future__ import annotations

import dataclasses
import datetime
import json
import re
from pathlib import Path
from urllib.parse import unquote

import icalendar
import lxml.html
import pytest
from dateutil.rrule import rrulestr

from macros.model import KINDS, Facts
from macros.model.page import Page
from macros.model.tools import Reminder
from publish import built, open_data, pictures, scripts
from publish.calendars import calendar
from publish.typeface import find_typeface
from tests.test_markdown_text import COMMONMARK

_WEEKLY = Reminder(
    id="x", title="x", purpose="habit", every="week", starts=datetime.date(2026, 11, 23), note="x", page="/index.md"
)


def _event(file: bytes) -> icalendar.Event:
    (event,) = icalendar.Calendar.from_ical(file).walk("VEVENT")
    assert isinstance(event, icalendar.Event)
    return event


def _days(event: icalendar.Event, count: int) -> list[datetime.date]:
    start = event.decoded("dtstart")
    text = event.content_line("rrule", event["rrule"])
    rule = rrulestr(text.partition(":")[2], dtstart=datetime.datetime.combine(start, datetime.time()))
    return [day.date() for day in rule[:count]]


def test_every_reminder_is_a_calendar_file(site: Path, facts: Facts) -> None:
    assert {path.stem for path in (site / "calendars").glob("*.ics")} == set(facts.reminders)
    for reminder in facts.reminders.values():
        event = _event((site / "calendars" / f"{reminder.id}.ics").read_bytes())
        assert str(event["summary"]) == reminder.title
        assert event.decoded("dtstart") == reminder.starts
        assert not re.search(r"\{\{|\*\*|\]\(", str(event["description"]))


@pytest.mark.parametrize(
    ("every", "months"), [("month", [12, 1, 2]), ("quarter", [12, 3, 6]), ("half-year", [12, 6, 12])]
)
def test_monthly_reminders_stay_on_first_saturdays(every: str, months: list[int]) -> None:
    reminder = _WEEKLY.model_copy(update={"every": every, "starts": datetime.date(2026, 12, 5)})
    days = _days(_event(calendar(reminder, "看一眼")), 3)
    assert [day.month for day in days] == months
    assert all(day.weekday() == 5 and day.day <= 7 for day in days)


def test_weekly_reminders_keep_their_weekday() -> None:
    days = _days(_event(calendar(_WEEKLY, "看一眼")), 3)
    assert days == [datetime.date(2026, 11, 23), datetime.date(2026, 11, 30), datetime.date(2026, 12, 7)]


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", "；,\\\nEND:VEVENT", "\u202e倒着", "👩‍👩‍👧" * 30, "长" * 10_000]
)
def test_hostile_words_stay_words_in_a_calendar(hostile: str) -> None:
    file = calendar(_WEEKLY.model_copy(update={"title": hostile}), hostile)
    event = _event(file)
    assert str(event["summary"]) == hostile
    assert str(event["description"]) == hostile
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))


def test_a_calendar_rings_in_the_morning_and_blocks_no_time() -> None:
    event = _event(calendar(_WEEKLY, "看一眼"))
    (alarm,) = event.walk("VALARM")
    assert alarm.decoded("trigger") == datetime.timedelta(hours=9)
    assert event["transp"] == "TRANSPARENT"


def test_every_page_has_a_markdown_edition_whose_links_lead_somewhere(site: Path, facts: Facts) -> None:
    for path, page in facts.pages.items():
        text = (site / path).read_text(encoding="utf-8")
        assert text.startswith("# "), path
        assert text.endswith(f"\n\n---\n\n{page.front.description}\n\n{read_through(page)}\n"), path
        for target in re.findall(r"\]\(([^)#\s]*)[^)]*\)", text):
            if target and not re.match(r"https?:|tel:", target):
                assert ((site / path).parent / unquote(target)).is_file(), (path, target)


def read_through(page: Page) -> str:
    return f"这一页通读于 {page.front.reviewed}。信息整理，不是法律意见。"


def test_the_markdown_edition_is_free_of_machinery(site: Path, facts: Facts) -> None:
    for path in facts.pages:
        text = (site / path).read_text(encoding="utf-8")
        found = re.search(r"\{\{|\{%|\{:|<(?!br>)[a-zA-Z/!]|markdown>|qk-|&#?\w+;|\n\s*\n\s*\n", text)
        assert found is None, (path, found)


def test_the_markdown_edition_shows_what_the_page_shows(site: Path, facts: Facts) -> None:
    """Words in the same order, and as many headings, items, rows, cells, links and bold words."""
    tags = ("h1", "h2", "h3", "h4", "li", "tr", "th", "td", "a", "strong", "blockquote", "code", "br")
    for path, page in facts.pages.items():
        shown = built.article(path, site)
        # PDFs come after it.
        for found in shown.xpath("//script | //form | //button | //footer | //*[@data-qk-built]"):
            found.drop_tree()
        for line in shown.iter("br"):
            line.tail = f" {line.tail or ''}"
        text, _, _ = (site / path).read_text(encoding="utf-8").rpartition(f"\n\n---\n\n{page.front.description}")
        rendered = lxml.html.fromstring(f"<article>{COMMONMARK.render(text)}</article>")
        words = rendered.text_content().replace("[ ] ", "").split()
        assert words == shown.text_content().split(), path
        for tag in tags:
            assert len([*rendered.iter(tag)]) == len([*shown.iter(tag)]), (path, tag)


def test_llms_txt_names_every_page_once(site: Path, facts: Facts) -> None:
    named = re.findall(r"^- \[[^\]]+\]\(([^)]+)\): \S", (site / "llms.txt").read_text(encoding="utf-8"), re.MULTILINE)
    # A page to search on has nothing to read.
    assert sorted(named) == sorted({*facts.pages} - {facts.places.of("search")})
    listed = [path for section in facts.sections for path in section.pages]
    assert named[: len(listed)] == listed


def test_the_facts_are_all_in_data_json_with_their_sources(site: Path, facts: Facts) -> None:
    text = (site / "data.json").read_text(encoding="utf-8")
    document = json.loads(text)
    assert document["licence"] and document["notice"] and document["checked"]["last"]
    assert set(document["facts"]) == set(KINDS)
    sources = {source["id"] for source in document["facts"]["sources"]}
    laws = {law["id"] for law in document["facts"]["laws"]}
    for channel in document["facts"]["channels"]:
        assert channel["checked"] and set(channel["sources"]) <= sources
    for provision in document["facts"]["provisions"]:
        assert isinstance(provision["verified"], bool)
        assert {cite["law"] for cite in provision["cites"]} <= laws
    assert len(document["facts"]["provisions"]) == len(facts.provisions)
    assert not re.search(r"\{\{|\]\(/|\*\*", text)


def test_a_checklist_keeps_its_boxes_in_the_markdown_edition(site: Path, facts: Facts) -> None:
    for checklist in facts.checklists.values():
        text = (site / "tools" / "checklists" / f"{checklist.id}.md").read_text(encoding="utf-8")
        assert text.count("\n- [ ] ") == sum(len(group.items) for group in checklist.groups), checklist.id


def test_data_json_says_the_first_and_the_last_day_of_checking(small: Facts) -> None:
    newest = small.hosts["www.example.gov.cn"].model_copy(update={"checked": datetime.date(2026, 11, 9)})
    document = open_data.document(dataclasses.replace(small, hosts={**small.hosts, newest.id: newest}))
    assert document["checked"] == {"first": "2026-11-01", "last": "2026-11-09"}


def test_llms_txt_follows_the_tabs_of_the_site(site: Path) -> None:
    home = (site / "index.html").read_text(encoding="utf-8")
    tabs = re.search(r'<nav class="qk-sections".*?</nav>', home, re.DOTALL)
    assert tabs
    *names, every = re.findall(r"<a [^>]*>(.*?)</a>", tabs[0])
    assert every == "全部页面"
    sections = re.findall(r"^## (.*)$", (site / "llms.txt").read_text(encoding="utf-8"), re.MULTILINE)
    # The home page stands first; the name in the header leads to it.
    assert len(names) > 5 and sections[1 : len(names) + 1] == names


def test_scripts_leave_their_comments_at_home(site: Path) -> None:
    ours = list((site / scripts.FOLDER).rglob("*.js"))
    assert len(ours) > 10
    for served in ours:
        name = served.relative_to(site / scripts.FOLDER).as_posix()
        sources = ((scripts.SOURCES / one).read_text(encoding="utf-8") for one in (*scripts.JOINED.get(name, ()), name))
        text = served.read_text(encoding="utf-8")
        assert "/**" not in text and len(text) < sum(map(len, sources)), name


# ---- Pictures ------------------------------------------------------------------------


def test_pictures_kept_from_a_build_before_are_those_this_typeface_draws(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "CACHE", tmp_path / "kept")
    face = find_typeface()
    bold = dataclasses.replace(face, regular=face.bold)
    made = []
    for number, typeface in enumerate((face, bold, face)):
        monkeypatch.setattr(pictures, "find_typeface", lambda typeface=typeface: typeface)
        made.append([file.read_bytes() for file in pictures.write(tmp_path / str(number))])
    assert made[0] == made[2]
    # The mark has no letters; the picture a shared link shows has.
    assert [one == other for one, other in zip(made[0], made[1], strict=True)] == [True, False]
    monkeypatch.setattr(pictures, "CACHE", tmp_path / "empty")
    assert made[0] == [file.read_bytes() for file in pictures.write(tmp_path / "anew")]
