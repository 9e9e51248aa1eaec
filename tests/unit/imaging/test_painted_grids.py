"""Grids that are painted into pictures: which are read, how exactly, and where there is none."""

import itertools
import os

import numpy as np
import pytest
from PIL import Image

from server.domain.scene import Grid
from server.drawing.canvas import Canvas
from server.imaging.painted_grids.detection import LEAST_CONFIDENCE, painted_grid
from server.imaging.painted_grids.painted_grid import PaintedGrid
from server.imaging.render.grid import draw_grid
from server.imaging.render.viewport import Viewport
from tests.golden.stored_pictures import FOLDER
from tests.unit.imaging.painted_maps.corpus import with_grid, without_grid
from tests.unit.imaging.painted_maps.grounds import GROUNDS, meadow
from tests.unit.imaging.painted_maps.measured import counted

SIDE = 900
MAPS = int(os.environ.get("LIMNER_PAINTED_MAPS", "60"))
"""How many maps are made with a grid, and half as many without."""


def ruled(grid: Grid, width: int = 800, height: int = 600) -> Image.Image:
    """A meadow with a grid of our own over it."""
    ground = meadow(np.random.default_rng(5), width, height, 50).picture
    canvas = Canvas(Image.fromarray(np.clip(ground, 0, 255).astype(np.uint8)))
    draw_grid(canvas, grid, Viewport(0, 0, 1, 1, grid.lattice), None)
    return canvas.finished()


def read(picture: Image.Image) -> PaintedGrid:
    grid = painted_grid(picture)
    assert grid is not None
    return grid


@pytest.mark.pictures
def test_grids_of_all_looks_are_read_over_all_grounds() -> None:
    count = counted(with_grid(number, SIDE) for number in range(MAPS))
    assert count.answers["right"] >= 0.95 * MAPS, count.wrong
    assert max(count.cells) < 0.005


@pytest.mark.pictures
def test_where_no_grid_is_painted_there_is_none() -> None:
    count = counted(without_grid(number, SIDE) for number in range(MAPS // 2))
    assert count.answers["rightly none"] >= 0.99 * (MAPS // 2), count.wrong


@pytest.mark.pictures
def test_our_dungeons_without_a_grid_have_none() -> None:
    stored = sorted((FOLDER / "dungeons").glob("*.png")) + sorted((FOLDER / "bases").glob("*.png"))
    assert len(stored) >= 12
    for path in stored:
        picture = Image.open(path).convert("RGB")
        assert (
            painted_grid(picture.resize((picture.width * 3, picture.height * 3), Image.Resampling.BICUBIC)) is None
        ), path


@pytest.mark.parametrize("style", ["solid", "dashed", "dotted"])
@pytest.mark.parametrize("cell", [20.0, 47.3, 128.0])
def test_our_own_grids_are_read(cell: float, style: str) -> None:
    grid = read(ruled(Grid(cell_size=cell, offset_x=11.25, offset_y=7.5, opacity=0.4, line_style=style)))
    assert grid.kind == "square"
    assert abs(grid.cell_size / cell - 1) < 0.002
    for offset, wanted in ((grid.offset_x, 11.25), (grid.offset_y, 7.5)):
        assert 0 <= offset < grid.cell_size
        assert abs((offset - wanted + cell / 2) % cell - cell / 2) <= 1
    assert LEAST_CONFIDENCE <= grid.confidence <= 1


@pytest.mark.parametrize("kind", ["hex_pointy", "hex_flat"])
def test_hexagons_are_no_square_grid(kind: str) -> None:
    assert painted_grid(ruled(Grid(kind=kind, cell_size=48, opacity=0.8))) is None


def test_a_clear_grid_is_surer_than_a_faint_one_on_part_of_the_floor() -> None:
    clear = ruled(Grid(cell_size=40, opacity=0.8))
    partly = clear.copy()
    partly.paste(ruled(Grid(kind="none")).crop((0, 0, 420, 600)), (0, 0))
    assert read(clear).confidence > read(partly).confidence


@pytest.mark.pictures
def test_few_faint_lines_further_apart_do_not_displace_a_clear_grid() -> None:
    count = counted([with_grid(506, 1400)])
    assert count.answers["right"] == 1, count.wrong


def test_the_same_picture_has_the_same_answer() -> None:
    picture = with_grid(3, SIDE).picture
    assert painted_grid(picture) == painted_grid(picture.copy())


@pytest.mark.parametrize("size", [(1, 1), (3, 900), (900, 3), (47, 47), (49, 5000), (60, 60)])
def test_no_picture_is_too_small_or_too_flat(size: tuple[int, int]) -> None:
    noise = np.random.default_rng(1).integers(0, 256, (size[1], size[0], 3), np.uint8)
    for picture in (Image.new("RGB", size, "gray"), Image.fromarray(noise)):
        assert painted_grid(picture) is None


def test_any_mode_is_read() -> None:
    picture = ruled(Grid(cell_size=40, opacity=0.8))
    cells = [read(picture.convert(mode)).cell_size for mode in ("RGB", "RGBA", "L", "P")]
    assert all(abs(one - other) < 0.05 for one, other in itertools.combinations(cells, 2))


def test_every_ground_is_among_the_maps() -> None:
    assert {with_grid(number, 300).name.split()[1] for number in range(len(GROUNDS))} == set(GROUNDS)
