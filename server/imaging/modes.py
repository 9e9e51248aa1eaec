"""Pictures of any mode as plain 8-bit pixels in sRGB."""

import io

import numpy as np
from PIL import Image, ImageCms

_KEYED = ("1", "L", "P", "RGB")
_TARGETS = {"1": "L", "L": "L", "La": "LA", "LA": "LA", "PA": "RGBA", "RGBa": "RGBA", "RGBA": "RGBA"}
_PROFILED = ("RGB", "RGBA", "CMYK")


def plain(image: Image.Image) -> Image.Image:
    """Return `image` in mode L, LA, RGB or RGBA, 8 bits a channel, sRGB, without metadata.

    16-bit grey is scaled, never clipped; deeper or floating grey is stretched from its darkest to its lightest value;
    a transparent colour becomes alpha. The result may share the pixels of `image`.
    """
    picture = _eight_bits(_in_srgb(image))
    if picture is image:
        picture = image.copy() if image.info else image
    picture.info = {}
    return picture


def opaque_or_alpha(image: Image.Image) -> Image.Image:
    """Return `image` as plain pixels in mode RGB, or RGBA when a pixel of it is not opaque."""
    picture = plain(image)
    if picture.mode in ("LA", "RGBA") and picture.getchannel("A").getextrema() != (255, 255):
        return picture if picture.mode == "RGBA" else picture.convert("RGBA")
    return picture if picture.mode == "RGB" else picture.convert("RGB")


def _eight_bits(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I;16"):
        return _from_sixteen_bits(image)
    if image.mode in ("I", "F"):
        return _stretched(image)
    if "transparency" in image.info and image.mode in _KEYED:
        return image.convert("RGBA")
    target = _TARGETS.get(image.mode, "RGB")
    return image if image.mode == target else image.convert(target)


def _from_sixteen_bits(image: Image.Image) -> Image.Image:
    values = np.asarray(image).astype(np.uint32)
    grey = Image.fromarray(((values + 128) // 257).astype(np.uint8))
    key = image.info.get("transparency")
    if isinstance(key, int):
        grey.putalpha(Image.fromarray(np.where(values == key, 0, 255).astype(np.uint8)))
    return grey


def _stretched(image: Image.Image) -> Image.Image:
    values = np.nan_to_num(np.asarray(image, np.float64), posinf=0.0, neginf=0.0)
    low, high = float(values.min()), float(values.max())
    scale = 255.0 / (high - low) if high > low else 0.0
    return Image.fromarray(np.rint((values - low) * scale).astype(np.uint8))


def _in_srgb(image: Image.Image) -> Image.Image:
    """Convert by the embedded colour profile; a profile that cannot be used is ignored, as viewers do."""
    content = image.info.get("icc_profile")
    if not content or image.mode not in _PROFILED:
        return image
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(content))
        if "sRGB" in ImageCms.getProfileDescription(profile):
            return image
        target = "RGBA" if image.mode == "RGBA" else "RGB"
        wanted = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
        return ImageCms.profileToProfile(image, profile, wanted, outputMode=target) or image
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return image
