"""What every dungeon is: whole, numbered, looped, neither empty nor crammed."""

import math
from collections import Counter

import cv2
import numpy as np
import pytest

from server.generators.tactical.dungeon.features import FEATURES
from server.generators.tactical.dungeon.layout import choose_place, lay_out
from server.generators.tactical.dungeon.places import PLACES
from server.generators.tactical.dungeon.short_cuts import FAR, hops
from server.generators.tactical.floor_mask import floor_mask
from server.generators.tactical.plan import Link, Plan

SEEDS = range(4)


@pytest.fixture(scope="module", params=[(place, seed) for place in PLACES for seed in SEEDS], ids=str)
def plan(request: pytest.FixtureRequest) -> Plan:
    place, seed = request.param
    return lay_out(40, 30, seed, (place,))


def inner_cell(link: Link, *, far: bool) -> tuple[int, int]:
    """The cell of room a (or, `far`, of room b) before the first (or last) cell of the passage."""
    x, y, w, h = link.rect
    back = {"e": (x - 1, y), "w": (x + w, y), "s": (x, y - 1), "n": (x, y + h)}
    on = {"e": (x + w, y), "w": (x - 1, y), "s": (x, y + h), "n": (x, y - 1)}
    return (on if far else back)[link.direction]


def test_every_room_is_reached(plan: Plan) -> None:
    assert max(hops(plan.rooms, plan.links, plan.rooms[0].id).values()) < FAR


def test_without_secret_doors_only_vaults_are_lost(plan: Plan) -> None:
    known = hops(plan.rooms, plan.links, plan.rooms[0].id, without=("secret",))
    lost = {room.role for room in plan.rooms if known[room.id] == FAR}
    assert lost <= {"treasury"}


def test_the_floor_is_in_one_piece(plan: Plan) -> None:
    parts, _ = cv2.connectedComponents(floor_mask(plan, 8, secrets=True), connectivity=4)
    assert parts == 2  # rock and floor


def test_numbers_are_consecutive_and_grow_with_depth(plan: Plan) -> None:
    chambers = sorted((room for room in plan.rooms if room.role != "hall"), key=lambda room: room.number)
    assert [room.number for room in chambers] == list(range(1, len(chambers) + 1))
    assert [room.depth for room in chambers] == sorted(room.depth for room in chambers)
    assert chambers[0].role == "entrance"
    assert all(room.number == 0 for room in plan.rooms if room.role == "hall")


def test_there_is_a_loop(plan: Plan) -> None:
    assert len(plan.links) >= len(plan.rooms)


def test_the_page_is_filled(plan: Plan) -> None:
    share = float((plan.occupancy != 0).mean())
    assert 0.38 <= share <= 0.62
    assert len({room.role for room in plan.rooms}) >= 9
    assert max(Counter(room.role for room in plan.rooms if room.role != "hall").values()) <= 5


def test_rooms_lie_apart_and_inside_the_map(plan: Plan) -> None:
    taken = np.zeros_like(plan.occupancy)
    for room in plan.rooms:
        box = np.s_[room.y : room.y + room.height, room.x : room.x + room.width]
        assert (plan.occupancy[box][room.mask] == room.id).all()
        taken[box] += room.mask
    assert taken.max() == 1
    edge = np.concatenate([plan.occupancy[[0, -1]].ravel(), plan.occupancy[:, [0, -1]].ravel()])
    assert not edge.any()


def test_passages_join_their_rooms(plan: Plan) -> None:
    for index, link in enumerate(plan.links):
        x, y = inner_cell(link, far=False)
        u, v = inner_cell(link, far=True)
        assert plan.occupancy[y, x] == link.a
        assert plan.occupancy[v, u] == link.b
        assert all(index in room.doors for room in plan.ends(link))


def test_door_leaves_stand_in_their_passage(plan: Plan) -> None:
    for link in plan.links:
        x, y, w, h = link.rect
        for u, v in link.leaf:
            assert x <= u <= x + w
            assert y <= v <= y + h
        assert math.dist(*link.leaf) == pytest.approx(link.width - 0.25)
        assert link.kind in {"wood", "iron", "double", "portcullis", "secret", "arch"}
        assert not link.locked or link.kind == "iron"


def test_the_place_decides() -> None:
    titles = {lay_out(30, 24, 5, (place,)).title for place in PLACES}
    assert len(titles) == len(PLACES)
    roles = {place: frozenset(room.role for room in lay_out(40, 30, 1, (place,)).rooms) for place in PLACES}
    assert len(set(roles.values())) == len(PLACES)
    assert set(PLACES) <= set(FEATURES)


def test_a_theme_weighs_the_places() -> None:
    assert lay_out(16, 12, 1, (), {"sewer": 1.0}).place == "sewer"
    assert {choose_place(seed, (), {"sewer": 1.0, "mine": 0.0}).name for seed in range(20)} == {"sewer"}
    assert {choose_place(seed, (), {}).name for seed in range(60)} == set(PLACES)
    assert choose_place(1, ("no_water", "tomb"), {"sewer": 1.0}).name == "tomb"


def test_another_seed_is_another_dungeon() -> None:
    plans = [lay_out(30, 24, seed, ("keep",)) for seed in range(6)]
    assert len({plan.occupancy.tobytes() for plan in plans}) == 6


@pytest.mark.parametrize(("columns", "rows"), [(12, 12), (12, 40), (120, 12), (13, 29), (31, 13), (90, 70)])
def test_every_size_is_a_dungeon(columns: int, rows: int) -> None:
    for seed in range(3):
        plan = lay_out(columns, rows, seed)
        assert plan.occupancy.shape == (rows, columns)
        assert len(plan.rooms) >= 3
        assert max(hops(plan.rooms, plan.links, 1).values()) < FAR
        assert (plan.occupancy != 0).mean() > 0.25
