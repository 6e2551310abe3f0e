"""Pydantic's findings, said to an editor: in Chinese, with file, line and the likely fix."""

from __future__ import annotations

import difflib
import types
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from ..model.base import ADVICE, Fact
from .problems import DataError, Problem
from .yaml_tree import Document, Loc

Shape = TypeVar("Shape", bound=Fact)

_PLAIN_ADVICE = {
    "bool_type": "要写 true 或 false",
    "tuple_type": "要写成列表，每项另起一行，前面加 “- ”",
    "model_type": "要写成一组 “字段: 值”",
    "model_attributes_type": "要写成一组 “字段: 值”",
    "date_type": "要写日期，如 2026-11-22，不加引号",
    "int_type": "要写一个整数，不加引号",
    "greater_than_equal": "太小了",
    "date_from_datetime_inexact": "只写日期，不写钟点，如 2026-11-22",
}


def closest(word: str, known: Iterable[str]) -> str:
    """'，是不是 “x”？' when one of `known` is close to `word`, else ''."""
    match = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"，是不是 “{match[0]}”？" if match else ""


def shorten(value: object, limit: int = 40) -> str:
    """The value as an editor would name it, cut to `limit` characters."""
    match value:
        case None:
            return "空的"
        case bool():
            return str(value).lower()
        case tuple():
            return "一个列表" if value else "空列表"
        case dict():
            return "一组字段"
    text = " ".join(str(value).split())
    return text if len(text) <= limit else f"{text[:limit]}…"


def record(model: type[Shape], row: object, document: Document, prefix: Loc) -> Shape:
    """One raw row as a `model`; raises DataError naming everything wrong with it."""
    try:
        return model.model_validate(row)
    except ValidationError as error:
        problems = [
            Problem(document.at((*prefix, *item["loc"])), _sentence(model, item))
            for item in error.errors(include_url=False)
            if not _only_follows(item)
        ]
        raise DataError(problems) from None


def _only_follows(error: ErrorDetails) -> bool:
    """Whether a list is only called too short because an item in it, told by itself, does not count."""
    return error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]


def _sentence(model: type[Fact], error: ErrorDetails) -> str:
    loc = error["loc"]
    name = _field_name(loc)
    found = shorten(error.get("input"))
    match error["type"]:
        case "missing":
            return f"缺少 “{loc[-1]}”{_described(model, loc)}"
        case "extra_forbidden":
            return f"不认识的字段 “{loc[-1]}”{closest(str(loc[-1]), _fields_at(model, loc[:-1])) or '；删掉它'}"
        case "string_type":
            return f"“{name}” 要写一段文字，现在是 {found}；数字、日期、true/false 开头的值要加引号"
        case "literal_error":
            return f"“{name}” 里的 “{found}” 不认识{_choices(error)}"
        case "string_pattern_mismatch":
            return f"“{name}” 写成了 “{found}”，{ADVICE[error['ctx']['pattern']]}"
        case "too_short" | "too_long" | "string_too_short" | "string_too_long":
            return f"“{name}” {_length_advice(error)}"
        case "value_error":
            return str(error["ctx"]["error"])
        case kind:
            return f"“{name}” {_PLAIN_ADVICE.get(kind, '写法不对；照着相邻的条目改')}，现在是 “{found}”"


def _field_name(loc: Loc) -> str:
    return next((str(part) for part in reversed(loc) if isinstance(part, str)), "这一条")


def _described(model: type[Fact], loc: Loc) -> str:
    fields = _fields_at(model, loc[:-1])
    field = fields.get(str(loc[-1]))
    return f"：{field.description}" if field is not None and field.description else ""


def _length_advice(error: ErrorDetails) -> str:
    limits, length = error["ctx"], len(error["input"])
    match error["type"]:
        case "too_short":
            return f"至少要写 {limits['min_length']} 项，现在有 {length} 项"
        case "too_long":
            return f"最多写 {limits['max_length']} 项，现在有 {length} 项"
        case "string_too_long":
            return f"不能超过 {limits['max_length']} 字，现在有 {length} 字"
    if limits["min_length"] > 1:
        return f"至少要 {limits['min_length']} 个字，现在是 “{shorten(error['input'])}”"
    return "不能留空；没有内容就删掉这个字段"


def _choices(error: ErrorDetails) -> str:
    known = [word.strip("'") for word in error["ctx"]["expected"].replace(" or ", ", ").split(", ")]
    return closest(str(error.get("input")), known) or f"；可选：{'、'.join(known)}"


def _fields_at(model: type[BaseModel], loc: Loc) -> dict[str, FieldInfo]:
    """The fields that may stand at `loc` below `model`."""
    for part in loc:
        if isinstance(part, str):
            model = next(_models_in(model.model_fields[part].annotation))
    return dict(model.model_fields)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and not isinstance(annotation, types.GenericAlias):
        if issubclass(annotation, BaseModel):
            yield annotation
        return
    for argument in get_args(annotation):
        yield from _models_in(argument)
