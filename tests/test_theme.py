"""Partials copied from the theme: is what they were copied from still the same?"""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path

import pytest

# What the copies in overrides/partials/ were made from; look at the new original before changing a line here.
COPIED = {
    "header.html": "8cf3fb15bcf969ff596649616fd99366b3c31c08d57a86d05308efc16d8fa75f",
    "search.html": "bfd556535abcddb99396ab2a7e3acc2ebcd3f36756007d3969396caa4126be30",
}


@pytest.mark.parametrize("name", COPIED)
def test_the_original_of_a_copied_partial_is_unchanged(name: str) -> None:
    spec = importlib.util.find_spec("material")
    assert spec and spec.origin
    original = Path(spec.origin).parent / "templates" / "partials" / name
    assert hashlib.sha256(original.read_bytes()).hexdigest() == COPIED[name]
