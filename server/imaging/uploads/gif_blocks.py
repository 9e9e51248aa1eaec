"""GIF files without what the pixels do not need: only the first frame is left."""

from server.domain.image_notes import ImageNote
from server.imaging.uploads.stripped import Stripped

_EXTENSION, _FRAME, _END = 0x21, 0x2C, 0x3B
_CONTROL, _CONTROL_SIZE = 0xF9, 8
_HEADER, _DESCRIPTION = 13, 10


def stripped_gif(content: bytes) -> Stripped:
    """Take comments, application data and all frames but the first out of the GIF file `content`.

    Raises ValueError when its first frame is cut short.
    """
    position = _HEADER + _palette(content[_HEADER - 3])
    kept, control, notes = [content[:position]], b"", dict[ImageNote, None]()
    drawn = False
    while position < len(content):
        kind, start = content[position], position
        if kind == _END:
            return _of(kept, notes)
        if kind == _EXTENSION:
            position = _blocks_end(content, position + 2)
            if content[start + 1 : start + 2] == bytes((_CONTROL,)) and position - start == _CONTROL_SIZE:
                control = content[start:position]
        elif kind == _FRAME and drawn:
            return _of(kept, notes | {ImageNote.FIRST_FRAME_KEPT: None})
        elif kind == _FRAME:
            data = position + _DESCRIPTION + _palette(content[position + _DESCRIPTION - 1])
            position = _blocks_end(content, data + 1)
            if position > len(content):
                raise ValueError("GIF ends inside its picture")
            kept.extend((control, content[start:position]))
            drawn = True
        else:
            # Decoders pass over bytes between blocks.
            notes[ImageNote.METADATA_DAMAGED] = None
            position += 1
    if not drawn:
        raise ValueError("GIF holds no picture")
    return _of(kept, notes | {ImageNote.METADATA_DAMAGED: None})


def _of(kept: list[bytes], notes: dict[ImageNote, None]) -> Stripped:
    return Stripped(b"".join(kept) + bytes((_END,)), b"", tuple(notes), foreign=True)


def _palette(flags: int) -> int:
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _blocks_end(content: bytes, position: int) -> int:
    """Return where the blocks that begin at `position` end, beyond the end of the file when they are cut short."""
    while position < len(content) and content[position]:
        position += 1 + content[position]
    return position + 1
