"""What becomes of an uploaded file: checked to its last pixel, freed of metadata, written as it will be stored."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from server.imaging.decode import decode, decoding
from server.imaging.encode import jpeg, webp
from server.imaging.jpeg_segments import jpeg_size, stripped_jpeg
from server.imaging.limits import Limits
from server.imaging.modes import plain
from server.imaging.png import encode_png
from server.imaging.png_chunks import stripped_png
from server.imaging.preview import THUMBNAIL_BYTES, preview
from server.imaging.signature import declared_size, format_of
from server.imaging.webp_chunks import stripped_webp

ORIENTATION_APPLIED = "orientation applied"
FIRST_FRAME = "first frame of an animation kept"
CONVERTED = "converted to png"

_ORIENTATION_TAG = 0x0112
_QUALITY = 95
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""How a picture is turned upright, by its EXIF orientation."""


@dataclass(frozen=True, slots=True)
class Ingested:
    """The stored file: its `format` (png, jpeg or webp), pixels, bytes and hash, and what was changed.

    `sha256` is of the stored bytes, `source_sha256` of the uploaded ones; both are lower-case hex. `thumbnail` is WebP.
    """

    format: str
    width: int
    height: int
    size: int
    sha256: str
    source_sha256: str
    thumbnail: bytes
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Kept:
    content: bytes
    format: str
    width: int
    height: int
    thumbnail: bytes
    notes: tuple[str, ...]


def ingest(source: str, target: str, limits: Limits | None = None) -> Ingested:
    """Check the file at path `source` and write the bytes to store to path `target`.

    png, jpeg and webp keep their pixels bit for bit and lose all metadata; only an orientation other than upright
    re-encodes them. gif, bmp, tiff and animated webp become png of their first frame. Raises ImageUnreadable,
    ImageFormatUnsupported or ImageTooLarge; `target` is written only when nothing is wrong.
    """
    limits = limits or Limits()
    path = Path(source)
    limits.check_size(path.stat().st_size)
    content = path.read_bytes()
    name = format_of(content)
    kept = _checked(content, name, limits)
    Path(target).write_bytes(kept.content)
    return Ingested(
        format=kept.format,
        width=kept.width,
        height=kept.height,
        size=len(kept.content),
        sha256=hashlib.sha256(kept.content).hexdigest(),
        source_sha256=hashlib.sha256(content).hexdigest(),
        thumbnail=kept.thumbnail,
        notes=kept.notes,
    )


def _checked(content: bytes, name: str, limits: Limits) -> _Kept:
    with decoding(name, limits):
        declared = jpeg_size(content) if name == "jpeg" else declared_size(content, name)
        if declared is not None:
            limits.check_pixels(*declared)
        match name:
            case "png":
                stripped, exif = stripped_png(content)
                return _upright(stripped, name, exif, limits)
            case "jpeg":
                stripped, exif = stripped_jpeg(content)
                return _upright(stripped, name, exif, limits)
            case "webp":
                found = stripped_webp(content)
                if found.animated:
                    return _as_png(content, name, limits, found.exif)
                return _upright(found.content, name, found.exif, limits, lossless=found.lossless)
            case _:
                return _as_png(content, name, limits)


def _upright(content: bytes, name: str, exif: bytes, limits: Limits, *, lossless: bool = False) -> _Kept:
    """Keep `content` as it is when it decodes and stands upright, else turn it and encode it in its own format."""
    image = decode(content, name, limits)
    orientation = _orientation(exif)
    if orientation == 1:
        return _kept(content, name, image, ())
    turned = _turned(plain(image), orientation)
    match name:
        case "png":
            encoded = encode_png(turned)
        case "jpeg":
            encoded = jpeg(turned, _QUALITY, full_color=True)
        case _:
            encoded = webp(turned, _QUALITY, lossless=lossless)
    return _kept(encoded, name, turned, (ORIENTATION_APPLIED,))


def _as_png(content: bytes, name: str, limits: Limits, exif: bytes = b"") -> _Kept:
    """Keep the first frame of a format that is not stored as it is."""
    image = decode(content, name, limits)
    notes = [CONVERTED]
    if getattr(image, "n_frames", 1) > 1:
        notes.append(FIRST_FRAME)
    orientation = _orientation(exif) if exif else _tagged_orientation(image)
    upright = _turned(plain(image), orientation)
    if orientation != 1:
        notes.append(ORIENTATION_APPLIED)
    return _kept(encode_png(upright), "png", upright, tuple(notes))


def _kept(content: bytes, name: str, shown: Image.Image, notes: tuple[str, ...]) -> _Kept:
    return _Kept(content, name, shown.width, shown.height, preview(shown, THUMBNAIL_BYTES), notes)


def _orientation(exif: bytes) -> int:
    """Return the orientation an EXIF block states, 1 (upright) when it is missing or makes no sense."""
    if not exif:
        return 1
    tags = Image.Exif()
    try:
        tags.load(exif)
        value = tags.get(_ORIENTATION_TAG, 1)
    except (OSError, ValueError, SyntaxError, LookupError, TypeError, EOFError):
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _tagged_orientation(image: Image.Image) -> int:
    """Return what is left to turn of a TIFF: its decoder takes the tag away once it has turned the pixels."""
    value = image.getexif().get(_ORIENTATION_TAG, 1)
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _turned(image: Image.Image, orientation: int) -> Image.Image:
    return image.transpose(_TURNS[orientation]) if orientation in _TURNS else image
