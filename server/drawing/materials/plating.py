"""Floors that are made in works: plates of metal, and small tiles."""

from typing import Final

import numpy as np

from server.drawing.materials.laying import boxes, flecks, lay, scatter, tints
from server.drawing.materials.paving import Rect, fit
from server.drawing.pigments import Color, dim
from server.drawing.sketch import Sketch

PLATES: Final = ((4, 4), (4, 2), (2, 4), (2, 2))
PLATE_SHARES: Final = (0.34, 0.6, 0.86, 1.0)
GRATED: Final = 0.14
"""The share of plates that are gratings."""


def plates(pen: Sketch, rect: Rect, color: Color) -> None:
    """Lay plates of metal with a rivet in each corner, some of them gratings."""
    cells = fit(pen, rect, PLATES, PLATE_SHARES)
    colors = tints(pen, color, len(cells), 0.04)
    lay(pen, boxes(np.array(cells), 0.026), colors, 0.6, 0.004, 0.034, 0.02)
    for (x0, y0, x1, y1), tint in zip(cells, colors, strict=True):
        if pen.share() < GRATED:
            pen.box(
                x0 + 0.12, y0 + 0.12, x1 - x0 - 0.24, y1 - y0 - 0.24, dim(tint, 0.55), dim(tint, 0.4), 0.02, wobble=0
            )
            for row in np.arange(y0 + 0.2, y1 - 0.14, 0.13).tolist():
                pen.line([(x0 + 0.14, row), (x1 - 0.14, row)], dim(tint, 1.08), 0.045, wobble=0)
            continue
        for x in (x0 + 0.09, x1 - 0.09):
            for y in (y0 + 0.09, y1 - 0.09):
                rivet = [(x - 0.02, y), (x, y - 0.02), (x + 0.02, y), (x, y + 0.02)]
                pen.poly(rivet, dim(tint, 0.6), None, wobble=0)
    flecks(pen, scatter(pen, *rect, 0.8), color)


def tiles(pen: Sketch, rect: Rect, color: Color) -> None:
    """Lay small square tiles; some are cracked."""
    x, y, w, h = rect
    cells = [
        (x + i / 2, y + j / 2, x + i / 2 + 0.5, y + j / 2 + 0.5)
        for j in range(round(h * 2))
        for i in range(round(w * 2))
    ]
    colors = tints(pen, color, len(cells), 0.035)
    lay(pen, boxes(np.array(cells), 0.012), colors, 0.0, 0.003, joint=0.03)
    for (x0, y0, x1, y1), tint in zip(cells, colors, strict=True):
        if pen.share() < 0.05:
            ends = [(x0 + 0.04, pen.between(y0, y1)), (x1 - 0.04, pen.between(y0, y1))]
            pen.line(ends, dim(tint, 0.5), 0.016, 0.8)
    flecks(pen, scatter(pen, *rect, 0.6), color)
