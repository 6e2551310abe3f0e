"""The form of a page: a mistake in its front matter or in a macro call is named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.model import Facts
from tests.one_page import FRONT, problems_of


@pytest.mark.parametrize(
    ("front", "says"),
    [
        ("没有\n", "docs/about/page.md:1: 页面要以 --- 开头"),
        (FRONT.replace("title: 一页\n", ""), "docs/about/page.md:1: 缺少 “title”"),
        (FRONT.replace("title", "titel"), "docs/about/page.md:2: 不认识的字段 “titel”，是不是 “title”？"),
        (FRONT.replace("reviewed: 2026-11-20", "reviewed: 昨天"), "docs/about/page.md:4: “reviewed” 要写日期"),
        (FRONT.replace("2026-11-20", "2027-11-20"), "docs/about/page.md:4: “reviewed” 2027-11-20 晚于今天"),
        (FRONT.replace("这是一句够长的说明文字", "长" * 81), "docs/about/page.md:3: “description” 不能超过 80 字"),
        (FRONT.replace("这是一句够长的说明文字", "太短"), "docs/about/page.md:3: “description” 至少要 10 个字"),
    ],
)
def test_front_matter_mistakes_name_their_line(front: str, says: str, tmp_path: Path, small: Facts) -> None:
    found = problems_of(tmp_path, small, "正文。\n", front=front)
    assert any(problem.startswith(says) for problem in found), found


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ('{{ chanel("office") }}', "8: 没有宏 “chanel”，是不是 “channel”？"),
        ('{{ channel("offise") }}', "8: 没有渠道 “offise”，是不是 “office”？"),
        ("{{ channel() }}", "8: 宏 channel 的参数不对；要写成 channel(channel_id)"),
        ('{{ channel("a", "b") }}', "8: 宏 channel 的参数不对；要写成 channel(channel_id)"),
        ("{{ channel(12315) }}", "8: 宏 channel 的参数要写成加引号的 id，现在是 12315"),
        ('{{ channel(["a"]) }}', "8: 宏 channel 的参数要写成加引号的 id"),
        ('字\n\n    {{ channel("office") }}', "10: 宏 channel 要独占一行、顶格写"),
        ('看{{ channel("office") }}', "8: 宏 channel 要独占一行、顶格写"),
        ('{{ cite("sample-1" }}', "8: 宏写法有误"),
        ("字\n\n{% if a %}b{% endif %}", "10: 页面里只能写"),
        ("{{ name }}", "8: 页面里只能写"),
        ("{{ cite(name) }}", "8: 页面里只能写"),
        ('{{ cite("sample-1") | upper }}', "8: 页面里只能写"),
        ("## 标题 {#id}", "8: “{#” 会被当成注释"),
        ('{{ cite("sample-unread") }}', "8: 条文 “sample-unread” 还没核实"),
        ('{{ limit("sample-1") }}', "8: 没有条文 “sample-1” 的期限"),
    ],
)
def test_a_macro_call_that_would_fail_names_its_true_line(body: str, says: str, tmp_path: Path, small: Facts) -> None:
    found = problems_of(tmp_path, small, body + "\n")
    assert any(problem.startswith(f"docs/about/page.md:{says}") for problem in found), found


def test_raw_blocks_show_braces_without_calling(tmp_path: Path, small: Facts) -> None:
    assert problems_of(tmp_path, small, '{% raw %}`{{ cite("x") }}`{% endraw %}\n') == []
