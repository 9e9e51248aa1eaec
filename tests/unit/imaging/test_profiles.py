"""Colours as they are meant: whatever the mode and the way a file tells them, decoding gives sRGB."""

import struct
import zlib
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image, ImageCms

from server.domain.image_notes import ImageNote
from server.domain.scene import Output
from server.imaging.codecs.matrix_profile import SRGB, gamma_curve, matrix_profile, srgb_curve
from server.imaging.codecs.modes import plain
from server.imaging.render.source import load_source
from server.imaging.sheets.preview import preview_of
from server.imaging.uploads.ingest import ingest
from server.imaging.uploads.ingested import Ingested
from tests.unit.imaging import pictures

P3 = ((0.3127, 0.3290), (0.680, 0.320), (0.265, 0.690), (0.150, 0.060))
WIDE = matrix_profile(P3, srgb_curve())
STEEP = matrix_profile(SRGB, gamma_curve(1.0))
LAB = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
TRUE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
COLORS = ((200, 100, 50), (60, 180, 90), (30, 60, 200), (128, 128, 128))


def colors() -> Image.Image:
    return Image.fromarray(np.repeat(np.repeat(np.array([COLORS], np.uint8), 8, 1), 8, 0))


def told_colors(image: Image.Image) -> npt.NDArray[np.int16]:
    """The colours in the middle of the four patches."""
    return np.asarray(image.convert("RGBA").convert("RGB"), np.int16)[4, 4::8]


def linear(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    light: npt.NDArray[np.float64] = np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)
    return light


def by_hand() -> npt.NDArray[np.float64]:
    """COLORS of Display P3 in sRGB: its light times the published matrix."""
    matrix = np.array(((1.2249, -0.2247, 0), (-0.0420, 1.0419, 0), (-0.0197, -0.0786, 1.0979)))
    light = np.clip(linear(np.array(COLORS) / 255) @ matrix.T, 0, 1)
    seen: npt.NDArray[np.float64] = np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)
    return 255 * seen


def taken(folder: Path, content: bytes) -> tuple[Ingested, Path]:
    source, target = folder / "upload", folder / "stored"
    source.write_bytes(content)
    return ingest(str(source), str(target)), target


def kept_ways() -> dict[str, bytes]:
    """A picture of COLORS in Display P3, in every way a stored file can tell that."""
    image = colors()
    palette = image.quantize(16)
    clear = palette.copy()
    clear.info["transparency"] = 15
    chunks = {
        "cicp": pictures.chunk(b"cICP", bytes((12, 13, 0, 1))),
        "primaries": pictures.chunk(b"cHRM", struct.pack(">8I", *(round(value * 1e5) for xy in P3 for value in xy)))
        + pictures.chunk(b"gAMA", struct.pack(">I", 45455)),
        "cicp before profile": pictures.chunk(b"cICP", bytes((12, 13, 0, 1)))
        + pictures.chunk(b"iCCP", b"sRGB\0\0" + zlib.compress(TRUE)),
    }
    return {
        "png": pictures.saved(image, "PNG", icc_profile=WIDE),
        "png palette": pictures.saved(palette, "PNG", icc_profile=WIDE),
        "png clear palette": pictures.saved(clear, "PNG", icc_profile=WIDE),
        "png alpha": pictures.saved(image.convert("RGBA"), "PNG", icc_profile=WIDE),
        "jpeg": pictures.saved(image, "JPEG", quality=100, subsampling=0, icc_profile=WIDE),
        "webp": pictures.saved(image, "WEBP", lossless=True, icc_profile=WIDE),
        "webp alpha": pictures.saved(image.convert("RGBA"), "WEBP", lossless=True, icc_profile=WIDE),
    } | {name: pictures.with_chunk(pictures.saved(image, "PNG"), extra) for name, extra in chunks.items()}


KEPT = kept_ways()


@pytest.mark.parametrize("name", KEPT)
def test_stored_pixels_stay_and_shown_ones_are_srgb(tmp_path: Path, name: str) -> None:
    told, stored = taken(tmp_path, KEPT[name])
    assert told.notes == ()
    assert np.abs(told_colors(pictures.opened(stored.read_bytes())) - COLORS).max() <= 2
    shown = {
        "render": load_source(str(stored), Output("png", 1.0, 85, None)).image,
        "thumbnail": pictures.opened(told.thumbnail),
        "smaller": pictures.opened(preview_of(str(stored))),
    }
    for way, image in shown.items():
        # Thumbnails are lossy.
        allowed = 3 if way == "render" else 24
        assert np.abs(told_colors(image) - by_hand()).max() <= allowed, way


@pytest.mark.parametrize("name", ["png", "png palette", "png alpha", "jpeg", "webp", "cicp", "primaries"])
def test_a_turned_picture_keeps_its_profile(tmp_path: Path, name: str) -> None:
    _, upright = taken(tmp_path, KEPT[name])
    wanted = pictures.opened(upright.read_bytes())
    exif = pictures.exif(3)
    if name in ("jpeg", "webp"):
        options = {"quality": 100, "subsampling": 0} if name == "jpeg" else {"lossless": True}
        content = pictures.saved(colors(), name.upper(), icc_profile=WIDE, exif=exif, **options)
    else:
        content = pictures.with_chunk(KEPT[name], pictures.chunk(b"eXIf", exif[6:]))
    told, stored = taken(tmp_path, content)
    assert told.notes == (ImageNote.ORIENTATION_APPLIED,)
    after = pictures.opened(stored.read_bytes())
    assert after.info.get("icc_profile") == wanted.info.get("icc_profile")
    assert np.abs(told_colors(after)[::-1] - COLORS).max() <= (6 if name == "jpeg" else 2)
    shown = load_source(str(stored), Output("png", 1.0, 85, None)).image
    assert np.abs(told_colors(shown)[::-1] - by_hand()).max() <= (8 if name == "jpeg" else 3)


