"""The PNG writer against Pillow's decoder, and its own promises."""

import io

import cv2
import numpy as np
import pytest
from PIL import Image

from server.imaging.codecs.png import encode_png

BANDS = {"L": 1, "LA": 2, "RGB": 3, "RGBA": 4}
SIZES = [(1, 1), (1, 97), (97, 1), (3, 5), (640, 480), (2100, 700)]


def noise(mode: str, width: int, height: int) -> Image.Image:
    generator = np.random.default_rng(width * 7919 + height)
    pixels = generator.integers(0, 256, (height, width, BANDS[mode]), np.uint8)
    return Image.frombytes(mode, (width, height), pixels.tobytes())


@pytest.mark.parametrize("mode", sorted(BANDS))
@pytest.mark.parametrize("size", SIZES)
def test_pillow_reads_back_the_same_pixels(mode: str, size: tuple[int, int]) -> None:
    image = noise(mode, *size)
    read = Image.open(io.BytesIO(encode_png(image)), formats=("PNG",))
    read.load()
    assert (read.mode, read.size) == (mode, size)
    assert read.tobytes() == image.tobytes()


@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA"])
@pytest.mark.parametrize("size", SIZES)
def test_opencv_reads_back_the_same_pixels(mode: str, size: tuple[int, int]) -> None:
    image = noise(mode, *size)
    read = cv2.imdecode(np.frombuffer(encode_png(image), np.uint8), cv2.IMREAD_UNCHANGED)
    assert read is not None
    channels = [2, 1, 0, 3][: BANDS[mode]] if BANDS[mode] > 1 else [0]
    assert (read.reshape(size[1], size[0], -1)[..., channels] == np.asarray(image).reshape(size[1], size[0], -1)).all()


@pytest.mark.parametrize("size", SIZES)
def test_sixteen_bits_come_back(size: tuple[int, int]) -> None:
    values = np.random.default_rng(7).integers(0, 1 << 16, size[::-1]).astype(np.uint16)
    read = Image.open(io.BytesIO(encode_png(Image.fromarray(values))), formats=("PNG",))
    assert (np.asarray(read) == values).all()


@pytest.mark.parametrize("mode", sorted(BANDS))
def test_flat_ground_takes_next_to_nothing(mode: str) -> None:
    image = Image.new(mode, (2048, 2048), 200 if mode == "L" else (200, 90, 30, 0)[: BANDS[mode]])
    assert len(encode_png(image)) < image.width * image.height * BANDS[mode] / 200


def test_same_pixels_give_the_same_bytes() -> None:
    image = noise("RGB", 300, 200)
    assert encode_png(image) == encode_png(image.copy())


def test_carries_no_metadata() -> None:
    image = noise("RGB", 30, 20)
    image.info.update(icc_profile=b"secret", exif=b"secret", dpi=(300, 300), comment=b"secret")
    content = encode_png(image)
    assert b"secret" not in content
    assert content.count(b"IHDR") == content.count(b"IEND") == 1
    assert not any(name in content for name in (b"tEXt", b"iCCP", b"eXIf", b"pHYs", b"tIME"))


def test_is_no_larger_than_pillow_at_its_default_level() -> None:
    y, x = np.mgrid[:400, :400]
    grain = np.random.default_rng(5).integers(0, 6, (400, 400))
    image = Image.fromarray(np.dstack([x // 2 + grain, y // 2 + grain, (x + y) // 4 + grain]).astype(np.uint8))
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    assert len(encode_png(image)) < 1.1 * len(buffer.getvalue())


@pytest.mark.parametrize("mode", ["P", "1", "CMYK", "F"])
def test_other_modes_are_refused(mode: str) -> None:
    with pytest.raises(ValueError, match="PNG writer takes"):
        encode_png(Image.new(mode, (2, 2)))
