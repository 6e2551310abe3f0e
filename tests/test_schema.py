"""The JSON Schema for editors' programs is the models, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Literal, get_args, get_origin

import pytest

from macros import deadlines, freshness, model
from macros.model import FOLDERS, LISTS
from macros.schema import schemas
from tests.conftest import ROOT


def test_written_schemas_are_current() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "data" / "schema").iterdir()}
    assert written == schemas(), "运行 make schema"


@pytest.mark.parametrize("kind", LISTS)
def test_every_data_file_points_to_its_schema(kind: str) -> None:
    first = (ROOT / "data" / f"{kind}.yml").read_text(encoding="utf-8").split("\n")[0]
    assert first == f"# yaml-language-server: $schema=schema/{kind}.schema.json"


@pytest.mark.parametrize("kind", FOLDERS)
def test_every_file_of_a_folder_points_to_its_schema(kind: str) -> None:
    for path in (ROOT / "data" / kind).iterdir():
        first = path.read_text(encoding="utf-8").split("\n")[0]
        assert first == f"# yaml-language-server: $schema=../schema/{kind}.schema.json"


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


CHOICES = {
    choices
    for record in vars(model).values()
    if isinstance(record, type) and issubclass(record, model.Fact)
    for field in record.model_fields.values()
    for choices in _choices(field.annotation)
}
# Chinese names of choices, wherever they stand.
TABLES: dict[str, Mapping[str, str]] = {
    "WHO": deadlines.WHO,
    **{name: table for name, table in vars(model).items() if name.isupper() and isinstance(table, Mapping)},
}
# These name kinds of fact, not choices of a field.
del TABLES["LISTS"], TABLES["FOLDERS"], TABLES["KINDS"]


@pytest.mark.parametrize("name", TABLES)
def test_every_choice_has_a_chinese_name(name: str) -> None:
    """A table names the choices of a field, all of them and no other."""
    assert frozenset(TABLES[name]) in CHOICES


def test_every_kind_shown_to_readers_exists() -> None:
    assert set(freshness.KIND_NAMES) <= set(model.KINDS)
