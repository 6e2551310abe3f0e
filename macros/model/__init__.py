"""What a fact looks like: the one schema of everything in data/, and of what stands at the head of a page.

Frozen Pydantic models and nothing else. Field descriptions are in Chinese
because editors read them in their editor (through the generated JSON Schema).
"""

from __future__ import annotations

from .kinds import KINDS, Facts, Kind

__all__ = ["KINDS", "Facts", "Kind"]
