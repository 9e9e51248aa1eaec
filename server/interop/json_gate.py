"""JSON of strangers: read whole, or refused with the path of what is wrong in it.

Before it is parsed its brackets, commas and strings are counted, so that nothing small becomes something very large;
the long text of a picture is cut out then and never becomes text.
"""

import json
import math
import re
from mmap import mmap
from typing import Any, TypeAlias

from server.domain.errors import Invalid

DEEPEST = 32
"""Objects and lists within each other."""
MOST_MARKS = 1_200_000
"""Brackets, commas and strings: 100,000 points have about 600,000."""
LONGEST_TEXT = 10_000
"""Bytes of a text that is not the picture, and of the name of a member."""

FileBytes: TypeAlias = bytes | mmap
"""A file, in memory or where it lies."""
_MARK = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[\]{},]', re.DOTALL)
_BOM = b"\xef\xbb\xbf"


class _Twice(dict[str, Any]):
    """An object that names a member twice."""

    member = ""


def read_object(content: FileBytes, cut: str) -> tuple[dict[str, Any], bytes]:
    """The object a file holds, and the raw text of its member `cut`, which the object has as "".

    Raises `Invalid` with the path of what is nested too deep, too long, named twice, or no finite number.
    """
    first = len(_BOM) if content[: len(_BOM)] == _BOM else 0
    start, end = _Marks(content, cut.encode()).scan()
    kept = content[first:start] + b'""' + content[end:] if end else content[first:]
    try:
        document = json.loads(kept.decode(), object_pairs_hook=_object, strict=False)
    except (ValueError, RecursionError):
        raise Invalid("the file is not JSON to its end", field="") from None
    if not isinstance(document, dict):
        raise Invalid("the file is no object", field="")
    _check(document)
    return document, content[start + 1 : end - 1] if end else b""


def member_path(path: str, name: str) -> str:
    """Where a member is: names and places with dots and brackets between; of a long name its beginning."""
    return f"{path}.{name[:80]}" if path else name[:80]


class _Marks:
    """What structures a text of JSON, from its beginning to its end."""

    def __init__(self, content: FileBytes, cut: bytes) -> None:
        self._content = content
        self._name = b'"' + cut + b'"'
        self._open: list[tuple[bool, bytes, int]] = []
        self._text = b""
        self._place = 0

    def scan(self) -> tuple[int, int]:
        """Where the text of the member that is cut out begins and ends, both 0 where there is none."""
        span = (0, 0)
        for count, mark in enumerate(_MARK.finditer(self._content)):
            if count == MOST_MARKS:
                raise Invalid(f"more than {MOST_MARKS} values", field=self._path())
            start, end = mark.span()
            match self._content[start]:
                case 0x22:
                    if not span[1] and self._is_cut(start):
                        span = (start, end)
                    elif end - start - 2 > LONGEST_TEXT:
                        raise Invalid(f"a text of more than {LONGEST_TEXT} bytes", field=self._path())
                    else:
                        self._text = mark[0]
                case 0x2C:
                    self._place += 1
                case 0x5B | 0x7B:
                    self._enter(is_list=self._content[start] == 0x5B)
                case _ if self._open:
                    _, _, self._place = self._open.pop()
        return span

    def _enter(self, *, is_list: bool) -> None:
        self._open.append((is_list, self._text, self._place))
        if len(self._open) > DEEPEST:
            raise Invalid(f"nested deeper than {DEEPEST}", field=self._path())
        self._place = 0

    def _is_cut(self, at: int) -> bool:
        """Whether the text that begins here is what the member to be cut out holds."""
        if len(self._open) != 1 or self._open[0][0] or self._text != self._name:
            return False
        return self._content[max(0, at - 100) : at].rstrip().endswith(b":")

    def _path(self) -> str:
        """Where the scan is: names of members, places in lists."""
        path = ""
        for (is_list, _, _), place, text in zip(
            self._open,
            [each for _, _, each in self._open[1:]] + [self._place],
            [each for _, each, _ in self._open[1:]] + [self._text],
            strict=True,
        ):
            path = f"{path}[{place}]" if is_list else member_path(path, text[1:-1].decode(errors="replace"))
        return path


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) == len(pairs):
        return made
    twice = _Twice(made)
    names: set[str] = set()
    twice.member = next(name for name, _ in pairs if name in names or names.add(name))  # type: ignore[func-returns-value]
    return twice


def _check(document: dict[str, Any]) -> None:
    """Refuse members that are named twice, and numbers that are none."""
    waiting: list[tuple[str, Any]] = [("", document)]
    while waiting:
        path, value = waiting.pop()
        match value:
            case _Twice():
                raise Invalid(f"{value.member[:80]} is there twice", field=member_path(path, value.member))
            case dict():
                waiting += [(member_path(path, name), each) for name, each in value.items() if _is_checked(each)]
            case list():
                waiting += [(f"{path}[{at}]", each) for at, each in enumerate(value) if _is_checked(each)]
            case _:
                raise Invalid(f"{path} is no finite number", field=path)


def _is_checked(value: Any) -> bool:
    """Whether there is something to check about a value."""
    if isinstance(value, float):
        return not math.isfinite(value)
    return isinstance(value, dict | list)
