"""What lies over an image that is drawn in place of another: decided from both."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import orjson
import pytest

from server.domain.carried_overlays import DoorState, Fact, OldLayers, grid_over, patch_way, with_door_states
from server.domain.map_grids import MapGrid, NewMapGrid
from server.domain.overlays import GENERATED, GM, PLAYERS, USER, Overlay
from tests.overlay_samples.registry import SAMPLES

NOW = datetime(2026, 1, 1, tzinfo=UTC)
PLACELESS = {"cartouche", "fog", "legend", "scale_bar"}
AT: dict[str, Any] = {"at": {"cell": {"column": 3.0, "row": 4.0}}}
OTHER: dict[str, Any] = {"at": {"cell": {"column": 5.0, "row": 4.0}}}


def laid(kind: str, data: Any, origin: str = USER, *, is_deleted: bool = False, **values: Any) -> Overlay:
    """An overlay as it is stored."""
    given = {"name": kind, "audience": PLAYERS} | values
    return Overlay(
        id=uuid4(),
        image_id=uuid4(),
        created_at=NOW,
        updated_at=NOW,
        deleted_at=NOW if is_deleted else None,
        is_deleted=is_deleted,
        type=kind,
        description=None,
        data=data if isinstance(data, str) else orjson.dumps(data).decode(),
        style={},
        layer=0,
        z=0,
        created_by="somebody",
        row_version=1,
        origin=origin,
        **given,
    )


def layers(*overlays: Overlay) -> OldLayers:
    return OldLayers(overlays, {"0190"})


def test_over_the_same_layout_everything_of_users_stays() -> None:
    own, fact = laid("label", AT), laid("light", AT, GENERATED)
    gone = laid("label", AT, is_deleted=True)
    carried = layers(own, fact, gone).carried([], same_layout=True)
    assert (carried.copied, carried.left) == ((own.id,), ())


@pytest.mark.parametrize("kind", SAMPLES)
def test_over_another_layout_stays_what_lies_at_no_place(kind: str) -> None:
    overlay = laid(kind, dict(SAMPLES[kind].full))
    carried = layers(overlay).carried([Fact(kind, kind, AT)], same_layout=False)
    kept = kind in PLACELESS
    assert carried.copied == ((overlay.id,) if kept else ())
    assert carried.left == (() if kept else (overlay,))
    assert not carried.replaced | carried.deleted


def test_what_names_others_or_is_of_no_kind_stays_at_its_place() -> None:
    naming, bare = laid("line_of_sight", {"viewers": [str(uuid4())]}), laid("line_of_sight", {"beyond": "hidden"})
    strange, odd = laid("banner", {}), laid("legend", "[" * 2000 + "]" * 2000)
    carried = layers(naming, bare, strange, odd).carried([], same_layout=False)
    assert carried.copied == (bare.id, odd.id)
    assert carried.left == (naming, strange)


FACT = Fact("marker", "3 Crypt", {**AT, "label": "Crypt"})


@pytest.mark.parametrize(
    ("overlays", "fate"),
    [
        ([laid("marker", AT, GENERATED)], ""),
        ([laid("marker", {"at": {"cell": {"column": 3, "row": 4}}}, GENERATED)], ""),
        ([], ""),
        ([laid("marker", {**AT, "label": "Throne room"})], "replaced"),
        ([laid("marker", OTHER, name="3 Crypt")], "replaced"),
        ([laid("marker", OTHER)], ""),
        ([laid("label", AT)], ""),
        ([laid("marker", AT, GENERATED, is_deleted=True)], "deleted"),
        ([laid("marker", AT, is_deleted=True)], ""),
        ([laid("marker", AT, GENERATED, is_deleted=True), laid("marker", AT)], "replaced"),
        ([laid("marker", AT), laid("marker", AT, GENERATED)], ""),
    ],
)
def test_a_fact_gives_way_to_what_a_user_made_of_it(overlays: list[Overlay], fate: str) -> None:
    carried = layers(*overlays).carried([FACT], same_layout=True)
    assert (carried.replaced, carried.deleted) == (
        frozenset({0} if fate == "replaced" else ()),
        frozenset({0} if fate == "deleted" else ()),
    )


def test_of_several_alike_as_many_give_way_as_are_gone() -> None:
    lights = [Fact("light", "Light", AT), Fact("light", "Light", AT), Fact("light", "Light", OTHER)]
    old = layers(laid("light", AT, GENERATED), laid("light", AT, GENERATED, is_deleted=True))
    assert old.carried(lights, same_layout=True).deleted == frozenset({1})


def test_doors_stand_as_they_did() -> None:
    before = {"doors": [{"id": "a", "state": "open"}, {"id": "b", "found": True}, {"id": "c", "state": "locked"}, 7]}
    states = layers(laid("walls", before, GENERATED), laid("walls", {"doors": 7})).door_states()
    assert states == {
        "a": DoorState("open", is_found=False),
        "b": DoorState("closed", is_found=True),
        "c": DoorState("locked", is_found=False),
    }
    new = {"segments": [1], "doors": [{"id": "b", "state": "open", "kind": "secret"}, {"id": "z", "state": "open"}]}
    after = with_door_states(new, states)
    assert after["segments"] == [1]
    assert after["doors"] == [
        {"id": "b", "state": "closed", "kind": "secret", "found": True},
        {"id": "z", "state": "open"},
    ]
    assert with_door_states(new, {}) is new


def test_patches_are_known_by_the_ways_to_them() -> None:
    corner = {"corner": {"pixel": {"x": 3, "y": 4.0}}}
    shown, found = {**corner, "image_id": "0190", "doors": ["a", "b"]}, {**corner, "image_id": "0190", "found": True}
    hidden, foreign = {**shown, "doors": ["c"]}, {**shown, "image_id": "another", "doors": ["d"]}
    old = layers(
        laid("patch", shown, GENERATED),
        laid("patch", found, USER),
        laid("patch", hidden, GENERATED, audience=GM),
        laid("patch", foreign),
    )
    assert old.shown_patches() == {
        patch_way({"doors": ["b", "a"]}): False,
        patch_way({"corner": {"pixel": {"x": 3.0, "y": 4}}}): True,
    }
    assert len(old.carried([], same_layout=True).copied) == 1, "patches of the map itself are drawn anew"


def grid(**values: Any) -> MapGrid:
    row: dict[str, Any] = {name: getattr(NewMapGrid(), name) for name in NewMapGrid.__dataclass_fields__}
    row |= {"id": UUID(int=1), "image_id": UUID(int=2), "created_at": NOW, "updated_at": NOW, "deleted_at": None}
    row |= {"size": 50, "created_by": "gm", "row_version": 2, "is_deleted": False}
    return MapGrid(**(row | values))


def test_a_grid_that_was_changed_stays() -> None:
    fresh = NewMapGrid(cell_size=16.0, color="#112233")
    assert grid_over(fresh, None, same_layout=True) == fresh
    assert grid_over(fresh, grid(row_version=1), same_layout=True) == fresh
    changed = grid(color="#FF0000", cell_size=None, size=20, offset_x=4.0)
    assert grid_over(fresh, changed, same_layout=True) == NewMapGrid(cell_size=20.0, color="#FF0000", offset_x=4.0)
    assert grid_over(fresh, changed, same_layout=False) == NewMapGrid(cell_size=16.0, color="#FF0000")
    assert grid_over(None, changed, same_layout=False) == NewMapGrid(cell_size=20.0, color="#FF0000", offset_x=4.0)
