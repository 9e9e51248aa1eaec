"""Lines: rounded, cut to boxes, in dashes."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.drawing.polylines import Way, apart, distinct, legs_within, rounded
from server.drawing.strokes import Points

ROUND = np.array([(math.cos(turn / 10) * 50, math.sin(turn / 10) * 50) for turn in range(60)])
ZIGZAG: Points = np.array(((0.0, 0.0), (40.0, 30.0), (80.0, 0.0), (120.0, 30.0)))
COORDINATES = st.floats(-1e8, 1e8) | st.integers(-50, 150)


def test_a_rounded_line_leads_over_all_its_points() -> None:
    for smoothing in (0.0, 0.3, 1.0):
        for closed in (False, True):
            line, knots = rounded(ZIGZAG, smoothing, closed=closed)
            ends = [*ZIGZAG.tolist(), *([ZIGZAG[0].tolist()] if closed else [])]
            assert np.abs(line[knots] - np.array(ends)).max() < 1e-9


def test_the_rounder_the_smaller_the_turns() -> None:
    def sharpest(smoothing: float) -> float:
        steps = np.diff(rounded(ZIGZAG, smoothing, closed=False)[0], axis=0)
        headings = np.unwrap(np.arctan2(steps[:, 1], steps[:, 0]))
        return float(np.abs(np.diff(headings)).max())

    assert sharpest(0.0) == pytest.approx(2 * math.atan2(30, 40))
    assert sharpest(0.5) < 0.4
    assert sharpest(1.0) < sharpest(0.5)


def test_a_closed_curve_has_no_corner_where_it_begins() -> None:
    square = np.array(((0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0)))
    line, _ = rounded(square, 1.0, closed=True)
    first, last = line[1] - line[0], line[-1] - line[-2]
    assert abs(math.atan2(first[1], first[0]) - math.atan2(last[1], last[0])) < 0.2


def test_thousands_of_points_make_no_more_of_them_than_fit() -> None:
    line, knots = rounded(np.random.default_rng(1).uniform(0, 1e6, (5000, 2)), 0.5, closed=False)
    assert len(line) <= 45_000
    assert len(knots) == 5000


def test_points_where_the_one_before_lies_are_left_out() -> None:
    twice = ZIGZAG[[0, 0, 1, 1, 1, 2, 3, 3, 0]]
    assert distinct(twice).tolist() == [*ZIGZAG.tolist(), [0.0, 0.0]]
    assert distinct(twice, closed=True).tolist() == ZIGZAG.tolist()
    assert apart(twice).tolist() == [0, 2, 5, 6, 8]
    assert distinct(ZIGZAG[:1]).tolist() == [[0.0, 0.0]]
    assert distinct(ZIGZAG[[0, 0, 0]]).tolist() == [[0.0, 0.0]]


def test_places_along_a_way() -> None:
    way = Way.of(ZIGZAG)
    assert (way.start, way.end) == (0.0, 150.0)
    assert way.at(25.0) == pytest.approx((20.0, 15.0))
    assert way.heading(75.0, 10.0) == pytest.approx((0.8, -0.6))
    part = way.between(25.0, 75.0)
    assert part.points.tolist() == [pytest.approx([20, 15]), [40, 30], pytest.approx([60, 15])]
    assert way.between(-9, 999).points.tolist() == ZIGZAG.tolist()


@given(st.lists(st.tuples(COORDINATES, COORDINATES), min_size=2, max_size=8))
def test_the_parts_in_a_box_lie_in_it_and_on_the_line(points: list[tuple[float, float]]) -> None:
    line = np.array(points, np.float64)
    legs, starts, ends = legs_within(line, (0.0, 0.0, 100.0, 60.0))
    slack = 1e-6 + 1e-15 * float(np.abs(line).max()) * 64
    for each in (starts, ends):
        assert (each >= -slack).all()
        assert (each <= np.array((100.0, 60.0)) + slack).all()
    inside = np.flatnonzero((line[:-1] >= 0).all(1) & (line[:-1] <= (100, 60)).all(1))
    assert set(inside.tolist()) <= set(legs.tolist())


def spans(way: Way, rhythm: tuple[float, ...]) -> list[tuple[float, float]]:
    starts, ends = way.dashes(rhythm)
    return list(zip(starts.tolist(), ends.tolist(), strict=True))


def test_dashes_keep_their_rhythm_in_every_part_of_a_way() -> None:
    way = Way.of(np.array(((0.0, 0.0), (1000.0, 0.0))))
    assert spans(way, (6.0, 4.0)) == [(start, start + 6.0) for start in range(0, 1000, 10)] + [(1000.0, 1000.0)]
    (part,) = way.within((203.0, -5.0, 222.0, 5.0))
    assert spans(part, (6.0, 4.0)) == [(203.0, 206.0), (210.0, 216.0), (220.0, 222.0)]


def test_dashes_and_dots_take_turns() -> None:
    way = Way.of(np.array(((0.0, 0.0), (20.0, 0.0))))
    assert spans(way, (4.0, 3.0, 0.0, 3.0)) == [(0, 4), (7, 7), (10, 14), (17, 17), (20, 20)]
    assert spans(Way.of(ZIGZAG), (0.0, 50.0)) == [(0, 0), (50, 50), (100, 100), (150, 150)]


def test_pieces_follow_the_line() -> None:
    pieces = list(Way.of(ZIGZAG).pieces(np.array((0.0, 40.0, 50.0, 60.0)), np.array((50.0, 60.0, 90.0, 110.0))))
    assert pieces == [
        [0, 0, 40, 30],
        pytest.approx([32, 24, 40, 30, 48, 24]),
        pytest.approx([40, 30, 72, 6]),
        pytest.approx([48, 24, 80, 0, 88, 6]),
    ]


def test_sharp_turns_within_dashes() -> None:
    way = Way.of(ZIGZAG)
    assert way.sharp_within(np.array((0.0, 40.0, 95.0)), np.array((50.0, 60.0, 110.0))).tolist() == [50, 100]
    assert way.sharp_within(np.array((0.0, 50.0)), np.array((50.0, 90.0))).tolist() == []
    assert Way.of(ROUND).sharp_within(np.array((0.0,)), np.array((1000.0,))).tolist() == []
