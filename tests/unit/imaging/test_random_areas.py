"""Whatever areas and ways callers may send: a render ends, does not do much, and is the same each time."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from server.domain.overlays import KINDS, Pixel, Position, SceneOverlay
from server.domain.overlays.route import Route
from server.domain.scene import Crop, Grid, Measure, Output, Scene
from server.drawing.canvas import Canvas
from server.imaging.render.render import render
from tests.lines_run import lines_run
from tests.unit.imaging import scenes
from tests.unit.imaging.random_areas import KINDS_OF_AREAS, Dice

SCENES = 40
OVERLAYS = 12
MOST_LINES = 100_000 * OVERLAYS
MOST_STAMPS = 60 * OVERLAYS
GRIDS = ("square", "square", "hex_pointy", "hex_flat", "none")


def random_scene(dice: Dice) -> Scene:
    """A scene of overlays as they may be, on any grid, at any scale."""
    grid = Grid(dice.one(*GRIDS), dice.one(17.0, 40.0, 63.7), dice.between(-50, 50), dice.between(-50, 50))
    measure = dice.one(None, Measure(5.0, "ft"), Measure(6.0, "mi", "alternating_1"), Measure(1e-3, "m", "euclidean"))
    crop = dice.one(None, None, Crop(dice.whole(0, 300), dice.whole(0, 200), 90, 70))
    overlays = sorted((dice.overlay() for _ in range(OVERLAYS)), key=lambda each: KINDS[each.kind].layer)
    output = Output("png", dice.one(0.05, 0.5, 1.0, 1.0, 2.0), 85, crop)
    return Scene("gm", grid.lattice, None, tuple(overlays), output, measure=measure)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> str:
    return scenes.stored(tmp_path_factory.mktemp("base"))


@pytest.mark.parametrize("seed", range(SCENES))
def test_no_scene_breaks_a_render_or_costs_much(seed: int, base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    stamped: list[int] = []
    stamp = Canvas.stamp

    def counted(canvas: Canvas, mask: Image.Image, *args: Any) -> None:
        stamped.append(mask.width * mask.height)
        stamp(canvas, mask, *args)

    monkeypatch.setattr(Canvas, "stamp", counted)
    scene = random_scene(Dice(seed))
    with lines_run() as lines:
        picture = render(scene, base)
    assert lines.count < MOST_LINES
    assert len(stamped) < MOST_STAMPS
    width, height = scenes.SIZE
    assert max(stamped, default=0) <= 4 * (width + 200) * (height + 200)
    assert render(scene, base).content == picture.content


@pytest.mark.parametrize("seed", range(0, SCENES, 10))
def test_transparent_ground_stays_clean(seed: int, tmp_path: Path) -> None:
    path = scenes.stored(tmp_path, scenes.ground("RGBA"))
    scene = replace(random_scene(Dice(1000 + seed)), output=Output("png"))
    image = scenes.pixels(scenes.drawn(scene, path))
    assert image.shape[2] == 4
    assert (image[:, : scenes.SIZE[0] // 2, 3] == 255).all()


def test_all_kinds_are_among_them() -> None:
    dice = Dice(0)
    assert {dice.overlay().kind for _ in range(60)} == set(KINDS_OF_AREAS)


def test_what_a_scene_costs_does_not_depend_on_how_far_its_overlays_reach(base: str) -> None:
    def work(far: float) -> int:
        dice = Dice(3)
        places = [Position(pixel=Pixel(dice.between(-far, far), dice.between(-far, far))) for _ in range(200)]
        with lines_run() as lines:
            render(scenes.scene(SceneOverlay("route", Route(tuple(places)))), base)
        return lines.count

    assert work(1e6) < 2 * work(600.0)


def test_fringes_of_white_on_white_are_white(tmp_path: Path) -> None:
    path = scenes.stored(tmp_path, Image.new("RGB", scenes.SIZE, (255, 255, 255)))
    dice = Dice(5)
    overlay = dice.overlay()
    white = replace(overlay.style, color="#FFFFFF", fill="#FFFFFF", halo="#FFFFFF")
    image = scenes.pixels(scenes.drawn(scenes.scene(replace(overlay, style=white)), path))
    assert np.abs(image - 255).max() == 0
