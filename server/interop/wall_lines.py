"""Walls and doors of a map in cells, as a game table wants them: walls end where a door begins."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from server.domain.lattice import CellPoint, Contour
from server.domain.overlays import Door, Position, Walls
from server.domain.places import point_of
from server.domain.sight import CLOSE, Barrier, opened
from server.interop.cuts import CellLine, DoorCuts, made_of
from server.interop.framing import Framing
from server.interop.map_scenes import MapScene
from server.interop.tiles import Tiles

FARTHEST = 100_000.0
"""Cells from the corner of the map; what is farther away stands there."""
_BEYOND = 0.1
"""Cells beyond a passage at which a wall still shuts it."""


@dataclass(frozen=True, slots=True)
class WallRun:
    """A polyline of wall, in cells; `kind` is that of its segment."""

    kind: str
    points: CellLine


@dataclass(frozen=True, slots=True)
class DoorLeaf:
    """A door from `start` to `end`, in cells."""

    door: Door
    start: CellPoint
    end: CellPoint
    passage: Contour = ()


@dataclass(frozen=True, slots=True)
class WallLines:
    """All walls and doors of a map. Walls have gaps where `leaves` are; `walled_up` are doors that stay wall.

    `uncut` are the walls without gaps.
    """

    runs: tuple[WallRun, ...]
    leaves: tuple[DoorLeaf, ...]
    walled_up: tuple[DoorLeaf, ...]
    uncut: tuple[CellLine, ...]


def wall_lines(scene: MapScene, framing: Framing, secrets_as: str) -> WallLines:
    """The walls of a map cut at its doors; through them lead the passages of secret doors that are to be doors."""
    drawn, leaves = placed(scene, framing)
    doors = [each for each in leaves if each.door.kind != "arch"]
    shown: list[DoorLeaf] = []
    walled_up: list[DoorLeaf] = []
    for leaf in doors:
        is_wall = leaf.door.kind == "secret" and not leaf.door.found and secrets_as == "wall"
        (walled_up if is_wall else shown).append(leaf)
    walls = [each.points for each in drawn if each.kind == "wall"]
    solid = _Solid(walls)
    lines = opened_walls(walls, [each.passage for each in shown if solid.shuts(each)])
    # A gap that only a hidden door fills is wall; what stands in solid wall needs none.
    lines += [(each.start, each.end) for each in walled_up if not solid.shuts(each)]
    cuts = DoorCuts((each.start, each.end) for each in shown)
    runs = [WallRun("wall", piece) for line in lines for piece in cuts.pieces(line)]
    others = [each for each in drawn if each.kind != "wall"]
    return WallLines((*runs, *others), tuple(shown), tuple(walled_up), tuple(lines))


def placed(scene: MapScene, framing: Framing) -> tuple[list[WallRun], list[DoorLeaf]]:
    """All segments and doors of a map as they stand, without what is nowhere or has no length."""
    lattice = scene.lattice

    def line(positions: Iterable[Position]) -> CellLine:
        return _distinct(framing.spot(point_of(each, lattice)) for each in positions)

    runs, leaves = [], []
    for walls in scene.data(Walls):
        runs += [WallRun(each.kind, points) for each in walls.segments if len(points := line(each.points)) > 1]
        doors = [(door, line((door.start, door.end))) for door in walls.doors]
        leaves += [DoorLeaf(door, ends[0], ends[1], line(door.passage.points)) for door, ends in doors if len(ends) > 1]
    return runs, leaves


def opened_walls(walls: Iterable[CellLine], passages: Sequence[Contour]) -> list[CellLine]:
    """Walls in cells with passages through them."""
    if not passages:
        return list(walls)
    pieces = (_distinct(each.points) for each in opened(map(Barrier, walls), passages, CLOSE))
    return list(_joined(each for each in pieces if len(each) > 1))


def _distinct(points: Iterable[CellPoint]) -> CellLine:
    """Points to the millionth of a cell, none the same as the one before."""
    made: list[CellPoint] = []
    for x, y in points:
        if not math.isfinite(x + y):
            continue
        point = _near(x), _near(y)
        if made[-1:] != [point]:
            made.append(point)
    return tuple(made)


def _near(cells: float) -> float:
    return round(max(-FARTHEST, min(FARTHEST, cells)), 6) + 0.0


def _joined(lines: Iterable[CellLine]) -> Iterator[CellLine]:
    """Lines that go on where the one before ends as one line, until it is closed."""
    made: CellLine = ()
    for line in lines:
        if made and made[-1] == line[0] and made[0] != made[-1]:
            made = made_of(made, line)
            continue
        if made:
            yield made
        made = line
    if made:
        yield made


class _Solid:
    """Pieces of wall, asked for what they shut."""

    def __init__(self, walls: Iterable[CellLine]) -> None:
        self._pieces: Tiles[CellLine] = Tiles()
        for piece in (each for line in walls for each in pairwise(line)):
            self._pieces.add(piece, piece)

    def shuts(self, leaf: DoorLeaf) -> bool:
        """Whether a wall stands in the way of whoever walks straight through the passage of a door."""
        if len(leaf.passage) < 3:
            return False
        way = _way(leaf)
        return any(_cross(way, piece) for piece in self._pieces.near(way))


def _way(leaf: DoorLeaf) -> CellLine:
    """The way through the middle of a door, from a little before its passage to a little behind it."""
    (x, y), (far_x, far_y) = leaf.start, leaf.end
    length = math.dist(leaf.start, leaf.end)
    across, down = (y - far_y) / length, (far_x - x) / length
    middle_x, middle_y = (x + far_x) / 2, (y + far_y) / 2
    reach = [(each_x - middle_x) * across + (each_y - middle_y) * down for each_x, each_y in leaf.passage]
    ends = min(reach) - _BEYOND, max(reach) + _BEYOND
    return tuple((middle_x + across * each, middle_y + down * each) for each in ends)


def _cross(one: CellLine, other: CellLine) -> bool:
    return _apart(one, other) and _apart(other, one)


def _apart(line: CellLine, ends: CellLine) -> bool:
    """Whether two points lie on different sides of a line."""
    (x, y), (far_x, far_y) = line
    first, second = ((far_x - x) * (each[1] - y) - (far_y - y) * (each[0] - x) for each in ends)
    return (first > 0) != (second > 0)
