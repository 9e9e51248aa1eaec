"""Doors: what they are called whoever wrote them, what changes make of them, and what they let through."""

import json
from collections.abc import Iterator
from itertools import product
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from limner.v1 import overlay_pb2

from server.domain.door_errors import DoorIdTaken, DoorNotFound
from server.domain.doors import DoorChange, OverlayDoors, new_door_ids, with_changes
from server.domain.overlays import GM, PLAYERS, Door
from server.domain.overlays.door_ids import LONGEST_ID, new_door_id, with_door_ids
from server.domain.overlays.walls import as_players_know
from server.domain.passing import CLOSED_DOORS, WALLS, Sightline, past_door, past_wall
from server.servicers.enum_words import words
from tests.unit.json_values import SCALARS

FIRST, SECOND = UUID(int=1), UUID(int=2)
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=4), inner, max_size=2),
    max_leaves=4,
)
SPOTS = st.sampled_from([{"pixel": {"x": 1}}, {"pixel": {"x": 1.0, "y": 0}}, {"cell": {"column": 2}}]) | ANYTHING
MEMBERS: dict[str, Any] = {
    "id": st.sampled_from(["a", "b", "", "é" * LONGEST_ID, "x" * (LONGEST_ID + 1)]) | ANYTHING,
    "kind": st.sampled_from(["wood", "secret", "gate"]) | ANYTHING,
    "state": st.sampled_from(["open", "closed", "locked"]) | ANYTHING,
    "found": st.booleans() | ANYTHING,
    "start": SPOTS,
    "end": SPOTS,
    "theirs": ANYTHING,
}
DOORS = st.lists(st.fixed_dictionaries({}, optional=MEMBERS) | ANYTHING, max_size=6)
"""Doors as any program may have written them."""


def told_ids(doors: Any) -> list[str]:
    """What doors are called."""
    return [each["id"] for each in with_door_ids({"doors": doors})["doors"] if isinstance(each, dict)]


@given(DOORS)
def test_every_door_has_an_id_of_its_own_and_stays_what_it_is(doors: list[Any]) -> None:
    before = json.dumps(doors)
    named = with_door_ids({"doors": doors, "of_theirs": 1})
    ids = told_ids(doors)
    assert len(set(ids)) == len(ids)
    assert all(isinstance(each, str) and 0 < len(each) <= LONGEST_ID for each in ids)
    assert with_door_ids(named) == named
    assert json.dumps(doors) == before
    for was, now in zip(doors, named["doors"], strict=True):
        kept = {**was, "id": now["id"]} if isinstance(was, dict) else was
        assert now == kept
    own = [each["id"] for each in doors if isinstance(each, dict) and each.get("id") in ("a", "b")]
    assert set(own) <= set(ids)


@given(ANYTHING)
def test_what_holds_no_doors_is_left_alone(doors: Any) -> None:
    if not isinstance(doors, list):
        assert with_door_ids({"doors": doors}) == {"doors": doors}
    assert with_door_ids({}) == {}


@given(DOORS, st.integers(0, 5))
def test_an_id_that_is_kept_changes_no_other(doors: list[Any], at: int) -> None:
    named = with_door_ids({"doors": doors})["doors"]
    kept = [now if place == at else was for place, (was, now) in enumerate(zip(doors, named, strict=True))]
    assert with_door_ids({"doors": kept})["doors"] == named


def test_doors_are_called_by_where_they_are_in_whatever_numbers_and_order() -> None:
    here, there = {"pixel": {"x": 0, "y": 7}}, {"cell": {"column": 3.5, "row": -2, "anchor": "center"}}
    first, second = told_ids([{"start": here, "end": there}, {"start": there, "end": here}])
    assert (first, second) == ("f032ad3430", "498964ce1e")
    same = {"start": {"pixel": {"y": 7.0}}, "end": {"cell": {"anchor": "center", "row": -2.0, "column": 3.5}}}
    assert told_ids([{"start": there, "end": here}, {}, same | {"kind": "iron", "state": "open"}])[::2] == [
        second,
        first,
    ]
    assert (
        told_ids([{"start": here}, {"start": here | {"pixel": {"x": -0.0, "y": 7}}}])[0]
        == told_ids([{"start": here}])[0]
    )


def test_new_ids_are_nobodys() -> None:
    made: set[str] = set()
    for _ in range(1000):
        made.add(new_door_id(made))
    assert len(made) == 1000
    assert {len(each) for each in made} == {10}


