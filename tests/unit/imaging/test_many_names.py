"""What names cost: as many as may be beside a tenth of them, and beside what outlining each of them would take."""

import time
from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image, ImageDraw

from server.domain.overlays import MOST_OVERLAYS, Label, Marker, Pixel, Position, SceneOverlay
from server.domain.scene import Grid, Output, Scene
from server.drawing.lettering import fonts
from server.imaging.render.render import render

pytestmark = pytest.mark.pictures

SIZE = (3000, 2000)
GRID = Grid(cell_size=70.0)


def label(number: int, place: Position) -> SceneOverlay:
    return SceneOverlay("label", Label(f"The Low Hall {number}", place, "note"))


def marker(number: int, place: Position) -> SceneOverlay:
    return SceneOverlay("marker", Marker(place, "room", number + 1, label=f"The Low Hall {number}"))


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("ground") / "ground.png"
    Image.new("RGB", SIZE, (166, 158, 146)).save(path, compress_level=1)
    return str(path)


def spent(work: Callable[[], object]) -> float:
    """Seconds of processor time."""
    began = time.process_time()
    work()
    return time.process_time() - began


def drawing(kind: Callable[[int, Position], SceneOverlay], count: int, ground: str) -> Callable[[], object]:
    places = np.random.default_rng(1).uniform((0, 0), SIZE, (count, 2)).tolist()
    overlays = tuple(kind(number, Position(pixel=Pixel(*place))) for number, place in enumerate(places))
    scene = Scene("gm", GRID.lattice, None, overlays, Output("png", 1.0, 85, None))
    return lambda: render(scene, ground)


@pytest.mark.parametrize("kind", [label, marker])
def test_ten_times_the_names_cost_about_ten_times_as_much(
    kind: Callable[[int, Position], SceneOverlay], ground: str
) -> None:
    few = min(spent(drawing(kind, MOST_OVERLAYS // 10, ground)) for _ in range(4))
    many = min(spent(drawing(kind, MOST_OVERLAYS, ground)) for _ in range(2))
    assert many <= 12 * few


def test_names_cost_a_fraction_of_their_outlines(ground: str) -> None:
    def outlined() -> None:
        font = fonts.font(fonts.ITALIC, 29)
        draw = ImageDraw.Draw(Image.new("L", (400, 60)))
        for number in range(100):
            draw.text((20, 40), f"The Low Hall {number}", 255, font, "ls", stroke_width=3.8)
            draw.text((20, 40), f"The Low Hall {number}", 255, font, "ls", stroke_width=0.5)

    bare = min(spent(drawing(label, 0, ground)) for _ in range(3))
    names = min(spent(drawing(label, MOST_OVERLAYS, ground)) for _ in range(2)) - bare
    outlines = min(spent(outlined) for _ in range(3)) * MOST_OVERLAYS / 100
    assert names <= outlines / 2
