"""The JSON Schema for editors' programs is the models, and nothing else."""

from __future__ import annotations

import json

import pytest

from macros.model import (
    CHANNEL_KINDS,
    FOLDERS,
    HOST_GROUPS,
    LISTS,
    PROVISION_GRADES,
    ROLES,
    SOURCE_GRADES,
    TOPICS,
    ChannelKind,
    HostGroup,
    ProvisionGrade,
    Role,
    SourceGrade,
    Topic,
)  # fmt: skip
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


@pytest.mark.parametrize(
    ("names", "choices"),
    [
        (ROLES, Role), (CHANNEL_KINDS, ChannelKind), (HOST_GROUPS, HostGroup), (SOURCE_GRADES, SourceGrade),
        (PROVISION_GRADES, ProvisionGrade), (TOPICS, Topic),
    ],
)  # fmt: skip
def test_every_choice_has_a_chinese_name(names: dict[str, str], choices: object) -> None:
    assert set(names) == set(choices.__args__)  # type: ignore[attr-defined]