@given(
    DOORS,
    DOORS,
    st.lists(st.integers(0, 11)),
    st.sampled_from(["open", "closed", "locked", ""]),
    st.none() | st.booleans(),
)
def test_changes_of_anything(
    ours: list[Any], theirs: list[Any], chosen: list[int], state: str, is_found: bool | None
) -> None:
    overlays = [OverlayDoors(FIRST, PLAYERS, json.dumps(ours)), OverlayDoors(SECOND, GM, json.dumps(theirs))]
    ids = [*told_ids(ours), *told_ids(theirs)]
    wanted = list(dict.fromkeys(ids[each] for each in chosen if each < len(ids)))
    patched, standings = with_changes(overlays, [DoorChange(each, state, is_found) for each in wanted])
    assert {each.id for each in standings} == set(wanted)
    for each in standings:
        assert not state or each.state == state
        assert is_found is None or each.is_found == is_found
    for change in patched:
        before = with_door_ids({"doors": ours if change.overlay_id == FIRST else theirs})
        after = {
            "doors": [
                door | change.patches.get(at, {}) if isinstance(door, dict) else door
                for at, door in enumerate(before["doors"])
            ]
        }
        assert change.patches
        assert all(before["doors"][at]["id"] in wanted for at in change.patches)
        assert after != before
        seen = as_players_know(before) != as_players_know(after)
        assert change.noticed == (seen and change.overlay_id == FIRST)
    with pytest.raises(DoorNotFound) as caught:
        with_changes(overlays, [DoorChange(each) for each in [*wanted, "nobody's"]])
    assert caught.value.metadata["field"] == f"doors[{len(wanted)}].id"


def test_doors_that_lie_too_deep_are_none() -> None:
    deep = OverlayDoors(FIRST, PLAYERS, "[" * 2000 + "]" * 2000)
    assert with_changes([deep], []) == ([], [])


@given(ANYTHING, DOORS, DOORS)
def test_new_ids_are_told_with_their_paths(odd: Any, before: list[Any], after: list[Any]) -> None:
    named = with_door_ids({"doors": after})
    new = new_door_ids(json.dumps({"doors": before}), json.dumps(named), "overlay.")
    ids = [each.get("id") if isinstance(each, dict) else None for each in named["doors"]]
    assert all(path == f"overlay.walls.doors[{ids.index(door_id)}].id" for door_id, path in new.items())
    kept = [each.get("id") for each in before if isinstance(each, dict)]
    assert set(new) == {
        each for each in ids if each is not None and each not in [one for one in kept if isinstance(one, str)]
    }
    assert new_door_ids(json.dumps(odd), json.dumps({"text": '"doors"'}), "") == {}
    twice = {"doors": [{"id": "a"}, {"id": "a"}]}
    with pytest.raises(DoorIdTaken, match=r"x\.walls\.doors\[1\]\.id"):
        new_door_ids("", json.dumps(twice), "x.")


def kinds_of(enum: Any) -> set[str]:
    """The words of an enum of the API."""
    return {word for number, word in words(enum.DESCRIPTOR).items() if number}


def test_the_table_knows_every_kind_of_the_api() -> None:
    assert set(WALLS) == kinds_of(overlay_pb2.Overlay.Walls.Segment.Kind)
    assert set(CLOSED_DOORS) == kinds_of(overlay_pb2.Overlay.Walls.Door.Kind)


def every_door() -> Iterator[Door]:
    """Every kind in every state, found and not."""
    for kind, state, is_found in product(CLOSED_DOORS, ("open", "closed", "locked"), (False, True)):
        yield Door(kind, state, found=is_found)


def test_what_doors_let_through() -> None:
    seen_through, passed = set(), set()
    for door in every_door():
        way = past_door(door)
        if way.sight is Sightline.FREE:
            seen_through.add((door.kind, door.state, door.found))
        if way.movement:
            passed.add((door.kind, door.state, door.found))
    opened = {(each.kind, "open", each.found) for each in every_door() if each.kind != "secret" or each.found}
    arches = {("arch", state, is_found) for state in ("closed", "locked") for is_found in (False, True)}
    gratings = {(kind, state, is_found) for kind in ("portcullis", "gate") for _, state, is_found in arches}
    assert passed == opened | arches
    assert seen_through == opened | arches | gratings


def test_what_walls_let_through() -> None:
    assert {kind: past_wall(kind).sight for kind in WALLS} == {
        "wall": Sightline.BLOCKED, "object": Sightline.BLOCKED, "terrain": Sightline.THINNING,
        "window": Sightline.FREE, "bars": Sightline.FREE, "invisible": Sightline.FREE,
    }  # fmt: skip
    assert not any(past_wall(kind).movement for kind in WALLS)


def test_what_another_program_wrote_is_solid() -> None:
    assert past_wall("curtain") == past_wall("wall")
    assert past_door(Door("curtain", "ajar")) == past_door(Door("wood", "locked"))
