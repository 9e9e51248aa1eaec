"""Floors of cut stone: mixed ashlar, slabs, bricks, cobbles, checkers and rings."""

import math
from typing import Final

import numpy as np

from server.drawing.materials.laying import boxes, flecks, lay, scatter, tints
from server.drawing.pigments import Color, blend, dim
from server.drawing.sketch import Sketch
from server.drawing.strokes import Stroke

Rect = tuple[float, float, float, float]
"""x, y, width, height in cells."""

ASHLARS: Final = ((2, 2), (3, 2), (2, 3), (2, 1), (1, 2), (1, 1))
ASHLAR_SHARES: Final = (0.34, 0.48, 0.62, 0.78, 0.94, 1.0)
SLABS: Final = ((4, 2), (2, 4), (4, 4), (3, 2), (2, 3), (2, 2))
SLAB_SHARES: Final = (0.26, 0.52, 0.62, 0.76, 0.90, 1.0)


def fit(pen: Sketch, rect: Rect, sizes: tuple[tuple[int, int], ...], shares: tuple[float, ...]) -> list[Rect]:
    """Fill a rectangle with stones of these sizes in half cells, in the manner of a mason: row by row, what fits."""
    x, y, w, h = rect
    columns, rows = math.ceil(w * 2), math.ceil(h * 2)
    used = np.zeros((rows, columns), bool)
    stones: list[Rect] = []
    for row in range(rows):
        for column in range(columns):
            if used[row, column]:
                continue
            luck = pen.share()
            wide, deep = next(size for size, limit in zip(sizes, shares, strict=True) if luck < limit)
            wide, deep = min(wide, columns - column), min(deep, rows - row)
            while used[row : row + deep, column : column + wide].any():
                wide, deep = (wide - 1, deep) if wide > 1 else (wide, deep - 1)
            used[row : row + deep, column : column + wide] = True
            stones.append((x + column / 2, y + row / 2, x + (column + wide) / 2, y + (row + deep) / 2))
    return stones


def flagstones(pen: Sketch, rect: Rect, color: Color) -> None:
    """Lay mixed ashlar."""
    cells = np.array(fit(pen, rect, ASHLARS, ASHLAR_SHARES))
    lay(pen, boxes(cells), _stained(pen, color, len(cells), 0.045))
    flecks(pen, scatter(pen, *rect, 2.2), color)


def _stained(pen: Sketch, color: Color, count: int, sigma: float) -> list[Color]:
    warm, cold = blend(color, (176, 150, 116), 0.14), blend(color, (128, 144, 156), 0.16)
    colors: list[Color] = []
    for tint, warmed, cooled in zip(tints(pen, color, count, sigma), tints(pen, warm, count, sigma),
                                    tints(pen, cold, count, sigma), strict=True):  # fmt: skip
        luck = pen.share()
        colors.append(warmed if luck < 0.16 else cooled if luck < 0.3 else dim(tint, 0.88) if luck < 0.36 else tint)
    return colors


def slabs(pen: Sketch, rect: Rect, color: Color) -> None:
    """Lay big worn slabs, some cracked across, some with a chipped corner."""
    cells = np.array(fit(pen, rect, SLABS, SLAB_SHARES))
    colors = _stained(pen, color, len(cells), 0.05)
    lay(pen, boxes(cells, 0.025), colors, 0.6, 0.02, 0.034, 0.024)
    for (x0, y0, x1, y1), tint in zip(cells.tolist(), colors, strict=True):
        luck = pen.share()
        if luck < 0.16:
            start, end = (pen.between(x0, x1), y0 + 0.03), (pen.between(x0, x1), y1 - 0.03)
            middle = (start[0] * 0.5 + end[0] * 0.5 + pen.between(-0.2, 0.2), (y0 + y1) / 2)
            pen.line([start, middle, end], dim(tint, 0.42), 0.02, 0.8, wobble=0.02)
        elif luck < 0.34:
            size = pen.between(0.08, 0.2)
            pen.poly(
                [(x1 - 0.02, y1 - size), (x1 - 0.02, y1 - 0.02), (x1 - size, y1 - 0.02)],
                dim(tint, 0.62),
                None,
                wobble=0.01,
            )
    flecks(pen, scatter(pen, *rect, 2.6), color)


