"""WebP files without what the pixels do not need: EXIF, XMP, unknown chunks and trailing bytes are cut out."""

import struct

from server.domain.image_notes import ImageNote
from server.imaging.stripped import Stripped

_PIXELS = {b"VP8X", b"VP8 ", b"VP8L", b"ALPH"}
_FRAMES = {b"ANIM", b"ANMF"}
_PROFILE, _EXIF, _XMP = 0x20, 0x08, 0x04
_HEADER = 12


def stripped_webp(content: bytes) -> Stripped:
    """Take the metadata out of the WebP file `content`; an animation comes back whole, to be decoded.

    Raises ValueError when a chunk of the picture is cut short.
    """
    limit = 8 + int.from_bytes(content[4:8], "little")
    kept: list[tuple[bytes, bytes]] = []
    exif, names, position, notes = b"", set[bytes](), _HEADER, dict[ImageNote, None]()
    if limit > len(content) + 1:
        notes[ImageNote.METADATA_DAMAGED] = None
    while position + 8 <= min(limit, len(content)):
        name, length = struct.unpack_from("<4sI", content, position)
        body = content[position + 8 : position + 8 + length]
        position += 8 + length + length % 2
        if len(body) < length:
            if name in _PIXELS | _FRAMES:
                raise ValueError("WebP chunk is cut short")
            notes[ImageNote.METADATA_DAMAGED] = None
            continue
        if name == b"EXIF" and not exif:
            exif = body.removeprefix(b"Exif\0\0")
        if (name in _PIXELS and name not in names) or (name == b"ICCP" and name not in names):
            kept.append((name, body))
        names.add(name)
    if names & _FRAMES:
        return Stripped(content, exif, tuple(notes), animated=True)
    return Stripped(_riff(kept), exif, tuple(notes), lossless=b"VP8L" in names)


def _riff(kept: list[tuple[bytes, bytes]]) -> bytes:
    """Return the file of these chunks; its header says what is in it."""
    profiled = any(name == b"ICCP" for name, _ in kept)
    chunks = b""
    for name, body in kept:
        held = body
        if name == b"VP8X" and body:
            flags = body[0] & ~(_PROFILE | _EXIF | _XMP) | (_PROFILE if profiled else 0)
            held = bytes((flags,)) + body[1:]
        chunks += struct.pack("<4sI", name, len(held)) + held + b"\0" * (len(held) % 2)
    return b"RIFF" + struct.pack("<I", len(chunks) + 4) + b"WEBP" + chunks
