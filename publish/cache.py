"""Files kept from one build to the next, under the name of all that shapes them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable
from pathlib import Path


def kept(folder: Path, suffix: str, shaped_by: Iterable[str], make: Callable[[], bytes]) -> bytes:
    """What `make` gives, from `folder` where a build before has put it; `shaped_by` names all it is made of."""
    key = hashlib.sha256("\0".join(shaped_by).encode())
    file = folder / f"{key.hexdigest()}{suffix}"
    if not file.exists():
        keep(file, make())
    return file.read_bytes()


def keep(file: Path, content: bytes) -> None:
    """Whole or not at all: another build may be looking."""
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_suffix(f".{os.getpid()}")
    unfinished.write_bytes(content)
    unfinished.replace(file)
