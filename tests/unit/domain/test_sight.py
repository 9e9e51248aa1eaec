"""What stops a look: walls and doors as they stand, and passages that are open."""

from collections.abc import Sequence
from typing import Any

import pytest

from server.domain.lattice import Square
from server.domain.sight import Barrier, barriers_of

GRID = Square(10.0)
ROOM = [(0, 0), (4, 0), (4, 4), (0, 4), (0, 0)]
OTHER = [(6, 0), (9, 0), (9, 4), (6, 4), (6, 0)]


def at(column: float, row: float) -> dict[str, Any]:
    return {"cell": {"column": column, "row": row}}


def segment(points: Sequence[tuple[float, float]], **values: Any) -> dict[str, Any]:
    return {"points": [at(*each) for each in points], **values}


def door(kind: str, state: str, **values: Any) -> dict[str, Any]:
    return {"kind": kind, "state": state, "start": at(5, 1), "end": at(5, 2), **values}


def doors_of(*doors: dict[str, Any]) -> tuple[Barrier, ...]:
    return barriers_of([{"doors": list(doors)}], GRID)


@pytest.mark.parametrize("kind", ["wood", "iron", "double"])
def test_a_closed_door_stops_a_look_and_an_open_one_does_not(kind: str) -> None:
    leaf = Barrier(((50.0, 10.0), (50.0, 20.0)))
    assert doors_of(door(kind, "closed")) == doors_of(door(kind, "locked")) == (leaf,)
    assert doors_of(door(kind, "open")) == ()


def test_what_can_be_seen_through_stops_nothing() -> None:
    assert doors_of(*(door(kind, "locked") for kind in ("portcullis", "gate", "arch"))) == ()
    assert (
        barriers_of([{"segments": [segment(ROOM, kind=each) for each in ("window", "bars", "invisible")]}], GRID) == ()
    )


def test_of_what_stands_on_the_floor_the_top_is_seen() -> None:
    kinds = {"wall": (True, True), "terrain": (False, False), "object": (True, False)}
    for kind, solid in kinds.items():
        runs = barriers_of([{"segments": [segment(each, kind=kind) for each in (ROOM[:3], ROOM)]}], GRID)
        assert tuple(each.solid for each in runs) == solid


def test_an_open_secret_door_opens_the_wall_it_is_in_once_it_is_known() -> None:
    passage = {"points": [at(4, 1), at(6, 1), at(6, 2), at(4, 2)]}
    walls = {"segments": [segment(ROOM), segment(OTHER)]}
    closed = [
        door("secret", state, passage=passage, **more) for state, more in (("open", {}), ("closed", {"found": True}))
    ]
    for each in closed:
        barriers = barriers_of([{**walls, "doors": [each]}], GRID)
        assert crossed(barriers, (20, 15), (80, 15)) >= 2
    known = barriers_of([{**walls, "doors": [door("secret", "open", passage=passage, found=True)]}], GRID)
    assert crossed(known, (20, 15), (80, 15)) == 0
    assert crossed(known, (20, 5), (80, 5)) == 2
    for outside in ((50, -5), (50, 35)):
        assert crossed(known, (50, 15), outside) == 1


def test_a_second_secret_door_opens_the_same_wall_as_well() -> None:
    passages = [[at(4, 1), at(6, 1), at(6, 2), at(4, 2)], [at(4, 3), at(6, 3), at(6, 3.5), at(4, 3.5)]]
    doors = [door("secret", "open", passage={"points": each}, found=True) for each in passages]
    barriers = barriers_of([{"segments": [segment(ROOM), segment(OTHER)], "doors": doors}], GRID)
    assert [crossed(barriers, (20, y), (80, y)) for y in (15, 25, 32)] == [0, 2, 0]


def crossed(barriers: tuple[Barrier, ...], start: tuple[float, float], end: tuple[float, float]) -> int:
    """How many pieces of wall a line crosses."""
    return sum(
        _side(start, end, a) != _side(start, end, b) and _side(a, b, start) != _side(a, b, end)
        for each in barriers
        for a, b in zip(each.points, each.points[1:], strict=False)
    )


def _side(a: tuple[float, float], b: tuple[float, float], point: tuple[float, float]) -> bool:
    return (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0]) > 0


@pytest.mark.parametrize(
    "segments", [None, 5, [None], [{}], [{"points": 3}], [{"points": [{}]}], [{"points": [{"pixel": 3}]}]]
)
def test_documents_of_others_stop_nothing(segments: Any) -> None:
    assert barriers_of([{"segments": segments, "doors": segments}], GRID) == ()
