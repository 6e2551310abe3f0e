"""Which article of law says so, and the numbers it fixes."""

from __future__ import annotations

from dataclasses import dataclass

from ..facts.entries import provision_page
from ..facts.find import NotPublishable, find
from ..model import Facts
from ..model.channels import Deadline
from ..model.law import Provision, RestDay
from .segments import Segment


@dataclass(frozen=True, slots=True)
class ShownLimit:
    """A time limit ready to be shown, with what it rests on."""

    what: str
    value: str
    basis: Segment
    note: str | None = None
    rest_day: RestDay | None = None


def cite(facts: Facts, provision_id: str) -> Segment:
    """“《电子商务法》第三十五条”, linked to its entry among the laws, which names all its articles.

    Raises UnknownId, or NotPublishable for a provision nobody has verified.
    """
    provision = verified(facts, provision_id)
    place = f"/{provision_page(facts, provision)}#{provision.id}"
    return Segment(_short_names(facts, provision), place, style="qk-cite")


def cite_in_full(facts: Facts, provision_id: str) -> Segment:
    """“《中华人民共和国电子商务法》第三十五条”, as it stands in a letter: full name, every article, no link.

    Raises as `cite` does.
    """
    cited = verified(facts, provision_id).cites
    return Segment("、".join(f"《{facts.laws[one.law].name}》{one.article}" for one in cited))


def find_limit(facts: Facts, reference: str) -> ShownLimit:
    """The limit that 条文id/期限id or 渠道id/期限id names, with its number and its basis. Raises as `cite` does."""
    owner_id, _, limit_id = reference.partition("/")
    if owner_id in facts.channels:
        limits = {one.id: one for one in facts.channels[owner_id].limits}
        return shown_limit(facts, find(limits, limit_id, f"渠道 “{owner_id}” 的期限"))
    fixed = {one.id: one for one in verified(facts, owner_id).limits}
    found = find(fixed, limit_id, f"条文 “{owner_id}” 的期限")
    return ShownLimit(found.what, found.value, cite(facts, owner_id), rest_day=found.rest_day)


def shown_limit(facts: Facts, item: Deadline) -> ShownLimit:
    """A channel's or platform's limit with its number and its basis filled in."""
    if item.rule is None:
        return ShownLimit(item.what, item.value or "", Segment(item.basis or ""), item.note, item.rest_day)
    found = find_limit(facts, item.rule)
    return ShownLimit(item.what, found.value, found.basis, item.note, found.rest_day)


def verified(facts: Facts, provision_id: str) -> Provision:
    """A provision that may be relied on. Raises UnknownId and NotPublishable."""
    provision = find(facts.provisions, provision_id, "条文")
    if not provision.verified:
        raise NotPublishable(f"条文 “{provision_id}” 还没核实，不能当规则引用；换一条，或先核实")
    return provision


def _short_names(facts: Facts, provision: Provision) -> str:
    """Of a long list of articles only the first, and how many there are: “《民法典》第五百八十五条等3条”."""
    names = []
    for cited in provision.cites:
        first, *others = cited.article.split("、")
        article = f"{first}等{len(others) + 1}条" if len(others) > 1 else cited.article
        names.append(f"《{facts.laws[cited.law].short}》{article}")
    return "，".join(names)
