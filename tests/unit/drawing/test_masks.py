"""Masks: anti-aliased fillings with holes, lines without spikes, the same in every part of a picture."""

import math

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from server.drawing.excerpts import Pane
from server.drawing.masks import Stencil, glow_inside
from server.drawing.polylines import Way
from server.drawing.strokes import Points

WHOLE: Pane = (0, 0, 120, 90)


def circle(x: float, y: float, radius: float, way: int = 1) -> Points:
    turn = np.arange(180) / 180 * math.tau * way
    return np.stack((x + np.cos(turn) * radius, y + np.sin(turn) * radius), 1)


def pixels(mask: Stencil | Image.Image) -> npt.NDArray[np.int64]:
    return np.asarray(mask.image if isinstance(mask, Stencil) else mask).astype(np.int64)


def test_edges_are_anti_aliased_and_the_area_is_right() -> None:
    mask = Stencil(WHOLE)
    mask.fill(circle(60, 45, 30))
    levels = pixels(mask)
    assert len(np.unique(levels)) >= 16
    assert levels.sum() / 255 == pytest.approx(math.pi * 30.25**2, rel=0.01)


def test_holes_are_holes_whichever_way_around_they_run() -> None:
    for way in (1, -1):
        mask = Stencil(WHOLE)
        mask.fill(circle(60, 45, 30), [circle(60, 45, 12, way)])
        levels = pixels(mask)
        assert levels[45, 60] == 0
        assert levels[45, 80] == 255
    rings = Stencil(WHOLE)
    rings.rings([circle(60, 45, 30), circle(60, 45, 12, -1)])
    assert pixels(rings)[45, 60] == 0
    both = Stencil(WHOLE)
    both.rings([circle(60, 45, 30), circle(60, 45, 12)])
    assert pixels(both)[45, 60] == 255


def test_a_piece_may_lie_in_the_hole_of_another() -> None:
    mask = Stencil(WHOLE)
    mask.fill(circle(60, 45, 8))
    mask.fill(circle(60, 45, 40), [circle(60, 45, 20)])
    assert [pixels(mask)[45, x] for x in (60, 73, 90)] == [255, 0, 255]


def test_what_crosses_itself_is_filled_whole() -> None:
    turns = np.arange(5) * 2 / 5 * math.tau
    star = np.stack((60 + np.sin(turns) * 40, 45 - np.cos(turns) * 40), 1)
    mask = Stencil(WHOLE)
    mask.fill(star)
    assert pixels(mask)[45, 60] == 255


def test_sharp_turns_make_no_spikes() -> None:
    mask = Stencil(WHOLE)
    mask.stroke(np.array(((20.0, 40.0), (80.0, 45.0), (20.0, 50.0))), 8.0)
    columns = np.flatnonzero(pixels(mask).max(0))
    assert columns.max() <= 84
    assert columns.min() >= 19


def test_a_dash_around_sharp_turns_is_a_line_around_them() -> None:
    line = np.array(((20.0, 40.0), (80.0, 45.0), (20.0, 50.0), (70.0, 80.0)))
    whole, dash = Stencil(WHOLE), Stencil(WHOLE)
    whole.stroke(line, 8.0)
    dash.dashes(Way.of(line), (1000.0, 10.0), 8.0, 0.0)
    assert np.abs(pixels(whole) - pixels(dash)).max() <= 2


def test_points_twice_over_change_no_line() -> None:
    lines = circle(60, 45, 30), np.array(((20.0, 40.0), (80.0, 45.0), (20.0, 50.0))), circle(110, 45, 30)
    for line in (*lines, *(np.concatenate((each, each[:1])) for each in lines)):
        once, twice = Stencil(WHOLE), Stencil(WHOLE)
        once.stroke(line, 6.0, round_ends=True)
        twice.stroke(line.repeat(2, axis=0), 6.0, round_ends=True)
        assert (pixels(once) == pixels(twice)).all()


