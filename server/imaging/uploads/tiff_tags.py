"""TIFF files without what the pixels do not need: only the first directory, with its sound tags, is left."""

import struct

from server.domain.image_notes import ImageNote
from server.imaging.uploads.stripped import Stripped

_NEEDED = {
    256, 257, 258, 259, 262, 266, 273, 274, 277, 278, 279, 284, 292, 293, 317, 320, 322, 323, 324, 325, 332, 338, 339,
    347, *range(512, 522), 529, 530, 531, 532, 34675,
}  # fmt: skip
"""What pixels are, how they are packed and where, and how colours are meant."""

_OPTIONAL = {266: (1, 2), 274: tuple(range(1, 9))}
"""Tags with a default, of one short value: another than these is damage."""

_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8}
"""Bytes of a value, by its type."""

_SHORT, _PROFILE = 3, 34675


def stripped_tiff(content: bytes) -> Stripped:
    """Take everything but the first picture's own tags out of the TIFF file `content`.

    Raises ValueError when its directory cannot be read.
    """
    order = "<" if content[:2] == b"II" else ">"
    big = content[2:4] in (b"+\0", b"\0+")
    head, pointer, count_of = (8, order + "Q", order + "Q") if big else (4, order + "I", order + "H")
    width = struct.calcsize(pointer)
    (start,) = struct.unpack_from(pointer, content, head)
    (count,) = struct.unpack_from(count_of, content, start)
    first, size = start + struct.calcsize(count_of), 4 + 2 * width
    if first + count * size > len(content):
        raise ValueError("TIFF directory is cut short")
    kept, notes = dict[int, bytes](), dict[ImageNote, None]()
    for at in range(first, first + count * size, size):
        tag, kind = struct.unpack_from(order + "HH", content, at)
        (number,) = struct.unpack_from(pointer, content, at + 4)
        sound = _is_sound(content, order, (tag, kind, number), at + 4 + width, pointer)
        if not sound:
            notes[ImageNote.PROFILE_UNUSABLE if tag == _PROFILE else ImageNote.METADATA_DAMAGED] = None
        elif tag in _NEEDED and tag not in kept:
            kept[tag] = content[at : at + size]
    (following,) = struct.unpack_from(pointer, content.ljust(first + count * size + width, b"\0"), first + count * size)
    if following:
        inside = following < len(content)
        notes[ImageNote.FIRST_FRAME_KEPT if inside else ImageNote.METADATA_DAMAGED] = None
    # Values are told by their place in the file, so all stays where it is and the new directory comes behind it.
    filled = content + b"\0" * (len(content) % 2)
    directory = struct.pack(count_of, len(kept)) + b"".join(kept[tag] for tag in sorted(kept)) + bytes(width)
    moved = filled[:head] + struct.pack(pointer, len(filled)) + filled[head + width :]
    return Stripped(moved + directory, b"", tuple(notes), foreign=True)


def _is_sound(content: bytes, order: str, entry: tuple[int, int, int], at: int, pointer: str) -> bool:
    """Whether a tag's values lie in the file and, where it may be left out, are among those there are."""
    tag, kind, number = entry
    if kind not in _SIZES:
        return False
    if tag in _OPTIONAL:
        return (kind, number) == (_SHORT, 1) and struct.unpack_from(order + "H", content, at)[0] in _OPTIONAL[tag]
    length = _SIZES[kind] * number
    if length > struct.calcsize(pointer):
        (at,) = struct.unpack_from(pointer, content, at)
    return at + length <= len(content)
