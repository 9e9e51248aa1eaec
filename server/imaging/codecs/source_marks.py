"""The mark of a picture that a provider painted: IPTC DigitalSourceType as XMP in the bytes of PNG, JPEG and WebP.

It is put in without touching a pixel, where it is seen at a glance: behind the header of PNG and JPEG, at the end of
WebP. The gate takes out whatever XMP a file comes with, so what is stored has this mark or none.
"""

import struct
import zlib
from collections.abc import Iterable
from pathlib import Path

from server.domain.digital_sources import MOST_MARK_BYTES, DigitalSource

TERMS = "http://cv.iptc.org/newscodes/digitalsourcetype/"
_PACKET = (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
    'xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" Iptc4xmpExt:DigitalSourceType="{}"/>'
    '</rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
)
_BEHIND_IHDR = 33
_APP0, _APP1 = b"\xff\xe0", b"\xff\xe1"
_WEBP_HEADER, _XMP, _ALPHA = 12, 0x04, 0x10


def marked(content: bytes, format: str, source: DigitalSource | None) -> bytes:  # noqa: A002 - as a column calls it
    """A picture without XMP, with the mark of a source; as it is where there is none."""
    if source is None:
        return content
    mark = _mark(format, source)
    if format == "webp":
        return _riff(content, mark)
    at = _place(content, format)
    return b"".join((content[:at], mark, content[at:]))


def mark_of(head: bytes, tail: bytes) -> DigitalSource | None:
    """The source that a picture is marked with which begins and ends so; see `marked`."""
    name = "png" if head[:1] == b"\x89" else "jpeg" if head[:2] == b"\xff\xd8" else "webp"
    for each in DigitalSource:
        mark = _mark(name, each)
        if tail.endswith(mark) if name == "webp" else head.startswith(mark, _place(head, name)):
            return each
    return None


def mark_in(path: str) -> DigitalSource | None:
    """The source that the picture at a path is marked with."""
    with Path(path).open("rb") as file:
        head = file.read(2 * MOST_MARK_BYTES)
        file.seek(max(0, Path(path).stat().st_size - MOST_MARK_BYTES))
        return mark_of(head, file.read())


def source_of_whole(ground: DigitalSource | None, laid: Iterable[DigitalSource | None]) -> DigitalSource | None:
    """That of a picture over one of the source `ground` which shows others: one of a provider makes it a composite."""
    if ground is not None:
        return ground
    return DigitalSource.COMPOSITE if any(laid) else None


def _mark(format_: str, source: DigitalSource) -> bytes:
    packet = _PACKET.format(TERMS + source).encode()
    match format_:
        case "png":
            return _chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + packet)
        case "jpeg":
            body = b"http://ns.adobe.com/xap/1.0/\0" + packet
            return _APP1 + struct.pack(">H", len(body) + 2) + body
        case _:
            return b"XMP " + struct.pack("<I", len(packet)) + packet + b"\0" * (len(packet) % 2)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(body, zlib.crc32(name)))


def _place(content: bytes, format_: str) -> int:
    """Where the mark of a PNG or JPEG is: JFIF wants to be the first of a JPEG."""
    if format_ == "png":
        return _BEHIND_IHDR
    return 4 + int.from_bytes(content[4:6], "big") if content[2:4] == _APP0 else 2


def _riff(content: bytes, mark: bytes) -> bytes:
    """A WebP with one more chunk at its end; the header that tells of it is made where there is none."""
    chunks = content[_WEBP_HEADER:]
    if chunks[:4] == b"VP8X":
        chunks = chunks[:8] + bytes((chunks[8] | _XMP,)) + chunks[9:]
    else:
        width, height, alpha = _canvas(chunks)
        extent = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
        chunks = b"VP8X" + struct.pack("<II", 10, _XMP | (_ALPHA if alpha else 0)) + extent + chunks
    return b"RIFF" + struct.pack("<I", 4 + len(chunks) + len(mark)) + b"WEBP" + chunks + mark


def _canvas(chunks: bytes) -> tuple[int, int, bool]:
    """Width, height and whether there is alpha, as the only chunk of a simple WebP has them."""
    if chunks[:4] == b"VP8L":
        bits = int.from_bytes(chunks[9:13], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1, bool(bits >> 28 & 1)
    width, height = struct.unpack_from("<HH", chunks, 14)
    return width & 0x3FFF, height & 0x3FFF, False
