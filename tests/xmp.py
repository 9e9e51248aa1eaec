"""XMP as a reader that knows nothing of Limner finds it in pictures."""

from io import BytesIO
from xml.etree import ElementTree as ET

from PIL import Image

EXTENSION = "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}DigitalSourceType"
TERMS = "http://cv.iptc.org/newscodes/digitalsourcetype/"
MARKS = (b"ns.adobe.com", b"adobe:ns:meta", b"XML:com.adobe.xmp")


def source_type(content: bytes) -> str:
    """The term of IPTC for the source of a picture; empty where it has no XMP at all."""
    with Image.open(BytesIO(content)) as image:
        image.load()
        packet = image.info.get("xmp", b"")
    if not packet:
        assert not any(mark in content for mark in MARKS)
        return ""
    assert content.count(b"<x:xmpmeta") == 1
    (described,) = ET.fromstring(packet)[0]
    assert [*described.attrib][1:] == [EXTENSION]
    return described.attrib[EXTENSION].removeprefix(TERMS)
