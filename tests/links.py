"""Addresses inside the built site, held against its pages."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote


def leads_somewhere(site: Path, address: str) -> bool:
    path, _, anchor = unquote(address).partition("#")
    page = site / path.partition("?")[0] / "index.html"
    return page.is_file() and (not anchor or f'id="{anchor}"' in page.read_text(encoding="utf-8"))
