"""The stored picture a render starts from: decoded, cropped, scaled, in sRGB."""

import math
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from server.domain.errors import Invalid
from server.domain.scene import Crop, Output
from server.imaging.codecs.decode import decoding, opened
from server.imaging.codecs.limits import Limits
from server.imaging.codecs.modes import opaque_or_alpha, plain
from server.imaging.codecs.signature import format_of

LARGEST_OUTPUT = 64_000_000
"""Most pixels of a rendered picture."""

LARGEST_SCALE = 4.0


@dataclass(frozen=True, slots=True)
class Source:
    """The visible part as `image` (RGB or RGBA, at output size) and that part in pixels of the original."""

    image: Image.Image
    part: Crop


def load_source(path: str, output: Output, limits: Limits | None = None) -> Source:
    """Load the picture at `path` for `output`.

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
            image.draft(None, (math.ceil(whole[0] * output.scale), math.ceil(whole[1] * output.scale)))
            image.load()
            picture = plain(image)
    return Source(_fitted(picture, whole, part, size), part)


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
