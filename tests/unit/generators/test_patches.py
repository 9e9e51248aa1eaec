"""What is secret is not in the base but in patches: all of them over it are the map with everything found."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO

import cv2
import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from server.domain.overlays import GM, Walls
from server.drawing.look import MASONRY, WASH, Look
from server.drawing.materials.field import SAMPLES
from server.generators.port import Drawn
from server.generators.tactical.compositor import Base, paint_base, paint_whole
from server.generators.tactical.dungeon.dressing.rooms import dress
from server.generators.tactical.dungeon.floors import surfaces
from server.generators.tactical.dungeon.layout import lay_out
from server.generators.tactical.dungeon.picture import draw_plan
from server.generators.tactical.patches import open_base
from server.generators.tactical.plan import Dressing, Plan
from server.generators.tactical.secrets import hidden_rooms, without_secrets

pytestmark = pytest.mark.pictures

SEEDS = range(50)
PX = 16


def look_of(seed: int) -> Look:
    return (MASONRY, WASH)[seed % 2]


@cache
def made(seed: int) -> tuple[Plan, Dressing, Drawn]:
    plan = lay_out(20, 16, seed)
    return plan, dress(plan), draw_plan(plan, PX, look_of(seed))


@cache
def opened(seed: int) -> Base:
    """The map with everything found."""
    plan, dressing, _ = made(seed)
    ground = surfaces(plan.place)
    return open_base(plan, dressing, ground, Base(without_secrets(plan), dressing, ground, look_of(seed)))


def pixels(content: bytes) -> npt.NDArray[np.uint8]:
    return np.asarray(Image.open(BytesIO(content)))


def everything_found(drawn: Drawn, *, unlit: bool = False) -> npt.NDArray[np.uint8]:
    """The map with all patches over it, with its light or without."""
    picture = Image.open(BytesIO(drawn.unlit if unlit else drawn.picture)).convert("RGB")
    for each in drawn.patches:
        over = Image.open(BytesIO(each.unlit if unlit else each.picture))
        picture.paste(over, (each.x, each.y), over)
    return np.asarray(picture)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_base_is_that_of_a_dungeon_without_secrets_and_traps(seed: int) -> None:
    plan, dressing, drawn = made(seed)
    known, bared = without_secrets(plan), replace(dressing, secret=None)
    bare = paint_base(known, bared, surfaces(plan.place), PX, look_of(seed))
    assert (pixels(drawn.picture) == np.asarray(bare)).all()
    # Without a secret door it is the same plan, and the same picture.
    walled = draw_plan(known, PX, look_of(seed)) if known.links != plan.links else drawn
    assert walled.picture == drawn.picture
    assert {each.name for each in walled.patches} <= {"Hidden pit"}


@pytest.mark.parametrize("seed", SEEDS)
def test_all_patches_over_the_base_are_the_map_with_everything_found(seed: int) -> None:
    plan, _, drawn = made(seed)
    painted = paint_whole(opened(seed), plan, PX)
    assert (everything_found(drawn) == np.asarray(painted.lit)).all()
    assert (everything_found(drawn, unlit=True) == np.asarray(painted.unlit)).all()


@pytest.mark.parametrize("seed", range(0, 24, 2))
def test_stones_stand_along_every_wall_of_the_map_with_everything_found(seed: int) -> None:
    """Those that stay and those that are laid anew join: no dark hole is between them."""
    assert look_of(seed) is MASONRY
    whole = opened(seed)
    behind = np.zeros(whole.field.distance.shape, np.uint8)
    for stone in whole.stones:
        cv2.polylines(behind, [(stone.edge * SAMPLES).astype(np.int32)], isClosed=False, color=(1,), thickness=3)
    walls, _ = cv2.findContours((whole.field.distance > -0.02).astype(np.uint8), cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    bare = [int((behind[wall[:, 0, 1], wall[:, 0, 0]] == 0).sum()) for wall in walls if len(wall) > 24]
    assert not any(bare), bare


def test_every_kind_of_secret_is_among_them() -> None:
    """What is compared above is there: passages, hidden rooms with what is in them, pits."""
    names = {each.name for seed in SEEDS for each in made(seed)[2].patches}
    assert names == {"Secret passage", "Hidden rooms", "Hidden pit"}
    changed = [(everything_found(made(seed)[2]) != pixels(made(seed)[2].picture)).any() for seed in SEEDS]
    assert sum(changed) > 25


def _pairs() -> Iterator[tuple[Plan, Drawn]]:
    for seed in SEEDS:
        plan, _, drawn = made(seed)
        yield plan, drawn


def test_a_patch_names_the_doors_that_lead_to_it() -> None:
    for plan, drawn in _pairs():
        (walls,) = (each.data for each in drawn.overlays if isinstance(each.data, Walls))
        secret = {door.id for door in walls.doors if door.kind == "secret"}
        named = [door.id for door in walls.doors if door.kind != "gate"]  # those are named when they are kept
        assert all(named)
        assert len(set(named)) == len(named)
        assert len(secret) == sum(link.kind == "secret" for link in plan.links)
        led = {door for each in drawn.patches for door in each.doors}
        assert led == secret
        assert all(each.doors or each.name == "Hidden pit" for each in drawn.patches)


def test_what_comes_with_a_patch_is_for_the_game_master() -> None:
    seen = 0
    for plan, drawn in _pairs():
        hidden = hidden_rooms(plan)
        for each in drawn.patches:
            assert all(overlay.audience == GM for overlay in each.overlays)
            seen += len(each.overlays)
        assert bool(hidden) == any(each.overlays for each in drawn.patches)
    assert seen


def test_a_patch_is_no_larger_than_what_it_changes() -> None:
    for _, drawn in _pairs():
        for each in drawn.patches:
            alpha = pixels(each.picture)[..., 3]
            assert alpha[[0, -1]].any(1).all()
            assert alpha[:, [0, -1]].any(0).all()
            assert set(np.unique(alpha)) <= {0, 255}
