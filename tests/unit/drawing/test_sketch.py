import math

import numpy as np
import pytest

from server.drawing.draws import Draws
from server.drawing.luck import DrawnLuck
from server.drawing.pigments import INK, LIT, UNLIT, blend, dim
from server.drawing.sketch import Sketch


def sketch(seed: int = 1) -> Sketch:
    return Sketch(DrawnLuck(Draws(seed, "test")))


def test_a_quarter_turn_brings_the_back_to_the_east() -> None:
    pen = sketch()
    with pen.at(10, 20, turn=1):
        pen.poly([(0, -1), (0, 0)], None, wobble=0, closed=False)
    back, middle = pen.layers["body"][0].points.tolist()
    assert back == pytest.approx([11, 20])
    assert middle == pytest.approx([10, 20])


def test_frames_nest_and_end() -> None:
    pen = sketch()
    with pen.at(5, 5, scale=2), pen.at(1, 0, turn=2):
        pen.line([(0, 0), (1, 0)], wobble=0)
    pen.line([(0, 0), (1, 0)], wobble=0)
    inner, outer = (stroke.points.tolist() for stroke in pen.layers["body"])
    assert inner[0] == pytest.approx([7, 5])
    assert inner[1] == pytest.approx([5, 5])
    assert outer == [[0, 0], [1, 0]]


def test_the_hand_is_unsteady_but_repeats_itself() -> None:
    drawn = []
    for _ in range(2):
        pen = sketch()
        pen.box(0, 0, 4, 4, None)
        drawn.append(pen.layers["body"][0].points)
    assert np.array_equal(drawn[0], drawn[1])
    corners = np.array([(0, 0), (4, 0), (4, 4), (0, 4)])
    nearest = np.abs(drawn[0][:, None] - corners).max(2).min(0)
    assert 0 < nearest.max() < 0.06
    assert len(drawn[0]) > 4


def test_a_small_disc_stays_round() -> None:
    pen = sketch()
    for radius in (0.03, 0.2, 1.0):
        pen.disc(0, 0, radius, None)
        reach = np.hypot(*pen.layers["body"][-1].points.T)
        assert reach.max() / reach.min() < 1.12


def test_only_what_has_height_throws_a_shadow() -> None:
    pen = sketch()
    pen.box(0, 0, 1, 1, None)
    pen.box(0, 0, 1, 1, None, height=0.4)
    pen.rod([(0, 0), (1, 0), (1, 1)], INK, height=0.2)
    assert pen.shades[0].height == 0.4
    assert {shade.height for shade in pen.shades[1:]} == {0.2}


@pytest.mark.parametrize("turn", [0, 1, 2, 3])
def test_light_falls_from_the_top_left_however_a_thing_is_turned(turn: int) -> None:
    pen = sketch()
    with pen.at(3, 3, turn):
        pen.bevel([(-1, -1), (1, -1), (1, 1), (-1, 1)])
        offset = pen.lightward(0.5)
        pen.disc(*offset, 0.01, None)
    for stroke in pen.layers["body"][:-1]:
        middle = stroke.points.mean(0) - 3
        assert stroke.line == (LIT if middle.sum() < 0 else UNLIT)
    spot = pen.layers["body"][-1].points.mean(0) - 3
    assert spot == pytest.approx([-0.3, -0.4], abs=0.01)


def test_layers_are_chosen_for_a_while() -> None:
    pen = sketch()
    with pen.on("flat"):
        pen.blob(0, 0, 0.5, INK)
    pen.blob(0, 0, 0.5, INK)
    assert len(pen.layers["flat"]) == len(pen.layers["body"]) == 1


def test_numbers_keep_their_range() -> None:
    pen = sketch()
    numbers = [pen.between(2, 3) for _ in range(1000)]
    assert 2 <= min(numbers) < 2.05
    assert 2.95 < max(numbers) < 3
    assert {pen.pick("abc") for _ in range(100)} == {"a", "b", "c"}
    offsets = pen.spread(5000, 0.1)
    assert offsets.std() == pytest.approx(0.1, rel=0.05)
    assert math.hypot(*offsets.mean(0)) < 0.01


def test_colours() -> None:
    assert dim((200, 100, 10), 1.5) == (255, 150, 15)
    assert blend((0, 100, 200), (100, 100, 0), 0.5) == (50, 100, 100)
