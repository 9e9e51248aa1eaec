"""Rooms before they have a place: their outlines, and where a passage may leave them."""

import math
from dataclasses import dataclass, field

import cv2
import numpy as np
import numpy.typing as npt

from server.domain.lattice import CellId
from server.drawing.draws import Draws
from server.drawing.strokes import Points
from server.generators.tactical.plan import STEPS, Direction

Shares = npt.NDArray[np.float64]
_FINE = 8


@dataclass(slots=True)
class Piece:
    """A room before it has a place: outlines with their corner at 0, 0. `hall` pieces are corridors."""

    shape: str
    width: int
    height: int
    mask: npt.NDArray[np.bool_]
    polygons: list[Points]
    hall: bool = False
    _ports: dict[tuple[Direction, int], list[CellId]] = field(default_factory=dict)

    def ports(self, direction: Direction, width: int = 1) -> list[CellId]:
        """Return the cells through which a passage may leave: never at a corner, round rooms on their axis only.

        For a width of 2 the cell is the upper or left one of the pair.
        """
        key = direction, width
        if key not in self._ports:
            self._ports[key] = _ports(self, direction, width)
        return self._ports[key]


def make_piece(shape: str, width: int, height: int, draws: Draws) -> Piece:
    """Return a piece of width x height cells. `shape`: rect, big, hall1, hall2, or a shape of `Room`."""
    outline = "rect" if shape in {"big", "hall1", "hall2"} else shape
    polygons = _outline(outline, width, height, draws)
    mask = coverage(polygons, width, height, 1) > 0.55
    return Piece(outline, width, height, mask, polygons, shape in {"hall1", "hall2"})


def coverage(polygons: list[Points], width: int, height: int, per_cell: int) -> Shares:
    """Return how much of every sample of 1/per_cell lies inside the polygons, shape (height, width) * per_cell."""
    scale = per_cell * _FINE
    mask = np.zeros((height * scale, width * scale), np.uint8)
    for polygon in polygons:
        corners = polygon * scale - 0.5 + (polygon.mean(0) > polygon) * 0.99
        cv2.fillPoly(mask, [np.floor(corners).astype(np.int32)], (1,))
    shares: Shares = mask.reshape(height * per_cell, _FINE, width * per_cell, _FINE).mean((1, 3))
    return shares


def round_end(mask: npt.NDArray[np.bool_]) -> Direction:
    """Return the side at which an apse is round."""
    return "w" if mask[:, 0].sum() < mask[:, -1].sum() else "e"


def _rectangle(x: float, y: float, w: float, h: float) -> Points:
    return np.array([(x, y), (x + w, y), (x + w, y + h), (x, y + h)], np.float64)


def _ring(x: float, y: float, rx: float, ry: float, count: int = 56) -> Points:
    turn = np.arange(count) / count * math.tau
    return np.stack([x + rx * np.cos(turn), y + ry * np.sin(turn)], axis=1)


def _outline(shape: str, width: int, height: int, draws: Draws) -> list[Points]:
    w, h = float(width), float(height)
    if shape == "round":
        return [_ring(w / 2, h / 2, w / 2, h / 2)]
    if shape == "oct":
        c = min(w, h) * 0.29
        corners = [(c, 0), (w - c, 0), (w, c), (w, h - c), (w - c, h), (c, h), (0, h - c), (0, c)]
        return [np.array(corners, np.float64)]
    if shape == "cross":
        across, down = width // 3, height // 3
        return [_rectangle(0, down, w, h - 2 * down), _rectangle(across, 0, w - 2 * across, h)]
    if shape == "ell":
        a, b, corner = width // 2, height // 2, draws.integers(0, 4)
        return [_rectangle(0, b if corner > 1 else 0, w, h - b), _rectangle(a if corner % 2 else 0, 0, w - a, h)]
    if shape == "apse":
        k, left = h / 2, draws.chance(0.5)
        return [_rectangle(k if left else 0, 0, w - k, h), _ring(k if left else w - k, h / 2, k, h / 2)]
    if shape == "cave":
        return [_cave(w, h, draws)]
    return [_rectangle(0, 0, w, h)]


def _cave(w: float, h: float, draws: Draws) -> Points:
    turn = np.arange(72) / 72 * math.tau
    factor = np.full(72, 0.9)
    for wave in (2, 3, 5, 8, 13):
        factor += draws.uniform(0.25, 0.55) / wave**1.1 * 0.6 * np.sin(wave * turn + draws.uniform(0, math.tau))
    factor = np.clip(factor / factor.max() * 1.12, 0.5, 1.0)
    return np.stack([w / 2 + np.cos(turn) * factor * w / 2, h / 2 + np.sin(turn) * factor * h / 2], axis=1)


def _ports(piece: Piece, direction: Direction, width: int) -> list[CellId]:
    if piece.shape == "apse" and direction == round_end(piece.mask):
        return []
    dx, dy = STEPS[direction]
    cells: list[CellId] = []
    count = piece.height if dx else piece.width
    for index in range(count):
        cell = _first_cell(piece, direction, index)
        if cell is not None and _allowed(piece, direction, index, count, cell):
            cells.append(cell)
    if width == 2:
        side_x, side_y = abs(dy), abs(dx)
        known = set(cells)
        cells = [(x, y) for x, y in cells if (x + side_x, y + side_y) in known]
    return cells


def _first_cell(piece: Piece, direction: Direction, index: int) -> CellId | None:
    """Return the outermost cell of a row or column towards `direction`."""
    line = piece.mask[index, :] if direction in {"e", "w"} else piece.mask[:, index]
    cells = np.flatnonzero(line)
    if not len(cells):
        return None
    depth = int(cells[-1] if direction in {"e", "s"} else cells[0])
    return (depth, index) if direction in {"e", "w"} else (index, depth)


def _allowed(piece: Piece, direction: Direction, index: int, count: int, cell: CellId) -> bool:
    away = abs(index + 0.5 - count / 2)
    if piece.shape == "cave":
        return away <= count * 0.25
    if piece.shape in {"round", "apse"} and away > 0.6:
        return False
    if piece.shape == "oct" and away > 1.1:
        return False
    return count < 3 or (_flat(piece, direction, cell, -1) and _flat(piece, direction, cell, 1))


def _flat(piece: Piece, direction: Direction, cell: CellId, side: int) -> bool:
    """Whether the wall goes straight on beside the cell."""
    dx, dy = STEPS[direction]
    x, y = cell[0] + abs(dy) * side, cell[1] + abs(dx) * side
    return _inside(piece, x, y) and not _inside(piece, x + dx, y + dy)


def _inside(piece: Piece, x: int, y: int) -> bool:
    return 0 <= x < piece.width and 0 <= y < piece.height and bool(piece.mask[y, x])
