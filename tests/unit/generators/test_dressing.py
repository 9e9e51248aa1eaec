"""Furniture stands on floor, clear of doors and of the number of its room; stories are told now and then."""

from collections import Counter

import cv2
import numpy as np
import numpy.typing as npt
import pytest

from server.domain.overlays import Light, NewOverlay
from server.generators.tactical.dungeon.dressing.rooms import SET_PIECES, dress
from server.generators.tactical.dungeon.dressing.stories import MOST_ALIKE, STORIES
from server.generators.tactical.dungeon.layout import lay_out
from server.generators.tactical.dungeon.overlays import FEET_PER_CELL, door_id, overlays_behind, overlays_of
from server.generators.tactical.dungeon.places import PLACES
from server.generators.tactical.dungeon.rift_places import doorstep
from server.generators.tactical.dungeon.role_fits import FITS
from server.generators.tactical.floor_mask import floor_mask
from server.generators.tactical.free_floor import FreeFloor
from server.generators.tactical.plan import Dressing, Plan
from server.generators.tactical.secrets import revealed_dressing, secrets_of
from tests.unit.generators.laid_over import Point, Polygon, lines, of_kind, point, polygon, rooms_of, walls_of

pytestmark = pytest.mark.pictures

FINE = 24
Dressed = tuple[Plan, Dressing, tuple[NewOverlay, ...]]


@pytest.fixture(scope="module", params=[(place, seed) for place in PLACES for seed in (1, 2)], ids=str)
def dressed(request: pytest.FixtureRequest) -> Dressed:
    place, seed = request.param
    plan = lay_out(40, 30, seed, (place,))
    dressing = dress(plan)
    hidden = [secret for secret in secrets_of(plan, dressing) if secret.rooms]
    behind = (each for secret in hidden for each in overlays_behind(plan, dressing, secret))
    return plan, revealed_dressing(dressing), (*overlays_of(plan, dressing), *behind)


def inside(spot: Point, polygons: tuple[Polygon, ...], slack: float = 0.0) -> bool:
    outlines = [np.array(each, np.float32) for each in polygons]
    return any(cv2.pointPolygonTest(outline, spot, measureDist=True) >= -slack for outline in outlines)


def corners(polygons: list[npt.NDArray[np.float64]]) -> tuple[Polygon, ...]:
    return tuple(tuple((x, y) for x, y in each.tolist()) for each in polygons)


def test_numbers_lie_on_the_floor_of_their_room(dressed: Dressed) -> None:
    _, _, overlays = dressed
    for room in rooms_of(overlays):
        x, y = point(room.at)
        for dx, dy in ((0, 0), (-0.3, 0), (0.3, 0), (0, -0.3), (0, 0.3)):
            assert inside((x + dx, y + dy), tuple(map(polygon, room.area))), room.label


def test_every_chamber_has_its_number(dressed: Dressed) -> None:
    plan, dressing, overlays = dressed
    rooms = rooms_of(overlays)
    chambers = sum(room.number > 0 for room in plan.rooms)
    assert chambers > 10
    assert sorted(room.number for room in rooms) == list(range(1, chambers + 1))
    assert all(room.label for room in rooms)
    assert all(room.role in {*FITS, "entrance"} for room in plan.rooms if room.number)
    passages = sum(not plan.natural(link) for link in plan.links)
    assert len(walls_of(overlays).doors) == passages + len(dressing.gates)


def test_doors_join_the_rooms_they_lie_between(dressed: Dressed) -> None:
    plan, _, overlays = dressed
    doors = {door.id: door for door in walls_of(overlays).doors}
    for link in plan.links:
        if plan.natural(link):
            continue
        door = doors.pop(door_id(link))
        passage = polygon(door.passage)
        for end in (door.start, door.end):
            assert inside(point(end), (passage,), 1e-3)
        touched = cv2.dilate(polygon_mask(plan, (passage,)), np.ones((3, 3), np.uint8)) > 0
        for room in plan.ends(link):
            assert (touched & (polygon_mask(plan, corners(room.polygons)) > 0)).any()


