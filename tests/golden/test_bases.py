"""Bases of a small plan with furniture that is named here."""

import pytest
from PIL import Image

from server.drawing.look import MASONRY, WASH, Look
from server.drawing.props import draw
from server.generators.tactical.compositor import paint_base
from server.generators.tactical.dungeon.floors import surfaces
from tests.golden.stored_pictures import assert_as_stored
from tests.unit.generators.test_base import small_dressing, small_plan

BASES = {
    "masonry_keep": (MASONRY, "keep"),
    "masonry_sewer": (MASONRY, "sewer"),
    "wash_mine": (WASH, "mine"),
    "wash_wizard": (WASH, "wizard"),
}


def base(look: Look, place: str) -> Image.Image:
    plan = small_plan(place)
    dressing = small_dressing(plan)
    guard, fountain, lair, vault = dressing.sketches
    draw(guard, "table", 3.9, 3.4, 1, w=1.4)
    draw(guard, "barrel", 1.5, 4.5)
    draw(guard, "shelf", 3.9, 1.35, w=1.5)
    draw(fountain, "statue", 8.5, 3.5, figure="guardian")
    draw(fountain, "pillar", 7.0, 2.0)
    draw(lair, "straw", 4.6, 7.9)
    draw(lair, "mushrooms", 1.8, 9.4)
    draw(lair, "stalagmite", 4.9, 9.7)
    draw(vault, "coins", 9.2, 8.7)
    draw(vault, "chest", 11.3, 8.4)
    draw(vault, "brazier", 11.5, 10.4)
    return paint_base(plan, dressing, surfaces(plan.place), 32, look)


@pytest.mark.parametrize("name", BASES)
def test_bases_look_as_they_did(name: str) -> None:
    # Stored at half size: what counts is the look, and the grain of the paper weighs much as a PNG.
    assert_as_stored(base(*BASES[name]).reduce(2), f"bases/{name}")
