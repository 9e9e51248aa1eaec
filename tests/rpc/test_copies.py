"""A copy of an image: a row of its own over the same bytes, with copies of what lay over them."""

import hashlib
from pathlib import Path
from typing import Any

import grpc
from limner.v1 import audience_pb2, image_pb2, map_grid_pb2, overlay_pb2

from tests.rpc.errors import refused
from tests.rpc.overlays import FULL, laid, listed, making, overlay_of
from tests.rpc.stack import Stack, database_of
from tests.rpc.uploads import metadata, png

SOURCE = "018f0000-0000-7000-8000-000000000042"
OWN = ("id", "create_time", "update_time", "etag", "parent_image_id", "revision")


async def source_of(stack: Stack, seed: int) -> image_pb2.Image:
    """An image with everything an upload can have."""
    said = metadata(scope="campaign/42", labels={"level": "1"}, description="Below.", source_id=SOURCE, theme="western")
    request = image_pb2.CreateImageRequest(metadata=said, content=png(seed=seed))
    image: image_pb2.Image = (await stack.images.CreateImage(request)).image
    return image


async def copied(stack: Stack, image_id: str, **values: Any) -> image_pb2.Image:
    copy: image_pb2.Image = (await stack.images.CopyImage(image_pb2.CopyImageRequest(id=image_id, **values))).image
    return copy


def files_of(data_dir: Path, sha256: str) -> list[Path]:
    """Where the bytes of a digest lie."""
    return [path for path in (data_dir / "blobs").rglob(f"{sha256}*") if path.is_file()]


def without(message: Any, *names: str) -> Any:
    """A message without some of its fields."""
    kept = type(message).FromString(message.SerializeToString())
    for name in names:
        kept.ClearField(name)
    return kept


async def test_a_copy_is_another_image_of_the_same_bytes(stack: Stack) -> None:
    source = await source_of(stack, 1)
    copy = await copied(stack, source.id)
    assert without(copy, *OWN) == without(source, *OWN)
    assert copy.id != source.id
    assert copy.parent_image_id == source.id
    content = (await stack.images.GetImageContent(image_pb2.GetImageContentRequest(id=copy.id))).content
    assert hashlib.sha256(content).hexdigest() == source.sha256
    assert len(files_of(stack.settings.data_dir, source.sha256)) == 1
    request = image_pb2.ListImagesRequest(parent_image_id=source.id)
    assert [each.id for each in (await stack.images.ListImages(request)).images] == [copy.id]
    thumbnail = (await stack.images.GetImage(image_pb2.GetImageRequest(id=copy.id, thumbnails=True))).image.thumbnail
    assert thumbnail


async def test_a_copy_may_have_another_name_and_scope(stack: Stack) -> None:
    source = await source_of(stack, 2)
    copy = await copied(stack, source.id, name="Session 12", scope="campaign/7")
    assert (copy.name, copy.scope, dict(copy.labels)) == ("Session 12", "campaign/7", {"level": "1"})


async def test_a_copy_for_another_scope_is_made_from_nothing(stack: Stack) -> None:
    for source_scope, scope, made_from in (
        ("campaign/42", "", True),
        ("campaign/42", "campaign/42", True),
        ("campaign/42", "campaign/7", False),
        ("", "campaign/7", True),
        ("", "", True),
    ):
        new = image_pb2.CreateImageRequest(metadata=metadata(scope=source_scope), content=png())
        source = (await stack.images.CreateImage(new)).image
        copy = await copied(stack, source.id, scope=scope)
        assert copy.parent_image_id == (source.id if made_from else "")
        async with database_of(stack) as connection:
            kept = await connection.fetchval("SELECT parent_image_id FROM images WHERE id = $1", copy.id)
        assert str(kept or "") == copy.parent_image_id


async def test_a_copy_is_made_from_nothing_while_its_source_is_elsewhere(stack: Stack) -> None:
    source = await source_of(stack, 5)
    copy = await copied(stack, source.id)
    for image_id in (source.id, copy.id):
        for scope, made_from in (("campaign/7", False), ("campaign/42", True)):
            moved = image_pb2.UpdateImageRequest(image=image_pb2.Image(id=image_id, scope=scope))
            await stack.images.UpdateImage(moved)
            got = (await stack.images.GetImage(image_pb2.GetImageRequest(id=copy.id))).image
            listed = await stack.images.ListImages(image_pb2.ListImagesRequest(parent_image_id=source.id))
            assert (got.parent_image_id, len(listed.images)) == (source.id if made_from else "", made_from)


async def test_what_lies_over_an_image_lies_over_its_copy(stack: Stack) -> None:
    source = await source_of(stack, 3)
    new = map_grid_pb2.MapGrid(image_id=source.id, size=70.25, color="#112233", enabled=False)
    grid = (await stack.grids.CreateMapGrid(map_grid_pb2.CreateMapGridRequest(map_grid=new))).map_grid
    overlays = [overlay_of(kind, image_id=source.id, audience=audience_pb2.AUDIENCE_GM) for kind in FULL]
    await stack.overlays.BatchCreateOverlays(making(source.id, overlays))
    (gone, *_) = await laid(stack, source.id, *(f"name {number}" for number in range(20)))
    await stack.overlays.DeleteOverlay(overlay_pb2.DeleteOverlayRequest(id=gone.id))
    copy = await copied(stack, source.id)
    over = (await stack.grids.GetMapGrid(map_grid_pb2.GetMapGridRequest(image_id=copy.id))).map_grid
    own = ("id", "image_id", "create_time", "update_time", "etag")
    assert without(over, *own) == without(grid, *own)
    before, after = await listed(stack, source.id), await listed(stack, copy.id, show_deleted=True)
    assert [without(each, *own) for each in after] == [without(each, *own) for each in before]
    assert not {each.id for each in before} & {each.id for each in after}
    await stack.grids.DeleteMapGrid(map_grid_pb2.DeleteMapGridRequest(id=over.id))
    assert (await stack.grids.GetMapGrid(map_grid_pb2.GetMapGridRequest(image_id=source.id))).map_grid == grid


async def test_a_copy_outlives_its_source(stack: Stack) -> None:
    source = await source_of(stack, 4)
    copy = await copied(stack, source.id)
    await stack.images.DeleteImage(image_pb2.DeleteImageRequest(id=source.id))
    gone = await refused(copied(stack, source.id))
    assert (gone.code, gone.resource) == (grpc.StatusCode.NOT_FOUND, ("image", source.id))
    await stack.images.PurgeImages(image_pb2.PurgeImagesRequest(ids=[source.id]))
    held = (await stack.images.GetImage(image_pb2.GetImageRequest(id=copy.id))).image
    assert held == copy
    content = (await stack.images.GetImageContent(image_pb2.GetImageContentRequest(id=copy.id))).content
    assert len(content) == source.size
