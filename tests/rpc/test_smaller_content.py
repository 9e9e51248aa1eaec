"""GetImageContent with max_side: a picture whose longer side has at most so many pixels, or the image as it is."""

import hashlib
import io
from typing import Any

import grpc
import pytest
from limner.v1 import image_pb2, map_grid_pb2
from PIL import Image, ImageChops

from tests.rpc.errors import refused
from tests.rpc.overlays import laid
from tests.rpc.stack import Stack
from tests.rpc.uploads import each, parts

FORMATS = [
    *(("PNG", mode) for mode in ("RGB", "RGBA", "L", "LA", "P", "1")),
    *(("JPEG", mode) for mode in ("RGB", "L", "CMYK")),
    *((name, "RGB") for name in ("WEBP", "GIF", "BMP", "TIFF")),
]


def encoded(width: int, height: int, name: str = "PNG", mode: str = "RGB") -> bytes:
    """A picture whose left half is red."""
    picture = Image.new("RGB", (width, height), "blue")
    picture.paste((255, 0, 0), (0, 0, (width + 1) // 2, height))
    held = io.BytesIO()
    picture.convert(mode).save(held, name)
    return held.getvalue()


async def stored(stack: Stack, content: bytes) -> image_pb2.Image:
    image: image_pb2.Image = (await stack.images.UploadImage(each(list(parts(content))))).image
    return image


async def content_of(stack: Stack, image_id: str, **values: Any) -> image_pb2.GetImageContentResponse:
    """The answer, whose header says what its bytes are."""
    request = image_pb2.GetImageContentRequest(id=image_id, **values)
    answer: image_pb2.GetImageContentResponse = await stack.images.GetImageContent(request)
    header = answer.header
    assert (header.sha256, header.size) == (hashlib.sha256(answer.content).hexdigest(), len(answer.content))
    decoded = Image.open(io.BytesIO(answer.content))
    assert decoded.size == (header.width, header.height)
    assert f"IMAGE_FORMAT_{decoded.format}" == image_pb2.ImageFormat.Name(header.format)
    return answer


@pytest.mark.parametrize(
    ("width", "height", "side", "size"),
    [
        (400, 300, 100, (100, 75)),
        (300, 400, 100, (75, 100)),
        (401, 401, 200, (200, 200)),
        (999, 333, 998, (998, 333)),
        (400, 300, 1, (1, 1)),
        (30_000, 2, 16, (16, 1)),
        (3, 4000, 7, (1, 7)),
    ],
)
async def test_the_longer_side_has_so_many_pixels(
    width: int, height: int, side: int, size: tuple[int, int], stack: Stack
) -> None:
    image = await stored(stack, encoded(width, height))
    answer = await content_of(stack, image.id, max_side=side)
    assert (answer.header.width, answer.header.height) == size
    assert answer.header.format == image_pb2.IMAGE_FORMAT_WEBP
    assert await content_of(stack, image.id, max_side=side) == answer


@pytest.mark.parametrize(("name", "mode"), FORMATS)
async def test_every_format_and_mode_is_made_smaller(name: str, mode: str, stack: Stack) -> None:
    image = await stored(stack, encoded(640, 480, name, mode))
    answer = await content_of(stack, image.id, max_side=64)
    shown = Image.open(io.BytesIO(answer.content)).convert("RGB")
    assert shown.size == (64, 48)
    left, right = shown.getpixel((10, 20)), shown.getpixel((54, 20))
    assert left != right


@pytest.mark.parametrize("side", [400, 401, 4096])
async def test_an_image_that_is_no_larger_comes_as_it_is(side: int, stack: Stack) -> None:
    image = await stored(stack, encoded(400, 300))
    answer = await content_of(stack, image.id, max_side=side)
    assert answer == await content_of(stack, image.id)
    assert (answer.header.sha256, answer.header.format) == (image.sha256, image_pb2.IMAGE_FORMAT_PNG)


async def test_nothing_lies_over_it(stack: Stack) -> None:
    image = await stored(stack, encoded(400, 300))
    bare = await content_of(stack, image.id, max_side=200)
    grid = map_grid_pb2.MapGrid(image_id=image.id, size=20, opacity=1, line_width=4)
    await stack.grids.CreateMapGrid(map_grid_pb2.CreateMapGridRequest(map_grid=grid))
    await laid(stack, image.id, "Crypt")
    request = image_pb2.GetRenderedImageRequest(id=image.id, options=image_pb2.RenderOptions(scale=0.5))
    drawn = (await stack.images.GetRenderedImage(request)).content
    pictures = [Image.open(io.BytesIO(each)).convert("RGB") for each in (bare.content, drawn)]
    assert ImageChops.difference(*pictures).getbbox() is not None
    assert await content_of(stack, image.id, max_side=200) == bare


async def test_what_goes_not_together_is_refused(stack: Stack) -> None:
    image = await stored(stack, encoded(400, 300))
    for values in ({"read_offset": 1}, {"read_limit": 1}):
        wrong = await refused(content_of(stack, image.id, max_side=100, **values))
        assert (wrong.code, wrong.fields) == (grpc.StatusCode.INVALID_ARGUMENT, ("max_side",))
    for side in (0, -1, 4097):
        assert (await refused(content_of(stack, image.id, max_side=side))).fields == ("max_side",)
    other = await refused(content_of(stack, image.id, max_side=100, if_sha256="0" * 64))
    assert (other.code, other.reason) == (grpc.StatusCode.FAILED_PRECONDITION, "CONTENT_CHANGED")
    assert await content_of(stack, image.id, max_side=100, if_sha256=image.sha256)


@pytest.mark.parametrize("side", [100, 4096])
async def test_damaged_bytes_are_no_picture(side: int, stack: Stack) -> None:
    image = await stored(stack, encoded(400 + side, 300))
    (path,) = (stack.settings.data_dir / "blobs").rglob(f"{image.sha256}.png")
    path.chmod(0o600)
    held = bytearray(path.read_bytes())
    held[len(held) // 2] ^= 1
    path.write_bytes(held)
    damaged = await refused(content_of(stack, image.id, max_side=side))
    assert (damaged.code, damaged.reason) == (grpc.StatusCode.DATA_LOSS, "BLOB_CORRUPT")
    path.unlink()
    lost = await refused(content_of(stack, image.id, max_side=side))
    assert (lost.code, lost.reason) == (grpc.StatusCode.DATA_LOSS, "BLOB_MISSING")
