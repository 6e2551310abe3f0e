"""Questions readers ask, for them and for search engines."""

from __future__ import annotations

from ..facts.find import find
from ..model import Facts
from .escape import script_json
from .inline import plain
from .render import render


def faq(facts: Facts, faq_id: str) -> str:
    """A page’s 常见问题, with the same questions as schema.org FAQPage. Raises UnknownId."""
    found = find(facts.faqs, faq_id, "常见问题")
    entities = [
        {
            "@type": "Question",
            "name": item.q,
            "acceptedAnswer": {"@type": "Answer", "text": "".join(plain(facts, line) for line in item.a)},
        }
        for item in found.items
    ]
    data = {"@context": "https://schema.org", "@type": "FAQPage", "mainEntity": entities}
    return render(facts, "faq.md.j2", items=found.items, json_ld=script_json(data))
