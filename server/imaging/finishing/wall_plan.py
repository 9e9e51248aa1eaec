"""Walls and doorways as a picture has them, in its pixels."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from server.domain.lattice import ImagePoint, Lattice
from server.domain.overlays import Door, Position, Segment, Walls
from server.domain.places import point_of

PAINTED: Final = frozenset({"wall"})
"""Kinds of segments whose edges a picture shows where they stand. Furniture that ends a look may be painted otherwise;
bars, windows and what nobody sees are no edge of the ground."""
OPENINGS: Final = frozenset({"wood", "iron", "double", "portcullis", "gate", "arch"})
"""Kinds of doors behind whose leaf there is an opening, which is all that a picture without leaves shows."""


@dataclass(frozen=True, slots=True)
class Doorway:
    """An opening from jamb to jamb: the ends of the leaf that may hang in it."""

    start: ImagePoint
    end: ImagePoint


@dataclass(frozen=True, slots=True)
class WallPlan:
    """Where walls and doorways lie on a picture whose cells are so many pixels wide."""

    cell: float
    walls: tuple[tuple[ImagePoint, ...], ...]
    doorways: tuple[Doorway, ...]


def wall_plan(overlays: Iterable[Walls], lattice: Lattice) -> WallPlan:
    """Return what of these walls can be seen in a picture. What has no place on it is left out."""
    every = list(overlays)
    walls = (line for each in every for segment in each.segments if (line := _line(segment, lattice)) is not None)
    doors = (way for each in every for door in each.doors if (way := _doorway(door, lattice)) is not None)
    return WallPlan(lattice.size, tuple(walls), tuple(doors))


def _line(segment: Segment, lattice: Lattice) -> tuple[ImagePoint, ...] | None:
    if segment.kind not in PAINTED or len(segment.points) < 2:
        return None
    points = tuple(_points(segment.points, lattice))
    return points if _finite(points) else None


def _doorway(door: Door, lattice: Lattice) -> Doorway | None:
    if door.kind not in OPENINGS or len(door.passage.points) < 3:
        return None
    start, end = _points((door.start, door.end), lattice)
    return Doorway(start, end) if _finite((start, end)) and start != end else None


def _points(positions: Iterable[Position], lattice: Lattice) -> Iterator[ImagePoint]:
    return (point_of(each, lattice) for each in positions)


def _finite(points: Iterable[ImagePoint]) -> bool:
    return all(map(math.isfinite, (number for point in points for number in point)))
