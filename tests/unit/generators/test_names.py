"""Names lie over nothing: what stands in rooms is kept with the image, and names keep off it, off walls and doors."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import cv2
import numpy as np
import pytest
from PIL import Image

from server.domain.outlines import MOST_BYTES, Outlines, outlines_document, with_footprints
from server.domain.overlays import GM, Label, Marker, SceneOverlay, Walls
from server.domain.scene import Grid, Measure, Output, Scene
from server.drawing.lettering import blocks
from server.generators.tactical.dungeon.dressing.rooms import dress
from server.generators.tactical.dungeon.floor_outlines import outlines_for
from server.generators.tactical.dungeon.layout import lay_out
from server.generators.tactical.dungeon.overlays import overlays_of
from server.imaging.render import names
from server.imaging.render.badges import RADIUS
from server.imaging.render.render import render
from tests.unit.generators.laid_over import point

PX = 32
COLUMNS, ROWS = 40, 30
SEEDS = range(1, 9)
TOUCHED = 0.02
"""Share of a name that may touch what stands there."""
Box = tuple[float, float, float, float]


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[Box]:
    """The boxes of the letters of names that are drawn from now on."""
    draw, boxes = blocks.draw_block, []

    def recorded(canvas: Any, block: Any, left: float, top: float, *style: Any) -> None:
        boxes.append((left, top, left + block.width, top + block.height))
        draw(canvas, block, left, top, *style)

    monkeypatch.setattr(names, "draw_block", recorded)
    return boxes


def dungeon(seed: int) -> tuple[Scene, Outlines]:
    """A dungeon as the game master sees it."""
    plan = lay_out(COLUMNS, ROWS, seed)
    dressing = dress(plan)
    outlines = outlines_for(plan, dressing, PX)
    laid = overlays_of(plan, dressing)
    overlays = tuple(SceneOverlay(each.type, each.data, each.style) for each in laid)
    lattice = Grid(cell_size=PX).lattice
    return Scene(GM, lattice, None, overlays, Output("png"), outlines=outlines, measure=Measure()), outlines


def covered(scene: Scene, outlines: Outlines, boxes: Sequence[Box]) -> int:
    """How many of the boxes lie over something, or over each other."""
    props, walls = (np.zeros((ROWS * PX, COLUMNS * PX), np.uint8) for _ in range(2))
    for footprint in outlines.footprints:
        cv2.fillPoly(props, [np.array(footprint, np.int32)], (1,))
    for each in of_kind_in(scene, Walls):
        doors = [(door.start, door.end) for door in each.doors]
        for line in [*(segment.points for segment in each.segments), *doors]:
            points = np.rint(np.array([point(place) for place in line]) * PX).astype(np.int32)
            cv2.polylines(walls, [points], isClosed=False, color=(1,))
    badges = [point(marker.at) for marker in of_kind_in(scene, Marker)]
    count = 0
    for place, (left, top, right, bottom) in enumerate(boxes):
        part = slice(round(max(0, top)), round(bottom)), slice(round(max(0, left)), round(right))
        others = [each for at, each in enumerate(boxes) if at != place]
        count += bool(
            props[part].mean() > TOUCHED
            or walls[part].any()
            or any(left < each[2] and right > each[0] and top < each[3] and bottom > each[1] for each in others)
            or any(_meets((left, top, right, bottom), (x * PX, y * PX), RADIUS * PX) for x, y in badges)
        )
    return count


def of_kind_in(scene: Scene, kind: Any) -> list[Any]:
    """The data of every overlay of a kind."""
    return [each.data for each in scene.overlays if isinstance(each.data, kind)]


def _meets(box: Box, middle: tuple[float, float], radius: float) -> bool:
    """Whether a box and a disc have something in common."""
    across = max(box[0] - middle[0], 0.0, middle[0] - box[2])
    down = max(box[1] - middle[1], 0.0, middle[1] - box[3])
    return across**2 + down**2 < radius**2


def test_hardly_any_name_lies_over_something(tmp_path: Any, written: list[Box]) -> None:
    """Without what is kept of the ground, four in ten did."""
    Image.new("RGB", (COLUMNS * PX, ROWS * PX), (160, 150, 140)).save(ground := tmp_path / "ground.png")
    in_all = over = 0
    for seed in SEEDS:
        scene, outlines = dungeon(seed)
        written.clear()
        render(scene, str(ground))
        in_all += len(written)
        over += covered(scene, outlines, written)
    assert in_all >= 15 * len(SEEDS)
    assert over <= 0.06 * in_all, (over, in_all)


@pytest.mark.parametrize("seed", [14, 51, 55])
def test_the_title_makes_way_for_hidden_rooms(seed: int, tmp_path: Any, written: list[Box]) -> None:
    """Where it stands for players tells them nothing of these; the game master sees it on rock."""
    Image.new("RGB", (COLUMNS * PX, ROWS * PX), (160, 150, 140)).save(ground := tmp_path / "ground.png")
    scene, outlines = dungeon(seed)
    title = tuple(each for each in scene.overlays if isinstance(each.data, Label))
    boxes = []
    for floor in (outlines.players_floor, outlines.floor):
        written.clear()
        render(replace(scene, overlays=title, outlines=replace(outlines, floor=floor)), str(ground))
        boxes += written
    mask = np.zeros((ROWS * PX, COLUMNS * PX), np.uint8)
    cv2.fillPoly(mask, [np.array(each, np.int32) for each in outlines.floor], (1,))
    over = [mask[round(top) : round(bottom), round(left) : round(right)].any() for left, top, right, bottom in boxes]
    assert over == [True, False]


def test_what_stands_in_rooms_is_kept(tmp_path: Any) -> None:
    _, outlines = dungeon(3)
    assert len(outlines.footprints) > 100
    corners = np.array([corner for footprint in outlines.footprints for corner in footprint])
    assert (corners > -PX).all()
    assert (corners < np.array((COLUMNS + 1, ROWS + 1)) * PX).all()


def test_where_there_is_no_room_for_all_the_smallest_are_left_out() -> None:
    large = [tuple((x + 1000.0 * k, y) for x, y in ((0, 0), (50, 0), (50, 50), (0, 50))) for k in range(300)]
    small = [tuple((x + 1000.0 * k, y) for x, y in ((0, 0), (5, 0), (5, 5), (0, 5))) for k in range(3000)]
    outlines = with_footprints(Outlines(), [*small, *large])
    assert set(large) < set(outlines.footprints)
    assert len(outlines.footprints) < len(large) + len(small)
    outlines_document(outlines)
    assert MOST_BYTES == 64 << 10
