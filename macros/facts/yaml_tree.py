"""The parser's events to plain Python values that remember their lines.

Nothing recurses: deep nesting, anchors and custom tags are reported instead of followed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from .problems import DataError, Problem

MAX_DEPTH = 12

Loc = tuple[str | int, ...]


@dataclass(slots=True)
class Document:
    """One YAML file: its value and, for every path inside it, the line it starts on."""

    file: str
    value: Any = None
    lines: dict[Loc, int] = field(default_factory=dict)

    def at(self, path: Loc = ()) -> str:
        """'file:line' of the value at `path`, or of its nearest ancestor that has a line."""
        while path and path not in self.lines:
            path = path[:-1]
        return f"{self.file}:{self.lines.get(path, 1)}"


class Builder:
    """Turns parser events into one Document, noting every problem on the way."""

    def __init__(self, file: str) -> None:
        self.document = Document(file)
        self.problems: list[Problem] = []
        self._stack: list[_Open] = []
        self._scalars = yaml.constructor.SafeConstructor()
        self._resolver: Any = yaml.resolver.Resolver()  # Any: its stubs leave resolve() without types.
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        """The next event; after the last `document` is complete. Raises DataError where going on tells nonsense."""
        match event:  # The most frequent first.
            case yaml.ScalarEvent():
                self._refuse_extras(event)
                self._put(self._scalar(event), event)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._refuse_extras(event)
                self._open(event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._close()
            case yaml.AliasEvent():
                self._note(event, f"不要用 “*{event.anchor}” 引用；把内容写出来")
                self._put("", event)
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents == 2:
                    self._note(event, "一个文件只能有一份内容；删掉多余的 “---”")

    def _note(self, event: yaml.Event, what: str) -> None:
        self.problems.append(Problem(f"{self.document.file}:{_line(event)}", what))

    def _refuse_extras(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor:
            self._note(event, f"不要用 “&{event.anchor}” 记号；把内容写出来")
        if event.tag and not event.tag.startswith("tag:yaml.org,2002:str"):
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._note(event, f"不要用 “{tag}” 这类标记；只写普通的值")

    def _open(self, event: yaml.Event) -> None:
        is_map = isinstance(event, yaml.MappingStartEvent)
        if len(self._stack) == MAX_DEPTH:
            self._note(event, f"嵌套超过 {MAX_DEPTH} 层；检查缩进和括号")
            raise DataError(self.problems)
        path = self._next_path(event, is_container=True)
        self._stack.append(_Open({} if is_map else [], path))

    def _close(self) -> None:
        done = self._stack.pop()
        value = done.value if isinstance(done.value, dict) else tuple(done.value)
        if not self._stack:
            self.document.value = value
            return
        self._store(value)

    def _next_path(self, event: yaml.Event, *, is_container: bool) -> Loc:
        if not self._stack:
            return ()
        parent = self._stack[-1]
        if isinstance(parent.value, list):
            path = (*parent.path, len(parent.value))
            self.document.lines[path] = _line(event)
            return path
        if parent.key is None and is_container:
            self._note(event, "字段名要是一个词，不能是列表或一组字段")
            raise DataError(self.problems)
        return (*parent.path, parent.key or "")

    def _put(self, value: Any, event: yaml.Event) -> None:
        if not self._stack:
            self.document.value = value
            return
        parent = self._stack[-1]
        if isinstance(parent.value, dict) and parent.key is None:
            self._take_key(parent, value, event)
            return
        self._next_path(event, is_container=False)
        self._store(value)

    def _take_key(self, parent: _Open, value: Any, event: yaml.Event) -> None:
        # An alias came as "" and was refused already.
        if isinstance(event, yaml.ScalarEvent) and not isinstance(value, str):
            self._note(event, f"字段名 “{event.value}” 会被读成别的类型；加引号或换一个词")
            value = event.value
        if value == "<<":
            self._note(event, "不要用 “<<” 合并；把内容写出来")
        if value in parent.value:
            self._note(event, f"“{value}” 写了两次；删去一个")
        parent.key = value
        self.document.lines[(*parent.path, value)] = _line(event)

    def _store(self, value: Any) -> None:
        parent = self._stack[-1]
        if isinstance(parent.value, list):
            parent.value.append(value)
        else:
            parent.value[parent.key] = value
            parent.key = None

    def _scalar(self, event: yaml.ScalarEvent) -> Any:
        tag = event.tag or self._resolver.resolve(yaml.ScalarNode, event.value, event.implicit)
        if tag in ("tag:yaml.org,2002:str", "tag:yaml.org,2002:merge", "tag:yaml.org,2002:value"):
            return event.value
        try:
            return self._scalars.construct_object(yaml.ScalarNode(tag, event.value))
        except (yaml.YAMLError, ValueError, OverflowError):
            self._note(event, f"“{event.value}” 不是有效的日期或数字；文字请加引号")
            return event.value


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


@dataclass(slots=True)
class _Open:
    """A mapping or list still being filled."""

    value: Any
    path: Loc
    key: str | None = None
