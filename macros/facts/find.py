"""Finding a record by the id a page names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from .validate import closest

Found = TypeVar("Found")


class UnknownId(LookupError):
    """A page names an id that data/ does not have."""


class NotPublishable(LookupError):
    """A page cites something that nobody has verified yet."""


def find(records: Mapping[str, Found], record_id: str, what: str) -> Found:
    """The record called `record_id`; raises UnknownId with the closest known id."""
    try:
        return records[record_id]
    except KeyError:
        raise UnknownId(f"没有{what} “{record_id}”{closest(record_id, records) or '；看 data/ 里登记了哪些'}") from None
