"""What leaves comes back: for every target, with what only Limner reads in a file and without."""

import json
from collections.abc import Iterable
from typing import Any

import pytest

from server.domain.map_grids import NewMapGrid
from server.domain.overlays import Door, Light, Position, Segment, Walls
from server.domain.places import point_of
from server.interop.map_scenes import MapFileOptions, MapScene
from server.interop.targets import TARGETS
from server.interop.universal_vtt import file_chunks, universal_vtt
from server.interop.universal_vtt_reader import read_universal_vtt
from server.interop.vtt_maps import VttMap
from tests.unit.interop.map_samples import GRID, dungeon, for_players, sample, scene
from tests.unit.interop.test_universal_vtt import UVTT

NEAR = 0.01
"""Cells."""
Spots = list[tuple[float, float]]


def again(map_: MapScene, target: str, *, foreign: bool = False) -> tuple[VttMap, MapScene]:
    """A map that left and came in, also as a scene over the picture that left with it."""
    file = universal_vtt(map_, MapFileOptions(target))
    content = b"".join(file_chunks(file, []))
    if foreign:
        content = json.dumps({k: v for k, v in json.loads(content).items() if k != "x_limner"}).encode()
    read = read_universal_vtt(content, map_.audience)
    grid, warnings = read.grid_over(file.framing.width, file.framing.height)
    assert not warnings
    return read, MapScene(file.framing.width, file.framing.height, grid, read.overlays, map_.audience)


def spots(map_: MapScene, positions: Iterable[Position], scale: float, left: float = 0.0, top: float = 0.0) -> Spots:
    """Places in cells from the corner of what left."""
    points = [point_of(each, map_.lattice) for each in positions]
    return [((x - left) / scale, (y - top) / scale) for x, y in points]


def parts(map_: MapScene, scale: float, left: float, top: float) -> list[tuple[Any, Spots]]:
    """Segments, doors and lights with what they are and where."""

    def placed(*positions: Position) -> Spots:
        return spots(map_, positions, scale, left, top)

    walls = map_.data(Walls)
    segments: list[Segment] = [each for part in walls for each in part.segments]
    doors: list[Door] = [each for part in walls for each in part.doors]
    made: list[tuple[Any, Spots]] = [(each.kind, placed(*each.points)) for each in segments]
    made += [
        ((each.kind, each.state, each.found), placed(each.start, each.end, *each.passage.points)) for each in doors
    ]
    for light in map_.data(Light):
        beam = (light.angle, light.direction) if light.angle else None
        made.append(((light.bright, light.dim, light.color, beam), placed(light.at)))
    return made


def assert_alike(one: list[tuple[Any, Spots]], other: list[tuple[Any, Spots]]) -> None:
    assert [each for each, _ in one] == [each for each, _ in other]
    for (_, mine), (_, theirs) in zip(one, other, strict=True):
        assert len(mine) == len(theirs)
        for (x, y), (far_x, far_y) in zip(mine, theirs, strict=True):
            assert max(abs(x - far_x), abs(y - far_y)) <= NEAR


GRIDS = {
    "square": GRID,
    "shifted": NewMapGrid(cell_size=66.4, offset_x=-20.3, offset_y=31.7, distance_per_cell=10, distance_unit="m"),
    "pointy": NewMapGrid(kind="hex_pointy", cell_size=81.3, offset_x=10, offset_y=-7, stagger="even", labels="border"),
    "flat": NewMapGrid(kind="hex_flat", cell_size=64, offset_x=-100, offset_y=55.5, diagonal_rule="euclidean"),
    "gridless": NewMapGrid(kind="none", cell_size=50, opacity=0.1, line_style="round_points", enabled=False),
}


@pytest.mark.parametrize("target", UVTT)
@pytest.mark.parametrize("grid", GRIDS)
def test_a_map_comes_back_as_it_was(target: str, grid: str) -> None:
    map_ = scene(*sample().overlays, grid=GRIDS[grid])
    framing = universal_vtt(map_, MapFileOptions(target)).framing
    read, back = again(map_, target)
    mine = parts(map_, framing.cell, framing.left, framing.top)
    assert_alike(mine, parts(back, framing.pixels_per_grid, 0.0, 0.0))
    assert read.title == "Two rooms"
    for name in ("kind", "distance_per_cell", "distance_unit", "color", "opacity", "labels", "line_style", "enabled"):
        assert getattr(back.grid, name) == getattr(map_.grid, name)


@pytest.mark.parametrize("grid", GRIDS)
def test_cells_lie_over_the_picture_that_leaves_as_they_lay(grid: str) -> None:
    map_ = scene(grid=GRIDS[grid])
    framing = universal_vtt(map_, MapFileOptions()).framing
    _, back = again(map_, "generic")
    for point in ((100.0, 80.0), (433.0, 200.5), (1200.0, 601.0), (711.0, 349.0)):
        x, y = map_.lattice.middle(map_.lattice.cell(point))
        spot = (x - framing.left) * framing.scale, (y - framing.top) * framing.scale
        middle = back.lattice.middle(back.lattice.cell(spot))
        assert max(abs(middle[0] - spot[0]), abs(middle[1] - spot[1])) <= NEAR * framing.pixels_per_grid


@pytest.mark.parametrize("target", UVTT)
@pytest.mark.parametrize("players", [False, True])
def test_a_dungeon_comes_back_as_it_was(target: str, players: bool) -> None:
    map_ = for_players(dungeon(2)) if players else dungeon(2)
    framing = universal_vtt(map_, MapFileOptions(target)).framing
    read, back = again(map_, target)
    assert_alike(parts(map_, framing.cell, 0, 0), parts(back, framing.pixels_per_grid, 0, 0))
    assert read.baked_light


@pytest.mark.parametrize("target", UVTT)
def test_other_programs_files_come_back_twice_alike(target: str) -> None:
    """What is in the plain lists alone, read and written again, is the same."""
    _, once = again(dungeon(3), target, foreign=True)
    read, twice = again(once, "generic" if target == "foundry" else target, foreign=True)
    first, second = (parts(each, each.grid.cell_size, 0, 0) for each in (once, twice))
    if TARGETS[target].range_share == 1 and target != "maptool":
        assert_alike(first, second)
    assert len(first) == len(second)
    assert read.warnings == ()
