"""What the numbers in a TIFF are measured with: how many bits, and which end is white."""

import numpy as np
from PIL import Image

_BITS, _PHOTOMETRIC = 258, 262
_WHITE_IS_ZERO = 0
_FULL = 0xFFFF


def bits_of(image: Image.Image) -> int:
    """Return how many bits the deepest channel of a picture has in its file; 8 when it is no TIFF."""
    stated = _tag(image, _BITS, (8,))
    return max((bits for bits in stated if isinstance(bits, int)), default=8)


def leveled(image: Image.Image) -> Image.Image:
    """Return deep grey (mode I;16) from black 0 to white 65535; any other picture as it is."""
    if not image.mode.startswith("I;16"):
        return image
    values = np.asarray(image).astype(np.uint32)
    if (bits := bits_of(image)) < 16:
        values = (values * _FULL + (1 << bits - 1)) // ((1 << bits) - 1)
    if _tag(image, _PHOTOMETRIC, ()) == (_WHITE_IS_ZERO,):
        values = _FULL - values
    scaled = Image.fromarray(np.minimum(values, _FULL).astype(np.uint16))
    scaled.info = dict(image.info)
    return scaled


def _tag(image: Image.Image, number: int, default: tuple[int, ...]) -> tuple[object, ...]:
    tags = getattr(image, "tag_v2", {})
    value = tags.get(number, default)
    return value if isinstance(value, tuple) else (value,)
