"""Who may know of an image: said when it is stored, changed later, kept by copies, and found by."""

import pytest
from limner.v1 import audience_pb2, image_pb2

from tests.rpc.stack import Stack
from tests.rpc.uploads import each, metadata, parts, png

UNSAID, GM, PLAYERS = audience_pb2.AUDIENCE_UNSPECIFIED, audience_pb2.AUDIENCE_GM, audience_pb2.AUDIENCE_PLAYERS


async def created(stack: Stack, audience: audience_pb2.Audience, **values: str) -> image_pb2.Image:
    request = image_pb2.CreateImageRequest(metadata=metadata(audience=audience, **values), content=png())
    image: image_pb2.Image = (await stack.images.CreateImage(request)).image
    return image


@pytest.mark.parametrize("audience", [UNSAID, GM, PLAYERS])
async def test_an_image_is_for_whom_its_maker_says(audience: audience_pb2.Audience, stack: Stack) -> None:
    expected = audience or PLAYERS
    made = await created(stack, audience)
    upload = (await stack.images.UploadImage(each(list(parts(png(), audience=audience))))).image
    copy = (await stack.images.CopyImage(image_pb2.CopyImageRequest(id=made.id))).image
    for image in (made, upload, copy):
        got = (await stack.images.GetImage(image_pb2.GetImageRequest(id=image.id))).image
        assert (image.audience, got.audience) == (expected, expected)


async def test_it_changes_when_it_is_named(stack: Stack) -> None:
    image = await created(stack, GM)

    async def updated(*mask: str, **values: object) -> image_pb2.Image:
        changed = image_pb2.Image(id=image.id, **values)  # type: ignore[arg-type]
        request = image_pb2.UpdateImageRequest(image=changed, update_mask={"paths": mask})
        answer: image_pb2.Image = (await stack.images.UpdateImage(request)).image
        return answer

    assert (await updated(name="Crypt")).audience == GM
    same = await updated("audience", audience=GM)
    shown = await updated(audience=PLAYERS)
    assert (same.audience, shown.audience) == (GM, PLAYERS)
    assert shown.etag != same.etag
    await updated("audience", audience=GM)
    assert (await updated("*", type="map", name="Crypt")).audience == PLAYERS


async def test_images_are_found_by_their_audience(stack: Stack) -> None:
    scope = "campaign/audience"
    images = {audience: (await created(stack, audience, scope=scope)).id for audience in (GM, PLAYERS)}
    for audience, ids in (
        (UNSAID, {*images.values()}),
        (GM, {images[GM]}),
        (PLAYERS, {images[PLAYERS]}),
    ):
        request = image_pb2.ListImagesRequest(scope=scope, image_audience=audience)
        assert {image.id for image in (await stack.images.ListImages(request)).images} == ids
        request.audience = PLAYERS
        seen = {image.id for image in (await stack.images.ListImages(request)).images}
        assert seen == ids - {images[GM]}


async def test_a_copy_is_made_from_nothing_once_players_may_not_know_that(stack: Stack) -> None:
    source = await created(stack, PLAYERS)
    copy = (await stack.images.CopyImage(image_pb2.CopyImageRequest(id=source.id))).image

    async def parent(audience: audience_pb2.Audience) -> tuple[str, int]:
        got = await stack.images.GetImage(image_pb2.GetImageRequest(id=copy.id, audience=audience))
        listed = image_pb2.ListImagesRequest(parent_image_id=source.id, audience=audience)
        return got.image.parent_image_id, len((await stack.images.ListImages(listed)).images)

    assert await parent(PLAYERS) == (source.id, 1)
    for audience, shown in ((GM, ("", 0)), (PLAYERS, (source.id, 1))):
        changed = image_pb2.Image(id=source.id, audience=audience)
        await stack.images.UpdateImage(image_pb2.UpdateImageRequest(image=changed))
        assert await parent(PLAYERS) == shown
        assert await parent(GM) == (source.id, 1)
