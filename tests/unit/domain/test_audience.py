"""What players may know: nothing of the game master's, and no secret door."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from itertools import product
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.domain.audience import drawn, known, noticed, visible
from server.domain.documents import from_document, to_document
from server.domain.overlays import GM, KINDS, PLAYERS, Door, Overlay, OverlayStyle, Pixel, Position, Segment, Walls
from server.domain.passing import WALLS as WALL_KINDS
from tests.rpc.overlays import KNOWN

POINTS = st.builds(Pixel, st.integers(0, 99), st.integers(0, 99)).map(lambda pixel: Position(pixel=pixel))
DOORS = st.builds(
    Door,
    kind=st.sampled_from(["wood", "iron", "double", "portcullis", "gate", "secret", "arch", ""]),
    state=st.sampled_from(["open", "closed", "locked", "secret"]),
    start=POINTS,
    end=POINTS,
    found=st.booleans(),
)
SEGMENTS = st.builds(Segment, points=st.lists(POINTS, max_size=3).map(tuple), kind=st.sampled_from(sorted(WALL_KINDS)))
NAMED = st.lists(DOORS).map(lambda doors: tuple(replace(each, id=f"{at}") for at, each in enumerate(doors)))
WALLS = st.builds(Walls, segments=st.lists(SEGMENTS, max_size=3).map(tuple), doors=NAMED)
ROW = Overlay(
    id=UUID("018f0000-0000-7000-8000-000000000000"),
    image_id=UUID("018f0000-0000-7000-8000-000000000001"),
    created_at=datetime(2024, 5, 17, tzinfo=UTC),
    updated_at=datetime(2024, 5, 17, tzinfo=UTC),
    deleted_at=None,
    is_deleted=False,
    type="walls",
    name="walls",
    description=None,
    data="{}",
    style={},
    audience=PLAYERS,
    layer=40,
    z=0,
    created_by="anonymous",
    row_version=1,
)


def row_of(kind: str, data: Any) -> Overlay:
    """A stored overlay."""
    return replace(ROW, type=kind, data=json.dumps(data))


@given(WALLS)
def test_players_never_get_a_secret_door_that_is_not_found(walls: Walls) -> None:
    row, document = row_of("walls", to_document(walls)), to_document(walls)
    plain = tuple(
        replace(door, found=False, kind="wood" if door.kind == "secret" else door.kind)
        for door in walls.doors
        if door.kind != "secret" or door.found
    )
    assert drawn(row, GM) == (walls, OverlayStyle())
    seen = tuple(each for each in walls.segments if each.kind != "invisible")
    assert drawn(row, PLAYERS) == (Walls(seen, plain), OverlayStyle())
    told = known("walls", document, PLAYERS)
    for part in ("segments", "doors"):
        assert {each.get("kind") for each in told.get(part, ())}.isdisjoint({"secret", "invisible"})
    real = [each for each in document.get("segments", ()) if each.get("kind") != "invisible"]
    assert told.get("segments", []) == real


@pytest.mark.parametrize(("kind", "audience"), list(product(KINDS, (GM, PLAYERS))))
def test_every_kind_tells_each_audience_what_it_may_know(kind: str, audience: str) -> None:
    whole, for_players = KNOWN[kind]
    expected = whole if audience == GM else for_players
    assert known(kind, whole, audience) == expected
    shown = {name: each for name, each in expected.items() if name not in KINDS[kind].undrawn}
    assert drawn(row_of(kind, whole), audience) == (from_document(KINDS[kind].value, shown), OverlayStyle())


def test_what_players_may_know_is_decided_for_every_kind() -> None:
    assert set(KNOWN) == set(KINDS)


@pytest.mark.parametrize(("kind", "audience"), list(product([*KINDS, "hologram", ""], (GM, PLAYERS))))
def test_players_see_what_is_for_them_and_of_a_kind_that_is_known(kind: str, audience: str) -> None:
    row = replace(row_of(kind, {}), audience=audience)
    assert visible([row], GM) == [row]
    assert visible([row], PLAYERS) == ([row] if audience == PLAYERS and kind in KINDS else [])


@given(st.lists(st.sampled_from([GM, PLAYERS, "everyone"])))
def test_overlays_of_the_game_master_are_for_him(audiences: list[str]) -> None:
    rows = [replace(ROW, z=index, audience=audience) for index, audience in enumerate(audiences)]
    assert visible(rows, GM) == rows
    assert visible(rows, PLAYERS) == [row for row in rows if row.audience != GM]


@pytest.mark.parametrize(
    "changed",
    [
        {"type": "annotation"},
        {"type": ""},
        {"data": '{"doors": [{"kind": "wood", "code": 7}]}'},
        {"data": '{"doors": 7}'},
        {"data": "[]"},
        {"style": {"colour": "red"}},
        {"style": None},
    ],
)
@pytest.mark.parametrize("audience", [GM, PLAYERS])
def test_what_is_not_of_our_shape_tells_nothing(audience: str, changed: dict[str, Any]) -> None:
    assert drawn(replace(ROW, **changed), audience) is None


CHANGED: dict[str, Any] = {
    "name": "a",
    "description": "a",
    "style": {"color": "#112233"},
    "z": 1,
    "audience": GM,
    "is_deleted": True,
    "data": '{"segments": []}',
}
UNTOLD: dict[str, Any] = {"row_version": 2, "updated_at": datetime(2025, 5, 17, tzinfo=UTC), "layer": 50}


@pytest.mark.parametrize(("name", "before"), list(product([*CHANGED, *UNTOLD], (PLAYERS, "everyone", GM))))
def test_players_notice_what_they_are_told(name: str, before: str) -> None:
    row = replace(ROW, audience=before)
    changed = replace(row, **{name: (CHANGED | UNTOLD)[name]})
    assert noticed(row, changed) == noticed(changed, row) == (name in CHANGED and before != GM)
    assert not noticed(row, row)


@pytest.mark.parametrize("kind", KINDS)
def test_players_do_not_notice_what_is_secret_in_what_they_see(kind: str) -> None:
    whole, for_players = KNOWN[kind]
    assert not noticed(row_of(kind, whole), row_of(kind, for_players))
    assert noticed(row_of(kind, whole), row_of(kind, {}))
    hidden, unknown = replace(row_of(kind, whole), audience=GM), row_of("hologram", whole)
    assert not noticed(hidden, replace(hidden, data="{}"))
    assert not noticed(unknown, replace(unknown, data="[]"))
    assert noticed(hidden, replace(hidden, audience=PLAYERS))


@pytest.mark.parametrize("data", ["7", "[]", '{"doors": 7}'])
def test_data_of_another_shape_is_compared_as_it_is(data: str) -> None:
    assert noticed(ROW, replace(ROW, data=data))
    assert not noticed(ROW, replace(ROW, data="{ }"))
