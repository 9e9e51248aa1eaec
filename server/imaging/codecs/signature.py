"""What a file is by its first bytes, whatever its name says."""

import struct

from server.domain.errors import ImageFormatUnsupported, ImageUnreadable

_TAKEN: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"BM", "bmp"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"II+\0", "tiff"),
    (b"MM\0+", "tiff"),
)
_REFUSED: tuple[tuple[bytes, str], ...] = (
    (b"%!PS", "eps"),
    (b"\xc5\xd0\xd3\xc6", "eps"),
    (b"%PDF", "pdf"),
    (b"8BPS", "psd"),
    (b"<svg", "svg"),
    (b"<?xml", "svg"),
    (b"\0\0\1\0", "ico"),
    (b"PK\3\4", "zip"),
    (b"\xff\x0a", "jxl"),
    (b"\0\0\0\x0cJXL ", "jxl"),
    (b"\0\0\0\x0cjP  ", "jp2"),
)
_BRANDS = {b"avif": "avif", b"avis": "avif", b"heic": "heic", b"heix": "heic", b"mif1": "heic"}

FORMATS = ("png", "jpeg", "webp", "gif", "bmp", "tiff")
"""The formats Limner takes."""


def format_of(content: bytes) -> str:
    """Return which of FORMATS `content` is.

    Raises ImageUnreadable when it is empty and ImageFormatUnsupported when it is anything else.
    """
    if not content:
        raise ImageUnreadable("The file is empty.")
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    for start, name in _TAKEN:
        if content.startswith(start):
            return name
    name = _foreign(content)
    message = f"Images of format {name} are not taken" if name else "The file is no image Limner knows"
    raise ImageFormatUnsupported(f"{message}; send {', '.join(FORMATS)}.", format=name or "unknown")


def declared_size(content: bytes, name: str) -> tuple[int, int] | None:
    """Return width and height where the header of format `name` states them at a fixed place, else None."""
    match name:
        case "png" if len(content) >= 24:
            width, height = struct.unpack_from(">II", content, 16)
        case "gif" if len(content) >= 10:
            width, height = struct.unpack_from("<HH", content, 6)
        case "bmp" if len(content) >= 26 and content[14] != 12:
            width, height = map(abs, struct.unpack_from("<ii", content, 18))
        case "webp" if len(content) >= 30 and content[12:16] == b"VP8X":
            width = int.from_bytes(content[24:27], "little") + 1
            height = int.from_bytes(content[27:30], "little") + 1
        case _:
            return None
    return width, height


def _foreign(content: bytes) -> str:
    if content[4:8] == b"ftyp":
        return _BRANDS.get(content[8:12], "")
    head = content[:256].lstrip(b"\xef\xbb\xbf \t\r\n")
    return next((name for start, name in _REFUSED if head.startswith(start) or content.startswith(start)), "")
