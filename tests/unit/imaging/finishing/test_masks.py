"""Masks of what is painted over: which pixels they name, and where these lie in what a provider is shown."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from server.imaging.finishing.fitting import prepared
from server.imaging.finishing.masks import mask_around, masked
from server.imaging.finishing.patch_cut import PatchShape, cut_out

BASE, CELL = (120, 80), 16.0


def round_patch() -> Image.Image:
    picture = Image.new("RGBA", (40, 32))
    ImageDraw.Draw(picture).ellipse((4, 4, 35, 27), (200, 10, 10, 255))
    return picture


PATCHES = [PatchShape(round_patch(), 8, 12), PatchShape(round_patch(), 80, 48)]


def test_all_that_is_cut_out_was_painted_and_little_besides() -> None:
    mask = mask_around(BASE, PATCHES, CELL)
    white = Image.new("RGB", BASE, (255, 255, 255))
    for each, cut in zip(PATCHES, cut_out(white, PATCHES, CELL), strict=True):
        spot = np.asarray(mask.crop((each.x, each.y, each.x + cut.width, each.y + cut.height)))
        assert (spot[np.asarray(cut.getchannel("A")) > 0] == 255).all()
    assert {*np.unique(np.asarray(mask))} == {0, 255}
    assert 0.2 < np.asarray(mask).mean() / 255 < 0.45


@pytest.mark.parametrize("size", [(240, 160), (256, 256), (640, 160), (100, 72), (120, 80)])
def test_it_names_the_base_and_not_its_padding(size: tuple[int, int]) -> None:
    shown, _ = prepared(Image.new("RGB", BASE), size)
    mask = masked(Image.new("L", BASE, 255), size)
    assert (mask.size, mask.mode) == (shown.size, "RGBA")
    red, _, _, alpha = (np.asarray(each, np.int16) for each in mask.split())
    assert (red + alpha == 255).all()
    scale = min(size[0] / BASE[0], size[1] / BASE[1])
    share = BASE[0] * BASE[1] * scale**2 / (size[0] * size[1])
    assert share <= red.mean() / 255 <= min(1.0, share * 1.05 + 1e-6)
    rows, columns = np.nonzero(red)
    for places, side in ((columns, size[0]), (rows, size[1])):
        assert abs(places.min() - (side - 1 - places.max())) <= 1


def test_a_patch_lies_in_it_where_the_picture_has_it() -> None:
    size = (300, 300)
    base = Image.new("RGB", BASE)
    base.paste((255, 255, 255), (40, 20, 60, 40))
    patch = PatchShape(Image.new("RGBA", (20, 20), (255, 255, 255, 255)), 40, 20)
    shown = np.asarray(prepared(base, size)[0].convert("L")) > 128
    red = np.asarray(masked(mask_around(BASE, [patch], CELL), size).getchannel("R")) > 0
    assert red[shown].all()
    rows, columns = np.nonzero(red)
    inner_rows, inner_columns = np.nonzero(shown)
    around = 8 * 2.5
    for outer, inner in ((rows, inner_rows), (columns, inner_columns)):
        assert abs(inner.min() - outer.min() - around) <= 3
        assert abs(outer.max() - inner.max() - around) <= 3
