"""Small figures that patterns are made of; each has a shape of its own, so that they can be told apart without colours.

They lie within a square of side 1 around the origin, with y downwards.
"""

import math
from dataclasses import dataclass
from typing import Any, Final

import aggdraw
import numpy as np

from server.drawing.strokes import Points, Polyline

_WHITE: Final = aggdraw.Brush(255)


@dataclass(frozen=True)
class Motif:
    """Lines and filled outlines; `leans` when it may be turned a little."""

    lines: tuple[Polyline, ...] = ()
    solids: tuple[Polyline, ...] = ()
    leans: bool = True

    def draw(self, draw: Any, middle: tuple[float, float], size: float, turn: float, weight: float) -> None:
        """Draw it with lines `weight` pixels wide."""
        pen = aggdraw.Pen(255, weight)
        cosine, sine = math.cos(turn) * size, math.sin(turn) * size
        frame = np.array(((cosine, sine), (-sine, cosine)))
        for line in self.lines:
            draw.line((np.asarray(line) @ frame + middle).ravel().tolist(), pen)
        for solid in self.solids:
            draw.polygon((np.asarray(solid) @ frame + middle).ravel().tolist(), _WHITE)


def _ring(radius: float, x: float = 0.0, y: float = 0.0, sides: int = 20) -> Points:
    turn = np.linspace(0, math.tau, sides + 1)
    return np.stack((x + np.cos(turn) * radius, y + np.sin(turn) * radius), 1)


def _bow(radius: float, x: float, y: float, start: float, end: float, sides: int = 12) -> Points:
    turn = np.radians(np.linspace(start, end, sides + 1))
    return np.stack((x + np.cos(turn) * radius, y + np.sin(turn) * radius), 1)


def _spokes(count: int, inner: float, outer: float, start: float = 0.0) -> tuple[Polyline, ...]:
    turns = [math.radians(start) + each / count * math.tau for each in range(count)]
    return tuple(
        ((math.cos(turn) * inner, math.sin(turn) * inner), (math.cos(turn) * outer, math.sin(turn) * outer))
        for turn in turns
    )


def _waves(*heights: float) -> tuple[Polyline, ...]:
    across = np.linspace(-0.36, 0.36, 21)
    return tuple(np.stack((across, height + 0.075 * np.cos(across / 0.36 * math.tau)), 1) for height in heights)


def _box(left: float, top: float, right: float, bottom: float) -> Polyline:
    return (left, top), (right, top), (right, bottom), (left, bottom), (left, top)


def _spiral() -> Points:
    turn = np.linspace(0.6, 4.2 * math.pi, 40)
    return np.stack((np.cos(turn) * turn * 0.019, np.sin(turn) * turn * 0.019), 1)


_FLAME: Polyline = (
    (0.02, -0.34),
    (0.08, -0.17),
    (0.19, -0.05),
    (0.21, 0.12),
    (0.12, 0.26),
    (0.0, 0.30),
    (-0.13, 0.25),
    (-0.2, 0.11),
    (-0.16, -0.03),
    (-0.09, 0.02),
    (-0.06, -0.15),
    (0.02, -0.34),
)
_DROP: Polyline = (
    (0.0, -0.27),
    (0.1, -0.06),
    (0.15, 0.08),
    (0.1, 0.2),
    (0.0, 0.24),
    (-0.1, 0.2),
    (-0.15, 0.08),
    (-0.1, -0.06),
)
_BOLT: Polyline = ((0.1, -0.36), (-0.16, 0.04), (0.0, 0.04), (-0.1, 0.36), (0.18, -0.08), (0.02, -0.08))
_BOULDERS: tuple[Polyline, ...] = (
    ((-0.3, 0.14), (-0.28, 0.0), (-0.2, -0.1), (-0.07, -0.11), (0.02, -0.02), (0.03, 0.14), (-0.3, 0.14)),
    ((-0.03, -0.06), (0.0, -0.18), (0.12, -0.24), (0.24, -0.16), (0.29, 0.0), (0.28, 0.14), (0.03, 0.14)),
    ((-0.2, -0.1), (-0.13, 0.0)),
    ((0.24, -0.16), (0.15, -0.04)),
)
_CROSS: tuple[Polyline, ...] = (((-0.17, -0.17), (0.17, 0.17)), ((-0.17, 0.17), (0.17, -0.17)))
_TRELLIS: tuple[Polyline, ...] = tuple(
    line
    for step in (-0.1, 0.1)
    for line in (((step - 0.15, 0.15), (step + 0.15, -0.15)), ((step - 0.15, -0.15), (step + 0.15, 0.15)))
)
_PLUS: tuple[Polyline, ...] = (((-0.19, 0.0), (0.19, 0.0)), ((0.0, -0.19), (0.0, 0.19)))

MOTIFS: Final[dict[str, Motif]] = {
    "dot": Motif(solids=(_ring(0.11),), leans=False),
    "flame": Motif((_FLAME,)),
    "crystal": Motif(_spokes(6, 0.0, 0.26, 30)),
    "bubbles": Motif((_ring(0.15, -0.06, 0.06), _ring(0.075, 0.16, -0.14))),
    "bolt": Motif(solids=(_BOLT,)),
    "drop": Motif(solids=(_DROP,)),
    "diamond": Motif((((0, -0.24), (0.17, 0), (0, 0.24), (-0.17, 0), (0, -0.24)),)),
    "ray": Motif((*_spokes(8, 0.14, 0.27, 22.5), _ring(0.07))),
    "saltire": Motif(_CROSS),
    "ripple": Motif((_bow(0.13, -0.14, 0, -60, 60), _bow(0.25, -0.14, 0, -52, 52), _bow(0.37, -0.14, 0, -46, 46))),
    "curl": Motif((_spiral(),)),
    "net": Motif((*_spokes(6, 0.0, 0.5), _ring(0.2, sides=6), _ring(0.38, sides=6)), leans=False),
    "cloud": Motif(
        (_bow(0.13, -0.15, 0.04, 90, 290), _bow(0.16, 0.03, -0.06, 190, 345), _bow(0.11, 0.2, 0.06, 265, 450))
    ),
    "pebbles": Motif(solids=(_ring(0.075, -0.15, 0.1), _ring(0.06, 0.14, 0.12), _ring(0.07, 0.0, -0.13))),
    "boulders": Motif((*_BOULDERS,)),
    "stroke": Motif((((-0.16, 0.16), (0.16, -0.16)),), leans=False),
    "trellis": Motif(_TRELLIS, leans=False),
    "wave": Motif(_waves(0.0), leans=False),
    "waves": Motif(_waves(-0.1, 0.1), leans=False),
    "rafter": Motif((((-0.22, 0.1), (0.0, -0.12), (0.22, 0.1)),), leans=False),
    "half": Motif((_box(-0.17, -0.17, 0.17, 0.17),), (_box(-0.17, 0.0, 0.17, 0.17),), leans=False),
    "most": Motif((_box(-0.17, -0.17, 0.17, 0.17),), (_box(-0.17, -0.085, 0.17, 0.17),), leans=False),
    "plus": Motif(_PLUS, leans=False),
    "ring": Motif((_ring(0.15),), leans=False),
}
