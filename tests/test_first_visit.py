"""What a first visit costs: the page and all it asks for, as a server sends it with gzip -9."""

from __future__ import annotations

import gzip
import posixpath
import re
from pathlib import Path

import pytest

KB = 1024
# A picture a chat or a home screen asks for is no part of a visit.
_ASKED = re.compile(r'<(?:link rel="(?:stylesheet|icon)"|script (?:defer )?)[^>]*?(?:href|src)="([^"]+)"')
MOST = 53 * KB
BUDGETS = {
    "": 20,
    "causes/risk-control/": 25,
    "remedies/bank-card-frozen/": 25,
    "platforms/ecommerce-seller/": 25,
    "reference/laws/": 45,
    "reference/laws/court/": 45,
    "reference/channels/": 45,
    "reference/channels/regulators/": 45,
    "tools/letters/demand/": 35,
    "tools/deadlines/court/": 35,
    "tools/regulator-lookup/": 45,
    "tools/triage/": 53,
}


def visit(site: Path, address: str) -> list[int]:
    """The bytes of every file, the page first."""
    page = site / address / "index.html"
    asked = _ASKED.findall(page.read_text(encoding="utf-8"))
    files = [page, *(site / posixpath.normpath(posixpath.join(address, one)) for one in asked)]
    return [len(gzip.compress(file.read_bytes(), 9, mtime=0)) for file in files]


@pytest.mark.parametrize("address", BUDGETS)
def test_a_first_visit_keeps_to_its_budget(address: str, site: Path) -> None:
    assert sum(visit(site, address)) <= BUDGETS[address] * KB


def test_no_first_visit_is_heavy(site: Path) -> None:
    visits = {
        page.parent.relative_to(site).as_posix(): sum(visit(site, page.parent.relative_to(site).as_posix()))
        for page in site.rglob("index.html")
    }
    assert len(visits) > 120
    assert {address: size for address, size in visits.items() if size > MOST} == {}


def test_an_article_asks_for_few_files(site: Path) -> None:
    assert len(visit(site, "causes/risk-control/")) <= 6
