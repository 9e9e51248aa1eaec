"""The stored picture a render starts from: decoded, cropped, scaled, in sRGB."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from server.domain.errors import Invalid
from server.domain.scene import Cover, Crop, Output
from server.imaging.codecs.decode import decoding, opened
from server.imaging.codecs.limits import Limits
from server.imaging.codecs.modes import opaque_or_alpha, ours, plain
from server.imaging.codecs.signature import format_of
from server.imaging.render.mist import without_hidden

LARGEST_OUTPUT = 64_000_000
"""Most pixels of a rendered picture."""

LARGEST_SCALE = 4.0

MOST_LAID = 16
"""How often pictures may be laid over all of the stored one: more of them are left out."""


@dataclass(frozen=True, slots=True)
class Source:
    """The visible part as `image` (RGB or RGBA, at output size) and that part in pixels of the original.

    `has_all` tells whether all is laid over it that was to be.
    """

    image: Image.Image
    part: Crop
    has_all: bool = True


@dataclass(frozen=True, slots=True)
class LaidOver:
    """A picture that is laid over the stored one, its upper left corner at whole pixels of that."""

    picture: Image.Image
    left: int
    top: int


def load_source(
    path: str,
    output: Output,
    limits: Limits | None = None,
    patches: Sequence[LaidOver] = (),
    hidden: Cover | None = None,
) -> Source:
    """Load the picture at `path` for `output`, with `patches` laid over it: what comes out is as if it had them.

    What is `hidden` of it is painted over before anything else is made of it.

    A crop is cut to the image. Raises Invalid for a scale, crop or size that cannot be, ImageUnreadable for bytes that
    do not decode.
    """
    if not 0.0 < output.scale <= LARGEST_SCALE:
        raise Invalid(f"The scale lies above 0 and is at most {LARGEST_SCALE:g}.", field="options.scale")
    limits = limits or Limits()
    with Path(path).open("rb") as file:
        name = format_of(file.read(512))
        with decoding(name, limits):
            image = opened(file, name, limits)
            whole = image.size
            part = _part(output.crop, *whole)
            size = _output_size(part, output.scale)
            # A JPEG can be decoded at half, a quarter or an eighth of its size for a fraction of the time.
            if not patches and hidden is None:
                image.draft(None, (math.ceil(whole[0] * output.scale), math.ceil(whole[1] * output.scale)))
            image.load()
            picture = plain(ours(image))
    has_all = _lay(picture, patches)
    if hidden is not None:
        picture = without_hidden(picture, hidden)
    return Source(_fitted(picture, whole, part, size), part, has_all)


def _lay(picture: Image.Image, patches: Sequence[LaidOver]) -> bool:
    """Lay what meets a picture over it; returns whether there was room for all of it."""
    left = MOST_LAID * picture.width * picture.height
    for each in patches:
        x, y = max(0, each.left), max(0, each.top)
        right, bottom = (
            min(picture.width, each.left + each.picture.width),
            min(picture.height, each.top + each.picture.height),
        )
        if x >= right or y >= bottom:
            continue
        left -= (right - x) * (bottom - y)
        if left < 0:
            return False
        cut = each.picture.crop((x - each.left, y - each.top, right - each.left, bottom - each.top))
        picture.paste(cut.convert(picture.mode), (x, y), cut.getchannel("A"))
    return True


def _part(crop: Crop | None, width: int, height: int) -> Crop:
    if crop is None:
        return Crop(0, 0, width, height)
    left, top = max(0, crop.x), max(0, crop.y)
    right, bottom = min(width, crop.x + crop.width), min(height, crop.y + crop.height)
    if left >= right or top >= bottom:
        raise Invalid("The crop lies outside the image.", field="options.crop", width=width, height=height)
    return Crop(left, top, right - left, bottom - top)


def _output_size(part: Crop, scale: float) -> tuple[int, int]:
    width, height = max(1, round(part.width * scale)), max(1, round(part.height * scale))
    if width * height > LARGEST_OUTPUT:
        message = f"The picture would measure {width} x {height} pixels; at most {LARGEST_OUTPUT} are drawn."
        raise Invalid(message, field="options.scale", width=width, height=height)
    return width, height


def _fitted(picture: Image.Image, whole: tuple[int, int], part: Crop, size: tuple[int, int]) -> Image.Image:
    across, down = picture.width / whole[0], picture.height / whole[1]
    box = (part.x * across, part.y * down, (part.x + part.width) * across, (part.y + part.height) * down)
    if size == (part.width, part.height) and picture.size == whole:
        cut = picture if size == whole else picture.crop((part.x, part.y, part.x + part.width, part.y + part.height))
    else:
        cut = picture.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=2.0)
    return opaque_or_alpha(cut)
