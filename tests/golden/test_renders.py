"""What is drawn over a picture, on a ground that hides nothing."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from server.domain.overlays import (
    PLAYERS,
    Cell,
    Door,
    Label,
    Marker,
    Outline,
    OverlayStyle,
    Position,
    SceneOverlay,
    Walls,
)
from server.domain.scene import Crop, Grid, Output, Scene
from server.imaging.render.render import render
from tests.golden.stored_pictures import assert_as_stored

LATTICE = Grid(cell_size=64.0, color="#14100E", opacity=0.3, line_width=1.4)


def at(column: float, row: float) -> Position:
    return Position(cell=Cell(column, row))


def door(kind: str, state: str, column: float, row: float, length: float = 0.8) -> Door:
    return Door(kind, state, at(column, row), at(column + length, row))


DOORS = (
    door("wood", "closed", 0.4, 0.5),
    door("wood", "locked", 1.5, 0.5),
    door("wood", "open", 2.7, 0.3),
    door("iron", "locked", 0.4, 1.3),
    door("iron", "open", 1.6, 1.1),
    door("double", "closed", 2.6, 1.9, 1.8),
    door("portcullis", "closed", 0.4, 2.3),
    door("portcullis", "open", 1.5, 2.3),
    Door("wood", "closed", at(4.4, 0.4), at(4.1, 1.2)),
)
SECRET = Door("secret", "closed", at(3.5, 2.2), at(3.5, 2.8), Outline((at(3, 2), at(4, 2), at(4, 3), at(3, 3))))
BADGES = (
    Marker(at(0.6, 0.6), "room", 7, label="Armoury"),
    Marker(at(2.0, 0.6), "room", 42),
    Marker(at(3.2, 0.6), "room", 137, label="مقبرة"),
    Marker(at(4.4, 0.6), "trap", 0, "T"),
    Marker(at(0.6, 2.0), "treasure", 0, "☠"),
    Marker(at(2.0, 2.0), "custom", 0, "Gb"),
)
LABELS = (
    Label("Halls of Aveline", at(4, 0.8), "title"),
    Label("Sunken Crypt", at(2, 2.2), "region"),
    Label("Erdő ПЕЩЕРА", at(6, 2.2), "region"),
    Label("cold air from below", at(2, 3.5), "note"),
    Label("שלום 12 क्षत्रिय", at(6, 3.5), "region"),
)


def scene(*overlays: SceneOverlay, grid: bool = False, **output: object) -> Scene:
    options = Output("png", **output)  # type: ignore[arg-type]  # any field of Output
    return Scene("gm", LATTICE.lattice, LATTICE if grid else None, overlays, options)


WALLS = SceneOverlay("walls", Walls((), DOORS))
HIDDEN = SceneOverlay("walls", Walls((), (SECRET,)))
MARKERS = tuple(SceneOverlay("marker", marker) for marker in BADGES)
NAMES = tuple(SceneOverlay("label", label) for label in LABELS)
SCENES = {
    "doors": scene(WALLS, grid=True),
    "secret": scene(WALLS, HIDDEN, crop=Crop(128, 64, 192, 128), scale=1.5),
    "players": replace(scene(WALLS, HIDDEN, crop=Crop(128, 64, 192, 128), scale=1.5), audience=PLAYERS),
    "badges": scene(*MARKERS),
    "labels": replace(scene(*NAMES), lattice=replace(LATTICE, cell_size=40.0).lattice),
    "together": scene(
        WALLS,
        *MARKERS,
        SceneOverlay("label", Label("Sunken Crypt", at(2, 2)), OverlayStyle(color="#203A5A", opacity=0.85)),
        grid=True,
        scale=0.6,
    ),
}


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
    picture = render(SCENES[name], ground(tmp_path))
    assert picture.warnings == ()
    assert_as_stored(Image.open(BytesIO(picture.content)), f"renders/{name}")