def polygon_mask(plan: Plan, polygons: tuple[Polygon, ...]) -> npt.NDArray[np.uint8]:
    mask = np.zeros((plan.rows * FINE, plan.columns * FINE), np.uint8)
    for each in polygons:
        cv2.fillPoly(mask, [np.round(np.array(each) * FINE).astype(np.int32)], (1,))
    return mask


def test_water_and_pits_stay_in_their_room(dressed: Dressed) -> None:
    plan, dressing, _ = dressed
    floors = [polygon_mask(plan, corners(room.polygons)) for room in plan.rooms]
    for outline, _ in (*dressing.waters, *dressing.pits):
        hollow = polygon_mask(plan, corners([outline]))
        assert sum(bool((floor & hollow).any()) for floor in floors) == 1


@pytest.mark.parametrize(("place", "seed"), [("mine", 0), ("tomb", 1), ("den", 3), ("prison", 3)])
def test_a_rift_keeps_away_from_doors(place: str, seed: int) -> None:
    plan = lay_out(40, 30, seed, (place,))
    made = dress(plan)
    natural = [outline for outline, built in (*made.waters, *made.pits) if not built]
    parted = [room for room in plan.rooms if room.role in {"chasm", "stream"}]
    assert parted
    for room in parted:
        low, high = (room.x - 1, room.y - 1), (room.x + room.width + 1, room.y + room.height + 1)
        (rift,) = (outline.astype(np.float32) for outline in natural if ((low < outline) & (outline < high)).all())
        for link in (plan.links[index] for index in room.doors):
            x, y = doorstep(room, link)
            assert cv2.pointPolygonTest(rift, (room.x + x, room.y + y), measureDist=True) < -0.5


def test_what_blocks_sight_stands_in_a_room(dressed: Dressed) -> None:
    plan, dressing, overlays = dressed
    blockers = lines(walls_of(overlays), "object")
    assert len(blockers) == len(dressing.blockers) > 0
    floors = [corners(room.polygons) for room in plan.rooms]
    for blocker in blockers:
        assert any(all(inside(spot, floor, 0.15) for spot in blocker) for floor in floors)


def test_shelves_statues_and_pillars_block_sight() -> None:
    # Shelves of the wizard, statues and pillars of the tomb.
    assert min(len(dress(lay_out(40, 30, 3, (place,))).blockers) for place in ("wizard", "tomb")) > 20


def test_cells_of_a_prison_have_bars_and_gates_that_are_no_furniture() -> None:
    states: set[str] = set()
    for seed in range(1, 5):
        plan = lay_out(40, 30, seed, ("prison",))
        dressing = dress(plan)
        walls = walls_of(overlays_of(plan, dressing))
        bars = lines(walls, "bars")
        gates = [(point(each.start), point(each.end)) for each in walls.doors if each.kind == "gate"]
        states |= {each.state for each in walls.doors if each.kind == "gate"}
        assert len(bars) >= len(gates) == len(dressing.gates) > 1
        assert {hinge for hinge, _ in gates} <= {end for _, end in bars}
        assert not {tuple(sorted(gate)) for gate in gates} & {tuple(sorted(each)) for each in bars}
        # A gate swings out of the picture that lies below it: nothing is painted where it hangs.
        strokes = [stroke for sketch in dressing.sketches for stroke in sketch.layers["body"]]
        for (x, y), (u, v) in gates:
            middle = np.array(((x + u) / 2, (y + v) / 2))
            assert min(np.abs(stroke.points - middle).max(1).min() for stroke in strokes) > 0.1
    assert states == {"locked", "open"}


