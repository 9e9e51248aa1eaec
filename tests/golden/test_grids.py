"""Grids of every kind and style, drawn over a ground that hides nothing."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from server.domain.lattice import Contour
from server.domain.outlines import Outlines
from server.domain.scene import LATTICES, Grid, Output, Scene
from server.imaging.render.grid_labels import FORMATS, LABELS
from server.imaging.render.grid_marks import STYLES
from server.imaging.render.render import render
from tests.golden.stored_pictures import assert_as_stored
from tests.golden.test_renders import ground

CAVE: Contour = ((20, 30), (150, 12), (290, 40), (300, 150), (210, 180), (120, 165), (30, 175), (10, 90))
PILLAR: Contour = ((110, 70), (100, 110), (150, 125), (175, 90))
GRIDS = {
    "squares": Grid(cell_size=40.5, offset_x=-7, offset_y=5, opacity=0.7, line_style="corners", labels="per_cell"),
    "squares-dashed": Grid(cell_size=64, opacity=0.6, line_width=2, line_style="dashed", labels="border"),
    "squares-on-floor": Grid(cell_size=32, opacity=0.6, clip="floor"),
    "pointy": Grid("hex_pointy", 52.3, -10, -14.5, "#203A5A", 0.8, 2, labels="per_cell", label_format="digits"),
    "pointy-dotted": Grid(
        "hex_pointy", 38, opacity=0.9, line_width=2, stagger="even", line_style="dotted", clip="floor"
    ),
    "pointy-squares": Grid("hex_pointy", 44, opacity=0.9, line_width=2, line_style="square_points"),
    "flat": Grid("hex_flat", 48.7, 6, -9, "#F2E6C8", 0.9, 1.5, labels="per_cell", label_format="axial"),
    "flat-discs": Grid("hex_flat", 44, opacity=0.9, line_width=2, stagger="even", line_style="round_points"),
    "flat-diamonds": Grid("hex_flat", 44, opacity=0.9, line_width=2, line_style="diamond_points", labels="border"),
    "none": Grid("none", labels="per_cell"),
}


@pytest.mark.parametrize("name", GRIDS)
def test_grids_look_as_they_did(tmp_path: Path, name: str) -> None:
    grid = GRIDS[name]
    outlines = Outlines((CAVE, PILLAR), (CAVE,))
    scene = Scene("gm", grid.lattice, grid, (), Output("png"), outlines=outlines)
    picture = render(scene, ground(tmp_path))
    assert picture.warnings == ()
    assert_as_stored(Image.open(BytesIO(picture.content)), f"grids/{name}")


def test_there_is_a_picture_of_everything_a_grid_may_be() -> None:
    for name, words in (("kind", LATTICES), ("line_style", STYLES), ("labels", LABELS), ("label_format", FORMATS)):
        assert {getattr(each, name) for each in GRIDS.values()} == set(words)
