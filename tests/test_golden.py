"""The Markdown of every macro, as files a reviewer can read. `pytest --update-golden` rewrites them."""

from __future__ import annotations

import pytest

from macros.model import Facts
from macros.topics.registry import PAGE_MACROS
from tests.conftest import ROOT

GOLDEN = ROOT / "tests" / "golden"
# One example of every macro, rendered from tests/small.
EXAMPLES = {
    "case": ("sample-case",),
    "channel": ("office",),
    "channel_group": ("regulator",),
    "channel_index": (),
    "channel_link": ("office",),
    "checklist": ("sample-list",),
    "checklist_index": (),
    "checklist_items": ("sample-list",),
    "cite": ("sample-1",),
    "deadline_group": ("offices",),
    "deadlines": (),
    "decision_table": ("sample-table",),
    "area_codes": (),
    "evidence_pack": (),
    "fact_changes": (),
    "fact_summary": (),
    "faq": ("about-page",),
    "glossary": (),
    "hotline": ("office",),
    "hotline_en": ("office",),
    "law_group": ("contract",),
    "law_index": (),
    "letter": ("sample-letter",),
    "letter_index": (),
    "letter_text": ("sample-letter",),
    "limit": ("sample-1/answer",),
    "lookup_tools": (),
    "merged_hotlines": (),
    "official_hosts": (),
    "page_index": (),
    "pay_first_warning": (),
    "payment_companies": (),
    "platform_basis": ("sample-shop",),
    "platform_guide": ("sample-shop",),
    "platform_index": (),
    "platform_warnings": ("sample-shop",),
    "regulator_lookup": (),
    "reminders": (),
    "section_index": ("其他",),
    "seed_corrections": (),
    "source_list": (),
    "term": ("review",),
    "term_index": (),
    "triage": (),
    "unverified_facts": (),
}


def test_every_macro_has_an_example() -> None:
    assert set(EXAMPLES) == set(PAGE_MACROS)


@pytest.mark.parametrize("name", EXAMPLES)
def test_macro_renders_its_golden_markdown(name: str, small: Facts, request: pytest.FixtureRequest) -> None:
    output = PAGE_MACROS[name](small, *EXAMPLES[name]) + "\n"
    path = GOLDEN / f"{name}.md"
    if request.config.getoption("--update-golden"):
        path.write_text(output, encoding="utf-8")
    assert output == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", EXAMPLES)
def test_macro_output_stands_alone(name: str, small: Facts) -> None:
    output = PAGE_MACROS[name](small, *EXAMPLES[name])
    assert output == output.strip("\n")
    assert "\n\n\n" not in output
    assert "{{" not in output and "None" not in output
    assert output == PAGE_MACROS[name](small, *EXAMPLES[name])


def test_no_golden_file_is_left_over() -> None:
    assert {path.stem for path in GOLDEN.glob("*.md")} == set(EXAMPLES)
