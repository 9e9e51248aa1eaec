"""Grids of all kinds and styles: lines lie where lattices say, no darker where they meet, and over the floor alone."""

import math
from dataclasses import replace
from itertools import product

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from server.domain.lattice import Contour
from server.domain.outlines import Outlines
from server.domain.scene import Grid
from server.drawing.canvas import Canvas
from server.imaging.render.grid import NO_FLOOR, draw_grid
from server.imaging.render.grid_labels import UNREADABLE
from server.imaging.render.grid_marks import STYLES
from server.imaging.render.viewport import Viewport

SIZE = (260, 190)
KINDS = ("square", "hex_pointy", "hex_flat")
Levels = npt.NDArray[np.uint8]
GRIDS = [
    Grid(kind=kind, cell_size=size, offset_x=x, offset_y=y, stagger=stagger, opacity=1.0, line_width=2.0)
    for kind, (size, x, y), stagger in product(
        KINDS, ((40.0, 0.0, 0.0), (33.37, -1000.7, 12.9), (61.5, 88.25, -0.5)), ("odd", "even")
    )
]


def drawn(
    grid: Grid,
    viewport: Viewport | None = None,
    floor: tuple[Contour, ...] | None = None,
    mode: str = "RGB",
    size: tuple[int, int] = SIZE,
) -> Levels:
    """How dark the grid makes a white picture: 0 to 255."""
    canvas = Canvas(Image.new(mode, size, "white"))
    warned = draw_grid(canvas, grid, viewport or Viewport(0, 0, 1, 1, grid.lattice), floor)
    assert not set(warned) - {NO_FLOOR}
    return 255 - np.asarray(canvas.finished())[..., 0]


def near(levels: Levels, x: float, y: float, reach: int) -> Levels:
    """What is drawn around a place."""
    left, top = max(0, math.floor(x) - reach), max(0, math.floor(y) - reach)
    return levels[top : math.floor(y) + reach + 1, left : math.floor(x) + reach + 1]


@pytest.mark.parametrize("grid", GRIDS)
@pytest.mark.parametrize("viewport", [(0.0, 0.0, 1.0), (17.5, -30.25, 1.37), (200.0, 100.0, 0.6)])
def test_lines_lie_between_cells(grid: Grid, viewport: tuple[float, float, float]) -> None:
    left, top, scale = viewport
    seen, lattice = Viewport(left, top, scale, scale, grid.lattice), grid.lattice
    for style in ("solid", "dashed", "corners"):
        levels = drawn(replace(grid, line_style=style), seen)
        columns, rows = lattice.within((left, top, left + SIZE[0] / scale, top + SIZE[1] / scale))
        looked_at = 0
        for cell in product(columns, rows):
            x, y = seen.seen(*lattice.middle(cell))
            if not (5 < x < SIZE[0] - 5 and 5 < y < SIZE[1] - 5):
                continue
            looked_at += 1
            assert not near(levels, x, y, 4).any()
            corners = [seen.seen(*each) for each in lattice.corners(cell)]
            sides = [
                ((x + far_x) / 2, (y + far_y) / 2)
                for (x, y), (far_x, far_y) in zip(corners, [*corners[1:], corners[0]], strict=True)
            ]
            for x, y in corners + (sides if style == "solid" else []):
                if 0 <= x < SIZE[0] and 0 <= y < SIZE[1]:
                    assert near(levels, x, y, 1).max() > 120
        assert looked_at > 3


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("kind", KINDS)
def test_where_lines_meet_they_are_no_darker(kind: str, style: str) -> None:
    half = drawn(Grid(kind=kind, cell_size=41.3, opacity=0.5, line_width=4, line_style=style))
    assert half.max() in (127, 128)
    whole = drawn(Grid(kind=kind, cell_size=41.3, opacity=1.0, line_width=4, line_style=style))
    assert whole.max() == 255
    assert not drawn(Grid(kind=kind, cell_size=41.3, opacity=0.0, line_width=4, line_style=style)).any()
    assert np.abs(whole.astype(int) - 2 * half.astype(int)).max() <= 2


@pytest.mark.parametrize("kind", ["hex_pointy", "hex_flat"])
@pytest.mark.parametrize("cell", [40.0, 47.9])
def test_slanted_lines_are_smooth(kind: str, cell: float) -> None:
    levels = drawn(Grid(kind=kind, cell_size=cell, opacity=1.0))
    assert len(np.unique(levels)) > 16


