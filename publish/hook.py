"""What only MkDocs needs of us: a slip told as lines and not as a traceback; and, while serving, the same files as
`python -m publish`, so that their links work while editing.
"""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Any

_serving = False


def on_startup(*, command: str, **_: Any) -> None:
    """MkDocs says what it is about to do."""
    global _serving
    _serving = command == "serve"


def on_config(config: Any) -> None:
    """The settings are read, and the plugin has made the project importable and has read the facts."""
    from publish.tables import Cards

    if not _serving:
        # They stay until the end: looking through them again and again is a third of what the collector does.
        gc.freeze()
    config.markdown_extensions.append(Cards())


def on_build_error(*, error: Exception) -> None:
    """The build stops; of a slip in data/ or docs/ its lines say enough."""
    from mkdocs.exceptions import Abort

    from macros.facts.problems import DataError

    if isinstance(error, DataError):
        raise Abort(f"data/ 和 docs/ 里有 {len(error.problems)} 处要改：\n{error}") from None


def on_post_build(*, config: Any) -> None:
    """The pages of one build are written."""
    if _serving:
        from publish.__main__ import write_all

        write_all(Path(config["site_dir"]))
