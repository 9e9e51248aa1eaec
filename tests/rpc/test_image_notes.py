"""What an image lost on its way in, as callers read it."""

import io

import grpc
from limner.v1 import image_pb2
from PIL import Image

from server.domain.image_notes import ImageNote
from tests.rpc.errors import refused
from tests.rpc.stack import Stack
from tests.rpc.uploads import metadata, png


def gif_of_two_frames() -> bytes:
    buffer = io.BytesIO()
    first, second = (Image.new("RGB", (20, 10), color) for color in ("red", "blue"))
    first.save(buffer, "GIF", save_all=True, append_images=[second])
    return buffer.getvalue()


async def created(stack: Stack, content: bytes) -> image_pb2.Image:
    request = image_pb2.CreateImageRequest(metadata=metadata(), content=content)
    image: image_pb2.Image = (await stack.images.CreateImage(request)).image
    return image


async def test_notes_stay_with_the_image_and_its_copies(stack: Stack) -> None:
    wanted = [image_pb2.IMAGE_NOTE_CONVERTED_TO_PNG, image_pb2.IMAGE_NOTE_FIRST_FRAME_KEPT]
    made = await created(stack, gif_of_two_frames())
    assert made.notes == wanted
    assert (await stack.images.GetImage(image_pb2.GetImageRequest(id=made.id))).image.notes == wanted
    copy = (await stack.images.CopyImage(image_pb2.CopyImageRequest(id=made.id))).image
    assert copy.notes == wanted
    listed = (await stack.images.ListImages(image_pb2.ListImagesRequest(parent_image_id=made.id))).images
    assert [each.notes for each in listed] == [wanted]


async def test_a_picture_that_stays_as_it_is_has_none(stack: Stack) -> None:
    assert (await created(stack, png(seed=60))).notes == []


async def test_too_many_scans_are_refused(stack: Stack) -> None:
    buffer = io.BytesIO()
    Image.new("L", (16, 16)).save(buffer, "JPEG", progressive=True)
    content = buffer.getvalue()
    last = content[content.rindex(b"\xff\xda") : -2]
    error = await refused(created(stack, content[:-2] + last * 500 + content[-2:]))
    assert (error.code, error.reason) == (grpc.StatusCode.INVALID_ARGUMENT, "IMAGE_TOO_LARGE")


def test_every_note_has_its_word() -> None:
    names = {name.removeprefix("IMAGE_NOTE_") for name in image_pb2.ImageNote.DESCRIPTOR.values_by_name}
    assert names == {note.name for note in ImageNote} | {"UNSPECIFIED"}
