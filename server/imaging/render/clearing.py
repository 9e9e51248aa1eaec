"""The ground of a picture that somebody sees, where all other ground is covered."""

from dataclasses import dataclass

import numpy as np
from PIL import Image

from server.drawing.excerpts import Pane
from server.drawing.strokes import Point
from server.imaging.render.screen import Dots, Screen

LEAST_SEEN = 0.05
"""How much of a dot has to be seen for anything on it to show."""


@dataclass(frozen=True, slots=True)
class Clearing:
    """How much of each dot of a screen is seen, 0 to 1. What stands at a point reaches `reach` pixels around it."""

    screen: Screen
    seen: Dots
    reach: float

    @property
    def step(self) -> int:
        """Pixels of the picture along a side of a dot."""
        return self.screen.step

    @property
    def part(self) -> Pane:
        """All dots."""
        rows, columns = self.screen.shape
        return 0, 0, columns, rows

    def shows(self, point: Point) -> bool:
        """Whether anything that stands at a point of the picture is seen."""
        left, top, right, bottom = (
            max(0, int((axis + side) // self.step)) for side in (-self.reach, self.reach) for axis in point
        )
        return bool((self.seen[top : bottom + 1, left : right + 1] > LEAST_SEEN).any())

    def meets(self, mask: Image.Image) -> bool:
        """Whether anything is seen of what a mask (mode L) of all dots covers."""
        return bool((self.seen[np.asarray(mask) > 0] > LEAST_SEEN).any())
