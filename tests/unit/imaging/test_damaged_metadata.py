"""Files that every viewer opens though something beside their pixels is damaged: stored, told, every pixel the same."""

import struct
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from server.domain.errors import ImageUnreadable
from server.domain.image_notes import ImageNote
from server.imaging.uploads.ingest import ingest
from server.imaging.uploads.ingested import Ingested
from tests.unit.imaging import pictures

SCENE = pictures.scene(size=(60, 40))
CLEAN = {name: pictures.saved(SCENE, name) for name in ("PNG", "JPEG", "WEBP", "BMP", "TIFF")} | {
    "GIF": pictures.saved(SCENE.convert("P"), "GIF"),
    "EXTENDED WEBP": pictures.saved(SCENE, "WEBP", exif=pictures.exif()),
    "PACKED TIFF": pictures.saved(SCENE, "TIFF", compression="tiff_lzw"),
}
EXIF = (
    b"", b"I", b"II", b"II*\0", b"MM\0*", b"II*\0\x08\0\0\0", b"II*\0\x08\0\0\0\xff\xff", b"MM\0*\xff\xff\xff\xff",
    b"junk" * 9, bytes(50), pictures.exif()[6:30], pictures.exif()[6:-5],
)  # fmt: skip
BODIES = (b"", b"\0", b"\xff" * 3, bytes(7), b"x" * 100, b"name\0\0garbage", bytes(32))
CHUNKS = (
    b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME", b"pHYs", b"iCCP", b"sBIT", b"tRNS", b"bKGD", b"hIST", b"sPLT", b"acTL",
    b"fcTL", b"fdAT", b"mDCV", b"cLLI", b"gAMA", b"cHRM", b"cICP", b"sRGB", b"prVt",
)  # fmt: skip
SEGMENTS = (
    b"", b"\0", b"JFIF\0", b"Exif\0", b"ICC_PROFILE\0", b"ICC_PROFILE\0\1\2abc", b"ICC_PROFILE\0\1\1abc", b"MPF\0",
    b"MPF\0II*\0\xff\xff\xff\xff", b"Photoshop 3.0\08BIM\xff\xff\xff\xff\xff\xff", b"http://ns.adobe.com/xap/1.0/\0<",
    b"FPXR\0", b"Adobe", b"Adobe\0",
)  # fmt: skip
TAGS = (0, 3, 254, 255, 266, 269, 270, 274, 282, 296, 306, 330, 532, 700, 33723, 34377, 34665, 34675, 34853, 65000)


def taken(folder: Path, content: bytes) -> tuple[Ingested, bytes]:
    source, target = folder / "upload", folder / "stored"
    source.write_bytes(content)
    told = ingest(str(source), str(target))
    return told, pictures.opened(target.read_bytes()).convert("RGBA").tobytes()


def png_variants() -> Iterator[bytes]:
    content = CLEAN["PNG"]
    end = len(content) - 12
    yield from (pictures.with_chunk(content, pictures.chunk(b"eXIf", exif)) for exif in EXIF)
    for name in CHUNKS:
        for body in BODIES:
            sound = pictures.chunk(name, body)
            failing = sound[:-1] + bytes((sound[-1] ^ 1,))
            if len(body) not in (4, 32):  # others than these may be sound, and mean something
                yield pictures.with_chunk(content, sound)
            yield pictures.with_chunk(content, failing)
            yield from (content[:end] + extra + content[end:] for extra in (sound, failing))
            yield content[:end] + sound[:-3]
    yield from (content[:end], content[:-1] + b"\0", content[:end] + bytes(33) + content[end:], content + b"junk")


def jpeg_variants() -> Iterator[bytes]:
    content = CLEAN["JPEG"]
    yield from (pictures.with_segment(content, 0xE1, b"Exif\0\0" + exif) for exif in EXIF)
    for marker in (*range(0xE0, 0xF0), 0xFE):
        yield from (pictures.with_segment(content, marker, body) for body in SEGMENTS)
        yield from (content[:2] + bytes((0xFF, marker, 0, length)) + content[2:] for length in (0, 1))
    position = 2
    while content[position + 1] != 0xDA:
        for junk in (b"\0", b"a", b"junk", b"\xff", b"\xff\0", bytes(9)):
            yield content[:position] + junk + content[position:]
        position += 2 + int.from_bytes(content[position + 2 : position + 4], "big")
    yield from (content + b"junk", content[:-2] + b"junk" + content[-2:])


def riff(chunks: bytes) -> bytes:
    return b"RIFF" + struct.pack("<I", len(chunks) + 4) + b"WEBP" + chunks


def webp_variants(content: bytes) -> Iterator[bytes]:
    for name in (b"EXIF", b"XMP ", b"ICCP", b"JUNK", bytes(4)):
        for body in (b"", b"x", b"II*\0", b"garbage!!"):
            yield riff(content[12:] + name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2))
        yield from (riff(content[12:] + name + end) for end in (b"\xff", b"\xff\xff\0\0ab", b"\xff\xff\xff\xffab"))
    for size in (len(content) + 1000, len(content) - 7, 2**32 - 1):
        yield content[:4] + struct.pack("<I", size) + content[8:]
    if content[12:16] == b"VP8X":
        yield from (content[:20] + bytes((flags,)) + content[21:] for flags in range(256))
    yield content + b"junk"