def test_lights_burn_in_rooms(dressed: Dressed) -> None:
    plan, _, overlays = dressed
    floor = floor_mask(plan, FINE, jambs=True)
    lights = of_kind(overlays, Light)
    for light in lights:
        x, y = point(light.at)
        assert floor[int(y * FINE), int(x * FINE)]
        assert 1 <= light.dim / FEET_PER_CELL <= 6
    assert lights


def test_nothing_stands_in_a_wall(dressed: Dressed) -> None:
    plan, dressing, _ = dressed
    into_rock = cv2.distanceTransform(1 - floor_mask(plan, FINE, jambs=True), cv2.DIST_L2, 5) / FINE
    assert len(dressing.sketches) >= len(plan.rooms)
    for pen in dressing.sketches:
        for shade in pen.shades:
            spots = np.clip((shade.points * FINE).astype(int), 0, [plan.columns * FINE - 1, plan.rows * FINE - 1])
            assert into_rock[spots[:, 1], spots[:, 0]].max() < 0.35


def test_doorways_stay_clear(dressed: Dressed) -> None:
    plan, dressing, _ = dressed
    solid = np.zeros((plan.rows * FINE, plan.columns * FINE), np.uint8)
    for pen in dressing.sketches:
        for shade in pen.shades:
            if shade.height >= 0.15:
                cv2.fillPoly(solid, [np.round(shade.points * FINE).astype(np.int32)], (1,))
    for link in plan.known_links:
        x, y, w, h = (side * FINE for side in link.rect)
        assert solid[y : y + h, x : x + w].mean() < 0.1


def test_walls_of_the_overlay_are_the_walls_of_the_picture(dressed: Dressed) -> None:
    plan, _, overlays = dressed
    known = floor_mask(plan, FINE, jambs=True)
    drawn = np.zeros_like(known)
    walls = lines(walls_of(overlays), "wall")
    outlines = [np.round(np.array(wall[:-1]) * FINE - 0.5).astype(np.int32) for wall in walls]
    cv2.fillPoly(drawn, outlines, (1,))
    assert (drawn != known).mean() < 0.01
    assert all(wall[0] == wall[-1] for wall in walls)


def test_a_secret_door_leaves_no_lane_in_the_furniture() -> None:
    plan = lay_out(40, 30, 1, ("wizard",))
    secret = next(link for link in plan.links if link.kind == "secret")
    room = plan.room(secret.a)
    x, y, w, h = secret.rect
    known = FreeFloor(plan, room)
    assert all(link.kind != "secret" for link in known.links)
    beside = np.s_[
        max(0, y - room.y - 1) * 4 : (y - room.y + h + 1) * 4, max(0, x - room.x - 1) * 4 : (x - room.x + w + 1) * 4
    ]
    assert (known.taken[beside] == ~known.floor[beside]).all()
    secret.kind = "wood"
    assert (FreeFloor(plan, room).taken[beside] != ~known.floor[beside]).any()


def test_stories_are_told_and_noted(dressed: Dressed) -> None:
    _, dressing, overlays = dressed
    told = [room.description for room in rooms_of(overlays) if room.description]
    assert 3 <= len(dressing.notes) <= 22
    assert len(told) >= 2
    assert set(told) <= {story.note for story in STORIES}
    assert max(Counter(told).values()) <= MOST_ALIKE


def test_every_story_is_told_somewhere() -> None:
    told = Counter[str]()
    for place in ("temple", "prison", "wizard", "keep"):
        for seed in range(4):
            told.update(dress(lay_out(40, 30, seed, (place,))).notes.values())
    assert set(told) == {story.note for story in STORIES}


def test_stories_happen_in_rooms_there_are() -> None:
    assert all(story.roles <= set(SET_PIECES) for story in STORIES)


def test_every_role_has_a_set_piece() -> None:
    assert set(SET_PIECES) == {*FITS, "entrance", "hall"}
    wanted = {role for place in PLACES.values() for role in (*place.needs, *(role for role, _ in place.pool))}
    assert wanted <= set(FITS)
