"""Who has an image already asks for it only if something that lies over it has changed."""

import grpc
from limner.v1 import image_pb2, map_grid_pb2

from tests.rpc.errors import refused
from tests.rpc.overlays import an_image
from tests.rpc.stack import Stack


async def got(stack: Stack, image_id: str, revision: int | None) -> image_pb2.GetImageResponse:
    request = image_pb2.GetImageRequest(id=image_id, if_revision_not=revision, thumbnails=True)
    answer: image_pb2.GetImageResponse = await stack.images.GetImage(request)
    return answer


async def test_an_image_of_the_same_revision_is_not_sent_again(stack: Stack) -> None:
    image_id = await an_image(stack)
    whole = await got(stack, image_id, None)
    assert (whole.image.id, whole.not_modified, whole.revision) == (image_id, False, whole.image.revision)
    same = await got(stack, image_id, whole.revision)
    assert same == image_pb2.GetImageResponse(not_modified=True, revision=whole.revision)
    for other in (0, whole.revision + 1):
        assert await got(stack, image_id, other) == whole
    grid = map_grid_pb2.MapGrid(image_id=image_id)
    await stack.grids.CreateMapGrid(map_grid_pb2.CreateMapGridRequest(map_grid=grid))
    changed = await got(stack, image_id, whole.revision)
    assert (changed.not_modified, changed.revision, changed.image.revision) == (
        False,
        whole.revision + 1,
        changed.revision,
    )


async def test_what_is_not_there_is_told_whatever_the_revision(stack: Stack) -> None:
    image_id = await an_image(stack)
    await stack.images.DeleteImage(image_pb2.DeleteImageRequest(id=image_id))
    gone = await refused(got(stack, image_id, 1))
    assert (gone.code, gone.resource) == (grpc.StatusCode.NOT_FOUND, ("image", image_id))
    wrong = await refused(got(stack, image_id, -1))
    assert (wrong.code, wrong.fields) == (grpc.StatusCode.INVALID_ARGUMENT, ("if_revision_not",))
