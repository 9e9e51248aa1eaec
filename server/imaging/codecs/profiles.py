"""Colour profiles: what is not really sRGB, by its numbers and not its name, is converted to it."""

import io
from functools import lru_cache

import numpy as np
from PIL import Image, ImageCms

_GREY = ("1", "L", "LA", "La", "I", "I;16", "I;16B", "I;16L", "I;16N", "F")
_SPACES = dict.fromkeys(_GREY, "GRAY") | {"CMYK": "CMYK", "LAB": "Lab"}
"""The colour space a profile must have to say something about pixels of a mode, where it is not RGB."""

_TAKEN = {"GRAY": "L", "RGB": "RGB", "CMYK": "CMYK", "Lab": "LAB"}
"""The mode in which pixels of a colour space are converted."""

_CLASSES = ("mntr", "scnr", "prtr", "spac", "abst")
"""Profiles of a device or a space; others link devices, or name single colours."""

_SAME = 2
"""Largest difference, of 255, of two pictures that look the same."""

_ALPHA = ("LA", "RGBA")


class ProfileUnusable(Exception):
    """A profile is broken, of another colour space, or of a class that does not describe pixels."""


def in_srgb(image: Image.Image) -> Image.Image:
    """Return `image` (L, LA, RGB, RGBA, CMYK or LAB) in sRGB, in mode L, LA, RGB or RGBA.

    It is returned itself when it is sRGB, by its profile or for want of one that can be used.
    """
    try:
        transform = transform_of(image)
    except ProfileUnusable:
        transform = _transform(b"", "Lab") if image.mode == "LAB" else None
    if transform is None:
        return image.convert("RGB") if image.mode == "CMYK" else image
    grey, alpha = image.mode in ("L", "LA"), image.getchannel("A") if image.mode in _ALPHA else None
    opaque = image.getchannel("L") if image.mode == "LA" else image.convert("RGB") if image.mode == "RGBA" else image
    seen = ImageCms.applyTransform(opaque.convert("RGB") if transform.input_mode == "RGB" else opaque, transform)
    assert seen is not None, "it is not converted in place"
    picture = seen.getchannel("G") if grey else seen
    if alpha is not None:
        picture.putalpha(alpha)
    return picture


def transform_of(image: Image.Image) -> ImageCms.ImageCmsTransform | None:
    """Return what converts pixels like those of `image` to sRGB; None when they are sRGB.

    Raises ProfileUnusable when they have a profile that says nothing about them.
    """
    profile = image.info.get("icc_profile")
    if not profile:
        return _transform(b"", "Lab") if image.mode == "LAB" else None
    if not isinstance(profile, bytes):
        raise ProfileUnusable
    return _transform(profile, _SPACES.get(image.mode, "RGB"))


@lru_cache(maxsize=8)
def _transform(content: bytes, described: str) -> ImageCms.ImageCmsTransform | None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    try:
        if not content:
            return ImageCms.buildTransform(ImageCms.createProfile("LAB"), srgb, _TAKEN[described], "RGB")
        profile = ImageCms.ImageCmsProfile(io.BytesIO(content))
        space, kind = profile.profile.xcolor_space.strip(), profile.profile.device_class.strip()
        # Grey with a profile of colours is common, and well defined: equal parts of red, green and blue.
        fitting = (described, "RGB") if described == "GRAY" else (described,)
        if kind not in _CLASSES or space not in fitting:
            raise ProfileUnusable
        transform = ImageCms.buildTransform(profile, srgb, _TAKEN[space], "RGB")
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        raise ProfileUnusable from None
    return None if space in ("GRAY", "RGB") and _changes_nothing(transform, _TAKEN[space]) else transform


def _changes_nothing(transform: ImageCms.ImageCmsTransform, mode: str) -> bool:
    steps = np.linspace(0, 255, 256 if mode == "L" else 9).round().astype(np.uint8)
    if mode == "L":
        before = Image.fromarray(steps[None, :])
    else:
        before = Image.fromarray(np.stack(np.meshgrid(steps, steps, steps), -1).reshape(1, -1, 3))
    after = ImageCms.applyTransform(before, transform)
    assert after is not None, "it is not converted in place"
    difference = np.asarray(after, np.int16) - np.asarray(before.convert("RGB"), np.int16)
    return int(np.abs(difference).max()) <= _SAME
