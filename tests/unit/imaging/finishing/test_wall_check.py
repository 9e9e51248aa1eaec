"""The wall check: maps painted anew pass, maps with something in another place do not.

LIMNER_FINISHED_MAPS says how many maps of each sort: 100 unless it is set, 1000 for all.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from math import cos, sin, tau

import numpy as np
import pytest
from PIL import Image, ImageOps

from server.domain.lattice import Square
from server.domain.overlays import Cell, Door, Outline, Pixel, Position, Segment, Walls
from server.imaging.finishing.verdict import MOST_MISSING, MOST_P95, WallCheck
from server.imaging.finishing.wall_check import check_walls, sight_of
from server.imaging.finishing.wall_picture import wall_picture
from server.imaging.finishing.wall_plan import WallPlan, wall_plan
from tests.repainting import repainted
from tests.unit.imaging.finishing.broken_maps import Dungeon, base_of, moved, opened, scaled, walled_up, walls_of
from tests.unit.imaging.finishing.paintings import painted_anew

pytestmark = pytest.mark.pictures

MAPS = int(os.environ.get("LIMNER_FINISHED_MAPS", "100"))
MOST_ALARMS = 0.05
LEAST_CAUGHT = 0.98
LEAST_HOLES = 0.9
"""A hole of a cell, with jambs, in a wall: by far the smallest of what is broken here."""
SIZES = ((16, 14, 24), (18, 12, 32), (14, 14, 40), (16, 12, 28))


def dungeons() -> list[Dungeon]:
    return [Dungeon(300 + index, *SIZES[index % len(SIZES)]) for index in range(max(8, MAPS // 25))]


def checked(dungeon: Dungeon, picture: Image.Image) -> WallCheck:
    return check_walls(base_of(dungeon), picture, walls_of(dungeon))


def by_a_quarter(dungeon: Dungeon, number: int) -> Image.Image:
    turn, far = number * tau * 0.381966, dungeon.px / 4
    return moved(base_of(dungeon), far * cos(turn), far * sin(turn))


def larger(dungeon: Dungeon, number: int) -> Image.Image:
    return scaled(base_of(dungeon), (1.03, 1 / 1.03)[number % 2])


def mirrored(dungeon: Dungeon, number: int) -> Image.Image:
    return (ImageOps.mirror, ImageOps.flip)[number % 2](base_of(dungeon))


def without_a_door(dungeon: Dungeon, number: int) -> Image.Image | None:
    return walled_up(dungeon, number % 3)


def with_a_hole(dungeon: Dungeon, number: int) -> Image.Image | None:
    return opened(dungeon, number % 3)


BREAKS: tuple[Callable[[Dungeon, int], Image.Image | None], ...] = (
    by_a_quarter,
    without_a_door,
    with_a_hole,
    larger,
    mirrored,
)


def pairs(count: int) -> Iterator[tuple[int, Dungeon]]:
    every = dungeons()
    return ((number, every[number % len(every)]) for number in range(count))


def test_maps_painted_anew_pass() -> None:
    alarms = []
    for number, dungeon in pairs(MAPS):
        name, picture = painted_anew(base_of(dungeon), dungeon.px, number)
        check = checked(dungeon, picture)
        if check.moved:
            alarms.append(f"{number} {dungeon} {name}: {check}")
    assert len(alarms) <= MOST_ALARMS * MAPS, alarms


@pytest.mark.parametrize("broken", BREAKS)
def test_maps_with_something_in_another_place_fail(broken: Callable[[Dungeon, int], Image.Image | None]) -> None:
    missed, count = [], 0
    for number, dungeon in pairs(MAPS // len(BREAKS)):
        if (picture := broken(dungeon, number)) is None:
            continue
        count += 1
        name, picture = painted_anew(picture, dungeon.px, number)
        check = checked(dungeon, picture)
        if not check.moved:
            missed.append(f"{number} {dungeon} {name}: {check}")
    assert count >= MAPS // len(BREAKS) / 4
    least = LEAST_HOLES if broken is with_a_hole else LEAST_CAUGHT
    assert len(missed) <= max(1, (1 - least) * count), missed


def test_maps_drawn_by_another_hand_pass() -> None:
    alarms = [each for each in dungeons() if checked(each, base_of(each, redrawn=True)).moved]
    assert len(alarms) <= MOST_ALARMS * max(len(dungeons()), 1 / MOST_ALARMS), alarms


def test_a_door_walled_up_by_another_hand_is_seen() -> None:
    pictures = [(each, walled_up(each, 0, redrawn=True)) for each in dungeons()]
    assert not [each for each, picture in pictures if picture is not None and not checked(each, picture).moved]


@pytest.mark.parametrize("seed", range(3))
def test_the_base_itself_is_where_it_is(seed: int) -> None:
    dungeon = dungeons()[seed]
    check = checked(dungeon, base_of(dungeon))
    assert check.p95_cells < 0.01
    assert (check.missing_share, check.lost_walls, check.closed_doors) == (0.0, 0, 0)
    assert check.walls_cells > 30


@pytest.mark.parametrize("seed", range(3))
def test_what_shows_nothing_alike_has_moved(seed: int) -> None:
    dungeon = dungeons()[seed]
    size = base_of(dungeon).size
    noise = np.random.default_rng(seed).integers(0, 256, (size[1], size[0], 3)).astype(np.uint8)
    for picture in (Image.fromarray(noise), Image.new("RGB", size, (120, 110, 100)), base_of(dungeons()[seed + 4])):
        assert checked(dungeon, picture.resize(size)).moved


def test_a_map_without_walls_has_nothing_that_moved() -> None:
    picture = repainted(base_of(dungeons()[0]), 1)
    check = check_walls(base_of(dungeons()[0]), picture, WallPlan(24.0, (), ()))
    assert not check.moved
    assert check.walls_cells == 0


@pytest.mark.parametrize(
    ("p95", "missing", "lost", "closed", "is_moved"),
    [
        (MOST_P95, MOST_MISSING, 0, 0, False),
        (MOST_P95 + 0.001, 0.0, 0, 0, True),
        (0.0, MOST_MISSING + 0.001, 0, 0, True),
        (0.0, 0.0, 1, 0, True),
        (0.0, 0.0, 0, 1, True),
    ],
)
def test_the_limits_are_those_that_are_said(p95: float, missing: float, lost: int, closed: int, is_moved: bool) -> None:
    assert WallCheck(p95, missing, lost, closed, 100.0).moved == is_moved


def at(column: float, row: float) -> Position:
    return Position(cell=Cell(column, row))


def test_a_plan_is_what_a_picture_shows_of_walls() -> None:
    passage = Outline((at(1, 1), at(2, 1), at(2, 2), at(1, 2)))
    wall = Segment((at(0, 0), Position(pixel=Pixel(60.0, 5.0))))
    oak = Door("wood", "closed", at(1, 1.5), at(2, 1.5), passage)
    walls = Walls(
        (wall, Segment((at(0, 0), at(3, 0)), "invisible"), Segment((at(0, 0),)), Segment((at(0, 0), Position()))),
        (oak, replace(oak, kind="secret"), replace(oak, passage=Outline()), replace(oak, start=Position())),
    )
    plan = wall_plan([walls], Square(20.0, 2.0, 1.0))
    assert plan.walls == (((2.0, 1.0), (60.0, 5.0)),)
    assert [(each.start, each.end) for each in plan.doorways] == [((22.0, 31.0), (42.0, 31.0))]


def test_the_picture_of_a_check_has_the_pixels_of_the_map() -> None:
    dungeon = dungeons()[0]
    picture = by_a_quarter(dungeon, 1)
    seen = wall_picture(picture, walls_of(dungeon), sight_of(base_of(dungeon), picture, walls_of(dungeon)))
    assert seen.size == picture.size
    assert seen.tobytes() != picture.tobytes()
