"""The researched set is whole: counts are those of the dossier, and nothing crept in or fell out."""

from __future__ import annotations

import re

from macros.facts.duration import duration
from macros.model import Facts


def test_the_whole_researched_set_is_here(facts: Facts) -> None:
    assert len(facts.channels) >= 61
    assert len(facts.platforms) >= 25
    assert len(facts.provisions) >= 164
    assert len(facts.merged_hotlines) >= 16
    assert len(facts.lookup_tools) >= 8
    assert len(facts.hosts) >= 52


def test_the_articles_have_their_words_tables_and_seeds(facts: Facts) -> None:
    assert len(facts.glossary) >= 60
    assert len(facts.seed_claims) >= 120
    assert len(facts.faqs) >= 40
    assert {
        "status-text", "who-froze-it", "scam-or-real", "identity-failed", "release-materials", "escalation-ladder",
        "arrival-times", "cause-finder", "legal-route", "limitation", "evidence-strength", "fees", "complaint-or-report",
    } <= set(facts.decisions)  # fmt: skip


def test_what_was_not_verified_is_still_marked(facts: Facts) -> None:
    """These may only become verified together with their source; the list then shrinks here, deliberately."""
    assert {c.id for c in facts.channels.values() if not c.verified} == {
        "police-12389", "cca-zhihui315", "customs-12360", "safe-fx", "media-other",
    }  # fmt: skip
    assert {p.id for p in facts.provisions.values() if not p.verified} == {
        "pay-43-balance-property", "atf-joint-punish-2024", "atf-fund-return-2016", "mps-freeze-2024-22",
        "gig-draft-2026", "reg-fin-net-marketing",
        "acct-56-dormant", "fx-personal-quota", "tax-48-abnormal",
        "bop-report-days", "loan-all-in-cost",
    }  # fmt: skip


def test_payment_institutions_go_to_the_central_bank(facts: Facts) -> None:
    steps = [step.channel for step in facts.platforms["payment-wallet"].steps]
    assert "pbc-12363" in steps and "nfra-12378" not in steps


def test_only_consumers_are_sent_to_consumer_complaints(facts: Facts) -> None:
    for platform in facts.platforms.values():
        for step in platform.steps:
            if step.channel == "samr-12315-complaint" and set(platform.roles) != {"consumer"}:
                assert step.roles == ("consumer",), platform.id


def test_a_scam_goes_to_the_police_first(facts: Facts) -> None:
    for platform_id in ("suspected-scam", "bargain-helper", "crypto", "platform-insolvent"):
        assert facts.platforms[platform_id].steps[0].channel == "police-110"


def test_the_complaint_rule_of_2026_is_used(facts: Facts) -> None:
    limits = {limit.id: limit.value for limit in facts.provisions["s121-18-23-25-mediate"].limits}
    assert "60日" in " ".join(limits.values())
    assert all("45" not in limit.value for limit in facts.provisions["s121-18-23-25-mediate"].limits)


def test_no_dossier_marker_is_left(facts: Facts) -> None:
    text = repr(facts)
    for marker in ("DRAFT", "TODO", "github", "仓库", "farm"):
        assert marker not in text, marker


def test_the_number_in_a_channels_name_is_the_one_to_dial(facts: Facts) -> None:
    named = {c: re.findall(r"\d{3,5}", c.short) for c in facts.channels.values() if c.phones}
    assert sum(map(bool, named.values())) > 20
    for channel, numbers in named.items():
        assert set(numbers) <= {phone.number for phone in channel.phones}, channel.id


def test_a_limit_says_the_same_as_the_words_of_its_provision(facts: Facts) -> None:
    """Where the words name one length of time of a unit and the provision fixes one, it is the same."""
    written = re.compile(r"(?<!\d)\d{1,3}(?:个?工作日|个?自然日|个月|[日天年])(?!\d)")
    compared = 0
    for provision in facts.provisions.values():
        words = provision.says + provision.applies + provision.not_applies
        named = {length for found in written.findall(words) if (length := duration(found))}
        fixed = {length for limit in provision.limits if (length := duration(limit.value))}
        if len(named) == 1 == len(fixed) and {one.unit for one in named} == {one.unit for one in fixed}:
            compared += 1
            assert fixed == named, provision.id
    assert compared > 40