def bricks(pen: Sketch, rect: Rect, color: Color) -> None:
    """Lay bricks in running bond."""
    x, y, w, h = rect
    cells = [
        (x + i / 2 + (j % 2) / 4, y + j / 4, x + i / 2 + 0.5 + (j % 2) / 4, y + j / 4 + 0.25)
        for j in range(round(h * 4))
        for i in range(-1, round(w * 2))
    ]
    lay(pen, boxes(np.array(cells), 0.014), tints(pen, color, len(cells), 0.06), 0.4, 0.008, 0.024, 0.014)
    flecks(pen, scatter(pen, *rect, 1.6), color)


def herringbone(pen: Sketch, rect: Rect, color: Color, size: float = 0.28) -> None:
    """Lay narrow blocks in a herringbone, each three times as long as wide."""
    x, y, w, h = rect
    flat, tall = [], []
    columns, rows = math.ceil(w / size) + 3, math.ceil(h / size) + 3
    for row in range(-3, rows):
        for column in range(-3, columns):
            phase = (column - row) % 6
            left, top = x + column * size, y + row * size
            if phase == 0:
                flat.append((left, top, left + 3 * size, top + size))
            elif phase == 3:
                tall.append((left, top - 2 * size, left + size, top + size))
    for cells in (flat, tall):
        inside = [c for c in cells if c[0] < x + w and c[2] > x and c[1] < y + h and c[3] > y]
        lay(pen, boxes(np.array(inside), 0.012), tints(pen, color, len(inside), 0.075), 0.35, 0.006, 0.022, 0.014)


def cobbles(pen: Sketch, rect: Rect, color: Color) -> None:
    """Lay rounded cobbles, close as they fit, earth in the gaps."""
    x, y, w, h = rect
    pen.box(x - 1, y - 1, w + 2, h + 2, dim(color, 0.58), None, wobble=0)
    size = 0.32
    rows, columns = math.ceil(h / (size * 0.86)) + 1, math.ceil(w / size) + 2
    angle = np.arange(9) / 9 * math.tau + 0.3
    for row in range(rows):
        across = x + (np.arange(columns) - 0.5 + 0.5 * (row % 2)) * size
        middles = np.stack([across, np.full(columns, y + row * size * 0.86)], 1) + pen.spread(columns, 0.02)
        grown = 0.5 + pen.spread(columns, 0.035)[:, :1]
        reach = size * (grown + pen.spread(columns * 9, 0.022)[:, 0].reshape(columns, 9))
        shapes = middles[:, None] + np.stack([reach * np.cos(angle), reach * np.sin(angle) * 0.94], 2)
        lay(pen, shapes, _stained(pen, color, columns, 0.06), 0.45, 0.0, 0.05, 0.016)


def checker(pen: Sketch, rect: Rect, color: Color, other: Color) -> None:
    """Lay a checkered floor of two stones, a lozenge in every other tile."""
    x, y, w, h = rect
    for parity, tint in ((0, other), (1, color)):
        cells = [
            (x + i, y + j, x + i + 1, y + j + 1)
            for j in range(round(h))
            for i in range(round(w))
            if (i + j) % 2 == parity
        ]
        lay(pen, boxes(np.array(cells).reshape(-1, 4)), tints(pen, dim(tint, 1.03), len(cells), 0.03), 0.5)
        if parity == 0:
            for x0, y0, _, _ in cells:
                points = [(x0 + 0.5, y0 + 0.3), (x0 + 0.7, y0 + 0.5), (x0 + 0.5, y0 + 0.7), (x0 + 0.3, y0 + 0.5)]
                pen.poly(points, blend(color, tint, 0.25), dim(color, 0.6), 0.016, 0.75)
    flecks(pen, scatter(pen, *rect, 1.2), color)


