"""The project as the commands of this folder see it: its root and its facts."""

from __future__ import annotations

import datetime
from pathlib import Path

from macros.facts import load_facts
from macros.model import Facts

ROOT = Path(__file__).resolve().parent.parent


def load(root: Path = ROOT) -> Facts:
    """Everything in data/ and docs/ of the project in `root`. Raises DataError when it is not sound."""
    return load_facts(root, datetime.date.today())
