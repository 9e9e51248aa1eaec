"""Paths as points."""

import math

import numpy as np
import pytest

from server.drawing.curves import subpaths


def test_lines_are_absolute_or_from_where_the_path_has_led() -> None:
    (line, closed), (other, open_) = subpaths(
        [("M", (1, 1)), ("l", (4, 0)), ("V", (5,)), ("h", (-4,)), ("z", ()), ("m", (10, 0)), ("L", (0, 0))], 1.0
    )
    assert line.tolist() == [[1, 1], [5, 1], [5, 5], [1, 5]]
    assert (closed, open_) == (True, False)
    assert other.tolist() == [[11, 1], [0, 0]]


def test_curves_are_close_to_what_they_stand_for() -> None:
    handle = 4 / 3 * (math.sqrt(2) - 1) * 100
    ((line, _),) = subpaths([("M", (100, 0)), ("C", (100, handle, handle, 100, 0, 100))], 1.0)
    assert np.abs(np.hypot(*line.T) - 100).max() < 0.3
    assert len(line) > 8
    ((bow, _),) = subpaths([("M", (0, 0)), ("q", (50, 100, 100, 0))], 1.0)
    assert bow[:, 1].max() == pytest.approx(50, abs=0.5)


def test_a_path_goes_on_from_its_beginning_after_it_is_closed() -> None:
    paths = list(subpaths([("M", (5, 5)), ("L", (9, 5)), ("L", (9, 9)), ("Z", ()), ("L", (0, 0))], 1.0))
    assert [(each.tolist(), closed) for each, closed in paths][1] == ([[5, 5], [0, 0]], False)


def test_a_move_alone_draws_nothing() -> None:
    assert not list(subpaths([("M", (5, 5)), ("M", (6, 6))], 1.0))


def test_a_huge_curve_has_few_points() -> None:
    ((line, _),) = subpaths([("M", (0, 0)), ("C", (1e6, 0, 0, 1e6, 1e6, 1e6))], 1e-3)
    assert len(line) == 65
