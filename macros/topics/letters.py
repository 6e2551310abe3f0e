"""Letters to fill in: the page of each, the blank letter on its own, and the list of all."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..facts import sentence
from ..facts.duration import duration
from ..facts.find import find
from ..facts.holidays import days_off
from ..facts.sentence import Blank
from ..model import Facts
from ..model.paper import LETTER_GROUPS, Letter, LetterField, LetterPart
from . import inline, segments
from .citations import cite_in_full, find_limit
from .escape import script_json
from .evidence import EVIDENCE, ROWS_TO_FILL_IN, TIMELINE
from .render import render
from .segments import Segment

# A letter names the law in full and every article; elsewhere both are cut short (“第三十五条等3条”).
_MENTIONS = {**inline.MENTIONS, "cite": cite_in_full}
# On paper a stroke of a blank is 4.2 mm; a Han character needs about 5.5 mm by hand, a digit or letter 3 mm.
_STROKE, _HAN, _OTHER = 4.2, 5.5, 3.0
_SHORTEST, _LONGEST = 9, 45
_DATE = "＿＿＿＿年＿＿月＿＿日"


@dataclass(frozen=True, slots=True)
class BlankPart:
    """One part of a letter to fill in by hand: `words` is plain text, `columns` the head of an empty table."""

    words: str
    columns: tuple[str, ...]
    title: bool
    optional: str | None
    only: str | None


def letter(facts: Facts, letter_id: str) -> str:
    """The whole page of a letter: when, the letter itself, where to send it, what follows. Raises UnknownId."""
    found = find(facts.letters, letter_id, "信")
    return render(
        facts,
        "letter.md.j2",
        letter=found,
        blank=blank(facts, found),
        rows=range(ROWS_TO_FILL_IN),
        data=script_json(form(facts, found)),
        checklist=facts.checklists[found.checklist] if found.checklist else None,
    )


def letter_text(facts: Facts, letter_id: str) -> str:
    """The blank letter inside an article, with the way to its own page. Raises UnknownId."""
    found = find(facts.letters, letter_id, "信")
    return render(facts, "letter_text.md.j2", letter=found, blank=blank(facts, found), rows=range(ROWS_TO_FILL_IN))


def letter_index(facts: Facts) -> str:
    """Every letter with its purpose, by whom it goes to."""
    groups = [
        (name, [one for one in facts.letters.values() if one.group == group]) for group, name in LETTER_GROUPS.items()
    ]
    return render(facts, "letter_index.md.j2", groups=groups)


def blank(facts: Facts, found: Letter) -> list[BlankPart]:
    """The letter with lines to write on."""
    return [_blank_part(facts, found, part) for part in found.parts]


def _blank_part(facts: Facts, found: Letter, part: LetterPart) -> BlankPart:
    words = "".join(piece if isinstance(piece, str) else _line(piece) for piece in _pieces(facts, found, part))
    return BlankPart(words, columns(part), part.title, part.optional, _condition(found, part))


def _condition(found: Letter, part: LetterPart) -> str | None:
    """“原告是谁：公司”: what must be chosen for a part to stand in the letter."""
    if part.only is None:
        return None
    label = next(field.label for field in found.fields if field.id == part.only.field)
    return f"{label}：{'、'.join(part.only.choices)}"


def columns(part: LetterPart) -> tuple[str, ...]:
    """The head of a part's table; () for a paragraph."""
    return {None: (), "timeline": TIMELINE.head, "evidence": EVIDENCE.head, "blank": part.columns}[part.table]


def _line(field: LetterField) -> str:
    if field.kind == "choice":
        return f"（{'、'.join(field.choices)}，留一个）"
    return _DATE if field.kind == "date" else "＿" * _strokes(field)


def _strokes(field: LetterField) -> int:
    """As long as its example would be, written by hand."""
    if field.kind == "lines":
        return _LONGEST
    needed = sum(_HAN if character > "\u2e80" else _OTHER for character in field.example or "")
    return min(_LONGEST, max(_SHORTEST, math.ceil(needed / _STROKE)))


def _pieces(facts: Facts, found: Letter, part: LetterPart) -> Iterator[str | LetterField]:
    """Plain text and blanks, in turn."""
    fields = {field.id: field for field in found.fields}
    words: list[Segment] = []
    for piece in sentence.parse(part.text or ""):
        if isinstance(piece, Blank):
            yield segments.plain(words)
            yield fields[piece.field]
            words = []
        else:
            words.append(inline.shown(facts, piece, _MENTIONS))
    yield segments.plain(words)


def form(facts: Facts, found: Letter) -> dict[str, Any]:
    """What the browser needs to ask for the blanks and to write the letter out."""
    fields = [_field(facts, field) for field in found.fields]
    counts_workdays = any(field.get("suggest", {}).get("unit") == "workday" for field in fields)
    return {
        "id": found.id,
        "title": found.title,
        "most": found.max_chars,
        "rows": ROWS_TO_FILL_IN,
        "fields": fields,
        "parts": [_part(facts, found, part) for part in found.parts],
        **({"daysOff": days_off(ahead=True)} if counts_workdays else {}),
    }


def _field(facts: Facts, field: LetterField) -> dict[str, Any]:
    asked = field.model_dump(exclude_defaults=True)
    asked["kind"] = field.kind
    if field.suggest:
        length = duration(find_limit(facts, field.suggest).value)
        assert length  # the check refuses a limit that cannot be counted
        asked["suggest"] = {"count": length.count, "unit": length.unit}
    return asked


def _part(facts: Facts, found: Letter, part: LetterPart) -> dict[str, Any]:
    shown: dict[str, Any] = {"title": part.title, "optional": part.optional}
    if part.only:
        shown["only"] = part.only.model_dump()
    if part.table:
        shown |= {"table": part.table, "columns": columns(part)}
    else:
        shown["text"] = [p if isinstance(p, str) else {"field": p.id} for p in _pieces(facts, found, part) if p]
    return {key: value for key, value in shown.items() if value}


__all__ = ["ROWS_TO_FILL_IN", "BlankPart", "blank", "columns", "form", "letter", "letter_index", "letter_text"]
