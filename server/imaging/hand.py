"""A pen in a slightly unsteady hand: shapes in cells of a turned frame become shapes in pixels."""

import math
from collections.abc import Iterable
from functools import lru_cache

import numpy as np

from server.drawing.canvas import Point, Shape
from server.imaging.palette import CAST, CAST_ALPHA, INK, LIGHT, SHADE, Color

SHADOW_FALL: Point = (0.05, 0.07)
"""Where a shadow falls from the edge that casts it, in cells: the light comes from the north-west."""

_SUN: Point = (-0.6, -0.8)
_STEP = 0.24


class Hand:
    """Collects shapes drawn in a frame at `origin` (pixels) turned by `angle` (radians), `unit` pixels to a cell.

    `seed` fixes the tremble of the lines; the same seed draws the same lines at every scale.
    """

    def __init__(self, origin: Point, angle: float, unit: float, seed: tuple[int, ...]) -> None:
        self.shapes: list[Shape] = []
        self.shadows: list[Shape] = []
        self._unit = unit
        self._random = np.random.default_rng(seed)
        self.turn(origin, angle)

    def turn(self, origin: Point, angle: float) -> None:
        """Draw from now on in a frame at `origin` turned by `angle`."""
        self._origin = origin
        self._along = (math.cos(angle), math.sin(angle))

    def polygon(
        self,
        points: Iterable[Point],
        fill: Color | None,
        ink: Color | None = INK,
        width: float = 0.032,
        *,
        alpha: float = 1.0,
        tremble: float = 0.010,
        casts: bool = False,
        closed: bool = True,
    ) -> None:
        """Add a polygon, or a line when not `closed`; lengths in cells."""
        seen = tuple(self._seen(point) for point in self._trembling(list(points), tremble, closed=closed))
        self.shapes.append(Shape(seen, fill, ink, width * self._unit, round(alpha * 255), closed))
        if casts:
            dx, dy = SHADOW_FALL[0] * self._unit, SHADOW_FALL[1] * self._unit
            self.shadows.append(Shape(tuple((x + dx, y + dy) for x, y in seen), CAST, alpha=CAST_ALPHA))

    def line(
        self, start: Point, end: Point, color: Color, width: float, alpha: float = 1.0, tremble: float = 0.008
    ) -> None:
        """Add a straight stroke."""
        self.polygon((start, end), None, color, width, alpha=alpha, tremble=tremble, closed=False)

    def box(
        self, x: float, y: float, width: float, height: float, fill: Color, line: float, *, casts: bool = False
    ) -> None:
        """Add a rectangle with an inked outline `line` cells wide."""
        corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
        self.polygon(corners, fill, INK, line, casts=casts)

    def disc(
        self, x: float, y: float, radius: float, fill: Color, ink: Color | None, width: float, alpha: float = 1.0
    ) -> None:
        """Add a disc whose outline wavers in a few long waves."""
        count = max(14, min(96, round(8 + radius * self._unit * 1.2)))
        rim = _rim(radius, count, tuple(self._random.uniform(0, math.tau, 3).tolist()))
        points = [(x + across, y + down) for across, down in rim]
        self.polygon(points, fill, ink, width, alpha=alpha, tremble=0)

    def lit(self, x: float, y: float, width: float, height: float, alpha: float) -> None:
        """Add light on the edges of a rectangle that face the light, and shade on the others."""
        inset = 0.045
        left, top, right, bottom = x + inset, y + inset, x + width - inset, y + height - inset
        for start, end, facing in (
            ((left, top), (right, top), (0, -1)),
            ((left, top), (left, bottom), (-1, 0)),
            ((left, bottom), (right, bottom), (0, 1)),
            ((right, top), (right, bottom), (1, 0)),
        ):
            world = self._turned((float(facing[0]), float(facing[1])))
            bright = world[0] * _SUN[0] + world[1] * _SUN[1] > 0
            self.line(start, end, LIGHT if bright else SHADE, 0.05, alpha, 0.004)

    def _trembling(self, points: list[Point], tremble: float, *, closed: bool) -> list[Point]:
        if not tremble:
            return points
        ends = [*points[1:], points[0]] if closed else points[1:]
        fine: list[Point] = []
        for (x, y), (u, v) in zip(points, ends, strict=False):
            parts = max(1, min(12, int(math.hypot(u - x, v - y) / _STEP)))
            fine.extend((x + (u - x) * part / parts, y + (v - y) * part / parts) for part in range(parts))
        if not closed:
            fine.append(points[-1])
        offsets = self._random.normal(0, tremble, (len(fine), 2))
        return [(x + float(dx), y + float(dy)) for (x, y), (dx, dy) in zip(fine, offsets, strict=True)]

    def _turned(self, point: Point) -> Point:
        (x, y), (cosine, sine) = point, self._along
        return x * cosine - y * sine, x * sine + y * cosine

    def _seen(self, point: Point) -> Point:
        x, y = self._turned(point)
        return self._origin[0] + x * self._unit, self._origin[1] + y * self._unit


@lru_cache(maxsize=256)
def _rim(radius: float, count: int, shifts: tuple[float, float, float]) -> tuple[Point, ...]:
    """Return `count` points around a wavering disc."""
    waver = min(0.022, 0.003 / radius)
    points = []
    for step in range(count):
        turn = step / count * math.tau + 0.3
        waves = (
            math.sin(2 * turn + shifts[0]) + 0.7 * math.sin(3 * turn + shifts[1]) + 0.5 * math.sin(5 * turn + shifts[2])
        )
        reach = radius * (1 + waver * waves)
        points.append((reach * math.cos(turn), reach * math.sin(turn)))
    return tuple(points)
