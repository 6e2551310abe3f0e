"""python -m publish.open_data SITE: SITE/data.json, every fact with its sources and the day it was checked."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from macros.model import KINDS, Facts
from macros.model.base import Record, Sentence
from macros.model.references import marked
from macros.topics.inline import plain

from . import project

FILE = "data.json"
LICENCE = "CC-BY-SA-4.0"
NOTICE = (
    "信息整理，不是法律意见，没有律师审阅过。checked 是核对日期；verified 为 false 的没有核实。转载请带上核对日期。"
)


def document(facts: Facts) -> dict[str, Any]:
    """The whole of data/, sentences without markup: {"notice", "licence", "checked", "facts": {kind: [record …]}}."""
    every = {kind: [_record(facts, record) for record in facts.of(kind).values()] for kind in KINDS}
    checked = sorted(record["checked"] for records in every.values() for record in records if "checked" in record)
    return {
        "name": "钱卡住了",
        "notice": NOTICE,
        "licence": LICENCE,
        "checked": {"first": checked[0], "last": checked[-1]},
        "facts": every,
    }


def _record(facts: Facts, record: Record) -> dict[str, Any]:
    written = record.model_dump(mode="json", exclude_none=True)
    for found in marked(record, Sentence):
        holder: Any = written
        for step in found.loc[:-1]:
            holder = holder[step]
        holder[found.loc[-1]] = plain(facts, found.value)
    return written


def write(facts: Facts, site: Path) -> list[Path]:
    """Write data.json into `site`; returns the file."""
    path = site / FILE
    path.write_text(json.dumps(document(facts), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return [path]


if __name__ == "__main__":
    write(project.load(), Path(sys.argv[1]))
    print(f"写好 {FILE}")