def marble(pen: Sketch, rect: Rect, color: Color, other: Color) -> None:
    """Lay big polished tiles with veins, small dark squares where four of them meet."""
    x, y, w, h = rect
    cells = [(x + i, y + j, x + i + 1, y + j + 1) for j in range(round(h)) for i in range(round(w))]
    lay(pen, boxes(np.array(cells), 0.012), tints(pen, color, len(cells), 0.028), 0.55, 0.004)
    for x0, y0, _, _ in cells:
        if pen.share() < 0.55:
            points = [(x0 + pen.between(0.08, 0.92), y0 + 0.05)]
            for k in range(1, 5):
                points.append(
                    (min(x0 + 0.95, max(x0 + 0.05, points[-1][0] + pen.between(-0.24, 0.24))), y0 + 0.05 + k * 0.225)
                )
            pen.line(points, blend(color, other, 0.5), 0.014, 0.55, wobble=0.01)
            if pen.share() < 0.5:
                pen.line(np.array(points[1:4]) + np.array([0.05, 0.02]), blend(color, other, 0.35), 0.01, 0.5)
    for j in range(round(h) + 1):
        for i in range(round(w) + 1):
            q = 0.15
            points = [(x + i, y + j - q), (x + i + q, y + j), (x + i, y + j + q), (x + i - q, y + j)]
            pen.poly(points, other, dim(other, 0.55), 0.016, wobble=0.004)
            pen.line([points[3], points[0]], dim(other, 1.5), 0.018, 0.5, wobble=0)
    flecks(pen, scatter(pen, *rect, 0.8), color)


def rings(pen: Sketch, center: tuple[float, float], radius: float, color: Color, inlay: Color) -> None:
    """Lay rings of wedges around a round stone; every third ring is an inlay of another colour."""
    cx, cy = center
    strokes = pen.layers["floor"]
    deep = 0.62
    for index, outer in enumerate(np.arange(radius, 0.2, -deep).tolist()):
        inner = max(0.05, outer - deep + 0.04)
        count = max(6, int(outer * math.tau / 1.0))
        shift = pen.share()
        base = inlay if index % 3 == 2 else color
        for k, tint in enumerate(tints(pen, base, count, 0.045)):
            turn = np.linspace(k + shift + 0.02 / outer, k + 1 + shift - 0.02 / outer, 5) / count * math.tau
            rim = np.stack([cx + outer * np.cos(turn), cy + outer * np.sin(turn)], 1)
            hub = np.stack([cx + inner * np.cos(turn[::-1]), cy + inner * np.sin(turn[::-1])], 1)
            strokes.append(Stroke(np.vstack([rim, hub]), tint, dim(tint, 0.55), 0.014, 1.0, True))
            sunny = math.cos(turn[2]) * 0.6 + math.sin(turn[2]) * 0.8 < 0
            towards = np.array([cx, cy]) * (0.03 / outer)
            strokes.append(
                Stroke(rim * (1 - 0.03 / outer) + towards, None, dim(tint, 1.13 if sunny else 0.82), 0.032, 0.5, False)
            )
            strokes.append(Stroke(hub, None, dim(tint, 0.82 if sunny else 1.13), 0.03, 0.5, False))
    pen.disc(cx, cy, 0.3, dim(inlay, 1.05), dim(inlay, 0.5), 0.02)
    flecks(pen, scatter(pen, cx - radius, cy - radius, 2 * radius, 2 * radius, 1.2), color)


def border(pen: Sketch, rect: Rect, color: Color, deep: float = 0.34) -> None:
    """Lay a course of long stones along the four walls of a rectangle, over what lies there."""
    x, y, w, h = rect
    cells: list[Rect] = []
    for top in (y, y + h - deep):
        cells += [(x + w * k / round(w), top, x + w * (k + 1) / round(w), top + deep) for k in range(round(w))]
    count = max(1, round(h - 2 * deep))
    for left in (x, x + w - deep):
        step = (h - 2 * deep) / count
        cells += [(left, y + deep + step * k, left + deep, y + deep + step * (k + 1)) for k in range(count)]
    lay(pen, boxes(np.array(cells), 0.014), tints(pen, color, len(cells), 0.04), 0.6, 0.005, 0.03, 0.02)


def sills(pen: Sketch, rect: Rect, level: bool, color: Color, deep: float = 0.2) -> None:
    """Lay a threshold of small stones across either end of a passage; `level` runs from west to east."""
    x, y, w, h = rect
    cells: list[Rect] = []
    count = max(3, round((h if level else w) * 3))
    for end in (0.0, (w if level else h) - deep):
        for k in range(count):
            if level:
                cells.append((x + end, y + h * k / count, x + end + deep, y + h * (k + 1) / count))
            else:
                cells.append((x + w * k / count, y + end, x + w * (k + 1) / count, y + end + deep))
    lay(pen, boxes(np.array(cells), 0.012), tints(pen, color, len(cells), 0.05), 0.5, 0.005, 0.026, 0.018)
