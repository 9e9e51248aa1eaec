"""Whole cells, whole pixels per cell, and a picture of exactly so many pixels."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from server.domain.errors import Invalid
from server.domain.export_errors import MapTooLarge
from server.domain.map_grids import NewMapGrid
from server.interop.framing import SLIVER, Framing, framed
from server.interop.map_scenes import MapFileOptions, MapScene
from server.interop.targets import MOST_SIDE, TARGETS, WEBP_SIDE


def framing_of(width: int, height: int, grid: NewMapGrid, spec: MapFileOptions) -> tuple[Framing, list[str]]:
    return framed(MapScene(width, height, grid), spec)


@settings(deadline=None)
@given(
    width=st.integers(100, 9000),
    height=st.integers(100, 9000),
    cell=st.floats(20, 400),
    across=st.floats(-500, 500),
    down=st.floats(-500, 500),
    kind=st.sampled_from(["square", "hex_pointy", "hex_flat", "none"]),
    target=st.sampled_from(sorted(TARGETS)),
)
def test_the_part_that_leaves(
    width: int, height: int, cell: float, across: float, down: float, kind: str, target: str
) -> None:
    grid = NewMapGrid(kind=kind, cell_size=cell, offset_x=across, offset_y=down)
    try:
        framing, _ = framing_of(width, height, grid, MapFileOptions(target))
    except MapTooLarge:
        return
    limits = TARGETS[target]
    assert framing.width == framing.columns * framing.pixels_per_grid
    assert framing.height == framing.rows * framing.pixels_per_grid
    assert max(framing.width, framing.height) <= limits.side
    assert framing.width * framing.height <= limits.most_pixels
    assert limits.least <= framing.pixels_per_grid <= limits.most
    for low, cells, most in ((framing.left, framing.columns, width), (framing.top, framing.rows, height)):
        # Nothing but slivers is lost, and no cell is added that shows nothing.
        assert low <= (SLIVER + 1e-5) * cell
        assert low + cells * cell >= most - (SLIVER + 1e-5) * cell
        if most > cell and not kind.startswith("hex"):
            assert low > (SLIVER - 1 - 1e-5) * cell
            assert low + cells * cell < most + (1 - SLIVER + 1e-5) * cell
    if not kind.startswith("hex"):
        assert math.isclose((framing.left - across) / cell, round((framing.left - across) / cell), abs_tol=1e-6)


def test_whole_cells_leave_as_they_are() -> None:
    framing, warnings = framing_of(2800, 2100, NewMapGrid(cell_size=70), MapFileOptions())
    assert (framing.left, framing.top, framing.columns, framing.rows, framing.scale) == (0, 0, 40, 30, 1)
    assert warnings == []


@pytest.mark.parametrize(
    ("offset", "columns", "left", "told"),
    [
        (0, 10, 0, ""),
        (4, 10, 4, "cropped"),
        (-4, 10, -4, "filled"),
        (35, 11, -35, "filled"),
        (66, 10, -4, "filled"),
    ],
)
def test_what_is_no_whole_cell_is_cropped_or_filled_up(offset: float, columns: int, left: float, told: str) -> None:
    framing, warnings = framing_of(700, 700, NewMapGrid(cell_size=70, offset_x=offset), MapFileOptions())
    assert (framing.columns, framing.left) == (columns, left)
    assert told in " ".join(warnings)
    assert bool(told) == bool(warnings)


@pytest.mark.parametrize(
    ("target", "cell", "cells", "pixels"),
    [
        ("generic", 70.3, 20, 70),
        ("foundry", 70, 40, 100),
        ("foundry", 70, 100, 80),
        ("maptool", 400, 10, 350),
        ("maptool", 5, 10, 9),
        ("encounter_plus", 140, 40, 102),
        ("owlbear", 160, 51, 156),
        ("owlbear", 160.6, 49, 161),
        ("generic", 140, 100, 80),
    ],
)
def test_pixels_of_a_cell_are_what_a_target_takes(target: str, cell: float, cells: int, pixels: int) -> None:
    side = math.ceil(cell * cells)
    framing, _ = framing_of(side, side, NewMapGrid(cell_size=cell), MapFileOptions(target))
    assert framing.pixels_per_grid == pixels


def test_another_size_than_the_one_foundry_assumes_is_told() -> None:
    _, warnings = framing_of(7000, 7000, NewMapGrid(cell_size=70), MapFileOptions("foundry"))
    assert any("Type 80 as the grid size" in each for each in warnings)


def test_more_is_to_be_had_up_to_what_graphics_hardware_shows() -> None:
    grid = NewMapGrid(cell_size=70)
    for format_, most in (("png", MOST_SIDE), ("webp", WEBP_SIDE)):
        framing, _ = framing_of(16_384, 700, grid, MapFileOptions(max_side=MOST_SIDE, format=format_))
        assert most - 1000 < framing.width <= most
    with pytest.raises(Invalid, match="16384"):
        framing_of(700, 700, grid, MapFileOptions(max_side=MOST_SIDE + 1))


def test_a_map_of_too_many_cells_is_refused() -> None:
    with pytest.raises(MapTooLarge, match="900 x 900 cells do not fit"):
        framing_of(9000, 9000, NewMapGrid(cell_size=10), MapFileOptions("foundry"))


def test_a_side_that_is_too_short_for_a_map_is_refused() -> None:
    with pytest.raises(Invalid, match="100 x 100 cells do not fit into 1999") as refused:
        framing_of(7000, 7000, NewMapGrid(cell_size=70), MapFileOptions("foundry", max_side=1999))
    assert refused.value.field == "max_side"


def test_hexagons_of_another_program_are_shifted_as_they_are_drawn() -> None:
    for stagger in ("", "none"):
        grid = NewMapGrid(kind="hex_pointy", cell_size=70, stagger=stagger)
        assert framing_of(700, 700, grid, MapFileOptions())[0].stagger == "odd"


@pytest.mark.parametrize("kind", ["hex_pointy", "hex_flat"])
@pytest.mark.parametrize("stagger", ["odd", "even"])
@pytest.mark.parametrize("offset", [0.0, 13.0, -31.5, 60.0, 160.0])
def test_hexagons_begin_at_the_corner(kind: str, stagger: str, offset: float) -> None:
    grid = NewMapGrid(kind=kind, cell_size=70, offset_x=offset, offset_y=-offset, stagger=stagger)
    map_ = MapScene(1000, 900, grid)
    framing, _ = framed(map_, MapFileOptions())
    mine = MapScene(1, 1, NewMapGrid(kind=kind, cell_size=70, stagger=framing.stagger)).lattice
    for point in ((300.0, 311.0), (640.0, 722.0), (501.0, 17.0)):
        middle = map_.lattice.middle(map_.lattice.cell(point))
        moved = middle[0] - framing.left, middle[1] - framing.top
        assert math.dist(mine.middle(mine.cell(moved)), moved) < 1e-6
