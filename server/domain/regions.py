"""Shapes as ground in pixels of an image: outlines, and which points lie inside."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from server.domain.clipping import crosses_itself
from server.domain.lattice import Contour, ImagePoint, Lattice
from server.domain.overlays.shapes import Shape, opening
from server.domain.places import point_of

EDGE = 1e-6
"""Cells by which a point may lie outside and yet belong to the ground: sums of fractions are not exact."""
FEWEST, MOST, FINENESS = 64, 4096, 100.0
"""Corners of a circle: with so many times the square root of its radius in cells it is right to 0.0005 cells."""


@dataclass(frozen=True, slots=True)
class Region:
    """Ground inside of `rings`; one that runs the other way around is a hole.

    `holds` tells of a point whether it lies inside, as exactly as a formula can; None where the rings say all there is.
    It is `simple` when no ring runs twice around anything.
    """

    rings: tuple[Contour, ...]
    holds: Callable[[ImagePoint], bool] | None = None
    simple: bool = True


@lru_cache(maxsize=64)
def region_of(shape: Shape, lattice: Lattice, unit: float) -> Region:
    """The ground of a shape that is no list of cells; a grid unit is `unit` pixels."""
    slack = EDGE * lattice.size
    if (circle := shape.circle) is not None:
        return _disc(point_of(circle.center, lattice), circle.radius * unit, 0.0, lattice.size)
    if (hoop := shape.ring) is not None:
        return _disc(point_of(hoop.center, lattice), hoop.outer * unit, hoop.inner * unit, lattice.size)
    if (cone := shape.cone) is not None:
        return _sector(
            _Frame(point_of(cone.origin, lattice), cone.direction),
            cone.length * unit,
            math.radians(opening(cone)) / 2,
            lattice.size,
            flat=cone.flat,
        )
    if (line := shape.line) is not None:
        half = line.width * unit / 2
        return _Frame(point_of(line.origin, lattice), line.direction).rectangle(line.length * unit, -half, half, slack)
    if (box := shape.rectangle) is not None:
        frame = _Frame(point_of(box.corner, lattice), box.rotation)
        return frame.rectangle(box.width * unit, 0.0, box.height * unit, slack)
    if (polygon := shape.polygon) is not None:
        ring = tuple(point_of(each, lattice) for each in polygon.points)
        return Region((ring,), simple=not crosses_itself(ring))
    raise LookupError("the shape has no outline")


@dataclass(frozen=True, slots=True)
class _Frame:
    """Axes of their own: `along` a direction from an origin, and clockwise across it."""

    origin: ImagePoint
    degrees: float

    def outward(self, along: float, across: float) -> ImagePoint:
        """A point of the frame on the image."""
        cos, sin = math.cos(math.radians(self.degrees)), math.sin(math.radians(self.degrees))
        return self.origin[0] + along * cos - across * sin, self.origin[1] + along * sin + across * cos

    def inward(self, point: ImagePoint) -> ImagePoint:
        """A point of the image in the frame."""
        cos, sin = math.cos(math.radians(self.degrees)), math.sin(math.radians(self.degrees))
        x, y = point[0] - self.origin[0], point[1] - self.origin[1]
        return x * cos + y * sin, y * cos - x * sin

    def rectangle(self, length: float, near: float, far: float, slack: float) -> Region:
        """The ground from the origin `length` along, from `near` to `far` across."""

        def inside(point: ImagePoint) -> bool:
            along, across = self.inward(point)
            return -slack <= along <= length + slack and near - slack <= across <= far + slack

        corners = ((0.0, near), (length, near), (length, far), (0.0, far))
        return Region((tuple(self.outward(*each) for each in corners),), inside)


def _arc(frame: _Frame, radius: float, start: float, end: float, size: float) -> Iterator[ImagePoint]:
    """Points of a circle from angle to angle (radians), so far out that the ground inside is as large as it should."""
    whole = min(MOST, max(FEWEST, FINENESS * math.sqrt(radius / size)))
    count = max(2, math.ceil(whole * abs(end - start) / math.tau))
    step = (end - start) / count
    radius *= math.sqrt(step / math.sin(step))
    for index in range(count + 1):
        yield frame.outward(radius * math.cos(start + index * step), radius * math.sin(start + index * step))


def _disc(middle: ImagePoint, outer: float, inner: float, size: float) -> Region:
    frame, slack = _Frame(middle, 0.0), EDGE * size
    ring = tuple(_arc(frame, outer, 0.0, math.tau, size))[:-1]
    hole = tuple(_arc(frame, inner, math.tau, 0.0, size))[:-1] if inner else ()

    def inside(point: ImagePoint) -> bool:
        return inner - slack <= math.dist(point, middle) <= outer + slack

    return Region((ring, hole) if hole else (ring,), inside)


def _sector(frame: _Frame, length: float, half: float, size: float, *, flat: bool) -> Region:
    slack = EDGE * size

    def inside(point: ImagePoint) -> bool:
        along, across = frame.inward(point)
        far = math.hypot(along, across)
        # How far off the nearer side; behind the origin that is the distance to it.
        off = abs(math.atan2(across, along)) - half
        beside = 0.0 if off <= 0 else far * math.sin(min(off, math.pi / 2))
        return (along if flat else far) <= length + slack and beside <= slack

    if flat:
        side = length * math.tan(half)
        corners = ((0.0, 0.0), (length, -side), (length, side))
        return Region((tuple(frame.outward(*each) for each in corners),), inside)
    arc = tuple(_arc(frame, length, -half, half, size))
    return Region(((frame.origin, *arc) if half < math.pi else arc[:-1],), inside)