def test_a_turned_cmyk_jpeg_keeps_its_inks(tmp_path: Path) -> None:
    image = Image.new("CMYK", (16, 8), (200, 20, 90, 10))
    told, stored = taken(tmp_path, pictures.saved(image, "JPEG", quality=100, exif=pictures.exif(6)))
    after = pictures.opened(stored.read_bytes())
    assert (after.mode, after.size, told.notes) == ("CMYK", (8, 16), (ImageNote.ORIENTATION_APPLIED,))
    assert np.abs(np.asarray(after, np.int16) - (200, 20, 90, 10)).max() <= 2


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_formats_stored_as_png_are_converted_and_told(tmp_path: Path, mode: str) -> None:
    told, stored = taken(tmp_path, pictures.saved(colors().convert(mode), "TIFF", icc_profile=WIDE))
    assert told.notes == (ImageNote.CONVERTED_TO_PNG, ImageNote.COLORS_CONVERTED)
    after = pictures.opened(stored.read_bytes())
    assert (after.mode, after.info.get("icc_profile")) == (mode, None)
    assert np.abs(told_colors(after) - by_hand()).max() <= 3


def test_lab_is_converted(tmp_path: Path) -> None:
    to_lab = ImageCms.buildTransform(ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB")
    lab = ImageCms.applyTransform(colors(), to_lab)
    assert lab is not None
    told, stored = taken(tmp_path, pictures.saved(lab, "TIFF"))
    assert told.notes == (ImageNote.CONVERTED_TO_PNG, ImageNote.COLORS_CONVERTED)
    assert np.abs(told_colors(pictures.opened(stored.read_bytes())) - COLORS).max() <= 8


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
@pytest.mark.parametrize("renamed", [False, True])
def test_a_profile_of_srgb_changes_no_pixel_whatever_its_name(mode: str, renamed: bool) -> None:
    image = pictures.scene("RGBA" if mode == "LA" else "RGB").convert(mode)
    wanted = plain(image)
    image.info["icc_profile"] = (
        TRUE.replace(b"s\0R\0G\0B", b"w\0i\0d\0e") if renamed else matrix_profile(SRGB, srgb_curve())
    )
    assert plain(image).tobytes() == wanted.tobytes()


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_mode_is_converted_and_alpha_is_not(mode: str) -> None:
    """Values that are light itself: 55 of 255 looks like 128."""
    grey = Image.new("L", (4, 4), 55)
    image = Image.new("I;16", (4, 4), 55 * 257) if mode == "I;16" else grey.convert(mode, dither=Image.Dither.NONE)
    if mode in ("LA", "RGBA"):
        image.putalpha(77)
    image.info["icc_profile"] = STEEP.replace(b"s\0R\0G\0B", b"")
    after = plain(image)
    value = 0 if mode == "1" else 128
    assert abs(after.convert("RGB").getpixel((1, 1))[0] - value) <= 1  # type: ignore[index]  # a pixel of RGB is a tuple
    if mode in ("LA", "RGBA"):
        assert after.getchannel("A").getextrema() == (77, 77)


def test_a_profile_that_claims_to_be_srgb_is_not_believed() -> None:
    named = STEEP.replace(b"stated", b"sRGB\0\0")
    image = Image.new("RGB", (4, 4), (55, 55, 55))
    image.info["icc_profile"] = named
    assert plain(image).getpixel((1, 1)) != (55, 55, 55)


UNUSABLE = {
    "garbage": b"no profile at all",
    "cut short": WIDE[:200],
    "of Lab": LAB,
    "an empty one": bytes(128),
}


@pytest.mark.parametrize("name", UNUSABLE)
@pytest.mark.parametrize("format_", ["PNG", "JPEG", "WEBP", "TIFF"])
def test_a_profile_that_cannot_be_used_is_told(tmp_path: Path, name: str, format_: str) -> None:
    options = {"lossless": True} if format_ == "WEBP" else {}
    told, stored = taken(tmp_path, pictures.saved(colors(), format_, icc_profile=UNUSABLE[name], **options))
    assert ImageNote.PROFILE_UNUSABLE in told.notes
    after = load_source(str(stored), Output("png", 1.0, 85, None)).image
    assert np.abs(told_colors(after) - COLORS).max() <= 6


@pytest.mark.parametrize(
    "body", [bytes((9, 16, 0, 1)), bytes((9, 18, 0, 1)), bytes((12, 13, 1, 1)), bytes((99, 13, 0, 1))]
)
def test_light_beyond_white_is_told(tmp_path: Path, body: bytes) -> None:
    content = pictures.with_chunk(pictures.saved(colors(), "PNG"), pictures.chunk(b"cICP", body))
    told, stored = taken(tmp_path, content)
    assert told.notes == (ImageNote.PROFILE_UNUSABLE,)
    assert stored.read_bytes() == content
