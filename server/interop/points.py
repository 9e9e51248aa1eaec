"""Numbers of files: to the millionth, whole ones without a fraction."""

from collections.abc import Iterable

from server.domain.lattice import CellPoint

MOST = 1e12
"""The largest number that is written: rows of other programs may lead anywhere."""


def plain(number: float) -> float:
    """A number as it is written."""
    rounded = round(max(-MOST, min(MOST, number)), 6)
    return int(rounded) if rounded == int(rounded) else rounded


def point_object(point: CellPoint) -> dict[str, float]:
    """A point as an object with x and y."""
    return {"x": plain(point[0]), "y": plain(point[1])}


def flat(points: Iterable[CellPoint]) -> list[float]:
    """Points as x and y of each in turn."""
    return [plain(each) for point in points for each in point]
