"""python -m macros.check.sheet [ID …]: every provision, to be read beside the law by a lawyer once a year.

What we say of it, the edition it was read in, its periods, and every place that uses it.
"""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterator
from pathlib import Path

from ..facts import Reading, read
from ..facts.uses import uses
from ..model.law import Law, LawArticle, Limit, Provision

ROOT = Path(__file__).resolve().parent.parent.parent


def sheet(reading: Reading, chosen: frozenset[str] = frozenset()) -> Iterator[str]:
    """The lines of the sheet, of the chosen provisions or of all."""
    laws = {law.id: law for _, law in reading.book.of(Law)}
    for index, provision in reading.book.of(Provision):
        if not chosen or provision.id in chosen:
            yield f"=== {provision.id} · {reading.book.at('provisions', index)} · {_state(provision)}"
            yield from (_cited(laws[cited.law], cited) for cited in provision.cites if cited.law in laws)
            yield from _said(provision)
            yield from (_limit(limit) for limit in provision.limits)
            found = dict.fromkeys(uses(reading.book, reading.pages, "provisions", provision.id))
            yield f"用在：{'、'.join(found) or '没有地方用'}"
            yield ""


def _state(provision: Provision) -> str:
    verified = "已核实" if provision.verified else "未核实"
    return f"{provision.grade} · {verified} · 核对于 {provision.checked}"


def _cited(law: Law, cited: LawArticle) -> str:
    edition = law.edition or "没有查到"
    return f"《{law.name}》{cited.article}（读的文本：{cited.read or '没有读到全文'}；现行：{edition}）"


def _said(provision: Provision) -> Iterator[str]:
    yield f"  说：{provision.says}"
    yield f"  能用：{provision.applies}"
    yield f"  要知道：{provision.not_applies}"
    if provision.note:
        yield f"  注：{provision.note}"


def _limit(limit: Limit) -> str:
    counted = (limit.starts, limit.who, limit.to, limit.missed, limit.stops, limit.rest_day)
    return f"  期限 {limit.id}：{limit.what} = {limit.value}｜{'｜'.join(str(part or '—') for part in counted)}"


def main(arguments: list[str]) -> int:
    """Print the sheet; returns the exit status (1: no such provision, or data/ is not sound)."""
    reading = read(ROOT, datetime.date.today())
    lines = list(sheet(reading, frozenset(arguments)))
    print("\n".join(map(str, [*reading.problems, *lines])))
    return 0 if lines and not reading.problems else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