def gif_variants() -> Iterator[bytes]:
    content = CLEAN["GIF"]
    header = 13 + (3 << (content[10] & 7) + 1)
    for extra in (
        b"!\xfe\0", b"!\xff\0", b"!\x01\0", b"\0", b"!\xf9\1\0\0", b"!\xff\x0bNETSCAPE2.0\1\1\0", b"!\xfe\2\xff\xfe\0",
        b"!\xff\x0bICCRGBG1012\3abc\0",
    ):  # fmt: skip
        yield content[:header] + extra + content[header:]
    yield from (content[:-1] + end for end in (b"", b"junk", bytes(20), b"!\xfe\5ab", b"!\xff\x0bNETSCAPE2.0\3\1"))


def bmp_variants() -> Iterator[bytes]:
    content = CLEAN["BMP"]
    for place in (2, 6, 34, 38, 42, 46, 50):
        for value in (bytes(4), b"\xff" * 4, b"\1\0\0\0", b"\0\0\0\x80"):
            yield content[:place] + value + content[place + 4 :]
    yield content + b"junk"


def tiff_variants(content: bytes) -> Iterator[bytes]:
    (place,) = struct.unpack_from("<I", content, 4)
    (count,) = struct.unpack_from("<H", content, place)
    entries = [content[place + 2 + 12 * index :][:12] for index in range(count)]

    def with_directory(*more: bytes, following: int = 0) -> bytes:
        whole = sorted((*entries, *more), key=lambda entry: struct.unpack_from("<H", entry))
        moved = content[:4] + struct.pack("<I", len(content)) + content[8:]
        return moved + struct.pack("<H", len(whole)) + b"".join(whole) + struct.pack("<I", following)

    for tag in TAGS:
        for kind in (0, 1, 2, 3, 5, 7, 12, 13, 99):
            for number, value in ((0, 0), (1, 2**32 - 1), (1_000_000, 8), (2**32 - 1, 2**32 - 1)):
                yield with_directory(struct.pack("<HHII", tag, kind, number, value))
    yield from (with_directory(following=place) for place in (3, 8, 2**32 - 1))
    yield content + b"junk"


VARIANTS = {
    "PNG": png_variants(),
    "JPEG": jpeg_variants(),
    "WEBP": webp_variants(CLEAN["WEBP"]),
    "EXTENDED WEBP": webp_variants(CLEAN["EXTENDED WEBP"]),
    "GIF": gif_variants(),
    "BMP": bmp_variants(),
    "TIFF": tiff_variants(CLEAN["TIFF"]),
    "PACKED TIFF": tiff_variants(CLEAN["PACKED TIFF"]),
}


@pytest.mark.pictures
@pytest.mark.parametrize("name", VARIANTS)
def test_every_pixel_of_a_good_picture_is_taken(tmp_path: Path, name: str) -> None:
    _, wanted = taken(tmp_path, CLEAN[name])
    for number, content in enumerate(VARIANTS[name]):
        try:
            _, pixels = taken(tmp_path, content)
        except ImageUnreadable:
            pytest.fail(f"variant {number} is refused: {content[:80]!r}…")
        assert pixels == wanted, f"variant {number} has other pixels"


@pytest.mark.parametrize(
    "content",
    [
        pictures.with_chunk(CLEAN["PNG"], pictures.chunk(b"eXIf", b"II*\0")),
        pictures.with_segment(CLEAN["JPEG"], 0xE1, b"Exif\0\0II*\0"),
        CLEAN["JPEG"][:2] + b"\0" + CLEAN["JPEG"][2:],
        CLEAN["PNG"][:-12],
        riff(CLEAN["WEBP"][12:] + b"EXIF\xff\xff\0\0ab"),
        CLEAN["GIF"][:-1],
    ],
    ids=["png exif", "jpeg exif", "jpeg junk", "png end", "webp exif", "gif end"],
)
def test_damage_is_told(tmp_path: Path, content: bytes) -> None:
    assert ImageNote.METADATA_DAMAGED in taken(tmp_path, content)[0].notes


@pytest.mark.parametrize("name", CLEAN)
def test_nothing_is_told_of_a_clean_picture(tmp_path: Path, name: str) -> None:
    notes = taken(tmp_path, CLEAN[name])[0].notes
    stays = name.rpartition(" ")[2] in ("PNG", "JPEG", "WEBP")
    assert notes == (() if stays else (ImageNote.CONVERTED_TO_PNG,))


def test_exif_cut_behind_its_orientation_still_turns(tmp_path: Path) -> None:
    told, _ = taken(tmp_path, pictures.with_segment(CLEAN["JPEG"], 0xE1, pictures.exif(6)[:80]))
    assert told.notes == (ImageNote.ORIENTATION_APPLIED,)
    assert (told.width, told.height) == (40, 60)


@pytest.mark.parametrize("name", ["PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF"])
def test_pixels_that_are_cut_short_are_refused(tmp_path: Path, name: str) -> None:
    noise = Image.fromarray(np.random.default_rng(4).integers(0, 256, (40, 60, 3), np.uint8))
    content = pictures.saved(noise.convert("P") if name == "GIF" else noise, name)
    for share in (0.5, 0.7, 0.9):
        with pytest.raises(ImageUnreadable):
            taken(tmp_path, content[: int(len(content) * share)])
