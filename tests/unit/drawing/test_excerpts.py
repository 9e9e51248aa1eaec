"""Parts of pictures as bytes and back."""

import numpy as np
import pytest
from PIL import Image

from server.drawing.excerpts import Pane, read, write


@pytest.mark.parametrize(("mode", "channels"), [("L", 1), ("RGB", 3), ("RGBA", 4)])
@pytest.mark.parametrize("part", [(0, 0, 40, 30), (3, 5, 4, 6), (7, 0, 40, 29), (0, 12, 39, 13)])
def test_a_part_is_read_and_written_as_a_crop_of_it_is(mode: str, channels: int, part: Pane) -> None:
    levels = np.random.default_rng(7).integers(0, 256, (30, 40, channels), np.uint8)
    picture = Image.frombytes(mode, (40, 30), levels.tobytes())
    before, piece = picture.copy(), picture.crop(part)
    pixels = read(picture, part)
    assert pixels == piece.tobytes()
    turned = bytes(255 - level for level in pixels)
    write(picture, part, turned)
    before.paste(Image.frombytes(mode, piece.size, turned), part[:2])
    assert picture.tobytes() == before.tobytes()


def test_many_pixels_are_read_at_once() -> None:
    picture = Image.effect_noise((1030, 1030), 90).convert("RGB")
    assert read(picture, (2, 2, 1026, 1026)) == picture.crop((2, 2, 1026, 1026)).tobytes()
