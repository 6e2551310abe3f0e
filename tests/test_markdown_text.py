"""The text of an article as Markdown: whatever stands in it, a reader of CommonMark shows it as the page does."""

from __future__ import annotations

import html
from pathlib import Path

import lxml.html
import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt

from publish import markdown, markdown_text
from publish.built import read
from publish.markdown_text import converted
from tests.test_render import HOSTILE, expected

COMMONMARK = MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")
PLACES = (
    "<p>{}</p>",
    "<p>字{}<br>{}</p>",
    "<p><strong>{}</strong></p>",
    "<p><strong>{}</strong>字</p>",
    "<p><span><b>{}</b></span></p>",
    "<div>{}</div>",
    "<p>字<b>{}</b>字</p>",
    "<p>字 <strong>{}</strong><em>字</em></p>",
    '<p><a href="x">{}</a>字</p>',
    "<p><small>{}</small></p>",
    "<ul><li>{}</li></ul>",
    "<ol><li><p>{}</p><ul><li>{}</li></ul></li></ol>",
    '<ul><li><label><input type="checkbox"><span>字{}</span></label></li></ul>',
    "<blockquote><p>{}</p></blockquote>",
    "<details><summary>字{}</summary><p>{}</p></details>",
    "<h2>字{}字</h2>",
    "<table><thead><tr><th>a</th><th>{}</th></tr></thead><tbody><tr><td>{}</td><td>b</td></tr></tbody></table>",
)


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where texts are kept for the next build, empty."""
    monkeypatch.setattr(markdown, "CACHE", tmp_path / "kept")
    return tmp_path / "kept"


def words(fragment: str) -> str:
    """What a reader sees of a piece of HTML, without white space."""
    return "".join(lxml.html.fragment_fromstring(fragment, create_parent=True).text_content().split())


@pytest.mark.parametrize("place", PLACES)
@settings(max_examples=150)
@given(HOSTILE)
def test_any_text_shows_as_itself(place: str, value: str) -> None:
    page = place.replace("{}", html.escape(expected(value)) or "空")
    assert words(COMMONMARK.render(converted(page))).removeprefix("[]") == words(page)


def test_a_cell_stays_one_cell_whatever_stands_in_it() -> None:
    cells = (
        "a|b *c* _d_ &lt;i&gt;",
        "<ul><li>一<ol><li>里</li></ol></li><li>二</li></ul>",
        "上<br>下",
        "<code>|</code>",
        "",
    )
    row = "".join(f"<td>{cell}</td>" for cell in cells)
    text = converted(f"<table><thead><tr>{'<th>头</th>' * 5}</tr></thead><tbody><tr>{row}</tr></tbody></table>")
    assert text.splitlines()[2] == r"| a\|b \*c\* \_d\_ \<i> | - 一<br>1. 里<br>- 二 | 上<br>下 | `\|` |  |"
    shown = lxml.html.fromstring(COMMONMARK.render(text))
    assert [cell.text_content() for cell in shown.iter("td")] == ["a|b *c* _d_ <i>", "- 一1. 里- 二", "上下", "|", ""]


def test_nothing_is_escaped_that_needs_no_escape() -> None:
    plain = "平台_问题_日期，第1. 条，2026-11-22，T+1，A&B，1 < 2，#后面，（1）"
    assert converted(f"<p>{html.escape(plain)}</p>") == plain


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p><strong>等到哪天：</strong>写了几天</p>", "**等到哪天**：写了几天"),
        ("<p><strong>等到哪天：</strong> 写了几天</p>", "**等到哪天：** 写了几天"),
        ("<p>见<strong>《办法》</strong>说</p>", "见《**办法**》说"),
        ("<p><strong>写明“异议”。</strong>留好</p>", "**写明“异议”**。留好"),
        ("<p><strong>交信（按最晚的估计）。</strong>它答</p>", "**交信（按最晚的估计）**。它答"),
        ("<p><strong>写“执行”</strong>的</p>", "**写**“执行”的"),
        ("<p>字<strong>，“甲”和乙</strong></p>", "字，**“甲”和乙**"),
        ("<p>说<strong>“甲”</strong>的</p>", "说“**甲**”的"),
        ('<p><strong><a href="x">办法</a></strong>说</p>', "[办法](x)说"),
    ],
)
def test_bold_is_written_so_that_readers_of_commonmark_see_it(page: str, text: str) -> None:
    assert converted(page) == text


def test_items_stand_one_below_the_other_and_keep_what_is_inside() -> None:
    page = (
        "<ol><li><p>甲</p><ul><li>一</li><li>二</li></ul><p>完</p></li><li><p>乙</p></li></ol>"
        '<ul><li><label><input type="checkbox"><span>带上</span></label></li></ul>'
    )
    assert converted(page) == "1. 甲\n\n   - 一\n   - 二\n\n   完\n\n2. 乙\n\n- [ ] 带上"


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(
    "screen",
    [
        "<script>x</script>",
        "<form><label>框</label></form>",
        "<button>按</button>",
        "<template><p>以后</p></template>",
        "<nav><a href='x'>路</a></nav>",
        "<p hidden>藏</p>",
        '<a class="headerlink" href="#a">¶</a>',
        '<a href="edit"><svg><title>改</title></svg></a>',
        "<footer>脚</footer>",
    ],
)
def test_what_only_serves_the_screen_is_left_out(screen: str) -> None:
    assert markdown.text(read(f"<body><article><p>前</p>{screen}<p>后</p></article></body>".encode())) == "前\n\n后"


def test_a_text_made_before_is_taken_again_until_something_changes(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, after = "<article><p>昨天</p></article>".encode(), "<article><p>今天</p></article>".encode()
    assert markdown.text(read(before)) == "昨天"
    monkeypatch.setattr(markdown_text, "converted", lambda _: "新做的")
    assert markdown.text(read(before)) == "昨天"
    assert markdown.text(read(after)) == "新做的"
    monkeypatch.setattr(markdown, "_shaped_by", lambda: ["别的代码"])
    assert markdown.text(read(before)) == "新做的"
    assert len([*kept.iterdir()]) == 3
