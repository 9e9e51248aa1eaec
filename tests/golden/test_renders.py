"""What is drawn over a picture, on a ground that hides nothing."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from server.domain.overlays import KINDS, Label, OverlayStyle, SceneOverlay, Walls
from server.imaging.render.registry import RENDERINGS
from server.imaging.render.render import render
from server.imaging.render.rendering import Rendering
from server.imaging.render.stamp import GONE
from server.imaging.render.token import ART_GONE
from server.imaging.render.token_signs import SIGNS_LEFT_OUT
from tests.golden.stored_pictures import assert_as_stored
from tests.overlay_samples.art import art_in
from tests.overlay_samples.marker import BADGES
from tests.overlay_samples.registry import SAMPLES
from tests.overlay_samples.sample import at, over, scene
from tests.overlay_samples.walls import DOORS

TOGETHER = scene(
    *over("walls", Walls((), DOORS)),
    *over("marker", *BADGES),
    SceneOverlay("label", Label("Sunken Crypt", at(2, 2)), OverlayStyle(color="#203A5A", opacity=0.85)),
    grid=True,
    scale=0.6,
)
SCENES = {name: each for sample in SAMPLES.values() for name, each in sample.pictures.items()} | {"together": TOGETHER}

WARNINGS = {"token_states": (ART_GONE,), "small_tokens": (SIGNS_LEFT_OUT,), "stamps": (GONE,)}


def ground(folder: Path) -> str:
    """Flat stone slabs: nothing in them hides a change of what is drawn over them."""
    image = Image.new("RGB", (320, 192), (166, 158, 146))
    for column in range(5):
        for row in range(3):
            if (column + row) % 2:
                image.paste((140, 132, 122), (column * 64, row * 64, column * 64 + 64, row * 64 + 64))
    path = folder / "ground.png"
    image.save(path)
    return str(path)


@pytest.mark.parametrize("name", SCENES)
def test_renders_look_as_they_did(tmp_path: Path, name: str) -> None:
    picture = render(replace(SCENES[name], art=art_in(tmp_path)), ground(tmp_path))
    assert picture.warnings == WARNINGS.get(name, ())
    assert_as_stored(Image.open(BytesIO(picture.content)), f"renders/{name}")


def test_there_is_a_picture_of_every_kind_that_is_drawn() -> None:
    drawn = {each.kind for sample in SAMPLES.values() for shown in sample.pictures.values() for each in shown.overlays}
    assert drawn == {name for name in KINDS if RENDERINGS[name] != Rendering()}
