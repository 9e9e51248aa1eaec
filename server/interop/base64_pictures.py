"""A picture in the text of a file."""

import binascii
import re

from server.domain.errors import ImageFormatUnsupported, Invalid
from server.imaging.codecs.signature import format_of

TAKEN = ("png", "jpeg", "webp")
"""Formats of pictures that files of virtual tabletops have."""
_PREFIX = re.compile(rb"data:[\w/+.;=-]{0,100},")
_ESCAPED = {rb"\/": b"/"} | dict.fromkeys(
    (rb"\n", rb"\r", rb"\t", *(rb"\u000" + digit for digit in (b"9", b"a", b"A", b"d", b"D"))), b""
)
"""How JSON may write what base64 is made of, and blanks in it; a pattern would keep every one that it finds."""
_BLANK = b" \t\r\n"


def picture_of(raw: bytes) -> bytes:
    """The bytes of a picture that the text of a member has in base64, as it stands between its quotes.

    Raises `Invalid` with the path `image`.
    """
    if b"\\" in raw:
        for written, meant in _ESCAPED.items():
            raw = raw.replace(written, meant)
    if prefix := _PREFIX.match(raw):
        raw = raw[prefix.end() :]
    text = raw.translate(None, _BLANK) if any(each in raw for each in _BLANK) else raw  # a copy is as large as the file
    try:
        content = binascii.a2b_base64(text + b"=" * (-len(text) % 4), strict_mode=True)
    except binascii.Error:
        raise Invalid("image is not in base64", field="image") from None
    if not content:
        return b""
    try:
        name = format_of(content)
    except ImageFormatUnsupported as error:
        raise Invalid(f"image: {error.message}", field="image") from None
    if name not in TAKEN:
        raise Invalid(f"image is {name}; {', '.join(TAKEN)} are taken", field="image")
    return content
