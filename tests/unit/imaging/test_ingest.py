"""Honest and odd files: what is stored, what is lost and what is not."""

import hashlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms, ImageOps

from server.domain.image_notes import ImageNote
from server.imaging.uploads.ingest import ingest
from server.imaging.uploads.ingested import Ingested
from tests.unit.imaging import pictures

SECRETS = (b"secret", b"GPS", b"http://ns.adobe.com", b"<script")
XMP = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>secret</x:xmpmeta>"


def taken(folder: Path, content: bytes) -> tuple[Ingested, bytes]:
    source, target = folder / "upload.bin", folder / "stored.bin"
    source.write_bytes(content)
    told = ingest(str(source), str(target))
    stored = target.read_bytes()
    assert told.sha256 == hashlib.sha256(stored).hexdigest()
    assert told.source_sha256 == hashlib.sha256(content).hexdigest()
    assert told.size == len(stored)
    assert (told.width, told.height) == pictures.opened(stored).size
    return told, stored


def profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def dirty_png(mode: str = "RGB") -> bytes:
    content = pictures.saved(pictures.scene(mode), "PNG", exif=pictures.exif(), icc_profile=profile())
    content = pictures.with_chunk(content, pictures.chunk(b"tEXt", b"Comment\0secret"))
    content = pictures.with_chunk(content, pictures.chunk(b"tIME", b"secret."))
    return content + b"<script>alert('secret')</script>"


def dirty_jpeg(mode: str = "RGB", **options: object) -> bytes:
    content = pictures.saved(pictures.scene(mode), "JPEG", exif=pictures.exif(), icc_profile=profile(), **options)
    for marker, body in ((0xE1, XMP), (0xFE, b"secret"), (0xED, b"Photoshop 3.0\0secret"), (0xE2, b"MPF\0secret")):
        content = pictures.with_segment(content, marker, body)
    return content + b"<script>secret</script>"


def dirty_webp(**options: object) -> bytes:
    content = pictures.saved(pictures.scene(), "WEBP", exif=pictures.exif(), xmp=XMP, icc_profile=profile(), **options)
    return content + b"<script>secret</script>"


CLEANED = {
    "png": dirty_png(),
    "png palette": dirty_png("P"),
    "png alpha": dirty_png("RGBA"),
    "png grey alpha": pictures.saved(pictures.scene("LA"), "PNG", exif=pictures.exif()),
    "png one bit": pictures.saved(pictures.scene("1"), "PNG", exif=pictures.exif()),
    "jpeg": dirty_jpeg(),
    "jpeg grey": dirty_jpeg("L"),
    "jpeg cmyk": dirty_jpeg("CMYK"),
    "jpeg progressive": dirty_jpeg(progressive=True),
    "jpeg restarts": dirty_jpeg(restart_marker_blocks=1),
    "jpeg colour kept as RGB": dirty_jpeg(keep_rgb=True),
    "webp": dirty_webp(quality=80),
    "webp lossless": dirty_webp(lossless=True),
}


@pytest.mark.parametrize("name", CLEANED)
def test_metadata_goes_and_pixels_stay(tmp_path: Path, name: str) -> None:
    content = CLEANED[name]
    assert any(secret in content for secret in SECRETS), "the file must hold something to lose"
    told, stored = taken(tmp_path, content)
    assert not any(secret in stored for secret in SECRETS)
    assert told.format == name.split(maxsplit=1)[0]
    # The profile of a scene in CMYK is one of RGB.
    assert told.notes == ((ImageNote.PROFILE_UNUSABLE,) if "cmyk" in name else ())
    before, after = pictures.opened(content), pictures.opened(stored)
    assert after.mode == before.mode
    assert after.convert("RGBA").tobytes() == before.convert("RGBA").tobytes()
    assert not dict(after.getexif())
    assert not {"exif", "xmp", "comment", "photoshop"} & set(after.info)
    assert after.info.get("icc_profile") == before.info.get("icc_profile")


