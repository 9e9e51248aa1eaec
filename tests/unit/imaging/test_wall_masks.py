"""Walls as a raster: alike, and shut."""

import pytest

from server.imaging.wall_masks import MOST_SAMPLES, leaks, likeness, wall_mask

ROOM = ((2.0, 2.0), (8.0, 2.0), (8.0, 8.0), (2.0, 8.0), (2.0, 2.0))
HALVES = (ROOM, ((5.0, 2.0), (5.0, 8.0)))


def test_the_same_walls_are_alike_and_shut() -> None:
    mask = wall_mask(HALVES, 10, 10)
    assert (likeness(mask, mask), leaks(mask, mask, 10, 10)) == (1.0, 0)


def test_no_walls_are_alike() -> None:
    empty = wall_mask((), 10, 10)
    assert (likeness(empty, empty), leaks(empty, empty, 10, 10)) == (1.0, 0)


@pytest.mark.parametrize(
    ("walls", "count"),
    [
        ((ROOM,), 1),
        ((ROOM, ((5, 2), (5, 7))), 1),
        ((ROOM[:-1], HALVES[1]), 1),
        ((HALVES[1],), 2),
        ((), 2),
        ((*HALVES, ((2, 5), (8, 5))), 0),
    ],
    ids=range(6),
)
def test_what_runs_into_each_other_is_counted(walls: tuple[tuple[tuple[float, float], ...], ...], count: int) -> None:
    mask = wall_mask(HALVES, 10, 10)
    assert leaks(mask, wall_mask(walls, 10, 10), 10, 10) == count


def test_a_wall_a_little_elsewhere_leaks_nothing_and_is_less_alike() -> None:
    moved = tuple(tuple((x + 0.15, y + 0.1) for x, y in line) for line in HALVES)
    mask, other = wall_mask(HALVES, 10, 10), wall_mask(moved, 10, 10)
    assert leaks(mask, other, 10, 10) == 0
    assert 0.1 < likeness(mask, other) < 0.9


def test_large_maps_have_fewer_samples_and_walls_far_away_are_no_harm() -> None:
    mask = wall_mask((ROOM, ((-100_000, 5), (100_000, 5)), ((500, 0), (500, 100))), 1000, 500)
    assert mask.shape == (MOST_SAMPLES // 2, MOST_SAMPLES)
    assert leaks(mask, wall_mask((ROOM,), 1000, 500), 1000, 500) >= 1
