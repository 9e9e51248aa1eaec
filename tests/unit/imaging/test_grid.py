"""The grid of whole lines over squares: where its lines are, how dark; and what of any grid is refused."""

import math
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from server.domain.errors import Invalid
from server.domain.scene import Grid
from server.drawing.canvas import Canvas
from server.imaging.render.grid import TOO_FINE, draw_grid
from server.imaging.render.viewport import Viewport

WHITE = (200, 150)


def lines(
    grid: Grid, scale: float = 1.0, left: float = 0.0, top: float = 0.0
) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    canvas = Canvas(Image.new("RGB", WHITE, "white"))
    assert draw_grid(canvas, grid, Viewport(left, top, scale, scale, grid.lattice), None) == ()
    return np.asarray(canvas.finished())[..., 0]


def test_lines_stand_on_cell_borders_and_crossings_are_no_darker() -> None:
    drawn = lines(Grid(cell_size=50, opacity=0.5))
    assert set(np.unique(drawn)) == {127, 255}
    columns = np.nonzero(drawn[10] < 255)[0]
    rows = np.nonzero(drawn[:, 10] < 255)[0]
    assert columns.tolist() == [0, 50, 100, 150]
    assert rows.tolist() == [0, 50, 100]


def test_lines_of_a_tall_picture_are_whole() -> None:
    canvas = Canvas(Image.new("RGB", (20, 1300), "white"))
    grid = Grid(cell_size=10, opacity=0.5)
    draw_grid(canvas, grid, Viewport(0, 0, 1.0, 1.0, grid.lattice), None)
    drawn = np.asarray(canvas.finished())[..., 0]
    assert (drawn[:, [0, 10]] == 127).all()
    assert (drawn[::10] == 127).all()
    assert (drawn == 255).sum() == 1300 * 20 * 9 * 9 / 100


@pytest.mark.parametrize("opacity", [0.3, 0.5, 1.0])
@pytest.mark.parametrize("offset", [-1.0, 0.0, 20.5])
def test_lines_over_clear_ground_look_as_over_opaque(opacity: float, offset: float) -> None:
    """Two ways to draw them."""
    grid = Grid(cell_size=23.3, opacity=opacity, line_width=3, offset_x=offset, offset_y=offset / 2)
    opaque = Image.effect_noise(WHITE, 80).convert("RGB")
    clear = opaque.copy()
    clear.putalpha(Image.new("L", WHITE, 254))
    pictures = []
    for ground in (opaque, clear):
        canvas = Canvas(ground.copy())
        draw_grid(canvas, grid, Viewport(0, 0, 1.0, 1.0, grid.lattice), None)
        pictures.append(np.asarray(canvas.finished().convert("RGB")).astype(int))
    assert np.abs(pictures[0] - pictures[1]).max() <= 3
    assert (pictures[0] != np.asarray(opaque)).any()


@pytest.mark.parametrize("cell", [33.3, 47.9, 7.77])
def test_an_uneven_cell_never_drifts(cell: float) -> None:
    columns = np.nonzero(lines(Grid(cell_size=cell, opacity=1.0))[3] < 255)[0]
    wanted = np.arange(len(columns)) * cell
    assert len(columns) == math.ceil(200 / cell)
    assert np.abs(columns + 0.5 - wanted).max() < 0.501


@pytest.mark.parametrize("offset", [-1000.0, -13.0, 7.0, 37.0, 1e7 + 7])
def test_offsets_of_any_size_shift_the_lines(offset: float) -> None:
    columns = np.nonzero(lines(Grid(cell_size=50, opacity=1.0, offset_x=offset))[3] < 255)[0]
    assert {int(column) % 50 for column in columns} == {int(offset) % 50}


def test_a_crop_sees_the_same_lines() -> None:
    whole = lines(Grid(cell_size=50, opacity=1.0, line_width=3))
    part = lines(Grid(cell_size=50, opacity=1.0, line_width=3), left=30, top=20)
    assert (part[:130, :170] == whole[20:, 30:]).all()


def test_width_follows_the_scale_and_thin_lines_fade() -> None:
    wide = lines(Grid(cell_size=50, opacity=1.0, line_width=4), scale=2.0)
    assert (wide[20] == 0).sum() == 4 + 8 + 4
    thin = lines(Grid(cell_size=50, opacity=1.0, line_width=1), scale=0.5)
    assert thin.min() == 127


@pytest.mark.parametrize(
    ("color", "opacity", "darkest"), [("#000000", 0.0, 255), ("#000000", 1.0, 0), ("#00000080", 1.0, 127)]
)
def test_opacity_and_alpha(color: str, opacity: float, darkest: int) -> None:
    assert lines(Grid(color=color, opacity=opacity)).min() == darkest


def test_one_cell_larger_than_the_picture() -> None:
    drawn = lines(Grid(cell_size=4096, opacity=1.0))
    assert (drawn[1:, 1:] == 255).all()
    assert (drawn[0] == 0).all()


def test_a_grid_too_fine_to_see_is_left_out() -> None:
    grid = Grid(cell_size=10)
    canvas = Canvas(Image.new("RGB", WHITE, "white"))
    assert draw_grid(canvas, grid, Viewport(0, 0, 0.2, 0.2, grid.lattice), None) == (TOO_FINE,)
    assert canvas.finished().getextrema() == ((255, 255),) * 3


def test_lines_over_clear_ground_keep_their_colour() -> None:
    grid = Grid(cell_size=50, color="#FF0000", opacity=0.5)
    canvas = Canvas(Image.new("RGBA", WHITE, (0, 0, 0, 0)))
    draw_grid(canvas, grid, Viewport(0, 0, 1, 1, grid.lattice), None)
    assert canvas.finished().getpixel((50, 20)) == (255, 0, 0, 128)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"kind": "isometric"}, "grid.kind"),
        ({"cell_size": 0.0}, "grid.size"),
        ({"cell_size": math.nan}, "grid.size"),
        ({"offset_x": math.inf}, "grid.size"),
        ({"opacity": 1.5}, "grid.opacity"),
        ({"color": "black"}, "grid.color"),
        ({"line_width": math.inf}, "grid.line_width"),
        ({"line_style": "wavy"}, "grid.line_style"),
        ({"labels": "some"}, "grid.labels"),
        ({"label_format": "roman"}, "grid.label_format"),
        ({"clip": "walls"}, "grid.clip"),
    ],
)
def test_what_cannot_be_a_grid_is_refused(change: dict[str, object], field: str) -> None:
    grid = replace(Grid(), **change)  # type: ignore[arg-type]  # one field of any type
    with pytest.raises(Invalid) as caught:
        draw_grid(Canvas(Image.new("RGB", WHITE)), grid, Viewport(0, 0, 1, 1, grid.lattice), None)
    assert caught.value.field == field
