"""The evidence pack: a timeline, file names and an index of evidence, to fill in by hand or in the browser."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal

from ..model import Facts
from .escape import script_json
from .render import render

Kind = Literal["date", "text"]
# Of an empty table among other things: in a letter, below the form.
ROWS_TO_FILL_IN = 5
# Of an empty table on paper of its own.
_ROWS_OF_A_SHEET = 10


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form asks for; the example is fictional."""

    label: str
    kind: Kind = "text"
    example: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column, and what the form asks for to fill it; a column that asks for nothing numbers the rows."""

    head: str
    asks: tuple[Asked, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table that the letters take in; `rule` says what a row is."""

    name: str
    rule: str
    columns: tuple[Column, ...]

    @property
    def head(self) -> tuple[str, ...]:
        """What stands over the columns."""
        return tuple(column.head for column in self.columns)


def _column(head: str, kind: Kind = "text", example: str = "") -> Column:
    """A column that is asked for under its own name."""
    return Column(head, (Asked(head, kind, example),))


# The script goes by the one date of a table, and names files after the first thing asked.
TIMELINE = Table(
    "时间线",
    "一行一件事",
    (
        _column("日期", "date"),
        _column("发生了什么", example="点提现，页面写“审核中”"),
        _column("证据编号", example="01"),
    ),
)
EVIDENCE = Table(
    "证据目录",
    "一样一行",
    (
        Column("编号"),
        Column("名称和日期", (Asked("是什么", example="提现失败的截图"), Asked("哪天的", "date"))),
        _column("从哪里来", example="官方App导出"),
        _column("证明什么", example="从这天起提不出来"),
        _column("原件在哪里", example="本人手机，可当场登录"),
    ),
)


def evidence_pack(facts: Facts) -> str:
    """Two empty tables to print; the browser puts a form before them."""
    data = script_json({"rows": ROWS_TO_FILL_IN, "timeline": asdict(TIMELINE), "evidence": asdict(EVIDENCE)})
    return render(facts, "evidence_pack.md.j2", tables=(TIMELINE, EVIDENCE), rows=range(_ROWS_OF_A_SHEET), data=data)
