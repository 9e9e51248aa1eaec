"""PNG files without what the pixels do not need: text, EXIF, time, animation frames and trailing bytes are cut out."""

import struct
import zlib
from collections.abc import Mapping
from typing import BinaryIO

from server.domain.image_notes import ImageNote
from server.imaging.png import SIGNATURE
from server.imaging.stripped import Stripped

COLORS = (b"cHRM", b"gAMA", b"iCCP", b"sRGB", b"cICP", b"mDCV", b"cLLI")
"""Chunks that say how colours are meant."""

LARGEST_PROFILE = 1 << 20
"""Most bytes of an unpacked colour profile; decoders take no larger one out of a PNG."""

DEPTH_AT, _COLOR_TYPE_AT = 24, 25
"""Where a PNG tells its bits a channel, and what channels it has."""

_PIXELS = (b"IHDR", b"PLTE", b"IDAT", b"IEND")
_SIZES: Mapping[bytes, range] = {
    b"cHRM": range(32, 33), b"gAMA": range(4, 5), b"sRGB": range(1, 2), b"cICP": range(4, 5),
    b"mDCV": range(24, 25), b"cLLI": range(8, 9), b"sBIT": range(1, 5),
}  # fmt: skip
_KEYS: Mapping[int, range] = {0: range(2, 3), 2: range(6, 7), 3: range(1, 257)}
"""How many bytes say what is transparent, by colour type."""

_END = struct.pack(">I4sI", 0, b"IEND", zlib.crc32(b"IEND"))
_ANCILLARY = 0x20
_OVERHEAD = 12


def stripped_png(content: bytes) -> Stripped:
    """Take the metadata out of the PNG file `content`; an animation keeps what a viewer without animation shows.

    A damaged chunk that the pixels do not need is left out. Raises ValueError when one they need is cut short or fails
    its checksum.
    """
    kept, exif, position, name, drawn = [SIGNATURE], b"", len(SIGNATURE), b"", False
    notes = dict[ImageNote, None]()
    while name != b"IEND":
        length, name = _head(content, position)
        end = position + _OVERHEAD + length
        body = memoryview(content)[position + 8 : end - 4]
        whole = end <= len(content)
        sound = whole and zlib.crc32(body, zlib.crc32(name)) == int.from_bytes(content[end - 4 : end], "big")
        if not sound and drawn and name != b"IDAT":
            # Every pixel has come: whether they are all there the decoder tells.
            notes[ImageNote.METADATA_DAMAGED] = None
            if not (whole and name.isalpha()):
                break
        elif not whole:
            raise ValueError("PNG chunk is cut short")
        elif name in _PIXELS:
            if not sound:
                raise ValueError("PNG chunk fails its checksum")
            if name != b"IEND":
                kept.append(content[position:end])
            drawn = drawn or name == b"IDAT"
        elif not name[0] & _ANCILLARY:
            raise ValueError("PNG holds an unknown critical chunk")
        elif name == b"fdAT":
            notes[ImageNote.FIRST_FRAME_KEPT] = None
        elif name in COLORS or name in (b"sBIT", b"tRNS"):
            if sound and not drawn and _fits(name, body, content[_COLOR_TYPE_AT]):
                kept.append(content[position:end])
            else:
                notes[ImageNote.PROFILE_UNUSABLE if name == b"iCCP" else ImageNote.METADATA_DAMAGED] = None
        elif not sound:
            notes[ImageNote.METADATA_DAMAGED] = None
        elif name == b"eXIf":
            exif = bytes(body)
        position = end
    return Stripped(b"".join((*kept, _END)), exif, tuple(notes))


def color_chunks(file: BinaryIO) -> dict[bytes, bytes]:
    """Return the chunks of a stripped PNG that say how its colours are meant, by name, without their checksums."""
    found = dict[bytes, bytes]()
    file.seek(len(SIGNATURE))
    while len(head := file.read(8)) == 8:
        length, name = struct.unpack(">I4s", head)
        if name in (b"IDAT", b"IEND"):
            break
        if name in COLORS:
            found[name] = file.read(length)
            length = 0
        file.seek(length + 4, 1)
    return found


def unpacked_profile(body: bytes | memoryview) -> bytes:
    """Return the profile in an iCCP chunk, empty when it is damaged or too large."""
    _, _, packed = bytes(body).partition(b"\0")
    if packed[:1] != b"\0":
        return b""
    stream = zlib.decompressobj()
    try:
        profile = stream.decompress(packed[1:], LARGEST_PROFILE)
    except zlib.error:
        return b""
    return profile if stream.eof else b""


def _head(content: bytes, position: int) -> tuple[int, bytes]:
    """Return the length of the body and the name of the chunk at `position`, an empty one behind the end."""
    if position + 8 > len(content):
        return 0, b""
    length, name = struct.unpack_from(">I4s", content, position)
    return length, name


def _fits(name: bytes, body: memoryview, color_type: int) -> bool:
    """Whether a chunk that tells about colours can be read."""
    if name == b"iCCP":
        return bool(unpacked_profile(body))
    sizes = _KEYS.get(color_type, range(0)) if name == b"tRNS" else _SIZES[name]
    return len(body) in sizes
