"""The macros a page may call, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .cases import case
from .channels import channel, channel_group, channel_index, lookup_tools, merged_hotlines, official_hosts
from .checklists import checklist, checklist_index, checklist_items
from .corrections import fact_changes
from .deadlines import deadline_group, deadlines
from .decisions import decision_table
from .dialling import area_codes
from .evidence import evidence_pack
from .faqs import faq
from .frame import page_index, section_index
from .freshness import fact_summary, source_list, unverified_facts
from .glossary import glossary, term_index
from .inline import macros
from .laws import law_group, law_index
from .letters import letter, letter_index, letter_text
from .platforms import (
    payment_companies,
    platform_basis,
    platform_guide,
    platform_index,
    platform_warnings,
    regulator_lookup,
)  # fmt: skip
from .reminders import reminders
from .scams import pay_first_warning
from .seeds import seed_corrections
from .triage import triage

# Stand alone on their line; the others stand inside a sentence.
BLOCK_MACROS: Mapping[str, Callable[..., str]] = {
    macro.__name__: macro
    for macro in (
        area_codes, case, channel, channel_group, channel_index, checklist, checklist_index, checklist_items,
        deadline_group, deadlines, decision_table, evidence_pack, fact_changes, fact_summary, faq, glossary,
        law_group, law_index, letter, letter_index, letter_text, lookup_tools, merged_hotlines, official_hosts,
        page_index, pay_first_warning, payment_companies, platform_basis, platform_guide, platform_index,
        platform_warnings, regulator_lookup, reminders, section_index, seed_corrections, source_list, term_index,
        triage, unverified_facts,
    )
}  # fmt: skip
PAGE_MACROS: Mapping[str, Callable[..., str]] = {**dict(macros()), **BLOCK_MACROS}
# What pages, the search and the theme link by what it is; each stands on one page.
LINKED_MACROS = (
    "area_codes", "channel_index", "checklist_index", "deadlines", "glossary", "law_index", "letter_index",
    "regulator_lookup", "reminders", "triage",
)  # fmt: skip
# The kinds whose every record has a page of its own, and the macro that makes it.
OWN_PAGE_MACROS: Mapping[str, str] = {"platforms": "platform_guide", "letters": "letter", "checklists": "checklist"}
# The kinds too long for one page: the field that says in which group a record stands, and the macro of a group.
GROUP_MACROS: Mapping[str, tuple[str, str]] = {
    "laws": ("group", "law_group"),
    "channels": ("kind", "channel_group"),
    "deadline-routes": ("group", "deadline_group"),
}
# What has a page each, and the macro of the page that lists them all.
LISTED_BY: Mapping[str, str] = {
    "channel_group": "channel_index", "checklist": "checklist_index", "deadline_group": "deadlines",
    "law_group": "law_index", "letter": "letter_index", "platform_guide": "platform_index",
}  # fmt: skip
