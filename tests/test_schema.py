"""The JSON Schema for editors' programs is the models, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Literal, get_args, get_origin

import pytest

from macros.model import KINDS, Kind, channels, law, page, paper, tools, words
from macros.model.base import ADVICE, Fact
from macros.schema import schemas
from macros.topics import deadlines, freshness
from tests.conftest import ROOT


def test_written_schemas_are_current() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "data" / "schema").iterdir()}
    assert written == schemas(), "运行 make schema"


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_data_file_points_to_its_schema(kind: Kind) -> None:
    place = ROOT / kind.place
    for path in place.iterdir() if kind.is_folder else [place]:
        first = path.read_text(encoding="utf-8").split("\n")[0]
        assert first == f"# yaml-language-server: $schema={'../' * kind.is_folder}schema/{kind.name}.schema.json"


def test_every_pattern_of_the_schema_comes_with_advice() -> None:
    """Or the first editor who misses it is told a traceback."""
    texts = [*schemas().values(), json.dumps(page.FrontMatter.model_json_schema())]
    patterns = {found for text in texts for found in _patterns(json.loads(text))}
    assert len(patterns) > 5
    assert patterns <= set(ADVICE)


def _patterns(schema: object) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from (value for key, value in schema.items() if key == "pattern" and isinstance(value, str))
    for part in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from _patterns(part)


def test_schema_explains_fields_in_chinese() -> None:
    brand = json.loads(schemas()["brands.schema.json"])["$defs"]["Brand"]
    assert brand["properties"]["aliases"]["description"] == "别名、错字、拼音"
    assert brand["additionalProperties"] is False


def _choices(annotation: object) -> Iterator[frozenset[str]]:
    """Every set of choices somewhere inside a type."""
    if get_origin(annotation) is Literal:
        yield frozenset(get_args(annotation))
    for part in get_args(annotation):
        yield from _choices(part)


MODULES = (channels, law, page, paper, tools, words)
CHOICES = {
    choices
    for module in MODULES
    for record in vars(module).values()
    if isinstance(record, type) and issubclass(record, Fact)
    for field in record.model_fields.values()
    for choices in _choices(field.annotation)
}
# Chinese names of choices, wherever they stand.
TABLES: dict[str, Mapping[str, str]] = {
    "WHO": deadlines.WHO,
    **{
        name: table
        for module in MODULES
        for name, table in vars(module).items()
        if name.isupper() and isinstance(table, Mapping)
    },
}


@pytest.mark.parametrize("name", TABLES)
def test_every_choice_has_a_chinese_name(name: str) -> None:
    """A table names the choices of a field, all of them and no other."""
    assert frozenset(TABLES[name]) in CHOICES


def test_every_kind_shown_to_readers_exists() -> None:
    assert set(freshness.KIND_NAMES) <= set(KINDS)
