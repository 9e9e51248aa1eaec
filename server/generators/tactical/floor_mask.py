"""The floor of a whole dungeon as a raster, for contours, light and the painted picture."""

import cv2
import numpy as np

from server.drawing.materials.field import Mask
from server.drawing.strokes import Points
from server.generators.tactical.plan import Plan

_SHIFT = 4

CAVE_REACH = 1.15
"""How far the roughness of a cave reaches from its middle, in its radii."""


def floor_mask(plan: Plan, per_cell: int, *, secrets: bool = False, jambs: bool = False) -> Mask:
    """Return 1 for floor and 0 for rock, shape (rows * per_cell, columns * per_cell).

    Secret passages are floor only with `secrets`; door jambs are rock only with `jambs`.
    """
    mask = np.zeros((plan.rows * per_cell, plan.columns * per_cell), np.uint8)
    for room in plan.rooms:
        for polygon in room.polygons:
            _fill(mask, polygon, per_cell)
    for link in plan.links:
        if secrets or link.kind != "secret":
            _fill(mask, plan.opening(link), per_cell)
    if jambs:
        for link in plan.known_links:
            for x, y, w, h in plan.jambs(link):
                _box(mask, np.array([(x, y), (x + w, y + h)]), per_cell, 0)
    return mask


def cave_mask(plan: Plan, per_cell: int) -> Mask:
    """Return 1 where walls are natural, in and around every cave, and 0 elsewhere; shaped as `floor_mask`."""
    mask = np.zeros((plan.rows * per_cell, plan.columns * per_cell), np.uint8)
    for room in plan.rooms:
        if room.shape == "cave":
            middle = np.array(room.center)
            for polygon in room.polygons:
                wider = (polygon - middle) * CAVE_REACH + middle
                cv2.fillPoly(mask, [np.round(wider * per_cell).astype(np.int32)], (1,))
    return mask


def _box(mask: Mask, corners: Points, per_cell: int, value: int = 1) -> None:
    left, top = np.round(corners.min(0) * per_cell).astype(int).tolist()
    right, bottom = np.round(corners.max(0) * per_cell).astype(int).tolist()
    mask[max(0, top) : bottom, max(0, left) : right] = value


def _fill(mask: Mask, polygon: Points, per_cell: int) -> None:
    if len(polygon) == 4:
        _box(mask, polygon, per_cell)
    else:
        scaled = np.round((polygon * per_cell - 0.5) * 2**_SHIFT).astype(np.int32)
        cv2.fillPoly(mask, [scaled], (1,), shift=_SHIFT)
