"""Each editorial rule fires on a page that breaks it, and stays silent on one that does not."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from macros.editorial import check_page, check_together
from macros.pages import check_calls, read_pages

from macros.check import find_problems
from macros.model import Facts
from tests.clock import TODAY
from tests.conftest import ROOT

FRONT = "---\ntitle: 一页\ndescription: 这是一句够长的说明文字\nreviewed: 2026-11-20\n---\n\n"
GOOD_SHAPE = """先查清钱停在哪一环。

{{ pay_first_warning() }}

## 今天先做 {: #today }

1. **录屏。** 存好页面。
1. **提工单。** 问清依据。

## 先别做 {: #do-not }

- 不要反复提交。

## 依据与核对日期 {: #basis }

- {{ cite("sample-1") }}
"""


def problems_of(tmp_path: Path, facts: Facts, body: str, path: str = "about/page.md", front: str = FRONT) -> list[str]:
    """What the checker says about one page: form, calls and rules."""
    target = tmp_path / "docs" / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(front + body, encoding="utf-8")
    pages, problems = read_pages(tmp_path)
    for page in pages:
        problems += [*check_calls(page, facts), *check_page(page, facts, TODAY)]
    return [str(problem) for problem in problems]


def test_the_real_data_and_pages_have_no_problem() -> None:
    assert find_problems(ROOT, datetime.date.max) == []


def test_every_topic_of_the_map_has_its_page() -> None:
    """bench/topics.tsv is what people come for."""
    rows = [line.split("\t") for line in (ROOT / "bench" / "topics.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    pages = {page.path: page for page in read_pages(ROOT)[0]}
    missing = {topic for topic, path in rows if path not in pages or topic not in pages[path].front.topics}
    assert missing == set()


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("您可以申诉。", "E2"),
        ("先录屏,再申诉。", "E4"),
        ("打开 App。", "E4"),
        ("⽆人答复。", "E4"),
        ("电话１２３。", "E4"),
        ("成功率很高。", "E11"),
        ("我们保证放款。", "E11"),
        ("九成以上，也就是90%。", "E11"),
        ("去银保监会投诉。", "E12"),
        ("拨打95588。", "H3"),
        ("拨打400-123-4567。", "H3"),
        ("[这里](https://bad.example.com/)", "H3"),
        ("[这里](https://unsure.example.cn/)", "H3"),
        ("马上报警！", "H8"),
        ("别贪小便宜。", "H8"),
        ("打12399投诉。", "E10"),
        ("要等15日。", "E10"),
        ("一般7个工作日。", "E10"),
        ("超过5万元。", "E10"),
        ("三个月内提出。", "E10"),
    ],
)  # fmt: skip
def test_a_line_that_breaks_a_rule_is_named_with_it(line: str, rule: str, tmp_path: Path, small: Facts) -> None:
    found = problems_of(tmp_path, small, f"第一句。\n\n{line}\n")
    assert len(found) == 1, found
    assert found[0].startswith("docs/about/page.md:9: ")
    assert found[0].endswith(f"（{rule}）")


@pytest.mark.parametrize(
    "line",
    [
        "保证金要看协议。",
        "没有人保证得了结果。",
        "原银保监会已经改名。",
        "2026-04-15起施行，2025年11月修改。",
        "> 虚构示例：11月11日卖了300双，一双15元。",
        '在{{ limit("sample-1/answer") }}内答复（{{ cite("sample-1") }}）。',
        '打{{ hotline("office") }}，或看{{ channel_link("inside") }}。',
        "[官方网站](https://www.example.gov.cn/)",
        "## 12399投诉怎么走",
        "先打开App，再提工单：问清依据。",
    ],
)
def test_good_lines_pass(line: str, tmp_path: Path, small: Facts) -> None:
    assert problems_of(tmp_path, small, f"第一句。\n\n{line}\n") == []


def rules_of(tmp_path: Path, facts: Facts, path: str, body: str) -> list[str]:
    """What the rules alone say: the small facts lack the police channel that the red box names."""
    (tmp_path / "docs" / path).parent.mkdir(parents=True)
    (tmp_path / "docs" / path).write_text(FRONT + body, encoding="utf-8")
    (page,), _ = read_pages(tmp_path)
    return [str(problem) for problem in check_page(page, facts, TODAY)]


@pytest.mark.parametrize("folder", ["causes", "remedies", "platforms"])
def test_the_good_shape_passes(folder: str, tmp_path: Path, small: Facts) -> None:
    assert rules_of(tmp_path, small, f"{folder}/page.md", GOOD_SHAPE) == []


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ("先查清钱停在哪一环。", "- 先查清", "E1①"),
        ("先查清钱停在哪一环。", "长" * 91, "E1①"),
        ("{{ pay_first_warning() }}", "一段别的话。", "E1②"),
        ("## 今天先做 {: #today }", "## 今天先做", "E1③"),
        ("1. **提工单。** 问清依据。", "1. a\n1. b\n1. c", "E1③"),
        ("## 先别做 {: #do-not }", "## 别做", "E1④"),
        ("## 依据与核对日期 {: #basis }", "## 结尾", "E1⑨"),
    ],
)
def test_a_symptom_page_out_of_shape_is_told_which_part(
    old: str, new: str, part: str, tmp_path: Path, small: Facts
) -> None:
    found = rules_of(tmp_path, small, "remedies/page.md", GOOD_SHAPE.replace(old, new))
    assert len(found) == 1 and part in found[0], found


def test_a_rights_section_without_a_citation_is_named(tmp_path: Path, small: Facts) -> None:
    body = '## 有依据\n\n看{{ cite("sample-1") }}。\n\n## 没依据\n\n就这样。\n'
    assert problems_of(tmp_path, small, body, "rights/page.md") == [
        "docs/rights/page.md:11: “没依据” 这一节没有引用；加一处 cite() 或 channel()（E10）"
    ]


def test_a_page_that_says_it_has_a_deadline_box_needs_it(tmp_path: Path, small: Facts) -> None:
    front = FRONT.replace("---\n", "---\ndeadline_box: true\n", 1)
    (found,) = problems_of(tmp_path, small, '## 一\n\n{{ cite("sample-1") }}\n', "rights/renamed.md", front)
    assert found.endswith("（H7）")
    body = '## 一\n\n{{ cite("sample-1") }}\n\n<div class="qk-deadline" markdown>\n\n15日\n\n</div>\n'
    assert not any("H7" in one for one in problems_of(tmp_path, small, body, "rights/renamed.md", front))


def test_pages_on_escalation_letters_and_court_have_a_deadline_box() -> None:
    """H7 of the writing rules, by what a page is about: no list of names that a renamed page would fall out of."""
    pages, _ = read_pages(ROOT)
    for topic in ("remedy-escalation", "rights-formal-letter", "rights-lawsuit", "rights-arbitration"):
        assert [page.path for page in pages if topic in page.front.topics and page.front.deadline_box], topic


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
        ('{{ chanel("office") }}', "7: 没有宏 “chanel”，是不是 “channel”？"),
        ('{{ channel("offise") }}', "7: 没有渠道 “offise”，是不是 “office”？"),
        ("{{ channel() }}", "7: 宏 channel 的参数不对；要写成 channel(channel_id)"),
        ('{{ channel("a", "b") }}', "7: 宏 channel 的参数不对；要写成 channel(channel_id)"),
        ("{{ channel(12315) }}", "7: 宏 channel 的参数要写成加引号的 id，现在是 12315"),
        ('{{ channel(["a"]) }}', "7: 宏 channel 的参数要写成加引号的 id"),
        ('字\n\n    {{ channel("office") }}', "9: 宏 channel 要独占一行、顶格写"),
        ('看{{ channel("office") }}', "7: 宏 channel 要独占一行、顶格写"),
        ('{{ cite("sample-1" }}', "7: 宏写法有误"),
        ("字\n\n{% if a %}b{% endif %}", "9: 页面里只能写"),
        ("{{ name }}", "7: 页面里只能写"),
        ("{{ cite(name) }}", "7: 页面里只能写"),
        ('{{ cite("sample-1") | upper }}', "7: 页面里只能写"),
        ("## 标题 {#id}", "7: “{#” 会被当成注释"),
        ('{{ cite("sample-unread") }}', "7: 条文 “sample-unread” 还没核实"),
        ('{{ limit("sample-1") }}', "7: 没有条文 “sample-1” 的期限"),
    ],
)
def test_a_macro_call_that_would_fail_names_its_true_line(body: str, says: str, tmp_path: Path, small: Facts) -> None:
    found = problems_of(tmp_path, small, body + "\n")
    assert any(problem.startswith(f"docs/about/page.md:{says}") for problem in found), found


def test_raw_blocks_show_braces_without_calling(tmp_path: Path, small: Facts) -> None:
    assert problems_of(tmp_path, small, '{% raw %}`{{ cite("x") }}`{% endraw %}\n') == []


def test_titles_and_descriptions_are_unique(tmp_path: Path, small: Facts) -> None:
    for name in ("a", "b"):
        (tmp_path / "docs").mkdir(exist_ok=True)
        (tmp_path / f"docs/{name}.md").write_text(FRONT + "正文。\n", encoding="utf-8")
    pages, _ = read_pages(tmp_path)
    found = [str(p) for p in check_together(pages, small)]
    assert "docs/b.md:2: “title” 和 docs/a.md 一样；改成这一页自己的" in found
    assert "docs/b.md:3: “description” 和 docs/a.md 一样；改成这一页自己的" in found


def test_what_has_no_page_is_named(small: Facts) -> None:
    assert [found.where for found in check_together([], small)] == [
        "docs/platforms/sample-shop.md:1",
        "docs/tools/letters/sample-letter.md:1",
        "docs/tools/checklists/sample-list.md:1",
        "data/decisions/sample-table.yml:1",
    ]
