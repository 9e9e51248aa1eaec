"""What of a room's floor is still free, in samples of a quarter of a cell."""

import math
from typing import Final, NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from server.generators.dungeon.plan import SIDES, STEPS, Direction, Plan, Room
from server.generators.dungeon.shapes import coverage

PER_CELL: Final = 4
SLACK: Final = 0.25
"""How much of a sample a thing may reach over."""

BADGE: Final = 1.7
"""Samples that must stay free around the middle of the room's number."""

Mask = npt.NDArray[np.bool_]


class Slot(NamedTuple):
    """A free place along a wall: the box in cells of the room, the side its back leans on."""

    x: float
    y: float
    w: float
    h: float
    side: Direction


class Ground:
    """The floor of one room. Coordinates are cells from the corner of the room's box.

    A cell in front of every known door stays free. Secret doors are walls here too: furniture must not betray them.
    """

    def __init__(self, plan: Plan, room: Room) -> None:
        self.width, self.height = room.width, room.height
        local = [polygon - (room.x, room.y) for polygon in room.polygons]
        self.floor: Mask = coverage(local, room.width, room.height, PER_CELL) > 0.8
        self.taken: Mask = ~self.floor
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

    def fits(self, x: float, y: float, w: float, h: float) -> bool:
        """Whether a box of floor is free."""
        left, top = math.floor(x * PER_CELL + SLACK), math.floor(y * PER_CELL + SLACK)
        right = max(left + 1, math.ceil((x + w) * PER_CELL - SLACK))
        bottom = max(top + 1, math.ceil((y + h) * PER_CELL - SLACK))
        if left < 0 or top < 0 or right > self.taken.shape[1] or bottom > self.taken.shape[0]:
            return False
        return not self.taken[top:bottom, left:right].any()

    def take(self, x: float, y: float, w: float, h: float) -> None:
        """Mark a box as taken, whatever stands there."""
        rows = slice(max(0, math.floor(y * PER_CELL + SLACK)), max(0, math.ceil((y + h) * PER_CELL - SLACK)))
        columns = slice(max(0, math.floor(x * PER_CELL + SLACK)), max(0, math.ceil((x + w) * PER_CELL - SLACK)))
        self.taken[rows, columns] = True

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
        found = {int(parts[rows, columns].max()) for rows, columns in self.lanes if parts[rows, columns].size}
        return len(found)

    def slots(self, width: float, depth: float, sides: str = "nesw") -> list[Slot]:
        """Return the free places along the walls for a thing of width x depth."""
        found: list[Slot] = []
        for side in SIDES:
            if side in sides:
                found += self._slots_at(side, width, depth)
        return found

    def _slots_at(self, side: Direction, width: float, depth: float) -> list[Slot]:
        across, deep = max(1, round(width * PER_CELL)), max(1, round(depth * PER_CELL))
        floor, taken = _facing(self.floor, side), _facing(self.taken, side)
        rows, columns = floor.shape
        if across > columns or deep > rows:
            return []
        whole = _windows(floor, across) == across
        busy = _windows(taken, across)
        first = whole.argmax(0)
        found: list[Slot] = []
        for index in np.flatnonzero(whole.any(0)).tolist():
            top = int(first[index])
            if top + deep > rows or top > rows // 3 or not whole[top : top + deep, index].all():
                continue
            if top and floor[top - 1, index : index + across].mean() > 0.6:
                continue
            if not busy[top : top + deep, index].any():
                found.append(self._slot(side, index / PER_CELL, top / PER_CELL, width, depth))
        return found

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
        opposite: dict[Direction, Direction] = {"n": "s", "s": "n", "w": "e", "e": "w"}
        return [link.direction if link.a == room.id else opposite[link.direction] for link in self.links]

    def seat(self, room: Room, width: float, depth: float, end: Direction | None) -> tuple[Direction, float]:
        """Return the wall for a throne, an altar or stairs and the offset from its middle.

        Best is a wall without doors, opposite a door; `end` comes first whatever its doors.
        """
        doors = self.door_sides(room)
        opposite: dict[Direction, Direction] = {"n": "s", "s": "n", "w": "e", "e": "w"}
        long_way = ("e", "w") if room.width >= room.height else ("n", "s")
        order: list[Direction] = sorted(
            ("n", "w", "e", "s"),
            key=lambda side: (doors.count(side), -doors.count(opposite[side]), side not in long_way),
        )
        if end is not None:
            order.insert(0, end)
        for off in (0.0, 0.5, -0.5, 1.0, -1.0, 1.5, -1.5, 2.0, -2.0):
            for side in order:
                dx, dy = STEPS[side]
                w, h = (width, depth) if dy else (depth, width)
                x = self.width / 2 + dx * (self.width - depth) / 2 + abs(dy) * off
                y = self.height / 2 + dy * (self.height - depth) / 2 + abs(dx) * off
                if self.fits(x - w / 2, y - h / 2, w, h):
                    return side, off
        return order[0], 0.0


def _span(start: int, length: int, limit: int) -> slice:
    return slice(max(0, start) * PER_CELL, max(0, min(limit, start + length)) * PER_CELL)


def _facing(mask: Mask, side: Direction) -> Mask:
    """Return a mask turned so that the wall in question is its first row."""
    return {"n": mask, "s": mask[::-1], "w": mask.T, "e": mask.T[::-1]}[side]


def _windows(mask: Mask, across: int) -> npt.NDArray[np.int64]:
    """Return how many samples are set in every window of `across` samples of every row."""
    total = np.zeros((mask.shape[0], mask.shape[1] + 1), np.int64)
    np.cumsum(mask, axis=1, out=total[:, 1:])
    return total[:, across:] - total[:, :-across]
