"""Hostile files: each one is refused with a clear leaf, or stored without its sting; nothing is written on refusal."""

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from server.domain.errors import ImageFormatUnsupported, ImageTooLarge, ImageUnreadable, Invalid
from server.domain.image_notes import ImageNote
from server.imaging.codecs.limits import Limits
from server.imaging.uploads.ingest import ingest
from tests.unit.imaging import pictures

PICTURE = pictures.scene(size=(200, 150))
FILES = {name: pictures.saved(PICTURE, name) for name in ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF")}


def spoiled_checksum() -> bytes:
    content = FILES["PNG"]
    place = content.index(b"IDAT") + 40
    return content[:place] + bytes((content[place] ^ 1,)) + content[place + 1 :]


def lying_pixels() -> bytes:
    rows = zlib.compress(bytes(10))
    return pictures.png(pictures.header(100, 100), pictures.chunk(b"IDAT", rows))


def garbled_deflate() -> bytes:
    return pictures.png(pictures.header(10, 10), pictures.chunk(b"IDAT", b"\x78\x9c" + b"\xff" * 40))


def jpeg_of(width: int, height: int) -> bytes:
    content = FILES["JPEG"]
    place = content.index(b"\xff\xc0") + 5
    return content[:place] + struct.pack(">HH", height, width) + content[place + 4 :]


def gif_bomb() -> bytes:
    return b"GIF89a" + struct.pack("<HHBBB", 65535, 65535, 0, 0, 0) + FILES["GIF"][13:]


def bmp_bomb() -> bytes:
    content = FILES["BMP"]
    return content[:18] + struct.pack("<ii", 40000, 40000) + content[26:]


def webp_bomb() -> bytes:
    size = (1 << 24) - 1
    head = b"VP8X" + struct.pack("<I", 10) + b"\x10\0\0\0" + size.to_bytes(3, "little") * 2
    body = b"WEBP" + head + FILES["WEBP"][12:]
    return b"RIFF" + struct.pack("<I", len(body)) + body


def tiff_bomb() -> bytes:
    tags = [(256, 4, 100_000), (257, 4, 100_000), (258, 3, 8), (259, 3, 1), (262, 3, 1), (273, 4, 8), (279, 4, 8)]
    entries = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in tags)
    return b"II*\0" + struct.pack("<IH", 8, len(tags)) + entries + bytes(4)


def offset_loop() -> bytes:
    """A TIFF whose only directory points at itself and holds nothing."""
    return b"II*\0" + struct.pack("<IHI", 8, 0, 8)


def many_scans(extra: int, size: tuple[int, int] | None = None) -> bytes:
    """A progressive JPEG whose last scan comes `extra` times more."""
    content = pictures.saved(PICTURE.convert("L"), "JPEG", progressive=True)
    if size is not None:
        place = content.index(b"\xff\xc2") + 5
        content = content[:place] + struct.pack(">HH", size[1], size[0]) + content[place + 4 :]
    last = content[content.rindex(b"\xff\xda") : -2]
    return content[:-2] + last * extra + content[-2:]


