"""The warning that stands above everything else."""

from __future__ import annotations

from ..model import Facts
from .mentions import hotline
from .render import render


def pay_first_warning(facts: Facts) -> str:
    """The red box: whoever wants money before paying out is a fraud; stop, then check."""
    return render(facts, "pay_first_warning.md.j2", police=hotline(facts, "police-110"))
