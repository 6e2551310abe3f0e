"""The shape of a page: answer, red box, 今天先做 (E1); citations in sections on rights (E10); a deadline box (H7)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..facts.pages import WrittenPage
from ..facts.problems import Problem

ANSWER_LENGTH = 90
_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*(?:\{:\s*#([a-z0-9-]+)[^}]*\})?\s*$")


def check_shape(page: WrittenPage) -> Iterator[Problem]:
    """Everything that a page of its shape lacks."""
    if page.front.shape == "symptom":
        yield from _check_symptom(page)
    if page.front.shape == "rights":
        yield from _check_citations(page)
    if page.front.deadline_box and 'class="qk-deadline"' not in page.body:
        yield Problem(page.at(1), '这一页要有期限框 <div class="qk-deadline" markdown>（H7）')


def _blocks(page: WrittenPage) -> list[tuple[int, str]]:
    """(first line, text) of every block between blank lines."""
    blocks: list[tuple[int, str]] = []
    start, lines = 0, []
    for number, line in enumerate([*page.body.split("\n"), ""], 1):
        if line.strip():
            start = start or number
            lines.append(line)
        elif lines:
            blocks.append((start, "\n".join(lines)))
            start, lines = 0, []
    return blocks


def _check_symptom(page: WrittenPage) -> Iterator[Problem]:
    blocks = [block for block in _blocks(page) if not block[1].startswith("# ")]
    if len(blocks) < 5:
        yield Problem(page.at(1), "页面太短；要有一句话答案、红框、今天先做、先别做（E1）")
        return
    answer, warning, today, steps, do_not = blocks[:5]
    if answer[1].startswith(("#", "{{", "<", "-", "1.")) or "\n" in answer[1] or len(answer[1]) > ANSWER_LENGTH:
        yield Problem(page.at(answer[0]), f"开头要是一段 {ANSWER_LENGTH} 字以内的答案（E1①）")
    if warning[1] != "{{ pay_first_warning() }}":
        yield Problem(page.at(warning[0]), "答案后面要紧跟 {{ pay_first_warning() }}（E1②）")
    heading = _HEADING.match(today[1])
    if not heading or heading[3] != "today":
        yield Problem(page.at(today[0]), "红框后面要是 “## 今天先做 {: #today }”（E1③）")
    count = len(re.findall(r"^1\. ", steps[1], re.MULTILINE))
    if not 1 <= count <= 3:
        yield Problem(page.at(steps[0]), f"“今天先做” 要有 1 到 3 步，每步以 “1. ” 开头；现在是 {count} 步（E1③）")
    if not do_not[1].startswith(("{{ platform_warnings(", "## 先别做 {: #do-not }")):
        yield Problem(page.at(do_not[0]), "“今天先做” 后面要是 “## 先别做 {: #do-not }” 或 platform_warnings（E1④）")
    last = [match for line in page.body.split("\n") if (match := _HEADING.match(line)) and match[1] == "##"][-1]
    if last[3] != "basis" and not any(call.name == "platform_basis" for call in page.calls):
        yield Problem(page.at(1), "最后一节要是 “## 依据与核对日期 {: #basis }”（E1⑨）")


def _check_citations(page: WrittenPage) -> Iterator[Problem]:
    heading_line, heading_text, cited = 0, "", True
    lines = page.body.split("\n")
    for number, line in enumerate([*lines, "## "], 1):
        if line.startswith("## "):
            if not cited:
                yield Problem(
                    page.at(heading_line), f"“{heading_text}” 这一节没有引用；加一处 cite() 或 channel()（E10）"
                )
            match = _HEADING.match(line)
            heading_line, heading_text, cited = number, match[2] if match else "", False
        elif re.search(
            r"\{\{ *(?:cite|channel|channel_link|limit|merged_hotlines|regulator_lookup|lookup_tools)\(", line
        ):
            cited = True
