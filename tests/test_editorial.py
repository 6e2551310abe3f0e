"""Each editorial rule fires on a page that breaks it, and stays silent on one that does not."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from macros.check import find_problems
from macros.check.together import check_together
from macros.facts.pages import read_pages
from macros.model import Facts
from tests.conftest import ROOT
from tests.one_page import FRONT, front, problems_of

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
        ("**写“执行**”的，提异议。", "E4"),
        ("交信（**今天）**寄出。", "E4"),
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
        ('打{{ hotline("office") }}。', "H11"),
    ],
)  # fmt: skip
def test_a_line_that_breaks_a_rule_is_named_with_it(line: str, rule: str, tmp_path: Path, small: Facts) -> None:
    found = problems_of(tmp_path, small, f"第一句。\n\n{line}\n")
    assert len(found) == 1, found
    assert found[0].startswith("docs/about/page.md:10: ")
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
        '打{{ hotline("office") }}（外地的加区号），或看{{ channel_link("inside") }}。',
        "[官方网站](https://www.example.gov.cn/)",
        "## 12399投诉怎么走",
        "先打开App，再提工单：问清依据。",
        "**写“执行”的，**提异议；**写“保全”**（申请复议）。",
    ],
)
def test_good_lines_pass(line: str, tmp_path: Path, small: Facts) -> None:
    assert problems_of(tmp_path, small, f"第一句。\n\n{line}\n") == []


ENGLISH = FRONT.replace("---\n", "---\nlang: en\n", 1)


@pytest.mark.parametrize(
    ("line", "rule"),
    [("You have 14 days to answer.", "E10"), ("Stop now!", "H8"), ("Call 12399.", "E10"), ("Half, so 50%.", "E11")],
)
def test_a_page_in_english_keeps_the_rules_that_are_not_of_chinese(
    line: str, rule: str, tmp_path: Path, small: Facts
) -> None:
    (found,) = problems_of(tmp_path, small, f"First.\n\n{line}\n", ENGLISH)
    assert found.startswith("docs/about/page.md:11: ") and found.endswith(f"（{rule}）")


def test_a_page_in_english_tells_a_limit_with_the_number_of_the_facts(tmp_path: Path, small: Facts) -> None:
    limit = '<span lang="zh-CN">{{ limit("sample-1/answer") }}</span>'
    days = re.findall(r"\d+", small.provisions["sample-1"].limits[0].value)[0]
    good = f"Say 你好 and wait {days} days ({limit}).\n"
    assert problems_of(tmp_path, small, good, ENGLISH) == []
    assert len(problems_of(tmp_path, small, good.replace(f"{days} days", f"{days}1 days"), ENGLISH)) == 1


def test_the_page_in_english_explains_every_blank_of_the_letter_it_explains(facts: Facts) -> None:
    text = (ROOT / "docs" / facts.places.of("english")).read_text(encoding="utf-8")
    labels = [field.label.partition("（")[0] for field in facts.letters["ask-reasons"].fields]
    assert [label for label in labels if f'| <span lang="zh-CN">{label}' not in text] == []


def test_the_good_shape_passes(tmp_path: Path, small: Facts) -> None:
    assert problems_of(tmp_path, small, GOOD_SHAPE, front("symptom")) == []


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ("先查清钱停在哪一环。", "- 先查清", "E1①"),
        ("先查清钱停在哪一环。", "长" * 91, "E1①"),
        ("{{ pay_first_warning() }}", "一段别的话。", "E1②"),
        ("## 今天先做 {: #today }", "## 今天先做", "E1③"),
        ("1. **提工单。** 问清依据。", "1. a\n1. b\n1. c", "E1③"),
        ("## 先别做 {: #do-not }", "## 别做", "E1④"),
        ("- 不要反复提交。", "- 反复提交。", "H10"),
        ("## 依据与核对日期 {: #basis }", "## 结尾", "E1⑨"),
    ],
)
def test_a_symptom_page_out_of_shape_is_told_which_part(
    old: str, new: str, part: str, tmp_path: Path, small: Facts
) -> None:
    found = problems_of(tmp_path, small, GOOD_SHAPE.replace(old, new), front("symptom"))
    assert len(found) == 1 and part in found[0], found


def test_each_cell_of_a_column_that_forbids_does_so_alone(tmp_path: Path, small: Facts) -> None:
    table = "| 看到什么 | 别做 |\n| --- | --- |\n| 别人的卡 | **别**用它收钱 |\n| 旧证 | 反复拍 |\n"
    (found,) = problems_of(tmp_path, small, f"第一句。\n\n{table}")
    assert found.startswith("docs/about/page.md:13: “别做”这一列，“反复拍”要以“别”或“不”开头")


def test_a_rights_section_without_a_citation_is_named(tmp_path: Path, small: Facts) -> None:
    body = '## 有依据\n\n看{{ cite("sample-1") }}。\n\n## 没依据\n\n就这样。\n'
    assert problems_of(tmp_path, small, body, front("rights")) == [
        "docs/about/page.md:12: “没依据” 这一节没有引用；加一处 cite() 或 channel()（E10）"
    ]


def test_a_page_that_says_it_has_a_deadline_box_needs_it(tmp_path: Path, small: Facts) -> None:
    boxed = FRONT.replace("---\n", "---\ndeadline_box: true\n", 1)
    (found,) = problems_of(tmp_path, small, '## 一\n\n{{ cite("sample-1") }}\n', boxed)
    assert found.endswith("（H7）")
    body = '## 一\n\n{{ cite("sample-1") }}\n\n<div class="qk-deadline" markdown>\n\n15日\n\n</div>\n'
    assert not any("H7" in one for one in problems_of(tmp_path, small, body, boxed))


def test_pages_on_escalation_letters_and_court_have_a_deadline_box() -> None:
    """H7 of the writing rules, by what a page is about: no list of names that a renamed page would fall out of."""
    pages, _ = read_pages(ROOT)
    for topic in ("remedy-escalation", "rights-formal-letter", "rights-lawsuit", "rights-arbitration"):
        assert [page.path for page in pages if topic in page.front.topics and page.front.deadline_box], topic


def test_titles_and_descriptions_are_unique(tmp_path: Path, small: Facts) -> None:
    for name in ("a", "b"):
        (tmp_path / "docs").mkdir(exist_ok=True)
        (tmp_path / f"docs/{name}.md").write_text(FRONT + "正文。\n", encoding="utf-8")
    pages, _ = read_pages(tmp_path)
    found = [str(p) for p in check_together(pages, small)]
    assert "docs/b.md:2: “title” 和 docs/a.md 一样；改成这一页自己的" in found
    assert "docs/b.md:3: “description” 和 docs/a.md 一样；改成这一页自己的" in found
