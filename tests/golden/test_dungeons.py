"""Whole dungeons as the game master sees them, small enough to be stored."""

from io import BytesIO

import pytest
from PIL import Image

from server.domain.overlays import GM
from server.domain.scene import Output
from server.drawing.look import MASONRY, WASH
from server.generators.tactical.dungeon.layout import lay_out
from server.generators.tactical.dungeon.picture import draw_plan
from tests.golden.stored_pictures import assert_as_stored
from tools.pictures import picture_for

PX = 45
DUNGEONS = {
    "temple": (MASONRY, 3),
    "mine": (WASH, 8),
    "sewer": (WASH, 2),
    "prison": (MASONRY, 4),
    "wizard": (MASONRY, 1),
    "tomb": (WASH, 5),
    "keep": (MASONRY, 6),
    "den": (WASH, 9),
}


@pytest.mark.parametrize("place", DUNGEONS)
def test_dungeons_look_as_they_did(place: str) -> None:
    look, seed = DUNGEONS[place]
    made = draw_plan(lay_out(16, 12, seed, (place,)), PX, look)
    picture = picture_for(GM, made, Output("png"))
    # A third of the size keeps the look, and spares the grain of the paper, which weighs much as a PNG.
    assert_as_stored(Image.open(BytesIO(picture.content)).reduce(3), f"dungeons/{place}")
