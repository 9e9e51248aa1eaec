"""What frames a picture: a legend of what it shows, a bar that is right at every scale, notes beside it."""

import math
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from server.domain.overlays import Data, Door, Marker, OverlayStyle, SceneOverlay, Walls
from server.domain.overlays.cartouche import Cartouche, Compass
from server.domain.overlays.legend import Legend, LegendItem
from server.domain.overlays.route import Route
from server.domain.overlays.scale_bar import ScaleBar
from server.domain.scene import Crop, Grid, Measure, Output, Scene
from server.drawing.canvas import Canvas
from server.drawing.pigments import CREAM
from server.imaging.render.cartouche import FRAMES, ROSE_ROOM
from server.imaging.render.easel import Easel
from server.imaging.render.frames import planned
from server.imaging.render.legend import NO_ROOM, SHORTENED
from server.imaging.render.panels import Panels
from server.imaging.render.placement import Placer
from server.imaging.render.registry import RENDERINGS
from server.imaging.render.render import Rendered, render
from server.imaging.render.rendering import Entry
from server.imaging.render.scale_bar import NO_MEASURE, round_length
from server.imaging.render.viewport import Viewport
from tests.overlay_samples.sample import at

CELL = 50.0
GRID = Grid(cell_size=CELL)
GROUND = (200, 200, 200)
ROOM = Marker(at(2, 2), "room", 7, label="Armoury", description="Rusty spears.")
TRAP = Marker(at(20, 10), "trap", 0, "T")
DOORS = Walls(doors=(Door(start=at(4, 4), end=at(5, 4)), Door("secret", start=at(6, 4), end=at(7, 4))))


def scene(*values: Data, audience: str = "gm", **changes: object) -> Scene:
    names = {Marker: "marker", Walls: "walls", Legend: "legend", ScaleBar: "scale_bar", Cartouche: "cartouche"}
    overlays = tuple(SceneOverlay(names[type(each)], each) for each in values)
    whole = Scene(audience, GRID.lattice, None, overlays, Output("png"), measure=Measure())
    return replace(whole, **changes)  # type: ignore[arg-type]  # any field of Scene


def picture(folder: Path, shown: Scene, size: tuple[int, int] = (1200, 800)) -> Rendered:
    path = folder / "ground.png"
    Image.new("RGB", size, GROUND).save(path)
    return render(shown, str(path))


def pixels(drawn: Rendered) -> np.ndarray:
    return np.asarray(Image.open(BytesIO(drawn.content)).convert("RGB")).astype(int)


WHOLE = Crop(0, 0, 1200, 800)


def entries(shown: Scene, crop: Crop = WHOLE) -> list[str]:
    """What a legend says of a scene in a part of the image."""
    seen: list[Entry] = []
    canvas = Canvas(Image.new("RGB", (crop.width, crop.height)))
    easel = Easel(canvas, Viewport(crop.x, crop.y, 1, 1, shown.lattice), shown.audience, Placer(*canvas.size))
    for each in shown.overlays:
        seen.extend(RENDERINGS[each.kind].entries(easel, each.data, each.style))
    return [each.label for each in dict.fromkeys(seen)]


def test_a_legend_says_what_is_drawn_here_and_for_whom() -> None:
    assert entries(scene(ROOM, TRAP, DOORS)) == ["Numbered room", "Trap", "Wooden door", "Secret door"]
    assert entries(scene(ROOM, replace(ROOM, number=8), DOORS, audience="players")) == ["Numbered room", "Wooden door"]
    assert entries(scene(ROOM, TRAP, DOORS), Crop(900, 400, 300, 400)) == ["Trap"]


def test_a_legend_that_has_nothing_to_say_is_not_drawn(tmp_path: Path) -> None:
    assert (pixels(picture(tmp_path, scene(Legend()))) == GROUND).all()
    assert (
        pixels(picture(tmp_path, scene(Legend(only_items=True), ROOM))) == pixels(picture(tmp_path, scene(ROOM)))
    ).all()


def test_a_legend_is_cut_to_its_room(tmp_path: Path) -> None:
    lines = tuple(LegendItem(f"Sign {number}", str(number)) for number in range(60))
    assert picture(tmp_path, scene(Legend(items=lines, columns=1))).warnings == (SHORTENED,)
    assert picture(tmp_path, scene(Legend(items=lines)), (3000, 2600)).warnings == ()
    assert picture(tmp_path, scene(Legend(items=lines)), (40, 30)).warnings == (NO_ROOM,)


@pytest.mark.parametrize(
    ("most", "length", "parts"),
    [(1.0, 1, 4), (1.99, 1, 4), (2.0, 2, 4), (7.3, 5, 5), (48, 20, 4), (0.0301, 0.02, 4), (999, 500, 5)],
)
def test_lengths_are_round(most: float, length: float, parts: int) -> None:
    told, divided = round_length(most)
    assert told == pytest.approx(length)
    assert divided == parts


@pytest.mark.parametrize("output", [{}, {"scale": 0.5}, {"scale": 1.7}, {"crop": Crop(100, 100, 700, 500)}])
def test_a_bar_is_as_long_as_it_says(tmp_path: Path, output: dict[str, object]) -> None:
    """Every other of its ten parts is bare paper."""
    shown = scene(ScaleBar(length=20, segments=10, corner="nw"), output=Output("png", **output))  # type: ignore[arg-type]
    drawn = pixels(picture(tmp_path, shown))
    scale = float(output.get("scale", 1.0))  # type: ignore[arg-type]
    paper = (drawn == CREAM).all(2)
    (columns,) = np.nonzero(paper[paper.sum(1).argmax()])
    # From the end of the first part to that of the last.
    assert columns[-1] - columns[0] == pytest.approx(20 / 5 * CELL * scale * 0.9, abs=5)


