"""A picture without painted light is drawn on demand, and counted, copied and purged with the one that has it."""

import uuid
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from limner.v1 import image_pb2, task_pb2
from numpy.typing import NDArray
from PIL import Image

from server.usecases.render_image import NO_OTHER_LIGHT
from server.usecases.sweep import Sweep
from server.wiring import open_core, open_worker, running
from tests.rpc.fogged import GM, PLAYERS, a_map
from tests.rpc.stack import Stack, database_of
from tests.rpc.tasks import created, finished, small

KEPT = "SELECT size, unlit_size, unlit_sha256 FROM images WHERE id = $1"
COUNTED = "SELECT coalesce(sum(size), 0)::bigint FROM stored_bytes WHERE kind = 'caller'"
SIZES = "SELECT coalesce(sum(size + coalesce(unlit_size, 0)), 0)::bigint FROM images"


async def a_dungeon(stack: Stack, **values: int) -> str:
    """The id of a generated image."""
    async with open_worker(stack.settings) as worker, running(worker.run()):
        task = await finished(stack, (await created(stack, small(**values))).id)
    (made,) = task.outputs
    return str(made.image_id)


async def drawn(stack: Stack, image_id: str, *, baked: bool, **options: Any) -> tuple[NDArray[np.int32], list[str]]:
    """Pixels and warnings of a picture."""
    said = image_pb2.RenderOptions(baked_light=baked, format=image_pb2.IMAGE_FORMAT_PNG, **options)
    request = image_pb2.GetRenderedImageRequest(id=image_id, options=said)
    answer = await stack.images.GetRenderedImage(request)
    return np.asarray(Image.open(BytesIO(answer.content)).convert("RGB")).astype(np.int32), list(answer.header.warnings)


async def test_a_dungeon_is_drawn_without_the_light_that_is_painted_into_it(stack: Stack) -> None:
    image_id = await a_dungeon(stack)
    copy = (await stack.images.CopyImage(image_pb2.CopyImageRequest(id=image_id))).image.id
    for audience in (PLAYERS, GM):
        lit, even = [(await drawn(stack, image_id, baked=baked, audience=audience))[0] for baked in (True, False)]
        assert (lit != even).any(-1).mean() > 0.1
        assert ((await drawn(stack, copy, baked=False, audience=audience))[0] == even).all()
    assert (await drawn(stack, image_id, baked=False))[1] == []


async def test_an_image_without_another_picture_is_drawn_as_it_is_with_a_warning(stack: Stack) -> None:
    image_id = await a_map(stack)
    as_it_is, none = await drawn(stack, image_id, baked=True)
    told, warnings = await drawn(stack, image_id, baked=False)
    assert (told == as_it_is).all()
    assert (none, warnings) == ([], [NO_OTHER_LIGHT])


async def test_both_pictures_are_counted_kept_by_sweeps_and_go_with_the_image(stack: Stack, tmp_path: Path) -> None:
    image_id = await a_dungeon(stack, seed=8)
    copy = (await stack.images.CopyImage(image_pb2.CopyImageRequest(id=image_id))).image.id
    async with database_of(stack) as connection, open_core(stack.settings) as core:
        sweep = Sweep(core.database, core.store, tmp_path / "scratch")
        original, other = [await connection.fetchrow(KEPT, uuid.UUID(each)) for each in (image_id, copy)]
        assert original is not None
        assert original == other
        _, unlit_size, sha256 = original
        assert unlit_size > 0
        assert await connection.fetchval(COUNTED) == await connection.fetchval(SIZES)
        for gone in (image_id, copy):
            await sweep(timedelta(0))
            assert await core.store.exists(f"sha256/{sha256[:2]}/{sha256}.png")
            await stack.images.DeleteImage(image_pb2.DeleteImageRequest(id=gone))
            await stack.images.PurgeImages(image_pb2.PurgeImagesRequest(ids=[gone]))
        await sweep(timedelta(0))
        assert not await core.store.exists(f"sha256/{sha256[:2]}/{sha256}.png")
        assert await connection.fetchval(COUNTED) == await connection.fetchval(SIZES)


async def test_an_unlit_dungeon_has_its_picture_by_day(stack: Stack) -> None:
    asked = small(seed=5)
    asked.generate.battle_map.features.append("unlit")
    assert isinstance(asked, task_pb2.CreateTaskRequest)
    async with open_worker(stack.settings) as worker, running(worker.run()):
        task = await finished(stack, (await created(stack, asked)).id)
    (made,) = task.outputs
    night, day = [(await drawn(stack, made.image_id, baked=baked))[0].mean() for baked in (True, False)]
    assert night * 1.5 < day
