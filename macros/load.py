"""YAML text to plain Python values that remember their lines. Knows no facts.

Built on the parser's event stream, so nothing recurses: deep nesting, anchors
and custom tags are reported instead of followed.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

MAX_DEPTH = 12
MAX_BYTES = 2_000_000

Loc = tuple[str | int, ...]

_FALLBACK = "YAML 写法有误；看这一行和上一行的缩进、冒号、引号"
_HINTS = {
    "mapping values are not allowed": "这里多了一个冒号，或缩进不对；文字里有冒号时，整段加引号",
    "could not find expected ':'": "这一行缺少冒号，或冒号后面少了空格",
    "did not find expected key": "缩进没有和上一项对齐，或引号没有配对",
    "did not find expected '-' indicator": "列表的 “-” 没有和上一项对齐",
    "found unexpected end of stream": "引号没有配对，文件到头了还没合上",
    "cannot start any token": "值的开头用了特殊字符（@ ` % 或 Tab）；整段加引号",
    "did not find expected ',' or ']'": "方括号 [ ] 没有配对，或少了逗号",
    "did not find expected ',' or '}'": "花括号 { } 没有配对，或少了逗号",
    "control characters are not allowed": "有看不见的控制字符；删掉后重新输入这一行",
    "did not find expected <document start>": "有多余的 “---” 或不认识的开头",
    "found unknown escape character": "双引号里不能有单独的反斜杠；改用单引号",
}


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake: `where` is 'file:line', `what` is a Chinese sentence with the likely fix."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


class DataError(Exception):
    """Everything wrong that was found, in reading order."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(set(problems), key=_reading_order)
        super().__init__("\n".join(map(str, self.problems)))


def _reading_order(problem: Problem) -> tuple[str, int, str]:
    file, _, line = problem.where.rpartition(":")
    return (file, int(line), problem.what) if line.isdigit() else (problem.where, 0, problem.what)


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


def read(path: Path, root: Path) -> Document:
    """Read one YAML file.

    Lists become tuples, mappings become dicts with string keys, dates become
    `datetime.date`. Raises DataError naming every mistake that can be found.
    """
    file = path.relative_to(root).as_posix()
    return parse(text(path, file), file)


def text(path: Path, file: str) -> str:
    """The text of a file with \n line ends and no BOM; raises DataError when it is no UTF-8 text."""
    raw = path.read_bytes()
    if len(raw) > MAX_BYTES:
        raise DataError([Problem(f"{file}:1", f"文件超过 {MAX_BYTES // 1_000_000} MB，不像手写的资料；请拆开")])
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise DataError([Problem(f"{file}:{line}", "不是 UTF-8 编码；用编辑器“另存为 UTF-8”")]) from None


@functools.lru_cache(maxsize=256)
def parse(source: str, file: str) -> Document:
    """The same as `read`, for text that is already in memory.

    The same text is parsed once; nobody may change the result.
    """
    tabs = [n for n, line in enumerate(source.split("\n"), 1) if re.match(r" *\t", line)]
    if tabs:
        raise DataError([Problem(f"{file}:{n}", "缩进用了 Tab；改成两个空格") for n in tabs])
    try:
        builder = _Builder(file)
        for event in yaml.parse(source, Loader=yaml.CSafeLoader):
            builder.take(event)
    except yaml.YAMLError as error:
        line = _line_to_mend(error, source)
        raise DataError([*builder.problems, Problem(f"{file}:{line}", _explain(str(error)))]) from None
    if builder.document.value is None and not builder.problems:
        builder.problems.append(Problem(f"{file}:1", "文件是空的；照同类文件补上内容"))
    if builder.problems:
        raise DataError(builder.problems)
    return builder.document


def _line_to_mend(error: yaml.YAMLError, source: str) -> int:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        # An unclosed quote or bracket is only noticed further down; its start is what the editor must mend.
        unclosed = "end of stream" in str(error) or "while parsing a flow" in str(error)
        return (error.context_mark if unclosed and error.context_mark else error.problem_mark).line + 1
    # libyaml counts in bytes.
    return source.encode()[: getattr(error, "position", 0)].count(b"\n") + 1


def _explain(message: str) -> str:
    return next((hint for part, hint in _HINTS.items() if part in message), _FALLBACK)


class _Builder:
    """Turns parser events into one Document, noting every problem on the way."""

    def __init__(self, file: str) -> None:
        self.document = Document(file)
        self.problems: list[Problem] = []
        self._stack: list[_Open] = []
        self._scalars = yaml.constructor.SafeConstructor()
        self._resolver: Any = yaml.resolver.Resolver()  # Any: its stubs leave resolve() without types.
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        match event:
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents == 2:
                    self._note(event, "一个文件只能有一份内容；删掉多余的 “---”")
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._refuse_extras(event)
                self._open(event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._close()
            case yaml.ScalarEvent():
                self._refuse_extras(event)
                self._put(self._scalar(event), event)
            case yaml.AliasEvent():
                self._note(event, f"不要用 “*{event.anchor}” 引用；把内容写出来")
                self._put("", event)

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


def yaml_files(folder: Path) -> Iterator[Path]:
    """Every .yml below `folder`, in a stable order."""
    return iter(sorted(folder.rglob("*.yml")))
