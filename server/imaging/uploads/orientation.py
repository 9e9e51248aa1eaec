"""Pictures turned upright, as their EXIF data tell."""

import warnings

from PIL import Image

from server.imaging.codecs.decode import FAILURES

UPRIGHT = 1

_TAG = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""How a picture is turned upright, by its orientation."""


def orientation_of(exif: bytes) -> tuple[int, bool]:
    """Return the orientation an EXIF block states, UPRIGHT when it states none, and whether the block is sound."""
    tags = Image.Exif()
    with warnings.catch_warnings(record=True) as damages:
        warnings.simplefilter("always")
        try:
            tags.load(exif)
            orientation = _checked(tags.get(_TAG))
        except FAILURES:
            return UPRIGHT, False
    return orientation, not damages


def remaining_orientation(image: Image.Image) -> int:
    """Return what is left to turn of a decoded TIFF: its decoder takes the tag away once it has turned the pixels."""
    try:
        return _checked(image.getexif().get(_TAG))
    except FAILURES:
        return UPRIGHT


def turned(image: Image.Image, orientation: int) -> Image.Image:
    """Return `image` upright."""
    return image.transpose(_TURNS[orientation]) if orientation in _TURNS else image


def _checked(value: object) -> int:
    return value if isinstance(value, int) and value in _TURNS else UPRIGHT
