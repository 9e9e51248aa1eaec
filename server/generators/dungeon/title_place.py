"""Where the name of the whole place can be written: on blank rock, or nowhere."""

from collections.abc import Iterator
from typing import Final

import cv2
import numpy as np

from server.domain.facts import Label
from server.generators.dungeon.floor_mask import floor_mask
from server.generators.dungeon.plan import Plan
from server.imaging.labels import RANKS, extent

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
        found = _freest(plan, *extent(text, RANKS[rank]))
        if found is not None:
            return (Label(text, found, rank),)
    return ()


def _ways_to_write(title: str) -> Iterator[tuple[str, str]]:
    words = title.split()
    breaks = [(" ".join(words[:count]), " ".join(words[count:])) for count in range(1, len(words))]
    for rank in ("title", "region"):
        yield title, rank
        if breaks:
            yield "\n".join(min(breaks, key=lambda lines: max(map(len, lines)))), rank


def _freest(plan: Plan, width: float, height: float) -> tuple[float, float] | None:
    """Return the middle of a box of width x height cells with the most rock around it."""
    floor = floor_mask(plan, PER_CELL)
    margin = round((FROM_FLOOR - FROM_EDGE) * PER_CELL)
    across, down = (round((side + 2 * FROM_FLOOR) * PER_CELL) for side in (width, height))
    wider = cv2.copyMakeBorder(floor, *(margin,) * 4, cv2.BORDER_CONSTANT, value=0)
    rows, columns = wider.shape
    if across > columns or down > rows:
        return None
    total = cv2.integral(wider)
    used = total[down:, across:] - total[:-down, across:] - total[down:, :-across] + total[:-down, :-across]
    spots = np.argwhere(used == 0)
    if not len(spots):
        return None
    middles = (spots + (down / 2, across / 2) - margin) / PER_CELL
    away = cv2.distanceTransform(1 - floor, cv2.DIST_L2, 5) / PER_CELL
    # The rock around a box is what its four corners and the middles of its long sides have.
    around = np.full(len(spots), ENOUGH)
    for x in (-0.5, -0.25, 0.0, 0.25, 0.5):
        for y in (-0.5, 0.5):
            row = np.clip((middles[:, 0] + y * height) * PER_CELL, 0, plan.rows * PER_CELL - 1).astype(int)
            column = np.clip((middles[:, 1] + x * width) * PER_CELL, 0, plan.columns * PER_CELL - 1).astype(int)
            around = np.minimum(around, away[row, column])
    off_x, off_y = np.abs(middles[:, 1] - plan.columns / 2), np.abs(middles[:, 0] - plan.rows / 2)
    # The name stands over or under a map rather than in the midst of it.
    best = int(np.argmax(around - CENTRED * off_x + CENTRED / 2 * off_y))
    return float(middles[best, 1]), float(middles[best, 0])
