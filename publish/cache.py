"""Files kept from one build to the next, under the name of all that shapes them."""

from __future__ import annotations

import os
from pathlib import Path


def keep(file: Path, content: bytes) -> None:
    """Whole or not at all: another build may be looking."""
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_suffix(f".{os.getpid()}")
    unfinished.write_bytes(content)
    unfinished.replace(file)
