"""JPEG files without what the pixels do not need: EXIF, XMP, comments, thumbnails and trailing bytes are cut out."""

import re
import struct

_MARKER = re.compile(rb"\xff+([\x01-\xcf\xd8-\xfe])")
"""The next marker in entropy-coded data: neither a stuffed zero nor a restart marker."""

_START, _END, _SCAN, _COMMENT = 0xD8, 0xD9, 0xDA, 0xFE
_APPLICATIONS = range(0xE0, 0xF0)
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_EXIF = b"Exif\0\0"
_JFIF_SIZE = 12


def stripped_jpeg(content: bytes) -> tuple[bytes, bytes]:
    """Return the JPEG file `content` without metadata, and the EXIF block it held (empty when none).

    JFIF (without thumbnail), ICC profile and the Adobe segment stay: colours depend on them. Raises ValueError when a
    segment is cut short or the end marker is missing.
    """
    kept, exif, position = [content[:2]], b"", 2
    while True:
        marker, start = _next_marker(content, position)
        if marker == _END:
            return b"".join((*kept, b"\xff\xd9")), exif
        end = _segment_end(content, start)
        body = content[start + 2 : end]
        position = _scan_end(content, end) if marker == _SCAN else end
        if marker in _APPLICATIONS or marker == _COMMENT:
            if marker == 0xE1 and body.startswith(_EXIF) and not exif:
                exif = body[len(_EXIF) :]
            body = _needed(marker, body)
            if not body:
                continue
        kept.append(struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body + content[end:position])


def jpeg_size(content: bytes) -> tuple[int, int] | None:
    """Return width and height as the first frame header states them, or None when there is none before a scan."""
    position = 2
    while True:
        marker, start = _next_marker(content, position)
        if marker in (_SCAN, _END):
            return None
        position = _segment_end(content, start)
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", content, start + 3)
            return width, height


def _next_marker(content: bytes, position: int) -> tuple[int, int]:
    """Return the marker at `position` and where its segment starts; fill bytes before it are skipped."""
    found = _MARKER.match(content, position)
    if found is None or found[1][0] == _START:
        raise ValueError("JPEG segment is missing")
    return found[1][0], found.end()


def _segment_end(content: bytes, start: int) -> int:
    length = int.from_bytes(content[start : start + 2], "big")
    if length < 2 or start + length > len(content):
        raise ValueError("JPEG segment is cut short")
    return start + length


def _scan_end(content: bytes, position: int) -> int:
    found = _MARKER.search(content, position)
    if found is None:
        raise ValueError("JPEG ends inside its picture")
    return found.start()


def _needed(marker: int, body: bytes) -> bytes:
    """Return what must stay of an application segment or comment: empty when nothing."""
    if marker == 0xE0 and body.startswith(b"JFIF\0") and len(body) >= _JFIF_SIZE:
        return body[:_JFIF_SIZE] + b"\0\0"
    if marker == 0xE2 and body.startswith(b"ICC_PROFILE\0"):
        return body
    return body if marker == 0xEE and body.startswith(b"Adobe") else b""
