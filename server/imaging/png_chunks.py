"""PNG files without what the pixels do not need: text, EXIF, time, animation frames and trailing bytes are cut out."""

import struct
import zlib

from server.imaging.png import SIGNATURE

_KEPT = {
    b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND",  # the pixels
    b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"mDCV", b"cLLI",  # how their colours are meant
}  # fmt: skip
_ANCILLARY = 0x20
_OVERHEAD = 12


def stripped_png(content: bytes) -> tuple[bytes, bytes]:
    """Return the PNG file `content` without metadata, and the EXIF block it held (empty when none).

    An animation keeps the picture a viewer without animation shows. Raises ValueError when a chunk is cut short or
    fails its checksum, or when the file does not end properly.
    """
    kept, exif, position, name = [SIGNATURE], b"", len(SIGNATURE), b""
    while name != b"IEND":
        if position + _OVERHEAD > len(content):
            raise ValueError("PNG ends before its last chunk")
        length, name = struct.unpack_from(">I4s", content, position)
        end = position + _OVERHEAD + length
        if end > len(content):
            raise ValueError("PNG chunk is cut short")
        body = memoryview(content)[position + 4 : end - 4]
        if zlib.crc32(body) != int.from_bytes(content[end - 4 : end], "big"):
            raise ValueError("PNG chunk fails its checksum")
        if name in _KEPT:
            kept.append(content[position:end])
        elif name == b"eXIf":
            exif = bytes(body[4:])
        elif not name[0] & _ANCILLARY:
            raise ValueError("PNG holds an unknown critical chunk")
        position = end
    return b"".join(kept), exif
