"""Small pictures for lists: made when an image is stored, returned when asked for, never large."""

import io
from typing import Any

import pytest
from limner.v1 import image_pb2, view_pb2
from PIL import Image

from tests.rpc.stack import Stack, serving, settings_for
from tests.rpc.tasks import created, finished, small
from tests.rpc.uploads import each, metadata, parts, png

SIDE, MOST_BYTES, MAX_PAGE_BYTES = 256, 20 << 10, 3 << 20


async def stored(stack: Stack, content: bytes, **values: Any) -> str:
    """The id of a new image."""
    image_id: str = (await stack.images.UploadImage(each(list(parts(content, **values))))).image.id
    return image_id


async def thumbnail_of(stack: Stack, image_id: str) -> bytes:
    request = image_pb2.GetImageRequest(id=image_id, thumbnails=True)
    thumbnail: bytes = (await stack.images.GetImage(request)).image.thumbnail
    return thumbnail


def checked(thumbnail: bytes) -> Image.Image:
    """A thumbnail that keeps its promises, decoded."""
    assert len(thumbnail) <= MOST_BYTES
    decoded = Image.open(io.BytesIO(thumbnail))
    assert decoded.format == "WEBP"
    assert max(decoded.size) <= SIDE
    decoded.load()
    return decoded


@pytest.mark.parametrize(
    ("width", "height", "size"),
    [
        (16, 12, (16, 12)),
        (256, 256, (256, 256)),
        (1200, 900, (256, 192)),
        (300, 900, (85, 256)),
        (2000, 3, (256, 1)),
        (1, 1, (1, 1)),
    ],
)
async def test_every_size_has_a_small_picture(width: int, height: int, size: tuple[int, int], stack: Stack) -> None:
    plain = io.BytesIO()
    Image.new("RGBA", (width, height), (200, 40, 40, 128)).save(plain, "PNG")
    assert checked(await thumbnail_of(stack, await stored(stack, plain.getvalue()))).size == size
    # Noise is the worst of all: what fits at no quality is made smaller.
    checked(await thumbnail_of(stack, await stored(stack, png(width, height))))


@pytest.mark.parametrize("name", ["JPEG", "WEBP", "GIF", "BMP", "TIFF"])
async def test_every_format_has_a_small_picture(name: str, stack: Stack) -> None:
    held = io.BytesIO()
    Image.new("RGB", (640, 480), (40, 200, 40)).save(held, name)
    shown = checked(await thumbnail_of(stack, await stored(stack, held.getvalue()))).convert("RGB")
    assert shown.size == (256, 192)
    red, green, blue = shown.getpixel((100, 100))  # type: ignore[misc]
    assert green > 180
    assert max(red, blue) < 60


async def test_a_picture_comes_only_when_asked_for(stack: Stack) -> None:
    image_id = await stored(stack, png(), scope="asked")
    assert not (await stack.images.GetImage(image_pb2.GetImageRequest(id=image_id))).image.thumbnail
    for thumbnails in (False, True):
        for view in (view_pb2.VIEW_BASIC, view_pb2.VIEW_FULL):
            request = image_pb2.ListImagesRequest(scope="asked", thumbnails=thumbnails, view=view)
            (image,) = (await stack.images.ListImages(request)).images
            assert bool(image.thumbnail) is thumbnails
            batch = image_pb2.BatchGetImagesRequest(ids=[image_id] * 2, thumbnails=thumbnails, view=view)
            assert list((await stack.images.BatchGetImages(batch)).images) == [image] * 2
    assert image.thumbnail == await thumbnail_of(stack, image_id)


async def test_a_page_of_pictures_is_no_larger_than_any(stack: Stack) -> None:
    image_id = await stored(stack, png(700, 700), scope="many")
    count = MAX_PAGE_BYTES // len(await thumbnail_of(stack, image_id)) + 2
    for _ in range(count):
        await stack.images.CopyImage(image_pb2.CopyImageRequest(id=image_id))
    request = image_pb2.ListImagesRequest(scope="many", thumbnails=True, page_size=1000)
    first = await stack.images.ListImages(request)
    assert first.ByteSize() <= MAX_PAGE_BYTES + 4000
    assert first.next_page_token
    request.page_token = first.next_page_token
    rest = await stack.images.ListImages(request)
    assert not rest.next_page_token
    assert len({image.id for image in [*first.images, *rest.images]}) == count + 1


async def test_a_generated_image_has_one_too(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    async with serving(settings_for(database_url, tmp_path_factory.mktemp("data")), workers=1) as stack:
        task = await finished(stack, (await created(stack, small())).id)
        assert checked(await thumbnail_of(stack, task.outputs[0].image_id)).size == (192, 192)


async def test_a_creation_in_one_message_has_one_too(stack: Stack) -> None:
    request = image_pb2.CreateImageRequest(metadata=metadata(), content=png())
    image = (await stack.images.CreateImage(request)).image
    assert not image.thumbnail
    checked(await thumbnail_of(stack, image.id))
