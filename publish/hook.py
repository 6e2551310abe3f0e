"""For `mkdocs serve` only: the same files as `python -m publish`, so that their links work while editing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

_serving = False


def on_startup(*, command: str, **_: Any) -> None:
    """MkDocs says what it is about to do."""
    global _serving
    _serving = command == "serve"


def on_post_build(*, config: Any) -> None:
    """The pages of one build are written."""
    if _serving:
        from publish.__main__ import write_all

        write_all(Path(config["site_dir"]))
