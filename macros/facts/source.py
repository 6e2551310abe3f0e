"""A file as text, and YAML text as plain Python values that remember their lines. Knows no facts."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from .problems import DataError, Problem
from .yaml_tree import Builder, Document

MAX_BYTES = 2_000_000

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
        builder = Builder(file)
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


def yaml_files(folder: Path) -> Iterator[Path]:
    """Every .yml below `folder`, in a stable order."""
    return iter(sorted(folder.rglob("*.yml")))