UNREADABLE: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "png signature only": lambda: pictures.PNG_SIGNATURE,
    "png header only": lambda: pictures.PNG_SIGNATURE + pictures.header(5, 5),
    "png without pixels": lambda: pictures.png(pictures.header(5, 5)),
    "png cut in the middle": lambda: FILES["PNG"][: len(FILES["PNG"]) // 2],
    "png with a bad checksum": spoiled_checksum,
    "png with too few pixels": lying_pixels,
    "png with garbled deflate": garbled_deflate,
    "png of no width": lambda: pictures.png(pictures.header(0, 5), pictures.chunk(b"IDAT", zlib.compress(b""))),
    "png of an unknown depth": lambda: pictures.png(pictures.header(5, 5, 3), pictures.chunk(b"IDAT", b"x")),
    "png with an unknown critical chunk": lambda: pictures.with_chunk(FILES["PNG"], pictures.chunk(b"CgBI", b"ab")),
    "png with a chunk of 4 GB": lambda: pictures.with_chunk(FILES["PNG"], b"\xff\xff\xff\xfftEXt"),
    "jpeg start only": lambda: b"\xff\xd8\xff",
    "jpeg cut in the middle": lambda: FILES["JPEG"][: len(FILES["JPEG"]) // 2],
    "jpeg cut in a segment": lambda: FILES["JPEG"][:100],
    "jpeg without a frame": lambda: b"\xff\xd8\xff\xd9",
    "jpeg with a segment of no length": lambda: b"\xff\xd8\xff\xe0\0\0",
    "jpeg of no height": lambda: jpeg_of(10, 0),
    "webp cut in the middle": lambda: FILES["WEBP"][: len(FILES["WEBP"]) // 2],
    "webp of nothing": lambda: b"RIFF\4\0\0\0WEBP",
    "webp with a chunk beyond its end": lambda: b"RIFF\x10\0\0\0WEBPVP8 \xff\xff\xff\xff",
    "gif cut in its header": lambda: FILES["GIF"][:20],
    "gif cut in the middle": lambda: FILES["GIF"][: len(FILES["GIF"]) // 2],
    "bmp cut in the middle": lambda: FILES["BMP"][: len(FILES["BMP"]) // 2],
    "bmp of garbage": lambda: b"BM" + bytes(range(200)),
    "tiff cut in the middle": lambda: FILES["TIFF"][: len(FILES["TIFF"]) // 2],
    "tiff pointing nowhere": lambda: b"II*\0\xff\xff\xff\xff",
    "tiff pointing at itself": offset_loop,
}

UNSUPPORTED: dict[str, tuple[bytes, str]] = {
    "eps named png": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n", "eps"),
    "svg": (b'<svg xmlns="http://www.w3.org/2000/svg" width="30000" height="30000"/>', "svg"),
    "svg with an entity": (b'\n<?xml version="1.0"?><!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "svg"),
    "html": (b"<!doctype html><html><script>1</script>", "unknown"),
    "pdf": (b"%PDF-1.7 ...", "pdf"),
    "psd": (b"8BPS\0\1", "psd"),
    "avif": (b"\0\0\0\x1cftypavif\0\0\0\0", "avif"),
    "heic": (b"\0\0\0\x1cftypheic\0\0\0\0", "heic"),
    "ico": (b"\0\0\1\0\1\0", "ico"),
    "text": (b"hello", "unknown"),
    "zeroes": (bytes(1000), "unknown"),
    "riff that is sound": (b"RIFF\x24\0\0\0WAVEfmt ", "unknown"),
}

TOO_LARGE: dict[str, tuple[Callable[[], bytes], tuple[int, int] | None]] = {
    "png of 144 megapixels": (lambda: pictures.bomb_png(12_000), (12_000, 12_000)),
    "png of 4 gigapixels, without data": (
        lambda: pictures.png(pictures.header(65_500, 65_500), pictures.chunk(b"IDAT", zlib.compress(b"\0"))),
        (65_500, 65_500),
    ),
    "png of the largest numbers": (
        lambda: pictures.png(pictures.header(2**31 - 1, 2**31 - 1), pictures.chunk(b"IDAT", zlib.compress(b"\0"))),
        (2**31 - 1, 2**31 - 1),
    ),
    "png of one very long row": (
        lambda: pictures.png(pictures.header(70_000, 1, 1, 0), pictures.chunk(b"IDAT", zlib.compress(bytes(8751)))),
        (70_000, 1),
    ),
    "jpeg of 3.6 gigapixels": (lambda: jpeg_of(60_000, 60_000), (60_000, 60_000)),
    "gif of 4 gigapixels": (gif_bomb, (65_535, 65_535)),
    "bmp of 1.6 gigapixels": (bmp_bomb, (40_000, 40_000)),
    "webp of 280 terapixels": (webp_bomb, (1 << 24, 1 << 24)),
    "tiff of 10 gigapixels": (tiff_bomb, None),
    "jpeg of 500 scans": (lambda: many_scans(500), None),
    "jpeg of 60 scans of 81 megapixels": (lambda: many_scans(60, (9000, 9000)), None),
}


def refused(folder: Path, content: bytes, limits: Limits | None = None) -> Invalid:
    source, target = folder / "upload.png", folder / "stored"
    source.write_bytes(content)
    before = Image.MAX_IMAGE_PIXELS
    with pytest.raises(Invalid) as caught:
        ingest(str(source), str(target), limits)
    assert not target.exists()
    assert before == Image.MAX_IMAGE_PIXELS
    for internal in ("PIL", "Pillow", "0x", "BytesIO", "Traceback", "libjpeg", "zlib"):
        assert internal not in caught.value.message
    assert caught.value.__cause__ is None
    return caught.value


@pytest.mark.parametrize("name", UNREADABLE)
def test_damaged_files_are_refused(tmp_path: Path, name: str) -> None:
    error = refused(tmp_path, UNREADABLE[name]())
    assert type(error) is ImageUnreadable
    assert error.reason == "IMAGE_UNREADABLE"


@pytest.mark.parametrize("name", UNSUPPORTED)
def test_foreign_formats_are_refused(tmp_path: Path, name: str) -> None:
    content, known = UNSUPPORTED[name]
    error = refused(tmp_path, content)
    assert type(error) is ImageFormatUnsupported
    assert error.metadata["format"] == known


@pytest.mark.parametrize("name", TOO_LARGE)
def test_bombs_are_refused_before_they_unpack(tmp_path: Path, name: str) -> None:
    make, size = TOO_LARGE[name]
    error = refused(tmp_path, make())
    assert type(error) is ImageTooLarge
    assert "limit" in error.metadata
    if size is not None:
        assert (int(error.metadata["width"]), int(error.metadata["height"])) == size


def test_the_oddest_real_number_of_scans_is_allowed(tmp_path: Path) -> None:
    source = tmp_path / "upload"
    source.write_bytes(many_scans(40))
    assert ingest(str(source), str(tmp_path / "stored")).notes == ()


def test_too_many_bytes_are_refused(tmp_path: Path) -> None:
    error = refused(tmp_path, FILES["PNG"], Limits(size=100))
    assert type(error) is ImageTooLarge
    assert error.metadata == {"size": str(len(FILES["PNG"])), "limit": "100"}


def test_the_limit_itself_is_allowed(tmp_path: Path) -> None:
    source = tmp_path / "upload"
    source.write_bytes(FILES["PNG"])
    limits = Limits(size=len(FILES["PNG"]), pixels=200 * 150, side=200)
    assert ingest(str(source), str(tmp_path / "stored"), limits).width == 200


@pytest.mark.parametrize(
    "sting",
    [
        lambda: pictures.chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(200 << 20), 9)),
        lambda: pictures.chunk(b"iTXt", b"Comment\0\1\0\0\0" + zlib.compress(bytes(70 << 20), 9)),
        lambda: pictures.chunk(b"tEXt", b"html\0<html><script>alert(1)</script>"),
    ],
    ids=["compressed text bomb", "international text bomb", "polyglot"],
)
def test_a_sting_in_the_text_is_cut_out_unread(tmp_path: Path, sting: Callable[[], bytes]) -> None:
    source, target = tmp_path / "upload", tmp_path / "stored"
    source.write_bytes(pictures.with_chunk(FILES["PNG"], sting()))
    ingest(str(source), str(target))
    assert target.read_bytes() == FILES["PNG"]


def test_a_profile_bomb_is_cut_out(tmp_path: Path) -> None:
    source, target = tmp_path / "upload", tmp_path / "stored"
    bomb = pictures.chunk(b"iCCP", b"name\0\0" + zlib.compress(bytes(200 << 20), 9))
    source.write_bytes(pictures.with_chunk(FILES["PNG"], bomb))
    assert ingest(str(source), str(target)).notes == (ImageNote.PROFILE_UNUSABLE,)
    assert target.read_bytes() == FILES["PNG"]


@pytest.mark.parametrize("name", FILES)
def test_random_damage_never_breaks_out(tmp_path: Path, name: str) -> None:
    generator = np.random.default_rng(11)
    source, target = tmp_path / "upload", tmp_path / "stored"
    answers = set()
    for _ in range(60):
        content = bytearray(FILES[name])
        for place in generator.integers(0, len(content), generator.integers(1, 6)):
            content[place] = generator.integers(0, 256)
        source.write_bytes(content[: generator.integers(len(content) // 2, len(content) + 1)])
        try:
            ingest(str(source), str(target))
            answers.add("stored")
        except (ImageUnreadable, ImageFormatUnsupported, ImageTooLarge) as error:
            answers.add(error.reason)
    assert "IMAGE_UNREADABLE" in answers
    assert answers <= {"stored", "IMAGE_UNREADABLE", "IMAGE_FORMAT_UNSUPPORTED", "IMAGE_TOO_LARGE"}
