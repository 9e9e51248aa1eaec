"""Pictures of any mode as plain 8-bit pixels in sRGB."""

import numpy as np
from PIL import Image

from server.imaging.codecs.profiles import in_srgb

_KEYED = ("1", "L", "P", "RGB")
_BARE = {
    "1": "L", "L": "L", "La": "LA", "LA": "LA", "PA": "RGBA", "RGBa": "RGBA", "RGBA": "RGBA", "CMYK": "CMYK",
    "LAB": "LAB",
}  # fmt: skip
"""Modes that differ from RGB, and what they become without a change of colours."""

DEEP = "I;16"


def plain(image: Image.Image) -> Image.Image:
    """Return `image` in mode L, LA, RGB or RGBA, 8 bits a channel, sRGB, without metadata.

    Deep grey is scaled, never clipped; a transparent colour becomes alpha. The result may share the pixels of `image`.
    """
    picture = in_srgb(bare(image))
    if picture.info:
        picture = picture.copy() if picture is image else picture
        picture.info = {}
    return picture


def ours(image: Image.Image) -> Image.Image:
    """Return `image`, which nobody else looks at, without all that it tells beside its pixels and what they mean.

    So `plain` need not copy it.
    """
    image.info = {name: image.info[name] for name in ("icc_profile", "transparency") if name in image.info}
    return image


def bare(image: Image.Image, *, deep: bool = False) -> Image.Image:
    """Return `image` with its colours as they are, in mode L, LA, RGB, RGBA, CMYK or LAB; its profile stays with it.

    16-bit grey is scaled to 8 bits, or stays as it is when `deep` and without transparency (mode I;16). Integers and
    floats without a scale of their own are stretched from the darkest to the lightest.
    """
    profile = image.info.get("icc_profile")
    picture = _bare(image, deep=deep)
    if picture is image and set(image.info) <= {"icc_profile"}:
        return image
    picture = picture.copy() if picture is image else picture
    picture.info = {"icc_profile": profile} if profile else {}
    return picture


def opaque_or_alpha(image: Image.Image) -> Image.Image:
    """Return `image` as plain pixels in mode RGB, or RGBA when a pixel of it is not opaque."""
    picture = plain(image)
    if picture.mode in ("LA", "RGBA") and picture.getchannel("A").getextrema() != (255, 255):
        return picture if picture.mode == "RGBA" else picture.convert("RGBA")
    return picture if picture.mode == "RGB" else picture.convert("RGB")


def is_stretched(image: Image.Image) -> bool:
    """Whether the values of `image` have no scale of their own: what is black and what white is found by looking."""
    return image.mode in ("I", "F")


def _bare(image: Image.Image, *, deep: bool) -> Image.Image:
    if is_stretched(image):
        image = _stretched(image)
    if image.mode.startswith(DEEP):
        return _from_sixteen_bits(image, deep=deep)
    if "transparency" in image.info and image.mode in _KEYED:
        return image.convert("LA" if image.mode in ("1", "L") else "RGBA")
    target = _BARE.get(image.mode, "RGB")
    return image if image.mode == target else image.convert(target)


def _from_sixteen_bits(image: Image.Image, *, deep: bool) -> Image.Image:
    values = np.asarray(image).astype(np.uint32)
    key = image.info.get("transparency")
    if deep and not isinstance(key, int):
        return Image.fromarray(values.astype(np.uint16))
    grey = Image.fromarray(((values + 128) // 257).astype(np.uint8))
    if isinstance(key, int):
        grey.putalpha(Image.fromarray(np.where(values == key, 0, 255).astype(np.uint8)))
    return grey


def _stretched(image: Image.Image) -> Image.Image:
    values = np.nan_to_num(np.asarray(image, np.float64), posinf=0.0, neginf=0.0)
    low, high = float(values.min()), float(values.max())
    scale = 65535.0 / (high - low) if high > low else 0.0
    return Image.fromarray(np.rint((values - low) * scale).astype(np.uint16))
