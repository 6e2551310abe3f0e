"""The macros a page may call, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .channels import channel, channel_index, channel_link, hotline, lookup_tools, merged_hotlines, official_hosts
from .freshness import fact_summary, source_list, unverified_facts
from .laws import cite, law_index, limit
from .platforms import (
    payment_companies, platform_basis, platform_guide, platform_index, platform_warnings, regulator_lookup,
)  # fmt: skip
from .scams import pay_first_warning

# Stand inside a sentence; every other macro stands alone on its line.
INLINE_MACROS: Mapping[str, Callable[..., str]] = {
    macro.__name__: macro for macro in (channel_link, cite, hotline, limit)
}
BLOCK_MACROS: Mapping[str, Callable[..., str]] = {
    macro.__name__: macro
    for macro in (
        channel, channel_index, fact_summary, law_index, lookup_tools, merged_hotlines, official_hosts,
        pay_first_warning, payment_companies, platform_basis, platform_guide, platform_index,
        platform_warnings, regulator_lookup, source_list, unverified_facts,
    )
}  # fmt: skip
PAGE_MACROS: Mapping[str, Callable[..., str]] = {**INLINE_MACROS, **BLOCK_MACROS}
