"""A display list in cell units, drawn with a slightly unsteady hand.

Nothing here knows about pixels: a sketch made once is painted at 35 or 200 px per cell and shows the same thing.
"""

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import pairwise
from typing import Final, Literal, TypeVar

import numpy as np
import numpy.typing as npt

from server.drawing.luck import Luck
from server.drawing.pigments import INK, LIT, UNLIT, Color
from server.drawing.strokes import Points, Polyline, Shade, Stroke

SketchLayer = Literal["floor", "crack", "flat", "body"]
Item = TypeVar("Item")

TOWARDS_LIGHT: Final = np.array([-0.6, -0.8])
"""Unit vector towards the light, top-left, in map axes."""


@lru_cache(maxsize=256)
def _circle(count: int, start: float = 0.0) -> tuple[npt.NDArray[np.float64], ...]:
    """Return `count` angles around a circle, their cosines and their sines."""
    turn = np.arange(count) / count * math.tau + start
    return turn, np.cos(turn), np.sin(turn)


def wavering(rx: float, ry: float, count: int, waver: float, phases: tuple[float, float, float]) -> Points:
    """Return `count` points of an ellipse around the origin whose radius wavers in a few low waves, by up to 2.2
    times the share `waver`.
    """
    turn, cosine, sine = _circle(count, 0.3)
    first, second, third = phases
    waves = np.sin(2 * turn + first) + 0.7 * np.sin(3 * turn + second) + 0.5 * np.sin(5 * turn + third)
    factor = 1 + waver * waves
    ring = np.empty((count, 2))
    ring[:, 0], ring[:, 1] = rx * factor * cosine, ry * factor * sine
    return ring


