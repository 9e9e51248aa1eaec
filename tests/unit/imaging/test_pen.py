import numpy as np
import pytest
from PIL import Image

from server.drawing.canvas import Canvas
from server.drawing.pigments import LIT, OAK, UNLIT
from server.imaging.render.pen import FALL, RAISED, Pen


def leaf(cell: float, height: float = 0.0) -> Pen:
    pen = Pen(cell, (3, 4))
    with pen.frame((2 * cell, cell), 0.0):
        pen.box(0, 0, 1, 0.5, OAK, height=height)
    return pen


def test_the_same_seed_draws_the_same_lines_at_every_scale() -> None:
    small, large = (leaf(cell).layers["body"][0].points for cell in (20.0, 90.0))
    assert small == pytest.approx(large)
    assert (small.min(0), small.max(0)) == (pytest.approx([2, 1], abs=0.05), pytest.approx([3, 1.5], abs=0.05))


def test_what_is_raised_throws_its_shadow_to_the_south_east() -> None:
    seen = []
    for height in (0.0, RAISED):
        canvas = Canvas(Image.new("RGB", (200, 100), (200, 200, 200)))
        leaf(50.0, height).paint(canvas, 1.0)
        seen.append(np.asarray(canvas.finished(), np.int16))
    changed = np.argwhere((seen[0] != seen[1]).any(2))
    assert (seen[1] <= seen[0]).all()
    assert changed.max(0)[::-1] == pytest.approx(np.array([150, 75]) + FALL * 50, abs=2)


@pytest.mark.parametrize("quarter", range(4))
def test_the_edges_towards_the_light_are_lit_however_a_thing_is_turned(quarter: int) -> None:
    pen = Pen(40.0, (1,))
    with pen.frame((100.0, 100.0), quarter * np.pi / 2):
        pen.lit(-1, -1, 2, 2, 0.5)
    for stroke in pen.layers["body"]:
        middle = stroke.points.mean(0) - 2.5
        assert stroke.line == (LIT if middle.sum() < 0 else UNLIT)
