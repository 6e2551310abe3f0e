"""python -m macros.schema: writes data/schema/*.json, which editors' programs use for completion.

The models in model/ are the schema; these files are made from them and
tested to be current.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import GenericAlias
from typing import Any

from pydantic import TypeAdapter

from .model import KINDS, Kind

ROOT = Path(__file__).resolve().parent.parent


def schemas() -> dict[str, str]:
    """File name → JSON text, one for each kind of fact."""
    return {f"{kind.name}.schema.json": _schema(kind) for kind in KINDS.values()}


def _schema(kind: Kind) -> str:
    # Any: which type it is a list of is only known when this runs.
    shape: Any = kind.model if kind.is_folder else GenericAlias(list, kind.model)
    schema = TypeAdapter(shape).json_schema()
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def main() -> int:
    """Write every schema file; returns 0."""
    folder = ROOT / "data" / "schema"
    folder.mkdir(exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8")
    print(f"写好 {len(KINDS)} 个格式文件：data/schema/")
    return 0


if __name__ == "__main__":
    sys.exit(main())
