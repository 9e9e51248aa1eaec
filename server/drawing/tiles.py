"""Patterns for fillings: small tiles that repeat without a seam, as masks."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import aggdraw
import numpy as np
from PIL import Image, ImageFilter

from server.drawing.excerpts import Pane
from server.drawing.motifs import MOTIFS, Motif

_LEAST = 4
_LEANING = (0.0, 9.0, -7.0, 5.0, -11.0, 3.0)
"""Degrees by which figures are turned, one after the other: none looks stamped."""
_MOVED = ((0.0, 0.0), (0.04, -0.05), (-0.05, 0.04), (0.03, 0.05), (-0.04, -0.03), (0.05, 0.02))
_ROW = 0.86
"""Height of a row of figures in their distance."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Motifs that take turns, or one pattern of lines: hatch, cross, dots, stripes, checker, scales.

    `spacing` is the distance of its parts in pixels, `weight` the width of its lines.
    """

    names: tuple[str, ...]
    spacing: float
    weight: float


def tiled(pattern: Pattern, part: Pane, origin: tuple[float, float], *, wide: bool = False) -> Image.Image:
    """Return a mask of a part of a picture filled with a pattern that stands on `origin`; `wide` for its pale edge."""
    tile = _tile(pattern.names, max(_LEAST, round(pattern.spacing)), round(pattern.weight, 1))
    tile = _widened(tile) if wide else tile
    left, top, right, bottom = part
    x, y = (left - round(origin[0])) % tile.width, (top - round(origin[1])) % tile.height
    width, height = right - left, bottom - top
    across, down = -(-(width + x) // tile.width), -(-(height + y) // tile.height)
    pixels = np.tile(np.asarray(tile), (down, across))[y : y + height, x : x + width]
    return Image.fromarray(np.ascontiguousarray(pixels))


def _widened(tile: Image.Image) -> Image.Image:
    """A tile whose figures reach a pixel further, over its edges too."""
    twice = Image.new("L", (tile.width + 2, tile.height + 2))
    for x in (1 - tile.width, 1, 1 + tile.width):
        for y in (1 - tile.height, 1, 1 + tile.height):
            twice.paste(tile, (x, y))
    return twice.filter(ImageFilter.MaxFilter(3)).crop((1, 1, 1 + tile.width, 1 + tile.height))


@lru_cache(maxsize=16)
def _tile(names: tuple[str, ...], spacing: int, weight: float) -> Image.Image:
    if names[0] in MOTIFS:
        return _figures([MOTIFS[each] for each in names], spacing, weight)
    return _LINES[names[0]](spacing, weight)


def _figures(figures: Sequence[Motif], spacing: int, weight: float) -> Image.Image:
    """Figures in rows, every other of which is half a step further."""
    columns = len(figures) * (2 if len(figures) < 3 else 1)
    size = columns * spacing, 2 * max(2, round(spacing * _ROW))
    image = Image.new("L", size)
    draw = aggdraw.Draw(image)
    for row in (0, 1):
        for column in range(columns):
            slot = column + row * columns
            figure = figures[(column + row * (len(figures) // 2)) % len(figures)]
            moved = _MOVED[slot % len(_MOVED)] if figure.leans else (0.0, 0.0)
            middle = (column + (0.25, 0.75)[row] + moved[0]) * spacing, (row + 0.5) * size[1] / 2 + moved[1] * spacing
            turn = math.radians(_LEANING[slot % len(_LEANING)] if figure.leans else 0.0)
            for x in (-size[0], 0, size[0]):
                for y in (-size[1], 0, size[1]):
                    figure.draw(draw, (middle[0] + x, middle[1] + y), spacing, turn, weight)
    draw.flush()
    return image


def _slanting(ways: Iterable[int], spacing: int, weight: float) -> Image.Image:
    side = max(_LEAST, round(spacing * math.sqrt(2)))
    image = Image.new("L", (side, side))
    draw = aggdraw.Draw(image)
    pen = aggdraw.Pen(255, weight)
    for way in ways:
        for shift in (-side, 0, side):
            ends = (shift - side, 2 * side, shift + 2 * side, -side)
            draw.line(ends if way > 0 else (ends[0], side - ends[1], ends[2], side - ends[3]), pen)
    draw.flush()
    return image


def _dots(spacing: int, weight: float) -> Image.Image:
    return _figures([MOTIFS["dot"]], spacing, weight)


def _stripes(spacing: int, weight: float) -> Image.Image:
    del weight
    image = Image.new("L", (_LEAST, spacing))
    image.paste(255, (0, 0, _LEAST, spacing // 2))
    return image


def _checker(spacing: int, weight: float) -> Image.Image:
    del weight
    image = Image.new("L", (2 * spacing, 2 * spacing))
    image.paste(255, (0, 0, spacing, spacing))
    image.paste(255, (spacing, spacing, 2 * spacing, 2 * spacing))
    return image


def _scales(spacing: int, weight: float) -> Image.Image:
    high = max(2, spacing // 2)
    image = Image.new("L", (spacing, 2 * high))
    draw = aggdraw.Draw(image)
    pen = aggdraw.Pen(255, weight)
    turn = np.linspace(0, math.pi, 24)
    bow = np.stack((np.cos(turn) * spacing / 2, np.sin(turn) * high), 1)
    for row in range(-2, 3):
        for column in range(-1, 3):
            middle = (column + (0.5 if row % 2 else 0.0)) * spacing, row * high
            draw.line((bow + middle).ravel().tolist(), pen)
    draw.flush()
    return image


_LINES = {
    "hatch": lambda spacing, weight: _slanting((1,), spacing, weight),
    "cross": lambda spacing, weight: _slanting((1, -1), spacing, weight),
    "dots": _dots,
    "stripes": _stripes,
    "checker": _checker,
    "scales": _scales,
}
