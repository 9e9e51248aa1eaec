"""What of a room's floor is still free, in samples of a quarter of a cell."""

import math
from typing import Final, NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from server.domain.lattice import Square
from server.generators.tactical.pieces import coverage
from server.generators.tactical.plan import OPPOSITE, SIDES, STEPS, Direction, Plan, Room

PER_CELL: Final = 4
SAMPLES: Final = Square(PER_CELL)
"""How cells lie over the samples of a room's floor."""

SLACK: Final = 0.25
"""How much of a sample a thing may reach over."""

BADGE: Final = 1.7
"""Samples that must stay free around the middle of the room's number."""

CURVED: Final = frozenset({"round", "oct", "apse"})
ROUNDED: Final = CURVED | {"cave"}
OPEN_BACK: Final = 0.6
"""The share of its back that a thing may have off the wall where the wall is not straight."""

OFFSETS: Final = (0.0, 0.5, -0.5, 1.0, -1.0, 1.5, -1.5, 2.0, -2.0)
INSETS: Final = (0.0, 0.25, 0.5, 0.75, 1.0, 1.25)
"""How far off the wall and off its middle the place of honour may lie, in cells."""

CROSS: Final = cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3))
Samples = npt.NDArray[np.bool_]


class Slot(NamedTuple):
    """A free place along a wall: the box in cells of the room, the side its back leans on."""

    x: float
    y: float
    w: float
    h: float
    side: Direction

    def against_wall(self, width: float, depth: float) -> tuple[float, float]:
        """The middle of a thing of this size that leans on the wall."""
        if self.side == "n":
            return self.x + width / 2, self.y + depth / 2
        if self.side == "s":
            return self.x + width / 2, self.y + self.h - depth / 2
        if self.side == "w":
            return self.x + depth / 2, self.y + width / 2
        return self.x + self.w - depth / 2, self.y + width / 2


class Seat(NamedTuple):
    """The place of honour of a room: the wall behind it, how far it lies off the middle of that wall, how far from it.

    In a room with a curved wall what stands there moves inwards until it fits.
    """

    side: Direction
    offset: float
    inset: float


