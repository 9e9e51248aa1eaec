"""What becomes of an uploaded file: checked to its last pixel, freed of metadata, written as it will be stored."""

import hashlib
import io
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PIL import Image

from server.domain.digital_sources import MOST_MARK_BYTES, DigitalSource
from server.domain.image_notes import ImageNote
from server.imaging.codecs.decode import decode, decoding
from server.imaging.codecs.encode import jpeg, webp
from server.imaging.codecs.limits import Limits
from server.imaging.codecs.modes import DEEP, bare, is_stretched
from server.imaging.codecs.png import chunk, encode_png
from server.imaging.codecs.png_colors import color_chunks
from server.imaging.codecs.profiles import ProfileUnusable, in_srgb, transform_of
from server.imaging.codecs.signature import declared_size, format_of
from server.imaging.codecs.source_marks import marked
from server.imaging.sheets.preview import THUMBNAIL_BYTES, preview
from server.imaging.uploads.gif_blocks import stripped_gif
from server.imaging.uploads.ingested import Ingested
from server.imaging.uploads.jpeg_segments import jpeg_size, stripped_jpeg
from server.imaging.uploads.orientation import UPRIGHT, orientation_of, remaining_orientation, turned
from server.imaging.uploads.png_chunks import DEPTH_AT, stripped_png
from server.imaging.uploads.stripped import Stripped
from server.imaging.uploads.tiff_depth import bits_of, leveled
from server.imaging.uploads.tiff_tags import stripped_tiff
from server.imaging.uploads.webp_chunks import stripped_webp

_QUALITY = 95
_STRIPPED: Mapping[str, Callable[[bytes], Stripped]] = {
    "png": stripped_png,
    "jpeg": stripped_jpeg,
    "webp": stripped_webp,
    "gif": stripped_gif,
    "tiff": stripped_tiff,
    "bmp": partial(Stripped, exif=b"", foreign=True),
}


@dataclass(frozen=True, slots=True)
class _Kept:
    """The bytes to store, or None while `shown` is still to be encoded as a picture of `format`.

    `colors` are the chunks of a PNG that say how its colours are meant.
    """

    content: bytes | None
    format: str
    shown: Image.Image
    notes: tuple[ImageNote, ...]
    colors: bytes = b""
    lossless: bool = False


def ingest(
    source: str, target: str, limits: Limits | None = None, digital_source: DigitalSource | None = None
) -> Ingested:
    """Check the file at path `source` and write the bytes to store to path `target`.

    png, jpeg and webp keep their pixels bit for bit and lose all metadata but their profile; only an orientation other
    than upright encodes them anew. gif, bmp, tiff and animated webp become png of their first frame, in sRGB; deep grey
    keeps 16 bits and its profile. With a `digital_source` what is stored says so. Damage is a note unless it is in the
    pixels. Raises ImageUnreadable, ImageFormatUnsupported or ImageTooLarge; `target` is written only when nothing is
    wrong.
    """
    limits = limits or Limits()
    path = Path(source)
    limits.check_size(path.stat().st_size)
    content = path.read_bytes()
    name = format_of(content)
    with decoding(name, limits):
        kept = _checked(content, name, limits)
    stored = _encoded(kept) if kept.content is None else kept.content
    stored = marked(stored, kept.format, digital_source)
    thumbnail = preview(kept.shown, THUMBNAIL_BYTES - MOST_MARK_BYTES * (digital_source is not None))
    Path(target).write_bytes(stored)
    return Ingested(
        format=kept.format,
        width=kept.shown.width,
        height=kept.shown.height,
        size=len(stored),
        sha256=hashlib.sha256(stored).hexdigest(),
        source_sha256=hashlib.sha256(content).hexdigest(),
        thumbnail=marked(thumbnail, "webp", digital_source),
        notes=tuple(note for note in ImageNote if note in kept.notes),
    )


def _checked(content: bytes, name: str, limits: Limits) -> _Kept:
    declared = jpeg_size(content) if name == "jpeg" else declared_size(content, name)
    if declared is not None:
        limits.check_pixels(*declared)
    stripped = _STRIPPED[name](content)
    image = decode(stripped.content, name, limits)
    orientation, sound = orientation_of(stripped.exif) if stripped.exif else (remaining_orientation(image), True)
    notes = [*stripped.notes, *_color_notes(image)]
    if not sound:
        notes.append(ImageNote.METADATA_DAMAGED)
    if orientation != UPRIGHT:
        notes.append(ImageNote.ORIENTATION_APPLIED)
    if stripped.foreign:
        notes.append(ImageNote.CONVERTED_TO_PNG)
        return _as_png(image, orientation, notes)
    if orientation == UPRIGHT:
        return _Kept(stripped.content, name, image, tuple(notes))
    if name != "png":
        # What JPEG and WebP decode to is what they can hold.
        return _Kept(None, name, turned(image, orientation), tuple(notes), lossless=stripped.lossless)
    picture = bare(image, deep=True)
    notes.extend(_lost_depth(stripped.content[DEPTH_AT], picture))
    colors = b"".join(part for each in color_chunks(io.BytesIO(stripped.content)).items() for part in chunk(*each))
    return _Kept(None, name, turned(picture, orientation), tuple(notes), colors)


def _as_png(image: Image.Image, orientation: int, notes: list[ImageNote]) -> _Kept:
    """Keep the first frame of a format that is not stored as it is."""
    if is_stretched(image):
        notes.append(ImageNote.VALUES_STRETCHED)
    picture = bare(leveled(image), deep=True)
    notes.extend(_lost_depth(bits_of(image), picture))
    if picture.mode == DEEP:
        # Converting would cost the depth.
        return _Kept(None, "png", turned(picture, orientation), tuple(notes), _profile_chunk(picture))
    converted = in_srgb(picture)
    if converted is not picture:
        notes.append(ImageNote.COLORS_CONVERTED)
        converted.info = {}
    return _Kept(None, "png", turned(converted, orientation), tuple(notes))


def _profile_chunk(image: Image.Image) -> bytes:
    profile = image.info.get("icc_profile")
    if not profile or _color_notes(image):
        return b""
    return b"".join(chunk(b"iCCP", b"profile\0\0" + zlib.compress(profile)))


def _encoded(kept: _Kept) -> bytes:
    """Encode a picture whose pixels were turned or converted; how its colours are meant goes with them."""
    profile = kept.shown.info.get("icc_profile", b"")
    match kept.format:
        case "png":
            return encode_png(kept.shown, kept.colors)
        case "jpeg":
            return jpeg(kept.shown, _QUALITY, full_color=True, profile=profile)
        case _:
            return webp(kept.shown, _QUALITY, lossless=kept.lossless, profile=profile)


def _color_notes(image: Image.Image) -> tuple[ImageNote, ...]:
    try:
        transform_of(image)
    except ProfileUnusable:
        return (ImageNote.PROFILE_UNUSABLE,)
    return ()


def _lost_depth(bits: int, kept: Image.Image) -> tuple[ImageNote, ...]:
    return (ImageNote.DEPTH_REDUCED,) if bits > (16 if kept.mode == DEEP else 8) else ()
