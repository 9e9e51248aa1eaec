"""What names cost: as many as may be beside a tenth of them, and beside what outlining each of them would take."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageFont

from server.domain.overlays import MOST_OVERLAYS, Label, Marker, Pixel, Position, SceneOverlay
from server.domain.scene import Grid, Output, Scene
from server.drawing.canvas import Canvas
from server.drawing.lettering import glyphs
from server.imaging.render.render import render
from tests.lines_run import lines_run

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


@pytest.fixture
def outlines(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts whose outlines are drawn with a stroke from now on, with nothing kept from before."""
    outline, drawn = ImageFont.FreeTypeFont.getmask2, []

    def counted(font: Any, text: str, *args: Any, **options: Any) -> Any:
        if options.get("stroke_width"):
            drawn.append(text)
        return outline(font, text, *args, **options)

    monkeypatch.setattr(glyphs, "_KEPT", glyphs._Kept())
    monkeypatch.setattr(ImageFont.FreeTypeFont, "getmask2", counted)
    return drawn


@pytest.fixture
def stamped(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The pixels of each mask that a picture is stamped with from now on."""
    stamp, pixels = Canvas.stamp, []

    def counted(canvas: Canvas, mask: Image.Image, *args: Any) -> None:
        pixels.append(mask.width * mask.height)
        stamp(canvas, mask, *args)

    monkeypatch.setattr(Canvas, "stamp", counted)
    return pixels


def drawing(kind: Callable[[int, Position], SceneOverlay], count: int, ground: str) -> Callable[[], object]:
    # As many of them side by side, however many there are.
    ground_size = np.array(SIZE) * (count / MOST_OVERLAYS) ** 0.5
    places = np.random.default_rng(1).uniform((0, 0), ground_size, (count, 2)).tolist()
    overlays = tuple(kind(number, Position(pixel=Pixel(*place))) for number, place in enumerate(places))
    scene = Scene("gm", GRID.lattice, None, overlays, Output("png", 1.0, 85, None))
    return lambda: render(scene, ground)


@pytest.mark.parametrize("kind", [label, marker])
def test_ten_times_the_names_take_about_ten_times_as_much(
    kind: Callable[[int, Position], SceneOverlay], ground: str, stamped: list[int]
) -> None:
    def spent(count: int) -> tuple[int, int]:
        """Lines of Python that are run, and pixels that are stamped."""
        stamped.clear()
        with lines_run() as lines:
            drawing(kind, count, ground)()
        return lines.count, sum(stamped)

    few, many = spent(MOST_OVERLAYS // 10), spent(MOST_OVERLAYS)
    assert many[0] <= 12 * few[0]
    assert many[1] <= 12 * few[1]


def test_names_cost_a_fraction_of_their_outlines(ground: str, outlines: list[str], stamped: list[int]) -> None:
    drawing(label, MOST_OVERLAYS, ground)()
    assert len(stamped) == 2 * MOST_OVERLAYS  # a halo and letters for each
    assert 0 < len(outlines) <= len(stamped) / 50
    assert max(stamped) <= 400 * 60
