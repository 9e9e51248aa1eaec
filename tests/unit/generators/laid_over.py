"""What a generator has laid over its picture, as plain points in cells."""

from collections.abc import Iterable
from typing import TypeVar

from server.domain.overlays import Data, Label, Light, Marker, NewOverlay, Outline, Position, Walls

Point = tuple[float, float]
Polygon = tuple[Point, ...]
Kind = TypeVar("Kind", Label, Light, Marker, Walls)


def of_kind(overlays: Iterable[NewOverlay], kind: type[Kind]) -> list[Kind]:
    """The data of every overlay of a kind."""
    every: list[Data] = [each.data for each in overlays]
    return [each for each in every if isinstance(each, kind)]


def walls_of(overlays: Iterable[NewOverlay]) -> Walls:
    """The overlays of walls as one."""
    walls = of_kind(overlays, Walls)
    segments = (each for one in walls for each in one.segments)
    return Walls(tuple(segments), tuple(each for one in walls for each in one.doors))


def rooms_of(overlays: Iterable[NewOverlay]) -> list[Marker]:
    """The markers of rooms."""
    return [each for each in of_kind(overlays, Marker) if each.category == "room"]


def point(position: Position) -> Point:
    """Column and row."""
    assert position.cell is not None
    return position.cell.column, position.cell.row


def polygon(outline: Outline) -> Polygon:
    """Its corners."""
    return tuple(map(point, outline.points))


def lines(walls: Walls, kind: str) -> list[Polygon]:
    """The polylines of segments of a kind: wall or object."""
    return [tuple(map(point, each.points)) for each in walls.segments if each.kind == kind]
