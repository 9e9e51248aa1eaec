"""Encoded pictures: sizes that do not fit, backgrounds, previews."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from server.domain.errors import ImageUnreadable, Invalid
from server.imaging.codecs.encode import WEBP_SIDE, encode, flattened
from server.imaging.sheets.preview import LARGEST, SIDE, preview, preview_of
from tests.unit.imaging import pictures


@pytest.mark.parametrize("mode", ["L", "LA", "RGB", "RGBA"])
@pytest.mark.parametrize("name", ["webp", "png", "jpeg"])
def test_every_mode_in_every_format(mode: str, name: str) -> None:
    image = pictures.scene("RGB", (40, 30)).convert(mode)
    read = Image.open(io.BytesIO(encode(image, name, 90)))
    assert (read.format, read.size) == (name.upper(), (40, 30))


def test_webp_has_a_longest_side() -> None:
    assert encode(Image.new("RGB", (WEBP_SIDE, 1)), "webp")
    with pytest.raises(Invalid) as caught:
        encode(Image.new("RGB", (WEBP_SIDE + 1, 1)), "webp")
    assert caught.value.field == "options.format"


def test_unknown_formats_are_refused() -> None:
    with pytest.raises(Invalid) as caught:
        encode(Image.new("RGB", (1, 1)), "gif")
    assert caught.value.field == "options.format"


def test_clear_pixels_show_the_background() -> None:
    image = Image.new("RGBA", (2, 1), (0, 0, 0, 0))
    image.putpixel((1, 0), (10, 20, 30, 255))
    ground = flattened(image, "#80FF00")
    assert [ground.getpixel((x, 0)) for x in (0, 1)] == [(128, 255, 0), (10, 20, 30)]


def test_lower_quality_means_fewer_bytes() -> None:
    image = pictures.scene("RGB", (300, 200))
    for name in ("webp", "jpeg"):
        assert len(encode(image, name, 20)) < len(encode(image, name, 95))


@pytest.mark.parametrize("size", [(1, 1), (256, 256), (4000, 30), (30, 4000), (1200, 900), (20000, 1)])
def test_a_preview_is_small_in_every_way(size: tuple[int, int]) -> None:
    content = preview(pictures.scene("RGB", size))
    image = Image.open(io.BytesIO(content))
    assert image.format == "WEBP"
    assert max(image.size) == min(SIDE, max(size))
    assert len(content) <= LARGEST


def test_a_preview_of_noise_fits_too() -> None:
    noise = Image.fromarray(np.random.default_rng(1).integers(0, 256, (256, 256, 3), np.uint8))
    assert len(preview(noise)) <= LARGEST
    assert len(preview(noise, 3000)) <= 3000


def test_a_preview_keeps_transparency_and_its_source() -> None:
    image = Image.new("RGBA", (600, 300), (200, 10, 10, 0))
    image.info["comment"] = b"mine"
    assert Image.open(io.BytesIO(preview(image))).mode == "RGBA"
    assert image.size == (600, 300)


@pytest.mark.parametrize("name", ["PNG", "JPEG", "WEBP"])
def test_a_preview_of_a_stored_picture(tmp_path: Path, name: str) -> None:
    path = tmp_path / "stored"
    path.write_bytes(pictures.saved(pictures.scene("RGB", (1200, 800)), name))
    content = preview_of(str(path), 20 << 10)
    image = Image.open(io.BytesIO(content))
    assert image.size == (256, 171)
    assert len(content) <= 20 << 10
    near, far = (image.getpixel(place) for place in ((5, 5), (250, 165)))
    assert sum(far[:2]) - sum(near[:2]) > 400  # type: ignore[index]  # a pixel of RGB is a tuple


def test_a_preview_of_damaged_bytes_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "stored"
    path.write_bytes(pictures.saved(pictures.scene("RGB", (300, 300)), "PNG")[:900])
    with pytest.raises(ImageUnreadable):
        preview_of(str(path))
