"""A figure drawn by hand."""

from dataclasses import dataclass
from typing import Any

from server.domain.overlays.geometry import UNSET, Position
from server.domain.overlays.kind import Kind, everything


@dataclass(frozen=True, slots=True)
class Corners:
    """What lies between two corners, turned by `rotation` around its middle."""

    start: Position = UNSET
    end: Position = UNSET
    rotation: float = 0.0


@dataclass(frozen=True, slots=True)
class PointRun:
    """The corners of a polygon, or the points that a line leads over, in order."""

    points: tuple[Position, ...] = ()


@dataclass(frozen=True, slots=True)
class SvgPath:
    """Commands of an SVG path; its numbers are pixels of the image, or `cells`, from `origin`."""

    commands: str = ""
    origin: Position | None = None
    cells: bool = False


@dataclass(frozen=True, slots=True)
class HandDrawing:
    """A figure drawn by hand: exactly one of the forms is set. `closed` closes those that are lines."""

    rectangle: Corners | None = None
    ellipse: Corners | None = None
    polygon: PointRun | None = None
    polyline: PointRun | None = None
    freehand: PointRun | None = None
    path: SvgPath | None = None
    closed: bool = False
    label: str = ""


def _title(drawing: Any) -> str:
    return str(drawing.label)


KIND = Kind(
    "drawing", HandDrawing, for_players=everything, required=("form", "rectangle.start", "rectangle.end"), title=_title
)