@pytest.mark.parametrize("kind", ["hex_pointy", "hex_flat"])
@pytest.mark.parametrize("cell", [40.0, 41.7, 12.3])
def test_lines_along_an_axis_all_look_alike(kind: str, cell: float) -> None:
    """As sharp in every row, whatever a cell measures."""
    levels = drawn(Grid(kind=kind, cell_size=cell, opacity=1.0), size=(400, 400))
    levels = levels if kind == "hex_pointy" else levels.T
    radius = cell / math.sqrt(3)
    for row in range(1, 400 // math.ceil(1.5 * radius) - 1):
        line = levels[math.floor((1.5 * row + 1) * radius)]
        assert set(np.unique(line)) == {0, 255}
        assert abs(int((line == 255).sum()) - 400 / cell) <= 1


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_crop_sees_the_same_grid(kind: str, style: str) -> None:
    grid = Grid(kind=kind, cell_size=37.7, opacity=1.0, line_width=3, line_style=style)
    whole, part = drawn(grid), drawn(grid, Viewport(30, 20, 1, 1, grid.lattice))
    # Dashes of a strip that is a pixel wider may end a little later.
    assert np.abs(whole[20:, 30:].astype(int) - part[:-20, :-30]).max() <= 3


@pytest.mark.parametrize("kind", KINDS)
def test_a_cell_larger_than_the_picture(kind: str) -> None:
    grid = Grid(kind=kind, cell_size=4096, opacity=1.0, line_style="dashed", labels="per_cell")
    assert drawn(grid).mean() < 10
    inside = replace(grid, offset_x=-2000, offset_y=-2000, labels="none")
    assert not drawn(inside).any()


@pytest.mark.parametrize("kind", KINDS)
def test_a_grid_over_clear_ground_keeps_its_colour(kind: str) -> None:
    grid = Grid(kind=kind, cell_size=50, color="#FF0000", opacity=0.5, line_style="dashed", line_width=3)
    canvas = Canvas(Image.new("RGBA", SIZE, (0, 0, 0, 0)))
    draw_grid(canvas, grid, Viewport(0, 0, 1, 1, grid.lattice), None)
    pixels = np.asarray(canvas.finished())
    seen = pixels[pixels[..., 3] > 20]
    assert len(seen) > 100
    assert seen[:, 0].min() >= 250
    assert seen[:, 1:3].max() <= 5
    assert seen[:, 3].max() in (127, 128)


@pytest.mark.parametrize("kind", KINDS)
def test_a_solid_base_stays_solid(kind: str) -> None:
    grid = Grid(kind=kind, cell_size=50, line_style="dotted", labels="per_cell")
    canvas = Canvas(Image.new("RGBA", SIZE, "white"))
    draw_grid(canvas, grid, Viewport(0, 0, 1, 1, grid.lattice), None)
    assert np.asarray(canvas.finished())[..., 3].min() == 255


def test_no_grid_draws_nothing() -> None:
    grid = Grid(kind="none", labels="per_cell", clip="floor")
    assert not drawn(grid, floor=()).any()


def test_every_style_is_another_picture() -> None:
    for kind in KINDS:
        pictures = {drawn(Grid(kind=kind, line_width=3, line_style=style)).tobytes() for style in STYLES}
        assert len(pictures) == len(STYLES)


ROOM: Contour = ((40.0, 30.0), (220.0, 30.0), (220.0, 160.0), (40.0, 160.0))
PILLAR: Contour = ((100.0, 80.0), (100.0, 120.0), (160.0, 120.0), (160.0, 80.0))
FAR: Contour = ((-1e9, -1e9), (1e9, -1e9), (1e9, 1e9), (-1e9, 1e9))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("style", ["solid", "dashed"])
def test_a_clipped_grid_is_drawn_on_floor_alone(kind: str, style: str) -> None:
    plain = Grid(kind=kind, cell_size=30, opacity=1.0, line_width=2, line_style=style)
    whole, clipped = drawn(plain), drawn(replace(plain, clip="floor"), floor=(ROOM, PILLAR))
    floor = np.zeros(whole.shape, bool)
    floor[30:160, 40:220] = True
    floor[80:120, 100:160] = False
    edge = np.zeros(whole.shape, bool)
    for top, bottom, left, right in ((30, 160, 40, 220), (80, 120, 100, 160)):
        edge[top - 1 : bottom + 1, left - 1 : right + 1] = True
        edge[top + 1 : bottom - 1, left + 1 : right - 1] = False
    edge[82:118, 102:158] = False
    assert (clipped[floor & ~edge] == whole[floor & ~edge]).all()
    assert not clipped[~floor & ~edge].any()
    everywhere = drawn(replace(plain, clip="floor"), floor=(FAR,))
    assert np.abs(everywhere.astype(int) - whole).max() <= 1


def test_an_image_without_a_floor_has_its_grid_whole_and_says_so() -> None:
    grid, canvas = Grid(clip="floor"), Canvas(Image.new("RGB", SIZE, "white"))
    assert draw_grid(canvas, grid, Viewport(0, 0, 1, 1, grid.lattice), None) == (NO_FLOOR,)
    assert np.asarray(canvas.finished()).tobytes() == (255 - drawn(Grid())[..., None].repeat(3, 2)).tobytes()


def test_players_have_the_floor_they_know() -> None:
    outlines = Outlines((ROOM, PILLAR), (ROOM,), (PILLAR,))
    assert outlines.known_to("players") == Outlines((ROOM,), (ROOM,), (PILLAR,))
    assert outlines.known_to("gm") == outlines


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", ["letters", "digits", "axial"])
def test_every_whole_cell_has_a_name_of_its_own(kind: str, form: str) -> None:
    grid = Grid(kind=kind, cell_size=60, labels="per_cell", label_format=form)
    lattice = grid.lattice
    levels = drawn(grid).astype(int) - drawn(replace(grid, labels="none"))
    named = {}
    for cell in product(*lattice.within((0, 0, *SIZE))):
        corners = lattice.corners(cell)
        if not all(0 <= x <= SIZE[0] and 0 <= y <= SIZE[1] for x, y in corners) or min(cell) < 0:
            continue
        x, y = map(math.floor, lattice.middle(cell))
        named[cell] = levels[y - 26 : y, x - 24 : x + 24]
        assert named[cell].max() > 60
        assert not levels[y + 2 : y + 12, x - 20 : x + 20].any()  # nothing but the name, and that is above
    assert len(named) >= 6
    assert len({each.tobytes() for each in named.values()}) == len(named)


def test_cells_before_the_first_have_no_name_but_coordinates() -> None:
    grid = Grid(cell_size=60, offset_x=120, offset_y=120, labels="per_cell", opacity=1.0)
    plain = drawn(replace(grid, labels="none"))
    assert not (drawn(grid) != plain)[:118].any()
    assert (drawn(replace(grid, label_format="axial")) != plain)[:118].any()


def test_names_stand_along_two_edges() -> None:
    grid = Grid(cell_size=50, labels="border", opacity=1.0)
    changed = drawn(grid, size=(400, 300)) != drawn(replace(grid, labels="none"), size=(400, 300))
    assert not changed[40:, 40:].any()
    assert all(changed[:40, at : at + 50].any() for at in range(0, 400, 50))
    assert all(changed[at : at + 50, :40].any() for at in range(0, 300, 50))


def test_names_on_rock_are_left_out() -> None:
    grid = Grid(cell_size=30, labels="per_cell", clip="floor")
    changed = drawn(grid, floor=(ROOM, PILLAR)) != drawn(replace(grid, labels="none"), floor=(ROOM, PILLAR))
    assert changed[60:80, 60:200].any()
    assert not changed[:25].any()
    assert not changed[92:118, 122:158].any()


def test_names_that_cannot_be_read_are_left_out() -> None:
    grid, canvas = Grid(cell_size=20, labels="per_cell"), Canvas(Image.new("RGB", SIZE, "white"))
    assert draw_grid(canvas, grid, Viewport(0, 0, 1, 1, grid.lattice), None) == (UNREADABLE,)
    assert (255 - np.asarray(canvas.finished())[..., 0] == drawn(replace(grid, labels="none"))).all()


def test_letters_go_on_after_the_last() -> None:
    wide = Grid(cell_size=30, labels="per_cell")
    levels = drawn(wide, Viewport(25 * 30, 0, 1, 1, wide.lattice))
    assert levels[4:12, 5:25].any()  # Z1
    assert levels[4:12, 33:57].any()  # AA1
