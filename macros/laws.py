"""Citations: which article says so, and the index of all of them."""

from __future__ import annotations

from dataclasses import dataclass

from .lookup import NotPublishable, find
from .model import PROVISION_GRADES, TOPICS, Deadline, Facts, Law, Limit, Provision
from .render import render, text


@dataclass(frozen=True, slots=True)
class ShownDeadline:
    """A deadline ready to be shown: `basis` is Markdown, the rest is plain text."""

    what: str
    value: str
    basis: str
    note: str | None


def cite(facts: Facts, provision_id: str) -> str:
    """“《电子商务法》第三十五条”, linked to its entry in the law index, which names all its articles.

    Raises UnknownId, or NotPublishable for a provision nobody has verified.
    """
    provision = _verified(facts, provision_id)
    return f"[{text(_short_names(facts, provision))}](/reference/laws.md#{provision.id}){{ .qk-cite }}"


def limit(facts: Facts, reference: str) -> str:
    """“7个工作日”: the number itself, from 条文id/期限id or 渠道id/期限id.

    Raises UnknownId, or NotPublishable for a provision nobody has verified.
    """
    return text(find_limit(facts, reference).value)


def find_limit(facts: Facts, reference: str) -> ShownDeadline:
    """The limit that 条文id/期限id or 渠道id/期限id names, with its number and its basis. Raises as `limit` does."""
    owner_id, _, limit_id = reference.partition("/")
    if owner_id in facts.channels:
        deadlines = {d.id: d for d in facts.channels[owner_id].limits}
        return deadline(facts, find(deadlines, limit_id, f"渠道 “{owner_id}” 的期限"))
    limits = {item.id: item for item in _verified(facts, owner_id).limits}
    found = find(limits, limit_id, f"条文 “{owner_id}” 的期限")
    return ShownDeadline(found.what, found.value, cite(facts, owner_id), None)


def law_index(facts: Facts) -> str:
    """Every provision under its law; those nobody has verified are listed apart, without their rule."""
    return render(
        "law_index.md.j2",
        laws=[(law, _provisions_of(facts, law.id)) for law in facts.laws.values()],
        unverified=[(p, article_names(facts, p)) for p in facts.provisions.values() if not p.verified],
        articles=lambda provision: _articles_under_law(facts, provision),
        topics=TOPICS,
        grades=PROVISION_GRADES,
    )


def deadline(facts: Facts, item: Deadline) -> ShownDeadline:
    """A channel's or platform's deadline with its number and its basis filled in."""
    if item.rule is None:
        return ShownDeadline(item.what, item.value or "", text(item.basis), item.note)
    provision_id, _, limit_id = item.rule.partition("/")
    limits: dict[str, Limit] = {one.id: one for one in _verified(facts, provision_id).limits}
    value = find(limits, limit_id, f"条文 “{provision_id}” 的期限").value
    return ShownDeadline(item.what, value, cite(facts, provision_id), item.note)


def formal_names(facts: Facts, provision_id: str) -> str:
    """“《中华人民共和国电子商务法》第三十五条”, in plain text, as it stands in a letter: full name, every article.

    Raises UnknownId, or NotPublishable for a provision nobody has verified.
    """
    return "、".join(f"《{facts.laws[c.law].name}》{c.article}" for c in _verified(facts, provision_id).cites)


def article_names(facts: Facts, provision: Provision) -> str:
    """“《民法典》第五百八十五条、《合同编通则解释》第六十五条”."""
    return "，".join(f"《{facts.laws[c.law].short}》{c.article}" for c in provision.cites)


def _short_names(facts: Facts, provision: Provision) -> str:
    """The same for a sentence: of a long list of articles only the first, and how many there are."""
    names = []
    for cited in provision.cites:
        first, *others = cited.article.split("、")
        article = f"{first}等{len(others) + 1}条" if len(others) > 1 else cited.article
        names.append(f"《{facts.laws[cited.law].short}》{article}")
    return "，".join(names)


def _articles_under_law(facts: Facts, provision: Provision) -> str:
    """The same, under a heading that already names the first law."""
    own, *others = provision.cites
    return "，".join([own.article, *(f"《{facts.laws[c.law].short}》{c.article}" for c in others)])


def _verified(facts: Facts, provision_id: str) -> Provision:
    provision = find(facts.provisions, provision_id, "条文")
    if not provision.verified:
        raise NotPublishable(f"条文 “{provision_id}” 还没核实，不能当规则引用；换一条，或先核实")
    return provision


def _provisions_of(facts: Facts, law_id: str) -> list[Provision]:
    """The verified provisions whose first citation is this law."""
    return [p for p in facts.provisions.values() if p.verified and p.cites[0].law == law_id]


__all__ = [
    "Law",
    "ShownDeadline",
    "article_names",
    "cite",
    "deadline",
    "find_limit",
    "formal_names",
    "law_index",
    "limit",
]
