"""Dungeons as their generator draws them, and the same with one thing in another place: what a wall check is for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from PIL import Image

from server.domain.lattice import Square
from server.domain.overlays import Walls
from server.drawing.look import MASONRY, WASH
from server.generators.tactical.compositor import Base, paint_whole
from server.generators.tactical.dungeon.dressing.rooms import dress
from server.generators.tactical.dungeon.floors import surfaces
from server.generators.tactical.dungeon.layout import lay_out
from server.generators.tactical.dungeon.overlays import overlays_of
from server.generators.tactical.plan import STEPS, Dressing, Link, Plan
from server.generators.tactical.secrets import without_secrets
from server.imaging.finishing.wall_plan import WallPlan, wall_plan

LOOKS = (MASONRY, WASH)


@dataclass(frozen=True, slots=True)
class Dungeon:
    """A layout and how it is painted, at `px` pixels a cell."""

    seed: int
    columns: int
    rows: int
    px: int

    @property
    def look(self) -> int:
        return self.seed % len(LOOKS)


@cache
def planned(dungeon: Dungeon) -> tuple[Plan, Dressing]:
    plan = lay_out(dungeon.columns, dungeon.rows, dungeon.seed)
    return without_secrets(plan), dress(plan)


@cache
def walls_of(dungeon: Dungeon) -> WallPlan:
    plan, dressing = planned(dungeon)
    lattice = Square(float(dungeon.px))
    return wall_plan([each.data for each in overlays_of(plan, dressing) if isinstance(each.data, Walls)], lattice)


@cache
def base_of(dungeon: Dungeon, *, redrawn: bool = False) -> Image.Image:
    return painted(dungeon, planned(dungeon)[0], redrawn=redrawn)


def painted(dungeon: Dungeon, plan: Plan, *, redrawn: bool = False) -> Image.Image:
    """A plan of the dungeon as a picture; `redrawn`, by another hand: other walls and floors, and no furniture."""
    dressing = Dressing() if redrawn else planned(dungeon)[1]
    look = LOOKS[(dungeon.look + redrawn) % len(LOOKS)]
    return paint_whole(Base(plan, dressing, surfaces(plan.place), look), plan, dungeon.px).lit


@cache
def walled_up(dungeon: Dungeon, door: int, *, redrawn: bool = False) -> Image.Image | None:
    """The map without one of its doors; None if it has no more."""
    plan, _ = planned(dungeon)
    doors = [link for link in plan.links if not plan.natural(link)]
    if door >= len(doors):
        return None
    occupancy = plan.occupancy.copy()
    x, y, width, height = doors[door].rect
    occupancy[y : y + height, x : x + width] = 0
    gone = plan.links.index(doors[door])
    left = [link for link in plan.links if link is not doors[door]]
    rooms = [replace(room, doors=[each - (each > gone) for each in room.doors if each != gone]) for room in plan.rooms]
    return painted(dungeon, replace(plan, rooms=rooms, links=left, occupancy=occupancy), redrawn=redrawn)


@cache
def opened(dungeon: Dungeon, hole: int, *, redrawn: bool = False) -> Image.Image | None:
    """The map with a passage where there is none; None if there is no more room for any."""
    plan, _ = planned(dungeon)
    holes = list(_holes(plan))
    if hole >= len(holes):
        return None
    link = holes[np.random.default_rng(dungeon.seed).permutation(len(holes))[hole]]
    return painted(dungeon, replace(plan, links=[*plan.links, link]), redrawn=redrawn)


def _holes(plan: Plan) -> Iterator[Link]:
    """Straight ways of one to three cells through rock, between rooms whose walls are straight there."""
    rows, columns = plan.occupancy.shape
    straight = [0, *(room.id for room in plan.rooms if room.shape == "rect")]
    known = np.where(np.isin(plan.occupancy, straight), plan.occupancy, -1)
    for direction in ("e", "s"):
        dx, dy = STEPS[direction]
        for y, x in np.argwhere(known > 0).tolist():
            for gap in (1, 2, 3):
                across = [
                    [(y + dy * step + side * dx, x + dx * step + side * dy) for side in (-1, 0, 1)]
                    for step in range(gap + 2)
                ]
                if any(not (0 <= row < rows and 0 <= column < columns) for cells in across for row, column in cells):
                    break
                ids = [{int(known[cell]) for cell in cells} for cells in across]
                if len(ids[0]) == len(ids[-1]) == 1 and min(*ids[0], *ids[-1]) > 0 and set().union(*ids[1:-1]) == {0}:
                    yield Link(min(ids[0]), min(ids[-1]), direction, x + dx, y + dy, gap, kind="arch", at=gap / 2)


def moved(picture: Image.Image, across: float, down: float) -> Image.Image:
    """What a picture shows, so many pixels further right and further down; its edge is repeated."""
    return _warped(picture, (1, 0, -across, 0, 1, -down))


def scaled(picture: Image.Image, factor: float) -> Image.Image:
    """What a picture shows, larger from its middle on."""
    x, y = picture.width / 2, picture.height / 2
    return _warped(picture, (1 / factor, 0, x - x / factor, 0, 1 / factor, y - y / factor))


def _warped(picture: Image.Image, matrix: Sequence[float]) -> Image.Image:
    pad = 24
    wide = Image.fromarray(np.pad(np.asarray(picture), ((pad, pad), (pad, pad), (0, 0)), mode="edge"))
    a, b, c, d, e, f = matrix
    shifted = (a, b, c + pad, d, e, f + pad)
    return wide.transform(picture.size, Image.Transform.AFFINE, shifted, Image.Resampling.BICUBIC)
