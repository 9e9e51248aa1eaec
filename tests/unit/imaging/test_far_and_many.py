"""What lies far away, reaches far, or lies there very often costs what is seen of it."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from server.domain.overlays import Cell, Position
from server.domain.overlays.ground import GroundForm
from server.domain.overlays.patch import Patch
from server.domain.overlays.shapes import GridCell
from server.domain.overlays.territory import Territory
from server.domain.scene import Grid, Output, Scene
from server.drawing.excerpts import Pane
from server.drawing.masks import Stencil
from server.imaging.render import areas
from server.imaging.render.parts import SIDE
from server.imaging.render.patch import TOO_MANY
from server.imaging.render.render import render
from server.imaging.render.source import MOST_LAID
from tests.overlay_samples.art import art_in
from tests.overlay_samples.sample import over
from tests.unit.imaging import scenes

LAND = Territory(GroundForm(cells=(GridCell(0, 0),)), border="glow")


@pytest.fixture
def base(tmp_path: Path) -> str:
    return scenes.stored(tmp_path)


def in_large_cells(side: float, **output: Any) -> Scene:
    """Ground of one cell of such a side."""
    return replace(
        scenes.scene(*over("territory", LAND)), lattice=Grid(cell_size=side).lattice, output=Output(**output)
    )


@pytest.mark.parametrize("cell", [Cell(1e6, 1e6), Cell(-1e6, 0), Cell(0, -7)])
def test_a_patch_beside_the_picture_is_not_there(cell: Cell, base: str, tmp_path: Path) -> None:
    far = replace(scenes.scene(*over("patch", Patch("portrait", Position(cell=cell)))), art=art_in(tmp_path))
    far = replace(far, lattice=Grid(cell_size=4096.0).lattice)
    picture = render(far, base)
    assert picture.warnings == ()
    assert picture.content == render(scenes.scene(), base).content


def test_patches_that_cover_a_picture_too_often_are_left_out(base: str, tmp_path: Path) -> None:
    large = Patch("banner", scenes.at(0, 0))
    shown = (200 * 280) / (400 * 280)  # of the picture
    fits = int(MOST_LAID / shown)
    for count, warnings in ((fits, ()), (fits + 1, (TOO_MANY,))):
        scene = replace(scenes.scene(*over("patch", *[large] * count)), art=art_in(tmp_path))
        assert render(scene, base).warnings == warnings


@pytest.mark.parametrize("side", [40.0, 900.0, 4096.0])
def test_masks_of_a_glow_do_not_grow_with_its_reach(side: float, base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sides: list[int] = []
    made = Stencil.__init__

    def noted(stencil: Stencil, part: Pane) -> None:
        sides.append(max(part[2] - part[0], part[3] - part[1]))
        made(stencil, part)

    monkeypatch.setattr(Stencil, "__init__", noted)
    render(in_large_cells(side, scale=4.0), base)
    assert 0 < max(sides) <= SIDE + 2 * (areas._FINE + 2)


def test_a_glow_of_coarse_pixels_looks_like_that_of_fine_ones(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def drawn() -> Any:
        return scenes.pixels(scenes.drawn(in_large_cells(320.0), base))

    fine = drawn()
    monkeypatch.setattr(areas, "_FINE", 24.0)
    coarse = drawn()
    assert np.abs(fine - coarse).mean() < 1
    assert 0 < np.abs(fine - coarse).max() < 12
    assert Image.fromarray(coarse.astype(np.uint8)).size == scenes.SIZE
