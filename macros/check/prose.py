"""What one line of prose may not say (E2, E4, E10–E12, H3, H8), on a page or in a sentence of data/."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from ..facts.pages import WrittenPage
from ..facts.problems import Problem
from ..model import Facts
from ..topics.citations import find_limit

_FICTION = "虚构示例"
_LINK_TARGET = re.compile(r"\]\([^)]*\)")
_CODE_OR_TAG = re.compile(r"`[^`]*`|<[^>]*>|\{:[^}]*\}")
_HAN = "\u4e00-\u9fff"

# A text in English has spaces between its words and the Chinese it quotes.
_SPACES = (
    "E4",
    re.compile(f"(?<=[{_HAN}]) +(?=[A-Za-z0-9])|(?<=[A-Za-z0-9]) +(?=[{_HAN}])"),
    "汉字和英文、数字之间不加空格",
)
# (rule, pattern, advice); applied to each line of prose with macro calls, code, tags and link targets taken out.
_LINE_RULES: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("E2", re.compile("您"), "用“你”"),
    ("E4", re.compile(f"(?<=[{_HAN}])[,;:?](?=[{_HAN}])"), "中文句子用全角标点"),
    _SPACES,
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
_BOLD = re.compile(r"\*\*([^*]+)\*\*")
_PAIRS = (("“", "”"), ("‘", "’"), ("（", "）"), ("《", "》"))
_HOTLINE_CALL = re.compile(r'\{\{ *hotline(?:_en)?\("([a-z0-9-]+)"\)')
_ADDRESS = re.compile(r"https?://[^\s)\"'<>，。；、）]+")
# A figure with a unit belongs to data/ (E10); dates are not figures.
_DATE = re.compile(r"\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月\d{1,2}日|\d{4}-\d{2}(?:-\d{2})?")
_FIGURE = re.compile(
    r"\d+(?:\.\d+)?\s*个?(?:工作日|自然日|日|天|月|年|周|小时|万元|元|倍)"
    r"|[两二三四五六七八九十百]+个?(?:工作日|自然日|个月|小时|万元)|[二三四五六七八九十]+(?:日内|天内|年内)"
)

_ENGLISH_FIGURE = re.compile(r"\b(\d+) (?:working |calendar )?(?:hour|day|week|month|year)s?\b")


class LineRules:
    """The rules for one line, with the numbers of these facts, which no line may say by itself."""

    def __init__(self, facts: Facts) -> None:
        numbers = sorted({phone.number for channel in facts.channels.values() for phone in channel.phones})
        self._elsewhere = {c.id for c in facts.channels.values() if c.phones and c.phones[0].area_code}
        self._hotline = re.compile(rf"(?<![\d-])(?:{'|'.join(numbers)})(?![\d-])")

    def bare_calls(self, line: str) -> Iterator[str]:
        """The numbers of a line, macro calls and all, that reach the caller's own city, where it does not say so."""
        for channel_id in _HOTLINE_CALL.findall(line) if "区号" not in line and "area code" not in line else ():
            if channel_id in self._elsewhere:
                yield f'hotline("{channel_id}") 接到的是拨打人所在的城市；同一段里写明要加区号（area code）（H11）'

    def broken(self, line: str, lang: str | None = None) -> Iterator[str]:
        """What a line breaks; macro calls must be taken out before. `lang`: of a page that is not in Chinese."""
        plain = _CODE_OR_TAG.sub("", _LINK_TARGET.sub("]", line))
        for rule in _LINE_RULES:
            name, pattern, advice = rule
            if (found := pattern.search(plain)) and not (lang and rule is _SPACES):
                yield f"“{found[0]}”：{advice}（{name}）"
        if lang and "!" in plain:
            yield "“!”：不用感叹号（H8）"
        for bold in _BOLD.findall(plain):
            if any(bold.count(opens) != bold.count(closes) for opens, closes in _PAIRS):
                yield f"“{bold}”：粗体不从引号、括号中间断开；整对放里面，或者整对放外面（E4）"
        if _FICTION in line or line.startswith("#"):
            return
        if found := self._hotline.search(plain):
            advice = '要拨打写 hotline("渠道id")，只提名字写 channel_link("渠道id")'
            yield f"“{found[0]}” 是 data/ 里的号码；{advice}（E10）"
        if found := _FIGURE.search(_DATE.sub("", plain)):
            yield f'“{found[0]}” 是期限或金额；写进 data/，用 limit("条文id/期限id") 引用（E10）'


def check_prose(pages: Iterable[WrittenPage], facts: Facts) -> Iterator[Problem]:
    """Every line of every page, and every site it links."""
    rules = LineRules(facts)
    for page in pages:
        for number, line in enumerate(page.prose.split("\n"), 1):
            yield from (Problem(page.at(number), what) for what in rules.broken(line, page.front.lang))
        for number, line in enumerate(page.body.split("\n"), 1):
            yield from (Problem(page.at(number), what) for what in rules.bare_calls(line))
        yield from _check_english_figures(page, facts)
        yield from _check_hosts(page, facts)


def _check_english_figures(page: WrittenPage, facts: Facts) -> Iterator[Problem]:
    """A limit told in English says the number that data/ says: its call stands on the same line."""
    if page.front.lang != "en":
        return
    for number, line in enumerate(page.prose.split("\n"), 1):
        calls = [call for call in page.calls if call.name == "limit" and call.line == number]
        said = {figure for call in calls for figure in re.findall(r"\d+", find_limit(facts, *call.args).value)}
        for found in _ENGLISH_FIGURE.finditer(line):
            if found[1] not in said:
                advice = '同一行里用 limit("条文id/期限id") 写出中文的期限，数字要一样'
                yield Problem(page.at(number), f"“{found[0]}” 是期限；{advice}（E10）")


def _check_hosts(page: WrittenPage, facts: Facts) -> Iterator[Problem]:
    for number, line in enumerate(page.body.split("\n"), 1):
        for url in _ADDRESS.findall(line):
            name = urlsplit(url).netloc
            host = facts.hosts.get(name)
            if host is None or not host.verified:
                yield Problem(page.at(number), f"“{name}” 不在核实过的白名单 data/hosts.yml，不能链接（H3）")
