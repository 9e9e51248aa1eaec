"""Scenes and base pictures for the tests of drawing."""

import io
from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image

from server.domain.overlays import (
    GM,
    Cell,
    Door,
    Label,
    Light,
    Marker,
    Outline,
    OverlayStyle,
    Position,
    SceneOverlay,
    Segment,
    Walls,
)
from server.domain.scene import Crop, Grid, Output, Scene
from server.imaging.render.render import render

LATTICE = Grid(cell_size=40.0)
SIZE = (400, 280)


def at(column: float, row: float) -> Position:
    return Position(cell=Cell(column, row))


def ground(mode: str = "RGB", size: tuple[int, int] = SIZE) -> Image.Image:
    """Calm stone with a little grain; with alpha, the right half is clear."""
    grain = np.random.default_rng(3).integers(-6, 7, (size[1], size[0], 1))
    pixels = np.clip(np.array((166, 158, 146)) + grain, 0, 255).astype(np.uint8)
    image = Image.fromarray(pixels).convert(mode)
    if mode == "RGBA":
        image.paste((0, 0, 0, 0), (size[0] // 2, 0, size[0], size[1]))
    return image


def stored(folder: Path, image: Image.Image | None = None) -> str:
    path = folder / "stored.png"
    (image or ground()).save(path, "PNG")
    return str(path)


def doors(*, secret: bool) -> Walls:
    shown = [
        Door("wood", "closed", at(1, 1), at(2, 1)),
        Door("iron", "locked", at(3, 1), at(4, 1)),
        Door("double", "closed", at(5, 1), at(7, 1)),
        Door("portcullis", "closed", at(8, 0.6), at(8, 1.5)),
        Door("wood", "open", at(1, 2.4), at(1.9, 2.4)),
        Door("arch", "open", at(3, 2.4), at(4, 2.4)),
    ]
    if secret:
        passage = Outline((at(6, 2), at(7, 2), at(7, 3), at(6, 3)))
        shown.append(Door("secret", "closed", at(6.5, 2), at(6.5, 3), passage))
    return Walls((Segment((at(0, 0), at(10, 0), at(10, 7))),), tuple(shown))


def shared_overlays() -> tuple[SceneOverlay, ...]:
    return (
        SceneOverlay("walls", doors(secret=False)),
        SceneOverlay("label", Label("The Low Halls", at(5, 6), "region")),
        SceneOverlay("light", Light(at(2, 2), 20, 40)),
    )


def gm_overlays() -> tuple[SceneOverlay, ...]:
    secret = doors(secret=True).doors[-1]
    return (
        SceneOverlay("walls", Walls((), (secret,))),
        SceneOverlay("marker", Marker(at(2, 4), "room", 7, label="Armoury")),
        SceneOverlay("marker", Marker(at(4.5, 4), "trap", 0, "T")),
        SceneOverlay("marker", Marker(at(8, 4), "room", 137)),
        SceneOverlay(
            "label", Label("cold air from below", at(6.5, 3.4), "note"), OverlayStyle(color="#203040", opacity=0.8)
        ),
    )


def scene(
    *overlays: SceneOverlay, audience: str = GM, grid: Grid | None = None, crop: Crop | None = None, scale: float = 1.0
) -> Scene:
    return Scene(audience, LATTICE.lattice, grid, overlays, Output("png", scale, 85, crop))


def full(**options: object) -> Scene:
    return replace(scene(*shared_overlays(), *gm_overlays(), grid=LATTICE), **options)  # type: ignore[arg-type]  # any field


def drawn(shown: Scene, path: str) -> Image.Image:
    image = Image.open(io.BytesIO(render(shown, path).content))
    image.load()
    return image


def pixels(image: Image.Image) -> "np.ndarray[tuple[int, ...], np.dtype[np.int16]]":
    return np.asarray(image).astype(np.int16)
