"""WebP files without what the pixels do not need: EXIF, XMP, unknown chunks and trailing bytes are cut out."""

import struct
from dataclasses import dataclass

_KEPT = {b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ICCP"}
_EXIF_AND_XMP = 0x08 | 0x04
_HEADER = 12


@dataclass(frozen=True, slots=True)
class StrippedWebp:
    """The file without metadata, the EXIF block it held, whether it is an animation and whether it is lossless."""

    content: bytes
    exif: bytes
    animated: bool
    lossless: bool


def stripped_webp(content: bytes) -> StrippedWebp:
    """Take the metadata out of the WebP file `content`; an animation comes back with its frames removed.

    Raises ValueError when a chunk is cut short.
    """
    limit = 8 + int.from_bytes(content[4:8], "little")
    if limit > len(content) + 1:
        raise ValueError("WebP is cut short")
    kept: list[bytes] = []
    exif, names, position = b"", set[bytes](), _HEADER
    while position + 8 <= min(limit, len(content)):
        name, length = struct.unpack_from("<4sI", content, position)
        body = content[position + 8 : position + 8 + length]
        if len(body) < length:
            raise ValueError("WebP chunk is cut short")
        position += 8 + length + length % 2
        names.add(name)
        if name == b"EXIF" and not exif:
            exif = body.removeprefix(b"Exif\0\0")
        if name not in _KEPT:
            continue
        if name == b"VP8X" and body:
            body = bytes((body[0] & ~_EXIF_AND_XMP,)) + body[1:]
        kept.append(struct.pack("<4sI", name, length) + body + b"\0" * (length % 2))
    chunks = b"".join(kept)
    stripped = b"RIFF" + struct.pack("<I", len(chunks) + 4) + b"WEBP" + chunks
    return StrippedWebp(stripped, exif, b"ANIM" in names or b"ANMF" in names, b"VP8L" in names)