class Sketch:
    """Collects strokes per layer and silhouettes for shadows; a local frame places what is drawn.

    The frame of a prop has its origin in the middle of the prop and its back towards -y. Every random number comes
    from `luck`, in the order of the calls. Where nothing `burns`, fires are cold.
    """

    def __init__(self, luck: Luck, *, burns: bool = True) -> None:
        self._luck = luck
        self.burns = burns
        self.layers: dict[SketchLayer, list[Stroke]] = {"floor": [], "crack": [], "flat": [], "body": []}
        self.shades: list[Shade] = []
        self.layer: SketchLayer = "body"
        self._turn = np.eye(2)
        self._origin = np.zeros(2)

    # Chance

    def share(self) -> float:
        """Return a number in [0, 1)."""
        return self._luck.share()

    def between(self, low: float, high: float) -> float:
        """Return a number in [low, high)."""
        return low + (high - low) * self.share()

    def pick(self, items: Sequence[Item]) -> Item:
        """Return one of the items."""
        return items[int(self.share() * len(items))]

    def spread(self, count: int, sigma: float = 1.0) -> Points:
        """Return `count` normally distributed offsets, shape (count, 2)."""
        return self._luck.spread(count) * sigma

    def jitter(self, sigma: float) -> tuple[float, float]:
        """Return one normally distributed offset."""
        across, down = self.spread(1, sigma)[0].tolist()
        return across, down

    # Frames

    @contextmanager
    def at(self, x: float, y: float, turn: float = 0.0, scale: float = 1.0) -> Iterator[None]:
        """Draw in a frame at (x, y) of the present one, turned by quarter turns clockwise, scaled."""
        before = self._turn, self._origin
        angle = turn * math.pi / 2
        cosine, sine = math.cos(angle) * scale, math.sin(angle) * scale
        self._origin = np.array([x, y]) @ self._turn + self._origin
        self._turn = np.array([[cosine, sine], [-sine, cosine]]) @ self._turn
        try:
            yield
        finally:
            self._turn, self._origin = before

    @contextmanager
    def on(self, layer: SketchLayer) -> Iterator[None]:
        """Draw onto another layer."""
        before, self.layer = self.layer, layer
        try:
            yield
        finally:
            self.layer = before

    def lightward(self, distance: float) -> tuple[float, float]:
        """Return the local offset that leads `distance` towards the light, whichever way the frame is turned."""
        local = TOWARDS_LIGHT @ self._turn.T
        local *= distance / (math.hypot(*local.tolist()) + 1e-9)
        across, down = local.tolist()
        return across, down

    # Strokes

    def poly(
        self,
        points: Polyline,
        fill: Color | None,
        line: Color | None = INK,
        width: float = 0.032,
        alpha: float = 1.0,
        height: float = 0.0,
        wobble: float = 0.010,
        closed: bool = True,
    ) -> None:
        """Draw a polygon, or a line when not `closed`; `height` > 0 makes it throw a shadow."""
        shape = np.asarray(points, np.float64)
        if wobble:
            shape = self._unsteady(shape, wobble, closed)
        shape = shape @ self._turn + self._origin
        self.layers[self.layer].append(Stroke(shape, fill, line, width, alpha, closed))
        if height:
            self.shades.append(Shade(shape, height))

    def _unsteady(self, shape: Points, wobble: float, closed: bool) -> Points:
        ends = np.concatenate((shape, shape[:1])) if closed else shape
        steps = ends[1:] - ends[:-1]
        parts = np.hypot(steps[:, 0], steps[:, 1]) / 0.24
        if parts.max(initial=0.0) >= 2:
            counts = np.minimum(np.maximum(parts, 1), 12).astype(np.intp)
            edge = np.arange(len(counts)).repeat(counts)
            along = (np.arange(len(edge)) - (counts.cumsum() - counts)[edge]) / counts[edge]
            points = ends[edge] + steps[edge] * along[:, None]
            if not closed:
                points = np.concatenate((points, ends[-1:]))
        else:
            points = ends[:-1] if closed else ends
        return points + self.spread(len(points), wobble)

    def shadow(self, points: Polyline, height: float) -> None:
        """Throw a shadow without drawing anything."""
        self.shades.append(Shade(np.asarray(points, np.float64) @ self._turn + self._origin, height))

    def line(
        self,
        points: Polyline,
        color: Color = INK,
        width: float = 0.02,
        alpha: float = 1.0,
        wobble: float = 0.008,
    ) -> None:
        """Draw an open line."""
        self.poly(points, None, color, width, alpha, 0.0, wobble, closed=False)

    def rod(self, points: Polyline, color: Color, width: float = 0.04, rim: float = 0.026, height: float = 0.0) -> None:
        """Draw an outlined stick along a line: ink below, colour on top, a glint along its lit side."""
        shape = self._unsteady(np.asarray(points, np.float64), 0.004, closed=False)
        self.line(shape, INK, width + rim, wobble=0.0)
        self.line(shape, color, width, wobble=0.0)
        if height:
            for start, end in pairwise(shape):
                side = np.array([start[1] - end[1], end[0] - start[0]])
                side *= width / 2 / (math.hypot(*side.tolist()) + 1e-9)
                self.shadow(np.array([start - side, end - side, end + side, start + side]), height)

    def box(
        self,
        x: float,
        y: float,
        w: float,
        h: float,
        fill: Color | None,
        line: Color | None = INK,
        width: float = 0.032,
        alpha: float = 1.0,
        height: float = 0.0,
        wobble: float = 0.010,
    ) -> None:
        """Draw a rectangle with its top-left corner at (x, y)."""
        corners = [(x, y), (x + w, y), (x + w, y + h), (x, y + h)]
        self.poly(corners, fill, line, width, alpha, height, wobble)

    def disc(
        self,
        x: float,
        y: float,
        rx: float,
        fill: Color | None,
        line: Color | None = INK,
        width: float = 0.03,
        ry: float | None = None,
        alpha: float = 1.0,
        height: float = 0.0,
        sides: int = 14,
    ) -> None:
        """Draw an ellipse; its unsteadiness is a few low waves, so that small circles stay round."""
        count, waver = max(sides, int(14 + rx * 34)), min(0.022, 0.006 / max(rx, 0.01))
        phases = self.between(0, 6.28), self.between(0, 6.28), self.between(0, 6.28)
        ring = wavering(rx, rx if ry is None else ry, count, waver, phases) + (x, y)
        self.poly(ring, fill, line, width, alpha, height, wobble=0.0)

    def blob(
        self,
        x: float,
        y: float,
        radius: float,
        fill: Color | None,
        line: Color | None = None,
        width: float = 0.02,
        rough: float = 0.3,
        alpha: float = 1.0,
        height: float = 0.0,
        sides: int = 14,
    ) -> None:
        """Draw a lump whose radius varies by `rough`."""
        ring = self._lump(radius, rough, sides) + np.array([x, y])
        self.poly(ring, fill, line, width, alpha, height, wobble=0.0)

    def smudge(
        self, x: float, y: float, radius: float, color: Color, alpha: float, rough: float = 0.35, sides: int = 12
    ) -> None:
        """Draw a lump without an edge: it fades from `alpha` in the middle to nothing."""
        ring, middle = self._lump(radius, rough, sides), np.array([x, y])
        for share in (1.0, 0.86, 0.72, 0.56):
            self.poly(ring * share + middle, color, None, 0.0, alpha * 0.36, wobble=0.0)

    def _lump(self, radius: float, rough: float, sides: int) -> Points:
        cosine, sine = _circle(sides)[1:]
        shares = np.array([self.share() for _ in range(sides)])
        reach = radius * (1 + rough * (shares + np.concatenate([shares[-1:], shares[:-1]]) - 1))
        ring = np.empty((sides, 2))
        ring[:, 0], ring[:, 1] = reach * cosine, reach * sine
        if radius > 0.07:
            # A point of a Catmull-Rom curve between every two: a lump has no corners.
            around = np.concatenate([ring[-1:], ring, ring[:2]])
            smooth = np.empty((2 * sides, 2))
            smooth[::2] = ring
            smooth[1::2] = (9 * (ring + around[2:-1]) - around[:-3] - around[3:]) / 16
            return smooth
        return ring

    def bevel(self, points: Polyline, inset: float = 0.045, alpha: float = 0.30, width: float = 0.05) -> None:
        """Draw light just inside the lit edges of a convex outline and shade inside the others."""
        shape = np.asarray(points, np.float64)
        middle = shape.mean(0)
        light = TOWARDS_LIGHT @ self._turn.T
        for start, end in zip(shape, np.roll(shape, -1, 0), strict=True):
            along = end - start
            length = math.hypot(*along.tolist())
            if length < 1e-6:
                continue
            normal = np.array([along[1], -along[0]]) / length
            if normal @ (start + along / 2 - middle) < 0:
                normal = -normal
            shift = along / length * min(inset, length / 3)
            lit = float(light @ normal) > 0
            edge = np.array([start + shift - normal * inset, end - shift - normal * inset])
            self.line(edge, LIT if lit else UNLIT, width, alpha, wobble=0.004)

    def bevel_box(self, x: float, y: float, w: float, h: float, alpha: float = 0.30) -> None:
        """`bevel` for a rectangle."""
        self.bevel([(x, y), (x + w, y), (x + w, y + h), (x, y + h)], alpha=alpha)
