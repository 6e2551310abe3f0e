"""The macros a page may call, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .cases import case
from .channels import channel, channel_index, lookup_tools, merged_hotlines, official_hosts
from .corrections import fact_changes
from .decisions import decision_table
from .faqs import faq
from .freshness import fact_summary, source_list, unverified_facts
from .glossary import glossary, term_index
from .laws import law_index
from .platforms import (
    payment_companies, platform_basis, platform_guide, platform_index, platform_warnings, regulator_lookup,
)  # fmt: skip
from .reminders import reminders
from .rich import INLINE_MACROS
from .scams import pay_first_warning
from .seeds import seed_corrections

# Stand alone on their line; INLINE_MACROS stand inside a sentence.
BLOCK_MACROS: Mapping[str, Callable[..., str]] = {
    macro.__name__: macro
    for macro in (
        case, channel, channel_index, decision_table, fact_changes, fact_summary, faq, glossary, law_index,
        lookup_tools, merged_hotlines, official_hosts, pay_first_warning, payment_companies, platform_basis,
        platform_guide, platform_index, platform_warnings, regulator_lookup, reminders, seed_corrections,
        source_list, term_index, unverified_facts,
    )
}  # fmt: skip
PAGE_MACROS: Mapping[str, Callable[..., str]] = {**INLINE_MACROS, **BLOCK_MACROS}
