"""What a file holds that an image cannot: kept where it can be, told where it cannot."""

import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from server.domain.image_notes import ImageNote
from server.imaging.uploads.ingest import ingest
from server.imaging.uploads.ingested import Ingested
from tests.unit.imaging import pictures

FRAMES = [Image.new("RGB", (20, 10), color) for color in ("red", "lime", "blue")]
PNG = ImageNote.CONVERTED_TO_PNG


def taken(folder: Path, content: bytes) -> tuple[Ingested, Image.Image]:
    source, target = folder / "upload", folder / "stored"
    source.write_bytes(content)
    return ingest(str(source), str(target)), pictures.opened(target.read_bytes())


def tiff(pixels: bytes, width: int, height: int, bits: int, *, samples: int = 1, white: bool = False) -> bytes:
    """An unpacked TIFF whose pixels are of `bits` each."""
    photometric = 2 if samples == 3 else 0 if white else 1
    at = 8 + len(pixels) + 6
    tags = [
        (256, 3, 1, width), (257, 3, 1, height), (258, 3, samples, bits if samples == 1 else 8 + len(pixels)),
        (259, 3, 1, 1), (262, 3, 1, photometric), (273, 4, 1, 8), (277, 3, 1, samples), (278, 3, 1, height),
        (279, 4, 1, len(pixels)),
    ]  # fmt: skip
    directory = struct.pack("<H", len(tags)) + b"".join(struct.pack("<HHII", *tag) for tag in tags) + bytes(4)
    return b"II*\0" + struct.pack("<I", at) + pixels + struct.pack("<3H", bits, bits, bits) + directory


def packed_twelve_bits(values: list[int]) -> bytes:
    """Pairs of values in three bytes, high bits first."""
    pairs = zip(values[::2], values[1::2], strict=True)
    return b"".join((first << 12 | second).to_bytes(3, "big") for first, second in pairs)


def test_twelve_bits_are_scaled_by_what_they_are(tmp_path: Path) -> None:
    values = [0, 1, 2048, 4095] * 4
    told, stored = taken(tmp_path, tiff(packed_twelve_bits(values), 4, 4, 12))
    assert (told.format, told.notes, stored.mode) == ("png", (PNG,), "I;16")
    assert np.asarray(stored)[0].tolist() == [0, 16, 32776, 65535]
    # Every value can be told from the next.
    assert len({(value * 65535 + 2048) // 4095 for value in range(4096)}) == 4096


def test_white_is_zero_is_turned_around(tmp_path: Path) -> None:
    _, stored = taken(tmp_path, tiff(struct.pack("<4H", 0, 1000, 65535, 7), 2, 2, 16, white=True))
    assert np.asarray(stored).tolist() == [[65535, 64535], [0, 65528]]


def test_deep_colours_are_told(tmp_path: Path) -> None:
    told, stored = taken(tmp_path, tiff(np.arange(48, dtype="<u2").tobytes(), 4, 4, 16, samples=3))
    assert (told.notes, stored.mode) == ((PNG, ImageNote.DEPTH_REDUCED), "RGB")


def test_a_turned_deep_png_keeps_what_it_can(tmp_path: Path) -> None:
    values = np.arange(64, dtype=np.uint16).reshape(4, 16) * 1000
    turn = pictures.chunk(b"eXIf", pictures.exif(3)[6:])
    told, stored = taken(tmp_path, pictures.with_chunk(pictures.sixteen_bit_png(values), turn))
    assert told.notes == (ImageNote.ORIENTATION_APPLIED,)
    assert (np.asarray(stored) == values[::-1, ::-1]).all()


def test_a_turned_png_of_deep_colours_is_told(tmp_path: Path) -> None:
    rows = b"".join(b"\0" + bytes(range(4 * 6)) for _ in range(4))
    deep = pictures.png(pictures.header(4, 4, 16, 2), pictures.chunk(b"IDAT", zlib.compress(rows)))
    told, _ = taken(tmp_path, pictures.with_chunk(deep, pictures.chunk(b"eXIf", pictures.exif(3)[6:])))
    assert told.notes == (ImageNote.ORIENTATION_APPLIED, ImageNote.DEPTH_REDUCED)


@pytest.mark.parametrize(
    ("name", "notes"),
    [
        ("PNG", ()), ("MPO", ()), ("GIF", (PNG,)), ("TIFF", (PNG,)), ("WEBP", (PNG,)),
    ],
)  # fmt: skip
def test_frames_behind_the_first_are_told(tmp_path: Path, name: str, notes: tuple[ImageNote, ...]) -> None:
    first, *others = [frame.copy() for frame in FRAMES]
    content = pictures.saved(first, name, save_all=True, append_images=others)
    told, stored = taken(tmp_path, content)
    assert told.notes == (*notes, ImageNote.FIRST_FRAME_KEPT)
    assert getattr(stored, "n_frames", 1) == 1
    red, green, blue = stored.convert("RGB").getpixel((3, 3))  # type: ignore[misc]  # a pixel of RGB is a tuple
    assert red > 240
    assert max(green, blue) < 15


@pytest.mark.parametrize("name", ["GIF", "TIFF", "WEBP", "PNG"])
def test_a_single_frame_is_no_loss(tmp_path: Path, name: str) -> None:
    told, _ = taken(tmp_path, pictures.saved(FRAMES[0], name, save_all=True))
    assert ImageNote.FIRST_FRAME_KEPT not in told.notes