@pytest.mark.parametrize(("measure", "length"), [(None, 0.0), (Measure(), 1e6)])
def test_a_bar_that_cannot_be_is_a_warning(tmp_path: Path, measure: Measure | None, length: float) -> None:
    drawn = picture(tmp_path, scene(ScaleBar(length), measure=measure))
    assert len(drawn.warnings) == 1
    assert (drawn.warnings[0] == NO_MEASURE) == (measure is None)
    assert (pixels(drawn) == GROUND).all()


def test_panels_of_one_corner_do_not_cover_each_other() -> None:
    panels = Panels(Placer(1000, 800), (1000, 800), inset=20)
    boxes = [panels.reserve(corner, 200, 90) for corner in ("nw", "nw", "n", "ne", "sw", "s", "s", "se", "se")]
    for index, (left, top, right, bottom) in enumerate(boxes):
        assert 20 <= left < right <= 980
        assert 20 <= top < bottom <= 780
        for other in boxes[:index]:
            assert left >= other[2] or right <= other[0] or top >= other[3] or bottom <= other[1]


def test_names_keep_off_what_frames_the_picture(tmp_path: Path) -> None:
    canvas = Canvas(Image.new("RGB", (1200, 800), GROUND))
    easel = Easel(canvas, Viewport(0, 0, 1, 1, GRID.lattice), "gm", Placer(1200, 800), Measure())
    planned(easel, scene(Cartouche("The Sunken Crypt", corner="n")).overlays, RENDERINGS)
    left, top, right, bottom = easel.placer.find(600, 60, 100, 20, 60, ((0, 0), (0, 1)))
    assert top > 60
    assert left < 600 < right
    assert bottom < 800


@pytest.mark.parametrize("frame", FRAMES)
def test_names_stay_inside_the_frame(frame: str) -> None:
    canvas = Canvas(Image.new("RGB", (1200, 800), GROUND))
    easel = Easel(canvas, Viewport(0, 0, 1, 1, GRID.lattice), "gm", Placer(1200, 800), Measure())
    planned(easel, scene(Cartouche(frame=frame)).overlays, RENDERINGS)
    for x, y in ((600, 2), (1198, 400), (3, 797)):
        left, top, right, bottom = easel.placer.find(x, y, 100, 20, 0, ((0, 0),))
        assert min(left, top) >= easel.placer.edge - 1 > 3
        assert right <= 1201 - easel.placer.edge
        assert bottom <= 801 - easel.placer.edge


def test_a_frame_goes_round_and_leaves_the_middle(tmp_path: Path) -> None:
    for frame in ("line", "double", "ornate"):
        drawn = pixels(picture(tmp_path, scene(Cartouche(frame=frame))))
        changed = (drawn != GROUND).any(2)
        assert all(edge.all() for edge in (changed[0], changed[-1], changed[:, 0], changed[:, -1])), frame
        assert not changed[60:-60, 60:-60].any(), frame


@pytest.mark.parametrize("north", [0.0, 90.0, 225.0, -360.0])
def test_a_compass_points_where_it_is_told(tmp_path: Path, north: float) -> None:
    """The letter of north stands beside the rose, on that side."""
    drawn = pixels(picture(tmp_path, scene(Cartouche(compass=Compass("s", north)))))
    rows, columns = np.nonzero((drawn != GROUND).any(2))
    panels = Panels(Placer(1200, 800), (1200, 800))
    side = ROSE_ROOM * panels.letters
    left, top, _, _ = panels.reserve("s", side, side)
    across, down = columns - left - side / 2, rows - top - side / 2
    beyond = np.hypot(across, down) > 1.5 * panels.letters
    turn = math.radians(north)
    assert beyond.any()
    assert (across[beyond] * math.cos(turn) + down[beyond] * math.sin(turn)).min() > 0


def test_notes_stand_beside_the_picture_of_the_game_master(tmp_path: Path) -> None:
    plain, keyed = (picture(tmp_path, scene(ROOM, key=key)) for key in (False, True))
    assert (keyed.height, plain.width) == (plain.height, 1200)
    assert keyed.width > plain.width
    assert (pixels(keyed)[:, :1195] == pixels(plain)[:, :1195]).all()
    many = tuple(replace(ROOM, number=number, description="Rust. " * 400) for number in range(1, 200))
    (warning,) = picture(tmp_path, scene(*many, key=True)).warnings
    assert warning.startswith("The key is cut short: ")
    assert picture(tmp_path, scene(replace(ROOM, at=at(90, 90)), key=True)).width == 1200


@pytest.mark.parametrize("style", [OverlayStyle(line_width=200.0), OverlayStyle(halo_width=100.0, font_size=900.0)])
def test_a_sign_stays_in_its_line_whatever_its_style(style: OverlayStyle, tmp_path: Path) -> None:
    shown = scene(Legend(corner="nw"))
    route = Route((at(20, 12), at(23, 12)), "road", smoothing=0)

    def drawn(over: SceneOverlay) -> np.ndarray:
        return pixels(picture(tmp_path, replace(shown, overlays=(over, *shown.overlays))))

    wide, usual = (drawn(SceneOverlay("route", route, each)) for each in (style, OverlayStyle()))
    changed = np.argwhere(np.abs(wide - usual).max(2)[:400, :600] > 0)
    assert len(changed), "the sign follows the style"
    assert np.ptp(changed, axis=0).max() < 60
