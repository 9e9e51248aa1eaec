"""JPEG files without what the pixels do not need: EXIF, XMP, comments, thumbnails and trailing bytes are cut out."""

import math
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from server.domain.errors import ImageTooLarge
from server.domain.image_notes import ImageNote
from server.imaging.uploads.stripped import Stripped

MOST_SCANS = 100
"""Real progressive files have ten or so, the oddest 40; each one more costs a walk over the whole picture."""

MOST_SCANNED = 4_000_000_000
"""Most pixels that all the scans of a picture pass over together: 40 scans of the largest picture."""

_MARKER = re.compile(rb"\xff+([\x01-\xcf\xd8-\xfe])")
"""The next marker, in entropy-coded data too: neither a stuffed zero nor a restart marker."""

_START = b"\xff\xd8"
_END, _SCAN, _COMMENT = 0xD9, 0xDA, 0xFE
_APPLICATIONS = range(0xE0, 0xF0)
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_EXIF, _ICC, _FURTHER = b"Exif\0\0", b"ICC_PROFILE\0", b"MPF\0"
_JFIF_SIZE, _ADOBE_SIZE = 12, 12


@dataclass(frozen=True, slots=True)
class _Segment:
    """A marker and what belongs to it: `body`, the `scan` behind it, and bytes of nothing `before` it."""

    marker: int
    body: bytes
    scan: bytes
    before: int

    @property
    def is_exif(self) -> bool:
        return self.marker == 0xE1 and self.body.startswith(_EXIF)

    @property
    def is_profile(self) -> bool:
        return self.marker == 0xE2 and self.body.startswith(_ICC)

    @property
    def needed(self) -> bytes:
        """What must stay of it: empty when nothing."""
        body = self.body
        if _is_metadata(self.marker):
            body = _needed(self.marker, body)
            if not body:
                return b""
        return struct.pack(">BBH", 0xFF, self.marker, len(body) + 2) + body + self.scan


def stripped_jpeg(content: bytes) -> Stripped:
    """Take the metadata out of the JPEG file `content`.

    JFIF (without thumbnail), ICC profile and the Adobe segment stay: colours depend on them. Raises ValueError when a
    segment of the picture is cut short or the end marker is missing, ImageTooLarge for more than MOST_SCANS scans or
    MOST_SCANNED pixels in them.
    """
    *segments, last = _segments(content)
    _check_scans(segments)
    notes = []
    if any(each.before for each in (*segments, last)):
        notes.append(ImageNote.METADATA_DAMAGED)
    if not _complete([each.body for each in segments if each.is_profile]):
        segments = [each for each in segments if not each.is_profile]
        notes.append(ImageNote.PROFILE_UNUSABLE)
    if any(each.marker == 0xE2 and each.body.startswith(_FURTHER) for each in segments) and _START in last.scan:
        notes.append(ImageNote.FIRST_FRAME_KEPT)
    exif = next((each.body[len(_EXIF) :] for each in segments if each.is_exif), b"")
    return Stripped(b"".join((_START, *(each.needed for each in segments), b"\xff\xd9")), exif, tuple(notes))


def _segments(content: bytes) -> Iterator[_Segment]:
    """Yield the segments up to the end marker; what trails behind that is its scan."""
    position = len(_START)
    while True:
        marker, at, start = _next_marker(content, position)
        if marker == _END:
            yield _Segment(marker, b"", content[start:], at - position)
            return
        end = _segment_end(content, marker, start)
        after = _scan_end(content, end) if marker == _SCAN else end
        yield _Segment(marker, content[start + 2 : end], content[end:after], at - position)
        position = after


def jpeg_size(content: bytes) -> tuple[int, int] | None:
    """Return width and height as the first frame header states them, or None when there is none before a scan."""
    position = 2
    while True:
        marker, _, start = _next_marker(content, position)
        if marker in (_SCAN, _END):
            return None
        position = _segment_end(content, marker, start)
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", content, start + 3)
            return width, height


def _check_scans(segments: list[_Segment]) -> None:
    sizes = (math.prod(struct.unpack_from(">HH", each.body, 1)) for each in segments if each.marker in _FRAMES)
    limit = min(MOST_SCANS, MOST_SCANNED // max(1, *sizes, 1))
    if sum(each.marker == _SCAN for each in segments) > limit:
        raise ImageTooLarge(f"The picture is sent in more than {limit} scans.", limit=limit)


def _is_metadata(marker: int) -> bool:
    return marker in _APPLICATIONS or marker == _COMMENT


def _next_marker(content: bytes, position: int) -> tuple[int, int, int]:
    """Return the next marker from `position` on, where it is and where its segment starts.

    Decoders pass over bytes between segments, so those do not make a picture unreadable.
    """
    match = _MARKER.search(content, position)
    if match is None or match[1] == _START[1:]:
        raise ValueError("JPEG segment is missing")
    return match[1][0], match.start(), match.end()


def _segment_end(content: bytes, marker: int, start: int) -> int:
    length = int.from_bytes(content[start : start + 2], "big")
    if _is_metadata(marker):
        # Decoders take a length that does not even count itself for an empty segment.
        length = max(2, length)
    if length < 2 or start + length > len(content):
        raise ValueError("JPEG segment is cut short")
    return start + length


def _scan_end(content: bytes, position: int) -> int:
    match = _MARKER.search(content, position)
    if match is None:
        raise ValueError("JPEG ends inside its picture")
    return match.start()


def _needed(marker: int, body: bytes) -> bytes:
    """Return what must stay of an application segment or comment: empty when nothing."""
    if marker == 0xE0 and body.startswith(b"JFIF\0") and len(body) >= _JFIF_SIZE:
        return body[:_JFIF_SIZE] + b"\0\0"
    if marker == 0xE2 and body.startswith(_ICC):
        return body
    return body if marker == 0xEE and body.startswith(b"Adobe") and len(body) >= _ADOBE_SIZE else b""


def _complete(profile: list[bytes]) -> bool:
    """Whether the segments of a profile are all of it: each tells its number and how many there are."""
    numbers = sorted(tuple(body[len(_ICC) : len(_ICC) + 2]) for body in profile)
    return numbers == [(number, len(profile)) for number in range(1, len(profile) + 1)]