@pytest.mark.parametrize("name", CLEANED)
def test_cleaning_twice_changes_nothing(tmp_path: Path, name: str) -> None:
    _, once = taken(tmp_path, CLEANED[name])
    told, twice = taken(tmp_path, once)
    assert once == twice
    assert told.sha256 == told.source_sha256


def test_jfif_thumbnail_goes(tmp_path: Path) -> None:
    content = pictures.saved(pictures.scene(), "JPEG")
    thumbnail = b"JFIF\0\1\1\0\0\1\0\1\2\1" + b"secret"
    content = pictures.with_segment(content[:2] + content[20:], 0xE0, thumbnail)
    _, stored = taken(tmp_path, content)
    assert b"secret" not in stored
    assert stored[6:20] == b"JFIF\0\1\1\0\0\1\0\1\0\0"


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("name", ["PNG", "JPEG", "WEBP"])
def test_orientation_is_applied(tmp_path: Path, name: str, orientation: int) -> None:
    image = pictures.scene(size=(40, 24))
    options = {"quality": 100, "subsampling": 0} if name == "JPEG" else {"lossless": True} if name == "WEBP" else {}
    content = pictures.saved(image, name, exif=pictures.exif(orientation), **options)
    told, stored = taken(tmp_path, content)
    assert told.format == name.lower()
    assert told.notes == ((ImageNote.ORIENTATION_APPLIED,) if orientation != 1 else ())
    wanted = ImageOps.exif_transpose(pictures.opened(content))
    after = pictures.opened(stored)
    assert after.size == wanted.size
    distance = np.abs(np.asarray(after, np.int16) - np.asarray(wanted, np.int16))
    assert distance.mean() < (3 if name == "JPEG" else 0.01)
    assert not dict(after.getexif())
    assert b"secret" not in stored


def test_turned_lossy_webp_stays_lossy(tmp_path: Path) -> None:
    image = pictures.scene(size=(64, 64))
    _, stored = taken(tmp_path, pictures.saved(image, "WEBP", quality=80, exif=pictures.exif(6)))
    assert b"VP8L" not in stored[:40]


def test_broken_exif_is_no_reason_to_refuse(tmp_path: Path) -> None:
    content = pictures.with_segment(pictures.saved(pictures.scene(), "JPEG"), 0xE1, b"Exif\0\0MM\0*\xff\xff\xff\xff")
    told, _ = taken(tmp_path, content)
    assert told.notes == (ImageNote.METADATA_DAMAGED,)


@pytest.mark.parametrize("name", ["GIF", "BMP", "TIFF"])
def test_other_formats_become_png(tmp_path: Path, name: str) -> None:
    image = pictures.scene("P" if name == "GIF" else "RGB")
    told, stored = taken(tmp_path, pictures.saved(image, name))
    assert (told.format, told.notes) == ("png", (ImageNote.CONVERTED_TO_PNG,))
    assert pictures.opened(stored).mode == "RGB"
    assert pictures.opened(stored).tobytes() == image.convert("RGB").tobytes()


def test_tiff_orientation_is_applied_once(tmp_path: Path) -> None:
    image = pictures.scene(size=(40, 24))
    told, stored = taken(tmp_path, pictures.saved(image, "TIFF", tiffinfo={0x0112: 6}))
    assert (told.width, told.height) == (24, 40)
    assert pictures.opened(stored).tobytes() == image.transpose(Image.Transpose.ROTATE_270).tobytes()


def test_transparent_gif_keeps_its_holes(tmp_path: Path) -> None:
    image = pictures.scene("P")
    hole = image.getpixel((0, 0))
    _, stored = taken(tmp_path, pictures.saved(image, "GIF", transparency=hole))
    after = pictures.opened(stored)
    assert after.mode == "RGBA"
    assert after.getpixel((0, 0))[3] == 0  # type: ignore[index]  # a pixel of RGBA is a tuple
    assert after.getchannel("A").getextrema() == (0, 255)


