"""The editorial rules that a program can check. Every message names its rule (E… or H…)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urlsplit

from .load import Problem
from .model import Facts
from .pages import Page

# Folders whose pages open with answer, red box, 今天先做, 先别做 (E1).
SYMPTOM_FOLDERS = ("causes", "remedies", "platforms")
ANSWER_LENGTH = 90

_FICTION = "虚构示例"
_LINK_TARGET = re.compile(r"\]\([^)]*\)")
_CODE_OR_TAG = re.compile(r"`[^`]*`|<[^>]*>|\{:[^}]*\}")
_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*(?:\{:\s*#([a-z0-9-]+)[^}]*\})?\s*$")
_HAN = "\u4e00-\u9fff"

# (rule, pattern, advice); applied to each line of prose with macro calls, code, tags and link targets taken out.
_LINE_RULES: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("E2", re.compile("您"), "用“你”"),
    ("E4", re.compile(f"(?<=[{_HAN}])[,;:?](?=[{_HAN}])"), "中文句子用全角标点"),
    (
        "E4",
        re.compile(f"(?<=[{_HAN}]) +(?=[A-Za-z0-9])|(?<=[A-Za-z0-9]) +(?=[{_HAN}])"),
        "汉字和英文、数字之间不加空格",
    ),
    (
        "E4",
        re.compile("[\u2e80-\u2fdf\uf900-\ufaff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u200b-\u200f\ufeff]"),
        "这是从别处粘来的相似字、全角字母数字或看不见的字符；重新输入",
    ),
    ("E11", re.compile("成功率|包解冻|必定到账|最快|秒到账|我朋友|我表弟|接通率"), "没有来源的说法不写"),
    ("E11", re.compile("(?<![不能人])保证(?![金人书])"), "不作保证"),
    ("E11", re.compile(r"\d+(?:\.\d+)?\s*[%％]|百分之"), "百分比要有来源，写进 data/ 再用 limit() 引用"),
    (
        "E12",
        re.compile("(?<!原)(?<!原中国)银保监会|保监会(?<!银保监会)"),
        "机构用今天的名字：国家金融监督管理总局；旧名前加“原”",
    ),
    (
        "H3",
        re.compile(r"(?<!\d)(?:400-?\d{3}-?\d{4}|95\d{3,4})(?!\d)"),
        "不写平台、银行的客服号码；写“从官方App里进入”",
    ),
    ("H8", re.compile("[！]|(?<=[\u4e00-\u9fff])!"), "不用感叹号"),
    ("H8", re.compile("贪小便宜|活该|自己不小心"), "不责怪读者"),
)
# A figure with a unit belongs to data/ (E10); dates are not figures.
_DATE = re.compile(r"\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月\d{1,2}日|\d{4}-\d{2}(?:-\d{2})?")
_FIGURE = re.compile(
    r"\d+(?:\.\d+)?\s*个?(?:工作日|自然日|日|天|月|年|周|小时|万元|元|倍)"
    r"|[两二三四五六七八九十百]+个?(?:工作日|自然日|个月|小时|万元)|[二三四五六七八九十]+(?:日内|天内|年内)"
)


def check_page(page: Page, facts: Facts, today: datetime.date) -> Iterator[Problem]:
    """Everything in one page that breaks a rule."""
    yield from _check_lines(page, facts)
    yield from _check_hosts(page, facts)
    if page.front.reviewed > today:
        yield Problem(page.front_lines.at(("reviewed",)), f"“reviewed” {page.front.reviewed} 晚于今天 {today}（E13）")
    folder = page.path.split("/")[0]
    if folder in SYMPTOM_FOLDERS and not page.path.endswith("/index.md"):
        yield from _check_shape(page)
    if folder == "rights":
        yield from _check_citations(page)
    if page.front.deadline_box and 'class="qk-deadline"' not in page.body:
        yield Problem(page.at(1), '这一页要有期限框 <div class="qk-deadline" markdown>（H7）')


def check_together(pages: Iterable[Page], facts: Facts) -> Iterator[Problem]:
    """What only shows when all pages are seen at once: names used twice, platform types without a page."""
    pages = list(pages)
    for what, value_of in _UNIQUE.items():
        yield from _check_used_once(pages, what, value_of)
    by_path = {page.path: page for page in pages}
    for platform_id in facts.platforms:
        yield from _check_platform_page(by_path, platform_id)
    for letter_id in facts.letters:
        yield from _check_own_page(by_path, "letters", "letter", letter_id)
    for checklist_id in facts.checklists:
        yield from _check_own_page(by_path, "checklists", "checklist", checklist_id)
    yield from _check_triage_leads_to_tables(pages, facts)


_UNIQUE: dict[str, Callable[[Page], str]] = {
    "title": lambda page: page.front.title,
    "description": lambda page: page.front.description,
}


def _check_used_once(pages: list[Page], what: str, value_of: Callable[[Page], str]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for page in pages:
        value = value_of(page)
        if value in first:
            yield Problem(page.front_lines.at((what,)), f"“{what}” 和 docs/{first[value]} 一样；改成这一页自己的")
        first.setdefault(value, page.path)


def _check_platform_page(by_path: dict[str, Page], platform_id: str) -> Iterator[Problem]:
    page = by_path.get(f"platforms/{platform_id}.md")
    if page is None:
        where = f"docs/platforms/{platform_id}.md:1"
        yield Problem(where, f"平台类型 “{platform_id}” 还没有页面；照着同一文件夹里的页面写一页")
        return
    for name in ("platform_warnings", "platform_guide", "platform_basis"):
        if not _has_call(page, name, platform_id):
            yield Problem(page.at(1), f'这一页要有 {{{{ {name}("{platform_id}") }}}}（E1）')


def _check_own_page(by_path: dict[str, Page], folder: str, macro: str, record_id: str) -> Iterator[Problem]:
    page = by_path.get(f"tools/{folder}/{record_id}.md")
    if page is None or not _has_call(page, macro, record_id):
        yield Problem(
            f"docs/tools/{folder}/{record_id}.md:1",
            f'“{record_id}” 要有自己的一页，里面写 {{{{ {macro}("{record_id}") }}}}；照着同一文件夹里的写',
        )


def _has_call(page: Page, macro: str, record_id: str) -> bool:
    return any(call.name == macro and call.args == (record_id,) for call in page.calls)


def _check_triage_leads_to_tables(pages: list[Page], facts: Facts) -> Iterator[Problem]:
    """Whoever does not know where to look must come past every decision table."""
    linked = {
        path
        for outcome in facts.outcomes.values()
        for line in outcome.pages
        for path in re.findall(r"\]\(/([^)#]*)", line)
    }
    shown = {
        call.args[0] for page in pages if page.path in linked for call in page.calls if call.name == "decision_table"
    }
    for decision_id in facts.decisions:
        if decision_id not in shown:
            yield Problem(
                f"data/decisions/{decision_id}.yml:1",
                "分流走不到这张表；在 data/outcomes.yml 的一个结果里，用 pages 链接它所在的页",
            )


def check_line(line: str, facts: Facts, where: str) -> Iterator[Problem]:
    """What one line of prose breaks; macro calls must be taken out before."""
    plain = _CODE_OR_TAG.sub("", _LINK_TARGET.sub("]", line))
    for rule, pattern, advice in _LINE_RULES:
        if found := pattern.search(plain):
            yield Problem(where, f"“{found[0]}”：{advice}（{rule}）")
    if _FICTION in line or line.startswith("#"):
        return
    if found := _hotlines(facts).search(plain):
        yield Problem(
            where,
            f'“{found[0]}” 是 data/ 里的号码；要拨打写 hotline("渠道id")，只提名字写 channel_link("渠道id")（E10）',
        )
    if found := _FIGURE.search(_DATE.sub("", plain)):
        yield Problem(where, f'“{found[0]}” 是期限或金额；写进 data/，用 limit("条文id/期限id") 引用（E10）')


def _hotlines(facts: Facts) -> re.Pattern[str]:
    numbers = {phone.number for c in facts.channels.values() for phone in c.phones}
    return re.compile(rf"(?<![\d-])(?:{'|'.join(sorted(numbers))})(?![\d-])")


def _check_lines(page: Page, facts: Facts) -> Iterator[Problem]:
    for number, line in enumerate(page.prose.split("\n"), 1):
        yield from check_line(line, facts, page.at(number))


def _check_hosts(page: Page, facts: Facts) -> Iterator[Problem]:
    for number, line in enumerate(page.body.split("\n"), 1):
        for url in re.findall(r"https?://[^\s)\"'<>，。；、）]+", line):
            host = facts.hosts.get(urlsplit(url).netloc)
            if host is None or not host.verified:
                yield Problem(
                    page.at(number), f"“{urlsplit(url).netloc}” 不在核实过的白名单 data/hosts.yml，不能链接（H3）"
                )


def _blocks(page: Page) -> list[tuple[int, str]]:
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


def _check_shape(page: Page) -> Iterator[Problem]:
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


def _check_citations(page: Page) -> Iterator[Problem]:
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
