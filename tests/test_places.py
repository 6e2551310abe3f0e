"""What must stand on a page, and on one page only."""

from __future__ import annotations

import shutil
from pathlib import Path

from macros.check import find_problems
from macros.check.places import check_places
from macros.facts import read
from tests.clock import TODAY
from tests.conftest import SMALL


def test_what_has_no_page_is_named() -> None:
    said = [str(problem) for problem in check_places([], read(SMALL, TODAY).book)]
    assert [line for line in said if not line.startswith("docs/:1: 没有一页")] == [
        'data/platforms.yml:1: “sample-shop” 要有自己的一页，里面写 {{ platform_guide("sample-shop") }}；照着同类的页写',
        'data/letters/sample-letter.yml:1: “sample-letter” 要有自己的一页，里面写 {{ letter("sample-letter") }}；照着同类的页写',
        'data/checklists/sample-list.yml:1: “sample-list” 要有自己的一页，里面写 {{ checklist("sample-list") }}；照着同类的页写',
        'data/laws.yml:4: 没有一页写着 {{ law_group("contract") }}，这一条没有地方放；在同类的一页里加上',
        'data/channels.yml:4: 没有一页写着 {{ channel_group("internal") }}，这一条没有地方放；在同类的一页里加上',
        'data/channels.yml:21: 没有一页写着 {{ channel_group("regulator") }}，这一条没有地方放；在同类的一页里加上',
        'data/channels.yml:46: 没有一页写着 {{ channel_group("hotline") }}，这一条没有地方放；在同类的一页里加上',
        'data/channels.yml:73: 没有一页写着 {{ channel_group("police") }}，这一条没有地方放；在同类的一页里加上',
        'data/deadline-routes.yml:3: 没有一页写着 {{ deadline_group("offices") }}，这一条没有地方放；在同类的一页里加上',
    ]
    assert "docs/:1: 没有一页是“怎么判断是不是骗局”；在那一页开头写 role: scam-check" in said
    assert "docs/:1: 没有一页写着 {{ channel_index() }}；别的页要链接它，从版本历史里找回来" in said


def test_what_has_two_pages_is_named_at_the_second(tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True)
    again = tmp_path / "docs" / "index.md"
    text = again.read_text(encoding="utf-8").replace("shape: plain\n", "shape: plain\nrole: scam-check\n")
    again.write_text(
        text + '\n{{ letter("sample-letter") }}\n\n{{ glossary() }}\n\n{{ channel_group("police") }}\n',
        encoding="utf-8",
    )
    assert [str(problem) for problem in find_problems(tmp_path, TODAY)] == [
        'docs/reference/channels/police.md:8: {{ channel_group("police") }} 已经写在 docs/index.md:15，只能有一处；删去一处',
        "docs/reference/glossary.md:8: {{ glossary() }} 已经写在 docs/index.md:13，只能有一处；删去一处",
        "docs/scam/check.md:6: role: scam-check 已经写在 docs/index.md:6，只能有一处；删去一处",
        'docs/tools/letters/sample-letter.md:8: {{ letter("sample-letter") }} 已经写在 docs/index.md:11，只能有一处；删去一处',
    ]