class FreeFloor:
    """The floor of one room. Coordinates are cells from the corner of the room's box.

    A cell in front of every known door stays free. Secret doors are walls here too: furniture must not betray them.
    `kept` is floor to walk on where nothing is put by chance: runners, daises, rails.
    """

    def __init__(self, plan: Plan, room: Room) -> None:
        self.width, self.height = room.width, room.height
        local = [polygon - (room.x, room.y) for polygon in room.polygons]
        self.floor: Samples = coverage(local, room.width, room.height, PER_CELL) > 0.8
        if room.shape == "cave":
            # The wall of a cave is unsteady: it may come a quarter of a cell into the room.
            self.floor = cv2.erode(self.floor.astype(np.uint8), CROSS, borderValue=0) > 0
        self.taken: Samples = ~self.floor
        self.kept: Samples = np.zeros_like(self.floor)
        self.open_back = OPEN_BACK if room.shape in ROUNDED else 0.0
        self.links = [plan.links[door] for door in room.doors if plan.links[door].kind != "secret"]
        self.lanes: list[tuple[slice, slice]] = []
        for link in self.links:
            x, y, w, h = link.rect
            x, w = (x - 1, w + 2) if link.level else (x, w)
            y, h = (y, h) if link.level else (y - 1, h + 2)
            rows, columns = _span(y - room.y, h, room.height), _span(x - room.x, w, room.width)
            self.lanes.append((rows, columns))
            self.taken[rows, columns] = True
        self.walks = self._separate_walks()

    def fits(self, x: float, y: float, w: float, h: float, *, kept: bool = True) -> bool:
        """Whether a box of floor is free; what is `kept` counts as free unless told otherwise."""
        left, top = math.floor(x * PER_CELL + SLACK), math.floor(y * PER_CELL + SLACK)
        right = max(left + 1, math.ceil((x + w) * PER_CELL - SLACK))
        bottom = max(top + 1, math.ceil((y + h) * PER_CELL - SLACK))
        if left < 0 or top < 0 or right > self.taken.shape[1] or bottom > self.taken.shape[0]:
            return False
        if not kept and self.kept[top:bottom, left:right].any():
            return False
        return not self.taken[top:bottom, left:right].any()

    def take(self, x: float, y: float, w: float, h: float) -> None:
        """Mark a box as taken, whatever stands there."""
        self.taken[_box(x, y, w, h)] = True

    def keep(self, x: float, y: float, w: float, h: float) -> None:
        """Mark a box as kept clear of what is put by chance."""
        self.kept[_box(x, y, w, h)] = True

    def claim(self, x: float, y: float, w: float, h: float, *, numbered: bool) -> bool:
        """Take a box unless the doors would lose each other or, in a `numbered` room, the number its place."""
        before = self.taken.copy()
        self.take(x, y, w, h)
        walks = self._separate_walks()
        if walks > self.walks or (numbered and float(self.room_to_spare().max()) < BADGE):
            self.taken = before
            return False
        self.walks = walks
        return True

    def settle(self) -> None:
        """Accept how the walks are parted now, after a set piece was taken by force."""
        self.walks = self._separate_walks()

    def room_to_spare(self) -> npt.NDArray[np.float32]:
        """Return for every sample how many samples away the next taken one is."""
        free = np.pad((~self.taken).astype(np.uint8), 1)
        return np.asarray(cv2.distanceTransform(free, cv2.DIST_L2, 5)[1:-1, 1:-1], np.float32)

    def _separate_walks(self) -> int:
        """Count the parts of the free floor into which the doors fall; half a cell is wide enough to walk."""
        if len(self.lanes) < 2:
            return 1
        free = ~self.taken
        for rows, columns in self.lanes:
            free[rows, columns] = self.floor[rows, columns]
        wide = cv2.erode(free.astype(np.uint8), np.ones((2, 2), np.uint8), anchor=(0, 0))
        _, parts = cv2.connectedComponents(wide, connectivity=4)
        walks = {int(parts[rows, columns].max()) for rows, columns in self.lanes if parts[rows, columns].size}
        return len(walks)

    def slots(self, width: float, depth: float, sides: str = "nesw") -> list[Slot]:
        """Return the free places along the walls for a thing of width x depth."""
        places: list[Slot] = []
        for side in SIDES:
            if side in sides:
                places += self._slots_at(side, width, depth)
        return places

    def _slots_at(self, side: Direction, width: float, depth: float) -> list[Slot]:
        across, deep = max(1, round(width * PER_CELL)), max(1, round(depth * PER_CELL))
        floor, taken = _facing(self.floor, side), _facing(self.taken | self.kept, side)
        rows, columns = floor.shape
        if across > columns or deep > rows:
            return []
        inside, busy = _windows(floor, across), _windows(taken, across) > 0
        whole = inside == across
        top = whole.argmax(0)
        along = np.flatnonzero(whole.any(0) & (top <= min(rows // 3, rows - deep)))
        top = top[along]
        roomy = _windows(whole.T, deep).T[top, along] == deep
        free = _windows(busy.T, deep).T[top, along] == 0
        backed = (top == 0) | (inside[top - 1, along] <= self.open_back * across)
        chosen = np.flatnonzero(roomy & free & backed).tolist()
        return [self._slot(side, *SAMPLES.spot((float(along[k]), float(top[k]))), width, depth) for k in chosen]

    def _slot(self, side: Direction, along: float, top: float, width: float, depth: float) -> Slot:
        if side == "n":
            return Slot(along, top, width, depth, side)
        if side == "s":
            return Slot(along, self.height - top - depth, width, depth, side)
        if side == "w":
            return Slot(top, along, depth, width, side)
        return Slot(self.width - top - depth, along, depth, width, side)

    def door_sides(self, room: Room) -> list[Direction]:
        """Return the side of the room each known door lies at."""
        return [link.direction if link.a == room.id else OPPOSITE[link.direction] for link in self.links]

    def seat(self, room: Room, width: float, depth: float, end: Direction | None) -> Seat:
        """Return the place for a throne, an altar or stairs.

        Best is a wall without doors, opposite a door; `end` comes first whatever its doors.
        """
        doors = self.door_sides(room)
        long_way = ("e", "w") if room.width >= room.height else ("n", "s")
        order: list[Direction] = sorted(
            ("n", "w", "e", "s"),
            key=lambda side: (doors.count(side), -doors.count(OPPOSITE[side]), side not in long_way),
        )
        insets = INSETS if room.shape in CURVED else (0.0,)
        seats = [Seat(end, 0.0, inset) for inset in insets] if end is not None else []
        seats += [Seat(side, offset, inset) for offset in OFFSETS for inset in insets for side in order]
        return next((seat for seat in seats if self._fits_before(seat, width, depth)), seats[0])

    def _fits_before(self, seat: Seat, width: float, depth: float) -> bool:
        dx, dy = STEPS[seat.side]
        w, h = (width, depth) if dy else (depth, width)
        x = self.width / 2 + dx * (self.width / 2 - seat.inset - depth / 2) + abs(dy) * seat.offset
        y = self.height / 2 + dy * (self.height / 2 - seat.inset - depth / 2) + abs(dx) * seat.offset
        return self.fits(x - w / 2, y - h / 2, w, h)


def _box(x: float, y: float, w: float, h: float) -> tuple[slice, slice]:
    rows = slice(max(0, math.floor(y * PER_CELL + SLACK)), max(0, math.ceil((y + h) * PER_CELL - SLACK)))
    columns = slice(max(0, math.floor(x * PER_CELL + SLACK)), max(0, math.ceil((x + w) * PER_CELL - SLACK)))
    return rows, columns


def _span(start: int, length: int, limit: int) -> slice:
    return slice(max(0, start) * PER_CELL, max(0, min(limit, start + length)) * PER_CELL)


def _facing(mask: Samples, side: Direction) -> Samples:
    """Return a mask turned so that the wall in question is its first row."""
    return {"n": mask, "s": mask[::-1], "w": mask.T, "e": mask.T[::-1]}[side]


def _windows(mask: Samples, across: int) -> npt.NDArray[np.int64]:
    """Return how many samples are set in every window of `across` samples of every row."""
    total = np.zeros((mask.shape[0], mask.shape[1] + 1), np.int64)
    np.cumsum(mask, axis=1, out=total[:, 1:])
    return total[:, across:] - total[:, :-across]
