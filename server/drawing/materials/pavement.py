"""A floor as it lies: what is laid inside an outline, painted into a band of the map."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

from server.drawing.bands import Band
from server.drawing.painter import Painter
from server.drawing.pigments import Color
from server.drawing.strokes import Points, Stroke

OVERHANG: Final = 0.36
"""How much wider than a curved outline a floor is painted, in cells, to lie under the unsteady wall."""

BESIDE: Final = 0.3
"""How far from its outlines it is painted at the most, in cells."""


@dataclass(frozen=True)
class Pavement:
    """The floor of one room or passage: strokes over the colour of the joints, shown inside the outlines only.

    It is laid when it is painted for the first time.
    """

    polygons: Sequence[Points]
    lay: Callable[[], Sequence[Stroke]]
    joint: Color

    @property
    def points(self) -> Points:
        """Every corner of its outlines."""
        return np.concatenate(self.polygons)

    @cached_property
    def strokes(self) -> Sequence[Stroke]:
        """In the order in which they are painted."""
        return self.lay()

    def paint(self, floor: Image.Image, band: Band, painter: Painter) -> None:
        """Paint it onto the floor of the band."""
        corners = self.points
        low, high = corners.min(0) - BESIDE, corners.max(0) + BESIDE
        x0, x1 = max(0, int(low[0] * band.px)), min(band.size[0], int(high[0] * band.px) + 1)
        y0 = max(band.first * band.px, int(low[1] * band.px))
        y1 = min(band.last * band.px, int(high[1] * band.px) + 1)
        if x0 >= x1 or y0 >= y1:
            return
        part = Image.new("RGB", (x1 - x0, y1 - y0), self.joint)
        painter.paint(part, self.strokes, (x0, y0))
        floor.paste(part, (x0, y0 - band.origin[1]), Image.fromarray(self._clip(x0, y0, x1, y1, band.px)))

    def _clip(self, x0: int, y0: int, x1: int, y1: int, px: int) -> npt.NDArray[np.uint8]:
        mask = np.zeros((y1 - y0, x1 - x0), np.uint8)
        for polygon in self.polygons:
            outline = [np.round((polygon * px - (x0, y0) - 0.5) * 16).astype(np.int32)]
            cv2.fillPoly(mask, outline, 255, shift=4)
            if len(polygon) > 4:
                cv2.polylines(mask, outline, True, 255, max(1, int(px * OVERHANG)), shift=4)
        return mask
