"""Pictures in files on the way to a provider that paints over them, and back."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from server.drawing.arrays import Pixels
from server.imaging.codecs.decode import decoding, opened
from server.imaging.codecs.limits import Limits
from server.imaging.codecs.modes import opaque_or_alpha, ours, plain
from server.imaging.codecs.png import encode_png
from server.imaging.codecs.signature import format_of
from server.imaging.finishing.cell_sizes import Size
from server.imaging.finishing.fitting import fit_of, prepared, restored
from server.imaging.finishing.masks import mask_around, masked
from server.imaging.finishing.patch_cut import PatchShape, cut_out, with_patches
from server.imaging.finishing.tile_tones import gains, shared_colors
from server.imaging.finishing.tiles import blended
from server.imaging.finishing.tilings import TileBox
from server.imaging.finishing.verdict import WallCheck
from server.imaging.finishing.wall_check import check_walls
from server.imaging.finishing.wall_plan import WallPlan

STORED = Limits(size=400 << 20)
"""Of what is kept already."""
PlacedPath = tuple[str, int, int]
"""The file of a patch, and where its upper left corner lies."""


def base_of(path: str, patches: Sequence[PlacedPath]) -> Image.Image:
    """The picture of a file, with everything that patches show."""
    base = _loaded(path)
    return with_patches(base, _shapes(patches)) if patches else base


def shown_to(base: Image.Image, box: TileBox, size: Size) -> Image.Image:
    """What a provider is shown of a part of a base that paints pictures of a size."""
    return prepared(_part(base, box), size)[0]


def mask_of(base: Size, patches: Sequence[PlacedPath], cell: float) -> Image.Image:
    """White where a base is to be painted over: what its patches show, or all of it if it has none."""
    return mask_around(base, _shapes(patches), cell) if patches else Image.new("L", base, 255)


def masked_to(mask: Image.Image, box: TileBox, size: Size) -> Image.Image:
    """What a provider is told of a part of a mask; see `shown_to`."""
    return masked(_part(mask, box), size)


def taken_from(answers: Mapping[TileBox, str], base: Image.Image, size: Size, scratch: str) -> Image.Image:
    """The answers in files, each over its part of a base, as a picture with the pixels of that.

    The pixels of tiles lie in files called after `scratch`. Raises `SizeMismatch`.
    """
    boxes = list(answers)
    if len(boxes) == 1:
        return _restored(answers[boxes[0]], boxes[0], base, size)
    paths = [Path(f"{scratch}{index}") for index in range(len(boxes))]
    shared = []
    for index, box in enumerate(boxes):
        tile = _restored(answers[box], box, base, size).convert("RGB")
        shared.append(shared_colors(boxes, index, tile))
        paths[index].write_bytes(tile.tobytes())

    def rows(index: int, first: int, last: int) -> Pixels:
        width = boxes[index][2] - boxes[index][0]
        count, offset = (last - first) * width * 3, first * width * 3
        return np.fromfile(paths[index], np.uint8, count, offset=offset).reshape(last - first, width, 3)

    painted = blended(boxes, rows, base.size, gains(shared))
    for path in paths:
        path.unlink()
    if base.has_transparency_data:
        painted.putalpha(base.convert("RGBA").getchannel("A"))
    return painted


def seen_of(base: Image.Image, painted: Image.Image, walls: WallPlan) -> WallCheck:
    """What is seen of the walls of a base where it was painted over."""
    return check_walls(base, painted, walls)


def mixed(base: Image.Image, painted: Image.Image, strength: float) -> Image.Image:
    """A picture with so much of what was painted and the rest of its base."""
    if strength >= 1.0:
        return painted
    return Image.blend(base.convert(painted.mode), painted, strength)


def cut(painted: Image.Image, patches: Sequence[PlacedPath], cell: float) -> list[Image.Image]:
    """The pictures of patches out of a painted one with everything that they show."""
    return cut_out(painted, _shapes(patches), cell)


def png_of(picture: Image.Image) -> bytes:
    """A picture as a file."""
    return encode_png(picture)


def _part(base: Image.Image, box: TileBox) -> Image.Image:
    return base if box == (0, 0, *base.size) else base.crop(box)


def _restored(path: str, box: TileBox, base: Image.Image, size: Size) -> Image.Image:
    part = _part(base, box)
    return restored(_loaded(path), fit_of(part.size, size), part)


def _shapes(patches: Sequence[PlacedPath]) -> list[PatchShape]:
    return [PatchShape(_loaded(path), x, y) for path, x, y in patches]


def _loaded(path: str) -> Image.Image:
    with Path(path).open("rb") as file:
        name = format_of(file.read(512))
        with decoding(name, STORED):
            image = opened(file, name, STORED)
            image.load()
            return opaque_or_alpha(plain(ours(image)))
