"""Outlines cut to boxes, and the place with most room inside of them."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.drawing.rings import Extent, cut, widest
from server.drawing.strokes import Points

BOX: Extent = (0.0, 0.0, 100.0, 60.0)
POINTS = st.lists(
    st.tuples(st.floats(-1e7, 1e7), st.floats(-1e7, 1e7)) | st.tuples(st.integers(-40, 140), st.integers(-40, 100)),
    min_size=3,
    max_size=9,
)


def winding(ring: Points, x: float, y: float) -> int:
    turns = 0
    for (start_x, start_y), (end_x, end_y) in zip(ring.tolist(), np.roll(ring, -1, 0).tolist(), strict=True):
        if (start_y <= y) != (end_y <= y) and start_x + (y - start_y) * (end_x - start_x) / (end_y - start_y) > x:
            turns += 1 if end_y > start_y else -1
    return turns


@given(POINTS, st.floats(1, 99), st.floats(1, 59))
def test_a_ring_winds_around_what_is_left_as_often_as_before(
    points: list[tuple[float, float]], x: float, y: float
) -> None:
    ring = np.array(points, np.float64)
    left = cut(ring, BOX)
    assert not len(left) or (left.min(0) >= (-1e-6, -1e-6)).all()
    assert not len(left) or (left.max(0) <= (100 + 1e-6, 60 + 1e-6)).all()
    sides = np.roll(ring, -1, 0) - ring
    away = np.abs(sides[:, 0] * (y - ring[:, 1]) - sides[:, 1] * (x - ring[:, 0])) / np.maximum(
        np.hypot(*sides.T), 1e-9
    )
    if away.min() > 1e-3:  # on a side nobody can tell
        assert winding(ring, x, y) == (winding(left, x, y) if len(left) else 0)


def test_a_ring_inside_stays_as_it_is() -> None:
    ring = np.array(((1.0, 1.0), (9.0, 1.0), (5.0, 8.0)))
    assert cut(ring, BOX) is ring
    assert not len(cut(ring + 500, BOX))
    assert not len(cut(ring[:0], BOX))


def circle(x: float, y: float, radius: float, count: int = 200, way: int = 1) -> Points:
    turn = np.arange(count) / count * math.tau * way
    return np.stack((x + np.cos(turn) * radius, y + np.sin(turn) * radius), 1)


def test_most_room_is_in_the_middle_of_a_circle_and_beside_a_hole() -> None:
    room = widest([circle(40, 30, 20)], BOX)
    assert room is not None
    assert (room.x, room.y, room.radius) == pytest.approx((40, 30, 20), abs=0.4)
    beside = widest([circle(40, 30, 25), circle(35, 30, 12, way=-1)], BOX)
    assert beside is not None
    assert beside.x > 52
    assert math.hypot(beside.x - 35, beside.y - 30) > 12 + beside.radius - 0.5


def test_of_places_with_as_much_room_the_middle_one_is_taken() -> None:
    room = widest([np.array(((5.0, 20.0), (95.0, 20.0), (95.0, 30.0), (5.0, 30.0)))], BOX)
    assert room is not None
    assert (room.x, room.y) == pytest.approx((50, 25), abs=1)


def test_only_what_is_in_the_box_counts() -> None:
    room = widest([circle(100, 30, 40, 5000)], BOX)
    assert room is not None
    assert room.x + room.radius <= 100.5
    assert widest([circle(400, 30, 40)], BOX) is None
    assert widest([np.array(((1.0, 1.0), (9.0, 9.0), (5.0, 5.0)))], BOX) is None
    assert widest([], BOX) is None
