"""Members of a document of strangers, each read as what it has to be, or refused with its path."""

from typing import Any

from server.domain.errors import Invalid
from server.domain.lattice import CellPoint
from server.interop.json_gate import member_path

MOST_POINTS = 100_000
"""Points of all lines of a file."""
FARTHEST = 100_000.0
"""Cells from the corner of a map."""


def number(value: Any, path: str, least: float = -FARTHEST, most: float = FARTHEST) -> float:
    """A number between two others."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Invalid(f"{path} has to be a number", field=path)
    if not least <= value <= most:
        raise Invalid(f"{path} has to lie between {least:g} and {most:g}", field=path)
    return float(value)


def flag(document: dict[str, Any], name: str, path: str, usual: bool) -> bool:
    """Yes or no; `usual` where nothing is said. Some programs write 0 and 1."""
    value = document.get(name)
    if value is None:
        return usual
    if isinstance(value, bool) or value in (0, 1):
        return bool(value)
    raise Invalid(f"{member_path(path, name)} has to be true or false", field=member_path(path, name))


def text(document: dict[str, Any], name: str, path: str, most: int) -> str:
    """A text of at most `most` characters; none where nothing is said."""
    value = document.get(name)
    if value is None:
        return ""
    if not isinstance(value, str) or len(value) > most or "\0" in value or (not value.isascii() and _is_broken(value)):
        field = member_path(path, name)
        raise Invalid(f"{field} has to be a text of at most {most} characters", field=field)
    return value


def _is_broken(value: str) -> bool:
    """Whether a text holds half of a character."""
    return any("\ud800" <= each <= "\udfff" for each in value)


def members(document: dict[str, Any], name: str, path: str = "") -> list[Any]:
    """A list; an empty one where there is none."""
    value = document.get(name)
    if value is None:
        return []
    if not isinstance(value, list):
        raise Invalid(f"{member_path(path, name)} has to be a list", field=member_path(path, name))
    return value


def part(value: Any, path: str) -> dict[str, Any]:
    """An object."""
    if not isinstance(value, dict):
        raise Invalid(f"{path} has to be an object", field=path)
    return value


def point(value: Any, path: str) -> CellPoint:
    """A point, given as an object with x and y."""
    both = part(value, path)
    return number(both.get("x"), f"{path}.x"), number(both.get("y"), f"{path}.y")


class PointCount:
    """Counts the points of a file, and refuses the one too many."""

    def __init__(self) -> None:
        self._left = MOST_POINTS

    def add(self, count: int, path: str) -> None:
        """Count some more, which are at `path`."""
        self._left -= count
        if self._left < 0:
            raise Invalid(f"{path}: more than {MOST_POINTS} points", field=path)
