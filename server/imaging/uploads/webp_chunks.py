"""WebP files without what the pixels do not need: EXIF, XMP, unknown chunks and trailing bytes are cut out."""

import struct

from server.domain.image_notes import ImageNote
from server.imaging.uploads.stripped import Stripped

_PIXELS = {b"VP8X", b"VP8 ", b"VP8L", b"ALPH"}
_FRAMES = {b"ANIM", b"ANMF"}
_KEPT = _PIXELS | _FRAMES | {b"ICCP"}
_PROFILE, _ALPHA, _ANIMATION = 0x20, 0x10, 0x02
_HEADER = 12


def stripped_webp(content: bytes) -> Stripped:
    """Take the metadata out of the WebP file `content`; an animation is not stored as it is.

    Raises ValueError when a chunk of the picture is cut short.
    """
    limit = 8 + int.from_bytes(content[4:8], "little")
    kept: list[tuple[bytes, bytes]] = []
    frames = 0
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
        frames += name == b"ANMF"
        if name == b"ANMF" or (name in _KEPT and name not in names):
            kept.append((name, body))
        names.add(name)
    if frames > 1:
        notes[ImageNote.FIRST_FRAME_KEPT] = None
    return Stripped(_riff(kept), exif, tuple(notes), foreign=bool(names & _FRAMES), lossless=b"VP8L" in names)


def _riff(kept: list[tuple[bytes, bytes]]) -> bytes:
    """Return the file of these chunks; its header says what is in it."""
    names = {name for name, _ in kept}
    flags = (_PROFILE if b"ICCP" in names else 0) | (_ANIMATION if names & _FRAMES else 0)
    chunks = []
    for name, body in kept:
        written = bytes((body[0] & _ALPHA | flags,)) + body[1:] if name == b"VP8X" and body else body
        chunks.append(struct.pack("<4sI", name, len(written)) + written + b"\0" * (len(written) % 2))
    joined = b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(joined) + 4) + b"WEBP" + joined
