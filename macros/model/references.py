"""What a record refers to, read from the marks in its model: the one walk that every check of references is made of."""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Generic, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel

from .base import Fact, Mark

Kind = TypeVar("Kind", bound=Mark)
# In the way to a value: every item of a list, or every value of a mapping.
_EACH = object()
_Way = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Marked(Generic[Kind]):
    """A value of a record, the way to it, and what its mark says."""

    loc: tuple[str | int, ...]
    value: Any
    mark: Kind


def marked(record: Fact, kind: type[Kind]) -> Iterator[Marked[Kind]]:
    """Every value of a record with a mark of this kind, in the order of the model; what is left out (None) is none."""
    for way, mark in _ways(type(record)):
        if isinstance(mark, kind):
            for loc, value in _walk(record, way):
                yield Marked(loc, value, mark)


def marks(model: type[Fact], kind: type[Kind]) -> Iterator[Kind]:
    """Every mark of this kind that a model has, whatever its records hold."""
    return (mark for _, mark in _ways(model) if isinstance(mark, kind))


@cache
def _ways(model: type[BaseModel]) -> tuple[tuple[_Way, Mark], ...]:
    return tuple(
        found
        for name, field in model.model_fields.items()
        for found in _below(field.annotation, tuple(field.metadata), (name,))
    )


def _below(annotation: Any, metadata: tuple[Any, ...], way: _Way) -> Iterator[tuple[_Way, Mark]]:
    yield from ((way, mark) for mark in metadata if isinstance(mark, Mark))
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        yield from _below(arguments[0], arguments[1:], way)
    elif origin in (Union, types.UnionType):
        for argument in arguments:
            yield from _below(argument, (), way)
    elif origin in (tuple, dict):
        item = arguments[0] if origin is tuple else arguments[1]
        yield from _below(item, (), (*way, _EACH))
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from (((*way, *rest), mark) for rest, mark in _ways(annotation))


def _walk(value: Any, way: _Way, loc: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    if value is None:
        return
    if not way:
        yield loc, value
        return
    step, rest = way[0], way[1:]
    if step is _EACH:
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for key, item in items:
            yield from _walk(item, rest, (*loc, key))
    else:
        yield from _walk(getattr(value, str(step)), rest, (*loc, str(step)))