@pytest.mark.parametrize("x", [60, 88.5, 110])
def test_a_border_is_the_same_after_its_filling(x: float) -> None:
    ring = circle(x, 45, 30)
    line = np.concatenate((ring, ring[:1]))
    both, filling, border = Stencil(WHOLE), Stencil(WHOLE), Stencil(WHOLE)
    both.fill(line)
    both.stroke(line, 6.0)
    filling.fill(ring)
    border.stroke(line, 6.0)
    border.fill(ring)
    assert (pixels(both) == pixels(border)).all()
    both.clear_disc((x, 45), 28)
    filling.stroke(line.copy(), 6.0)
    filling.clear_disc((x, 45), 28)
    assert (pixels(both) == pixels(filling)).all()


def test_a_closed_line_has_no_seam() -> None:
    ring = circle(60, 45, 30)
    mask = Stencil(WHOLE)
    mask.stroke(np.concatenate((ring, ring[:1])), 6.0)
    levels = pixels(mask)
    right, left = levels[40:51, 85:96], levels[40:51, 25:36][:, ::-1]
    assert np.abs(right[:, :-1] - left[:, 1:]).max() <= 24


@pytest.mark.parametrize("far", [1e3, 1e6, 1e9, 1e12])
def test_what_lies_far_away_is_cut_before_it_is_drawn(far: float) -> None:
    mask = Stencil(WHOLE)
    mask.fill(np.array(((-far, -far), (60.0, -far), (60.0, far), (-far, far))))
    levels = pixels(mask)
    assert levels[:, :59].min() == 255
    assert levels[:, 62:].max() == 0
    line = Stencil(WHOLE)
    line.stroke(np.array(((-far, 45.0), (far, 45.0))), 4.0)
    assert (pixels(line)[45] == 255).all()
    assert pixels(line)[:40].max() == pixels(line)[50:].max() == 0


def test_parts_together_are_the_whole() -> None:
    shape, hole, line = circle(70, 40, 45), circle(60, 50, 11.5), circle(50, 40, 33)
    whole = _drawn(WHOLE, shape, hole, line)
    for part in ((0, 0, 50, 45), (50, 0, 120, 45), (0, 45, 50, 90), (50, 45, 120, 90)):
        cut = whole[part[1] : part[3], part[0] : part[2]]
        assert np.abs(_drawn(part, shape, hole, line) - cut).max() <= 3


def _drawn(part: Pane, shape: Points, hole: Points, line: Points) -> npt.NDArray[np.int64]:
    mask = Stencil(part)
    mask.fill(shape, [hole])
    mask.stroke(line, 5.0, round_ends=True)
    return pixels(mask)


def test_nothing_is_drawn_of_nothing() -> None:
    mask = Stencil(WHOLE)
    mask.fill(np.empty((0, 2)))
    mask.fill(np.array(((5.0, 5.0), (50.0, 50.0))))
    mask.rings([])
    mask.stroke(np.empty((0, 2)), 5.0, round_ends=True)
    mask.stroke(np.array(((5.0, 5.0),)), 5.0)
    mask.stroke(np.array(((5.0, 5.0), (5.0, 5.0))), 5.0)
    assert pixels(mask).max() == 0


def test_a_line_of_one_point_is_a_dot() -> None:
    mask = Stencil(WHOLE)
    mask.stroke(np.array(((50.0, 40.0), (50.0, 40.0))), 10.0, round_ends=True)
    assert pixels(mask).sum() / 255 == pytest.approx(math.pi * 25, rel=0.05)


def test_a_glow_is_solid_at_the_edge_and_gone_inside() -> None:
    mask = Stencil((0, 0, 200, 200))
    mask.fill(np.array(((20.0, 20.0), (180.0, 20.0), (180.0, 180.0), (20.0, 180.0))))
    row = pixels(glow_inside(mask.image, 24.0))[100]
    assert row[:19].max() == 0
    assert row[22] > 200
    assert (np.diff(row[22:60]) <= 1).all()
    assert row[48:150].max() < 40
