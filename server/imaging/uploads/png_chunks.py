"""PNG files without what the pixels do not need: text, EXIF, time, animation frames and trailing bytes are cut out."""

import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from server.domain.image_notes import ImageNote
from server.imaging.codecs.png import SIGNATURE
from server.imaging.codecs.png_colors import COLORS, unpacked_profile
from server.imaging.uploads.stripped import Stripped

_MEANT = (*COLORS, b"sBIT", b"tRNS")
"""Chunks that say what pixels mean."""

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


@dataclass(frozen=True, slots=True)
class _Chunk:
    """A chunk as it is in the file, `whole` unless the file ends in it, and `sound` when its checksum agrees."""

    name: bytes
    body: memoryview
    content: memoryview
    whole: bool
    sound: bool


def stripped_png(content: bytes) -> Stripped:
    """Take the metadata out of the PNG file `content`; an animation keeps what a viewer without animation shows.

    A damaged chunk that the pixels do not need is left out. Raises ValueError when one they need is cut short or fails
    its checksum.
    """
    kept, exif, drawn = list[bytes | memoryview]([SIGNATURE]), b"", False
    notes = dict[ImageNote, None]()
    for each in _chunks(content):
        # Behind the pixels nothing can harm them: whether they are all there the decoder tells.
        harmless = drawn and each.name != b"IDAT" and not each.sound
        if not harmless and not (each.whole and each.name[0] & _ANCILLARY):
            kept.append(_pixels(each))
            drawn = drawn or each.name == b"IDAT"
        elif (lost := _lost(each, content[_COLOR_TYPE_AT], drawn=drawn)) is not None:
            notes[lost] = None
        elif each.name in _MEANT:
            kept.append(each.content)
        elif each.name == b"eXIf":
            exif = bytes(each.body)
    return Stripped(b"".join((*kept, _END)), exif, tuple(notes))


def _chunks(content: bytes) -> Iterator[_Chunk]:
    """Yield the chunks up to IEND, or to the first that leads nowhere."""
    position, view = len(SIGNATURE), memoryview(content)
    while True:
        length, name = _head(content, position)
        end = position + _OVERHEAD + length
        body, whole = view[position + 8 : end - 4], end <= len(content)
        sound = whole and zlib.crc32(body, zlib.crc32(name)) == int.from_bytes(view[end - 4 : end], "big")
        yield _Chunk(name, body, view[position:end], whole, sound)
        if name == b"IEND" or not whole or not (sound or name.isalpha()):
            return
        position = end


def _pixels(chunk: _Chunk) -> memoryview | bytes:
    """Return a chunk that must be understood, nothing for the last one. Raises ValueError when it is not."""
    if not chunk.sound or chunk.name not in _PIXELS:
        raise ValueError("PNG holds a critical chunk that is damaged or unknown")
    return b"" if chunk.name == b"IEND" else chunk.content


def _lost(chunk: _Chunk, color_type: int, *, drawn: bool) -> ImageNote | None:
    """Return what is lost with a chunk that the pixels do not need, None when nothing is."""
    if chunk.name == b"fdAT":
        return ImageNote.FIRST_FRAME_KEPT
    if chunk.sound and (chunk.name not in _MEANT or (not drawn and _fits(chunk.name, chunk.body, color_type))):
        return None
    return ImageNote.PROFILE_UNUSABLE if chunk.name == b"iCCP" else ImageNote.METADATA_DAMAGED


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
