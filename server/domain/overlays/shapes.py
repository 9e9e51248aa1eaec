"""Pieces of ground, such as effects cover; `Shape` of `geometry.proto` has the same.

Lengths are grid units, angles degrees clockwise from east.
"""

from dataclasses import dataclass

from server.domain.overlays.geometry import UNSET, Position


@dataclass(frozen=True, slots=True)
class Circle:
    """Everything within a radius."""

    center: Position = UNSET
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class Cone:
    """A sector of a circle that opens by `angle` around its `direction`; `flat` when its far end is straight."""

    origin: Position = UNSET
    length: float = 0.0
    direction: float = 0.0
    angle: float | None = None
    flat: bool = False


CONE_ANGLE = 53.13
"""Of a cone that says none: at any distance it is as wide as it is long."""


@dataclass(frozen=True, slots=True)
class Line:
    """A strip from the middle of its near end at `origin`."""

    origin: Position = UNSET
    length: float = 0.0
    width: float = 0.0
    direction: float = 0.0


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A rectangle turned by `rotation` around its corner, which is the top-left one while it is not turned."""

    corner: Position = UNSET
    width: float = 0.0
    height: float = 0.0
    rotation: float = 0.0


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle with a hole."""

    center: Position = UNSET
    inner: float = 0.0
    outer: float = 0.0


@dataclass(frozen=True, slots=True)
class Polygon:
    """A polygon; where it crosses itself, what lies inside of any turn belongs to it."""

    points: tuple[Position, ...] = ()


@dataclass(frozen=True, slots=True)
class GridCell:
    """A whole cell of a grid."""

    column: int = 0
    row: int = 0


@dataclass(frozen=True, slots=True)
class Cells:
    """Whole cells."""

    cells: tuple[GridCell, ...] = ()


@dataclass(frozen=True, slots=True)
class Shape:
    """A piece of ground: exactly one of these is set."""

    circle: Circle | None = None
    cone: Cone | None = None
    line: Line | None = None
    rectangle: Rectangle | None = None
    ring: Ring | None = None
    polygon: Polygon | None = None
    cells: Cells | None = None


def opening(cone: Cone) -> float:
    """How wide a cone opens, in degrees."""
    return CONE_ANGLE if cone.angle is None else cone.angle
