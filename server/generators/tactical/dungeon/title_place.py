"""Where the name of the whole place can be written: on blank rock, or nowhere."""

from collections.abc import Iterator
from typing import Final

import cv2
import numpy as np

from server.domain.lattice import Square
from server.domain.overlays import Cell, Label, Position
from server.generators.tactical.floor_mask import floor_mask
from server.generators.tactical.plan import Plan
from server.imaging.render.names import RANKS, extent

PER_CELL: Final = 4
FROM_FLOOR: Final = 0.8
"""Cells between the letters and any floor: walls and most of the hatching lie in them. As no secret passage is longer
than two cells, none fits below a line of letters, though nothing here knows of them."""

FROM_EDGE: Final = 0.5
"""Cells between the letters and the edge of the map."""

ENOUGH: Final = 1.6
"""Cells of rock around the letters beyond which more is no better."""

CENTRED: Final = 0.03
"""What a cell away from the middle of the map costs, in cells of rock around the letters."""


def title_labels(plan: Plan) -> tuple[Label, ...]:
    """Return the title of the plan as a label on rock, as large as it fits; none where it fits nowhere.

    It depends on what players know of the plan only.
    """
    for text, rank in _ways_to_write(plan.title):
        free = _freest(plan, *extent(text, RANKS[rank]))
        if free is not None:
            x, y = free
            return (Label(text, Position(cell=Cell(round(x, 4), round(y, 4))), rank),)
    return ()


def _ways_to_write(title: str) -> Iterator[tuple[str, str]]:
    words = title.split()
    breaks = [(" ".join(words[:count]), " ".join(words[count:])) for count in range(1, len(words))]
    for rank in ("title", "region"):
        yield title, rank
        if breaks:
            yield "\n".join(min(breaks, key=lambda lines: max(map(len, lines)))), rank


def _freest(plan: Plan, width: float, height: float) -> tuple[float, float] | None:
    """Return the middle of a box of width x height cells with the most rock around it; None where none is free."""
    free = 1 - floor_mask(plan, PER_CELL)
    away = cv2.distanceTransform(free, cv2.DIST_L2, 5) / np.float32(PER_CELL)
    across, down = (round(side * PER_CELL) | 1 for side in (width, height))
    left, top = (side // 2 + round(FROM_EDGE * PER_CELL) for side in (across, down))
    # The rock around a box is what the place in it has that is nearest to a floor.
    around = cv2.erode(away, np.ones((down, across), np.uint8))[top:-top, left:-left]
    if not around.size or around.max() < FROM_FLOOR:
        return None
    y, x = np.mgrid[top : top + around.shape[0], left : left + around.shape[1]] + 0.5
    aside, off = np.abs(x / PER_CELL - plan.columns / 2), np.abs(y / PER_CELL - plan.rows / 2)
    # The name stands over or under a map rather than in the midst of it.
    worth = np.minimum(around, ENOUGH) - CENTRED * aside + CENTRED / 2 * off
    best = int(np.where(around < FROM_FLOOR, -np.inf, worth).argmax())
    return Square(PER_CELL).spot((float(x.flat[best]), float(y.flat[best])))