@pytest.mark.parametrize("name", ["GIF", "WEBP", "TIFF"])
def test_first_frame_of_an_animation(tmp_path: Path, name: str) -> None:
    frames = [Image.new("RGB", (20, 10), color) for color in ("red", "lime", "blue")]
    options = {"lossless": True} if name == "WEBP" else {}
    told, stored = taken(tmp_path, pictures.saved(frames[0], name, save_all=True, append_images=frames[1:], **options))
    assert told.format == "png"
    assert ImageNote.FIRST_FRAME_KEPT in told.notes
    assert pictures.opened(stored).convert("RGB").getpixel((3, 3)) == (255, 0, 0)


def test_animated_png_keeps_its_still_picture(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (20, 10), color) for color in ("red", "lime", "blue")]
    content = pictures.saved(frames[0], "PNG", save_all=True, append_images=frames[1:])
    _, stored = taken(tmp_path, content)
    assert b"acTL" in content
    assert not any(name in stored for name in (b"acTL", b"fcTL", b"fdAT"))
    assert getattr(pictures.opened(stored), "n_frames", 1) == 1
    assert pictures.opened(stored).convert("RGB").getpixel((3, 3)) == (255, 0, 0)


def test_sixteen_bit_png_is_kept_as_it_is(tmp_path: Path) -> None:
    content = pictures.sixteen_bit_png(np.arange(256, dtype=np.uint16).reshape(16, 16) * 257)
    told, stored = taken(tmp_path, content)
    assert stored == content
    assert told.notes == ()


def test_sixteen_bit_tiff_keeps_its_depth(tmp_path: Path) -> None:
    values = np.arange(65536, dtype=np.uint16).reshape(256, 256)
    told, stored = taken(tmp_path, pictures.saved(Image.fromarray(values), "TIFF"))
    assert told.notes == (ImageNote.CONVERTED_TO_PNG,)
    after = pictures.opened(stored)
    assert after.mode == "I;16"
    assert (np.asarray(after) == values).all()


@pytest.mark.parametrize("kind", [np.int32, np.float32])
def test_deep_grey_tiff_is_stretched(tmp_path: Path, kind: type[np.generic]) -> None:
    values = np.linspace(-1000, 9000, 64).reshape(8, 8).astype(kind)
    told, stored = taken(tmp_path, pictures.saved(Image.fromarray(values), "TIFF"))
    assert told.notes == (ImageNote.CONVERTED_TO_PNG, ImageNote.DEPTH_REDUCED, ImageNote.VALUES_STRETCHED)
    assert pictures.opened(stored).getextrema() == (0, 65535)


def test_cmyk_tiff_becomes_rgb(tmp_path: Path) -> None:
    _, stored = taken(tmp_path, pictures.saved(Image.new("CMYK", (4, 4), (0, 255, 255, 0)), "TIFF"))
    assert pictures.opened(stored).getpixel((1, 1)) == (255, 0, 0)


@pytest.mark.parametrize("name", ["PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF"])
def test_one_pixel(tmp_path: Path, name: str) -> None:
    told, _ = taken(tmp_path, pictures.saved(Image.new("RGB", (1, 1), "red"), name))
    assert (told.width, told.height) == (1, 1)


def test_the_name_of_a_file_does_not_matter(tmp_path: Path) -> None:
    source = tmp_path / "picture.png"
    source.write_bytes(pictures.saved(pictures.scene(), "JPEG"))
    assert ingest(str(source), str(tmp_path / "out")).format == "jpeg"


def test_a_profile_that_does_not_fit_the_pixels_is_told(tmp_path: Path) -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    told, stored = taken(tmp_path, pictures.saved(pictures.scene(), "TIFF", icc_profile=lab))
    assert told.notes == (ImageNote.CONVERTED_TO_PNG, ImageNote.PROFILE_UNUSABLE)
    assert "icc_profile" not in pictures.opened(stored).info
