"""Outlines in pixels: cut to boxes, and where they have most room inside.

A ring is cut at one side of a box after the other (Ivan Sutherland and Gary Hodgman, "Reentrant Polygon Clipping",
1974): what is left runs along the box where the ring leaves it, and winds around every point of it as often as before.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from server.drawing.strokes import Points

Extent = tuple[float, float, float, float]
"""Left, top, right and bottom."""

_FEWEST_SIDES = 600
"""Sides of an outline that are looked at for a place inside."""
_SPOTS = 24
_ROUNDS = 4
_CENTERED = 0.04


def cut(ring: Points, box: Extent) -> Points:
    """Return what of a ring lies in a box; no points where that is nothing."""
    if inside(ring, box):
        return ring
    left, top, right, bottom = box
    for axis, limit, sign in ((0, left, 1.0), (0, right, -1.0), (1, top, 1.0), (1, bottom, -1.0)):
        if not len(ring):
            break
        ring = _cut_at(ring, axis, limit, sign)
    return ring


def inside(points: Points, box: Extent) -> bool:
    """Return whether all of some points lie in a box; of no points none does."""
    if not len(points):
        return False
    west, north, east, south = extent_of(points)
    return west >= box[0] and north >= box[1] and east <= box[2] and south <= box[3]


def extent_of(points: Points) -> Extent:
    """Return the box around some points."""
    (west, north), (east, south) = points.min(0).tolist(), points.max(0).tolist()
    return west, north, east, south


def _cut_at(ring: Points, axis: int, limit: float, sign: float) -> Points:
    inside = (ring[:, axis] - limit) * sign >= 0
    if inside.all():
        return ring
    earlier, was = np.roll(ring, 1, 0), np.roll(inside, 1)
    crossing = inside != was
    rise = np.where(crossing, ring[:, axis] - earlier[:, axis], 1.0)
    share = (limit - earlier[:, axis]) / rise
    met = earlier + (ring - earlier) * share[:, None]
    met[:, axis] = limit
    both = np.stack((met, ring), 1)
    kept: Points = both[np.stack((crossing, inside), 1)]
    return kept


@dataclass(frozen=True, slots=True)
class Berth:
    """The middle of the largest circle inside an outline, and its radius."""

    x: float
    y: float
    radius: float


def widest(rings: Sequence[Points], box: Extent) -> Berth | None:
    """Return where in a box there is most room inside of rings, any turn of them; None where there is none.

    After "polylabel" (https://github.com/mapbox/polylabel): the pole of inaccessibility. It is found to a hundredth of
    the box around what is seen of the rings; of one with many points some are left out.
    """
    seen = [part for ring in rings if len(part := cut(ring, box)) >= 3]
    if not seen:
        return None
    every = max(1, sum(map(len, seen)) // _FEWEST_SIDES)
    starts = np.concatenate([ring[::every] for ring in seen])
    ends = np.concatenate([np.roll(ring[::every], -1, 0) for ring in seen])
    low, high = starts.min(0), starts.max(0)
    room: Berth | None = None
    center = (low + high) / 2
    for _ in range(_ROUNDS):
        step = (high - low) / _SPOTS
        across, down = (low[axis] + step[axis] * (np.arange(_SPOTS) + 0.5) for axis in (0, 1))
        spots = np.stack(np.meshgrid(across, down), -1).reshape(-1, 2)
        rooms = _rooms(spots, starts, ends)
        # Of places with about as much room, the one in the middle.
        best = int((rooms - _CENTERED * np.sqrt(((spots - center) ** 2).sum(1))).argmax())
        if room is None and (rooms[best] <= 0 and rooms[best := int(rooms.argmax())] <= 0):
            return None
        if room is None or rooms[best] >= room.radius:
            room = Berth(float(spots[best, 0]), float(spots[best, 1]), float(rooms[best]))
        middle = np.array((room.x, room.y))
        low, high = middle - 2 * step, middle + 2 * step
    return room


def _rooms(spots: Points, starts: Points, ends: Points) -> npt.NDArray[np.float64]:
    """Return how far each spot is from the nearest side; below 0 outside."""
    along = ends - starts
    length = np.maximum((along**2).sum(1), 1e-12)
    away = spots[:, None] - starts[None]
    share = np.clip((away * along).sum(2) / length, 0.0, 1.0)
    gap = away - share[..., None] * along
    nearest = np.sqrt((gap**2).sum(2).min(1))
    above, below = starts[None, :, 1] <= spots[:, None, 1], ends[None, :, 1] <= spots[:, None, 1]
    side = along[:, 0] * away[..., 1] - along[:, 1] * away[..., 0]
    turns = ((above & ~below & (side < 0)).astype(np.int64) - (~above & below & (side > 0))).sum(1)
    rooms: npt.NDArray[np.float64] = np.where(turns != 0, nearest, -nearest)
    return rooms
