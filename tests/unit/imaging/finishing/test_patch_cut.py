"""What only finders see, cut out of a painted map: where it was drawn, and nothing of what others find."""

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image, ImageDraw

from server.imaging.finishing.patch_cut import FEATHER, PatchShape, cut_out, with_patches

CELL = 40.0
SIZE = (400, 320)
RIM = int(FEATHER * CELL) + 2


def shapes(seed: int) -> list[PatchShape]:
    """Two patches that meet at x = 200, with specks that the generator had no need to change, and one by itself."""
    chance = np.random.default_rng(seed)
    made = []
    boxes: list[tuple[int, int, int, int]] = [(120, 60, 200, 180), (200, 80, 290, 200), (20, 220, 90, 300)]
    for box in boxes:
        alpha = np.full((box[3] - box[1], box[2] - box[0]), 255, np.uint8)
        alpha[chance.random(alpha.shape) < 0.03] = 0
        if box[0] == 20:
            mask = Image.new("L", (alpha.shape[1], alpha.shape[0]))
            ImageDraw.Draw(mask).ellipse((0, 0, alpha.shape[1] - 1, alpha.shape[0] - 1), 255)
            alpha = np.minimum(alpha, np.asarray(mask))
        picture = Image.new("RGBA", (alpha.shape[1], alpha.shape[0]), (10, 200, 10, 255))
        picture.putalpha(Image.fromarray(alpha))
        made.append(PatchShape(picture, box[0], box[1]))
    return made


def painted(seed: int) -> Image.Image:
    pixels = np.random.default_rng((1, seed)).integers(1, 256, (SIZE[1], SIZE[0], 3))
    return Image.fromarray(pixels.astype(np.uint8))


def shown(patch: PatchShape, picture: Image.Image) -> npt.NDArray[np.uint8]:
    """The alpha of a patch on the whole map."""
    whole = Image.new("L", SIZE)
    whole.paste(picture.getchannel("A"), (patch.x, patch.y))
    return np.asarray(whole)


@pytest.mark.parametrize("seed", range(10))
def test_a_patch_shows_what_is_painted_where_it_lies(seed: int) -> None:
    patches, whole = shapes(seed), painted(seed)
    for patch, cut in zip(patches, cut_out(whole, patches, CELL), strict=True):
        assert cut.size == patch.picture.size
        assert cut.mode == "RGBA"
        pixels = np.asarray(cut)
        part = np.asarray(whole.crop((patch.x, patch.y, patch.x + cut.width, patch.y + cut.height)))
        visible = pixels[..., 3] > 0
        assert (pixels[visible][:, :3] == part[visible]).all()
        assert not pixels[~visible].any()


@pytest.mark.parametrize("seed", range(10))
def test_specks_inside_are_part_of_it_and_its_edge_is_soft_inwards(seed: int) -> None:
    patches = shapes(seed)
    for patch, cut in zip(patches[:2], cut_out(painted(seed), patches, CELL)[:2], strict=True):
        alpha = np.asarray(cut.getchannel("A")).astype(int)
        assert (alpha[RIM:-RIM, RIM:-RIM] == 255).all()
        far = alpha[:, 0] if patch.x == 120 else alpha[:, -1]
        assert far.max() < 128
        assert np.abs(np.diff(alpha[alpha.shape[0] // 2])).max() < 200


@pytest.mark.parametrize("seed", range(10))
def test_no_patch_shows_what_another_does(seed: int) -> None:
    patches = shapes(seed)
    cuts = cut_out(painted(seed), patches, CELL)
    owned = [shown(patch, patch.picture) > 0 for patch in patches]
    for index, (patch, cut) in enumerate(zip(patches, cuts, strict=True)):
        others = np.any([each for other, each in enumerate(owned) if other != index], axis=0)
        assert not (shown(patch, cut)[others] > 0).any()


@pytest.mark.parametrize("seed", range(10))
def test_between_two_that_are_found_nothing_is_seen(seed: int) -> None:
    patches = shapes(seed)
    one, other = cut_out(painted(seed), patches, CELL)[:2]
    rows = slice(80 + RIM, 180 - RIM)
    seam = np.maximum(shown(patches[0], one), shown(patches[1], other))[rows, 190:210]
    assert (seam == 255).mean() > 0.99


def test_the_second_base_has_everything_found() -> None:
    patches, base = shapes(0), Image.new("RGB", SIZE, (90, 90, 90))
    pixels = np.asarray(with_patches(base, patches))
    visible = np.any([shown(each, each.picture) > 0 for each in patches], axis=0)
    assert (pixels[visible] == (10, 200, 10)).all()
    assert (pixels[~visible] == 90).all()
