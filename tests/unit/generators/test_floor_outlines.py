"""Outlines of the floor of dungeons: what lies inside of an odd number of them, for whom, and how much they take."""

from dataclasses import replace

import cv2
import numpy as np
import pytest

from server.domain.outlines import Outlines, outlines_document, outlines_of
from server.domain.overlays import PLAYERS
from server.drawing.look import MASONRY
from server.drawing.materials.field import Mask
from server.generators.tactical.dungeon.floor_outlines import outlines_for
from server.generators.tactical.dungeon.layout import lay_out
from server.generators.tactical.dungeon.picture import draw_plan
from server.generators.tactical.floor_mask import floor_mask
from server.generators.tactical.plan import Dressing, Plan
from server.generators.tactical.secrets import hidden_rooms

PX = 32
PLACES = ("temple", "mine", "sewer", "prison", "wizard", "tomb", "keep", "den")


def inside(plan: Plan, outlines: Outlines) -> Mask:
    """1 where the floor of outlines is, at PX samples to a cell."""
    mask = np.zeros((plan.rows * PX, plan.columns * PX), np.uint8)
    cv2.fillPoly(mask, [np.array(each, np.int32) for each in outlines.floor], (1,))
    return mask


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("place", PLACES)
def test_the_floor_is_what_is_painted_as_floor(place: str, seed: int) -> None:
    plan = lay_out(30, 24, seed, (place,))
    outlines, hidden = outlines_for(plan, Dressing(), PX), hidden_rooms(plan)
    floor = floor_mask(plan, PX, secrets=True)
    assert np.mean(inside(plan, outlines) != floor) < 0.03  # a strip along the walls
    known = inside(plan, outlines.known_to("players"))
    for room in plan.rooms:
        x, y = (int(each * PX) for each in room.center)
        if floor[y, x]:
            assert known[y, x] == (room.id not in hidden)
    for link in plan.links:
        x, y = (int(each * PX) for each in link.center)
        assert known[y, x] == (link in plan.known_links and link.a not in hidden)
    wider = cv2.dilate(floor, np.ones((9, 9), np.uint8))
    assert not known[wider == 0].any()


def test_few_rooms_lie_behind_secret_doors_alone() -> None:
    plans = [lay_out(30, 24, seed, (place,)) for place in PLACES for seed in range(4)]
    hidden = [len(hidden_rooms(plan)) for plan in plans]
    assert sum(map(bool, hidden)) > 5
    assert max(hidden) < 4


@pytest.mark.parametrize("place", ["mine", "den"])
def test_the_largest_dungeon_leaves_room_for_footprints(place: str) -> None:
    outlines = outlines_for(lay_out(120, 120, 3, (place,)), Dressing(), 66)
    document = outlines_document(outlines)
    assert len(str(document)) < 56 << 10
    again = outlines_of(**document)
    assert len(again.floor) == len(outlines.floor)
    assert again.floor[0] == tuple((round(x), round(y)) for x, y in outlines.floor[0])


@pytest.mark.pictures
@pytest.mark.parametrize("seed", range(8))
def test_players_who_found_everything_know_the_whole_floor(seed: int) -> None:
    plan = lay_out(20, 16, seed)
    made = draw_plan(plan, PX, MASONRY)
    assert made.outlines is not None
    parts = {str(index): each for index, each in enumerate(made.patches)}
    kept = {name: each.outlines for name, each in parts.items() if each.outlines is not None}
    known = replace(made.outlines, in_patches=kept).known_to(PLAYERS)
    for name, each in parts.items():
        known = known.with_patch(name, each.x, each.y, PLAYERS)
    assert (inside(plan, known) != inside(plan, made.outlines)).mean() < 0.001
    assert len(known.footprints) == len(made.outlines.footprints) + sum(len(each.footprints) for each in kept.values())
