"""Patterns: without seams, standing on the image, told apart without colours."""

from itertools import combinations

import numpy as np
import numpy.typing as npt
import pytest

from server.drawing.excerpts import Pane
from server.drawing.motifs import MOTIFS
from server.drawing.tiles import Pattern, tiled

LINES = ("hatch", "cross", "dots", "stripes", "checker", "scales")
EVERY = (*LINES, *MOTIFS)
PART: Pane = (0, 0, 160, 160)


def pixels(name: str, part: Pane = PART, spacing: float = 32.0, *, wide: bool = False) -> npt.NDArray[np.int64]:
    return np.asarray(tiled(Pattern((name,), spacing, 2.0), part, (0.0, 0.0), wide=wide)).astype(np.int64)


@pytest.mark.parametrize("name", EVERY)
def test_a_part_shows_what_the_whole_shows_there(name: str) -> None:
    whole = pixels(name)
    assert (pixels(name, (37, 51, 120, 111)) == whole[51:111, 37:120]).all()
    moved = np.asarray(tiled(Pattern((name,), 32.0, 2.0), PART, (-37.0, -51.0)))
    assert (moved[:100, :100] == whole[51:151, 37:137]).all()


@pytest.mark.parametrize("name", EVERY)
def test_it_is_there_and_lets_the_ground_be_seen(name: str) -> None:
    share = pixels(name).mean() / 255
    assert 0.015 < share < 0.55


@pytest.mark.parametrize("name", EVERY)
def test_its_pale_edge_reaches_a_pixel_further(name: str) -> None:
    own, wide = pixels(name), pixels(name, wide=True)
    assert (wide >= own).all()
    assert wide[1:-1, 1:-1].sum() > own[1:-1, 1:-1].sum()
    beside = np.maximum.reduce([own[1 + y : 159 + y, 1 + x : 159 + x] for x in (-1, 0, 1) for y in (-1, 0, 1)])
    assert (wide[1:-1, 1:-1] == beside).all()


def test_no_two_are_alike() -> None:
    pictures = {name: pixels(name) for name in EVERY}
    for one, other in combinations(EVERY, 2):
        if {one, other} != {"dot", "dots"}:
            assert np.abs(pictures[one] - pictures[other]).mean() > 3, (one, other)


@pytest.mark.parametrize("spacing", [4.0, 4.4, 7.9, 13.0])
def test_every_spacing_repeats_without_a_seam(spacing: float) -> None:
    for name in EVERY:
        levels = pixels(name, (0, 0, 200, 30), spacing)
        assert any((levels[:, size:] == levels[:, :-size]).all() for size in range(2, 60)), name


def test_motifs_take_turns() -> None:
    both = np.asarray(tiled(Pattern(("plus", "ring"), 32.0, 2.0), PART, (0.0, 0.0))).astype(np.int64)
    assert np.abs(both - pixels("plus")).mean() > 1
    assert np.abs(both - pixels("ring")).mean() > 1
