"""What names keep off that is there before any of them: walls, doors, and what stands on the floor."""

import math
from collections.abc import Iterable, Sequence
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from server.domain.outlines import Outlines
from server.domain.overlays import Walls
from server.domain.scene import Scene
from server.drawing.canvas import FARTHEST
from server.drawing.strokes import Point
from server.imaging.render.viewport import Viewport

MOST_SAMPLES: Final = 1 << 21
"""Samples of a whole picture."""

_PER_CELL = 14.0
_PROP, _WALL = 2, 24
"""What a sample weighs of what stands somewhere, and of a wall: a wall is thin, and worse to cover."""
_WALL_WIDTH = 0.12
_SHIFT = 4

Sums = NDArray[np.int32]
Boxes = NDArray[np.float64]
"""Left, top, right, bottom in pixels of the picture, one box a row."""
Amounts = NDArray[np.float64]


class Obstacles:
    """Amounts on a raster of `step` pixels over a picture, summed up so that a box of any size costs the same."""

    def __init__(self, size: tuple[int, int], step: float) -> None:
        width, height = (max(1, math.ceil(side / step)) for side in size)
        self._step = step
        self._props = np.zeros((height, width), np.uint8)
        self._walls = np.zeros((height, width), np.uint8)
        self._floor = np.zeros((height, width), np.uint8)
        self._summed: tuple[Sums, Sums] | None = None

    def stand(self, outline: Sequence[Point]) -> None:
        """Something stands on this polygon, in pixels."""
        if _far(outline):
            return
        cv2.fillPoly(self._props, [self._sampled(outline)], (1,), shift=_SHIFT)
        self._summed = None

    def wall(self, line: Sequence[Point], width: float) -> None:
        """A wall runs along this line, `width` pixels wide."""
        if _far(line):
            return
        thickness = max(1, round(width / self._step))
        cv2.polylines(self._walls, [self._sampled(line)], isClosed=False, color=(1,), thickness=thickness, shift=_SHIFT)
        self._summed = None

    def lie(self, floor: Iterable[Sequence[Point]]) -> None:
        """Floor is what lies inside an odd number of these polygons, in pixels."""
        cv2.fillPoly(self._floor, [self._sampled(each) for each in floor if not _far(each)], (1,), shift=_SHIFT)

    def rock(self, boxes: Boxes) -> NDArray[np.bool_]:
        """Which of the boxes have no floor in them."""
        return np.asarray(_within(np.asarray(cv2.integral(self._floor), np.int32), self._cells(boxes)) == 0)

    def forget(self, hidden: NDArray[np.bool_]) -> None:
        """Nothing is known of what stands where a mask over the whole picture, of any size, says so."""
        height, width = self._props.shape
        mask = cv2.resize(hidden.astype(np.uint8), (width, height), interpolation=cv2.INTER_AREA) > 0
        self._props[mask] = self._walls[mask] = self._floor[mask] = 0
        self._summed = None

    def weights(self, boxes: Boxes) -> Amounts:
        """What lies in each of the boxes, in weighted pixels."""
        return _within(self._sums()[0], self._cells(boxes)) * self._step**2

    def walls(self, boxes: Boxes) -> Amounts:
        """How many samples of walls lie in each of the boxes."""
        return _within(self._sums()[1], self._cells(boxes))

    def _sampled(self, points: Sequence[Point]) -> NDArray[np.int32]:
        return np.asarray(np.rint((np.array(points) / self._step - 0.5) * 2**_SHIFT), np.int32)

    def _cells(self, boxes: Boxes) -> NDArray[np.intp]:
        height, width = self._props.shape
        cells = boxes * (1 / self._step)
        cells[:, :2] = np.floor(cells[:, :2])
        cells[:, 2:] = np.ceil(cells[:, 2:])
        return np.asarray(np.minimum(np.maximum(cells, 0), (width, height, width, height)), np.intp)

    def _sums(self) -> tuple[Sums, Sums]:
        if self._summed is None:
            weights = self._props * np.uint8(_PROP) + self._walls * np.uint8(_WALL)
            everything, walls = (np.asarray(cv2.integral(each), np.int32) for each in (weights, self._walls))
            self._summed = everything, walls
        return self._summed


CLEAR_GROUND: Final = Obstacles((1, 1), 1.0)
"""Where nothing is known to stand."""


def obstacles_of(scene: Scene, viewport: Viewport, size: tuple[int, int]) -> Obstacles:
    """What the audience of a scene may know of that stands on the part of the image that is seen."""
    walls = [each.data for each in scene.overlays if isinstance(each.data, Walls)]
    if scene.outlines is None and not walls:
        return CLEAR_GROUND
    step = max(1.0, viewport.cell / _PER_CELL, math.sqrt(size[0] * size[1] / MOST_SAMPLES))
    obstacles = Obstacles(size, step)
    width = _WALL_WIDTH * viewport.cell
    if scene.outlines is not None:
        obstacles.lie([viewport.seen(*corner) for corner in each] for each in scene.outlines.floor)
    for outline in () if scene.outlines is None else scene.outlines.footprints:
        obstacles.stand([viewport.seen(*corner) for corner in outline])
    for line in _lines(walls, scene.outlines, viewport):
        obstacles.wall(line, width)
    return obstacles


def _lines(walls: Iterable[Walls], outlines: Outlines | None, viewport: Viewport) -> Iterable[Sequence[Point]]:
    for outline in () if outlines is None else outlines.floor:
        yield [viewport.seen(*corner) for corner in (*outline, *outline[:1])]
    for each in walls:
        for segment in each.segments:
            if (line := viewport.places(segment.points)) is not None:
                yield line
        for door in each.doors:
            if door.kind != "arch" and (leaf := viewport.places((door.start, door.end))) is not None:
                yield leaf


def _within(sums: Sums, cells: NDArray[np.intp]) -> Amounts:
    left, top, right, bottom = cells.T
    return np.asarray(sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left], np.float64)


def _far(points: Sequence[Point]) -> bool:
    """Whether a point lies so far away, or nowhere, that the rasteriser cannot tell where."""
    return not points or not all(abs(each) <= FARTHEST for point in points for each in point)
