"""The whole service as callers and operators see it: real processes on the default and on servers of their own."""

import hashlib
import io
from contextlib import suppress

import asyncpg
import grpc
from limner.v1 import audience_pb2, image_pb2, map_grid_pb2, overlay_pb2, task_pb2, view_pb2
from PIL import Image, ImageChops

from server.domain.tasks import LONGEST_LEASE
from server.servicers.image_messages import FORMATS
from tests.rpc.errors import refused
from tests.rpc.overlays import listed
from tests.rpc.tasks import created, endless, events, finished, small, watch
from tests.rpc.uploads import each, parts, png
from tests.system.ended_processes import vanished
from tests.system.foundations import Foundation
from tests.system.maintaining import AGED
from tests.system.service import Service, limner, service
from tests.system.work_under_way import at_work, busiest, ended_once, medium

Task, Event = task_pb2.Task, task_pb2.TaskEvent
GM, PLAYERS = audience_pb2.AUDIENCE_GM, audience_pb2.AUDIENCE_PLAYERS
SECRETIVE = 6
"""The seed of a dungeon with secret doors."""


async def uploaded(served: Service, content: bytes) -> image_pb2.Image:
    messages = list(parts(content, chunk=256 << 10))
    image: image_pb2.Image = (await served.stubs.images.UploadImage(each(messages))).image
    return image


async def downloaded(served: Service, image: image_pb2.Image, **values: object) -> bytes:
    request = image_pb2.DownloadImageRequest(id=image.id, **values)  # type: ignore[arg-type]
    header, *chunks = [part async for part in served.stubs.images.DownloadImage(request)]
    assert (header.header.sha256, header.header.size) == (image.sha256, image.size)
    return b"".join(part.chunk for part in chunks)


def key_of(image: image_pb2.Image) -> str:
    return f"sha256/{image.sha256[:2]}/{image.sha256}.{FORMATS.word(image.format)}"


async def drawn(served: Service, maps: int) -> int:
    """How many files that many maps are: each of them, and each of their patches, with and without its light."""
    request = image_pb2.ListImagesRequest(generator="dungeon", patches=True)
    images = (await served.stubs.images.ListImages(request)).images
    assert len([image for image in images if not image.patch_of]) == maps
    return 2 * len(images)


async def swept(served: Service, foundation: Foundation) -> str:
    """What `limner sweep --verify` says once everything is old enough for it; an earlier one found what no row knew."""
    for _ in range(2):
        async with limner("sweep", "--verify", environment=served.environment) as process:
            said = await process.line("limner:")
            assert await process.child.wait() == 0
        connection = await asyncpg.connect(foundation.database_url)
        await connection.execute(AGED)
        await connection.close()
    return said.strip()


async def test_an_image_from_its_upload_to_the_sweep(foundation: Foundation) -> None:
    async with service(foundation.environment, foundation.data_dir) as served:
        images = served.stubs.images
        image = await uploaded(served, png(1500, 1400))
        assert image.size > 5 << 20  # more than a store hands out at once
        get = image_pb2.GetImageRequest(id=image.id)
        assert (await images.GetImage(get)).image == image

        whole = await downloaded(served, image)
        assert hashlib.sha256(whole).hexdigest() == image.sha256
        for offset, limit in ((0, 1), (1, 0), ((4 << 20) - 1, 2), (100, 5 << 20), (image.size, 0)):
            part = await downloaded(served, image, read_offset=offset, read_limit=limit)
            assert part == whole[offset : offset + limit if limit else None]

        broken_off = images.DownloadImage(image_pb2.DownloadImageRequest(id=image.id))
        assert (await broken_off.read()).HasField("header")
        begun = (await broken_off.read()).chunk + (await broken_off.read()).chunk
        broken_off.cancel()
        rest = await downloaded(served, image, read_offset=len(begun), if_sha256=image.sha256)
        assert begun + rest == whole

        listed = await images.ListImages(image_pb2.ListImagesRequest(type="map", view=view_pb2.VIEW_FULL))
        assert list(listed.images) == [image]

        await images.DeleteImage(image_pb2.DeleteImageRequest(id=image.id))
        assert (await refused(images.GetImage(get))).reason == "IMAGE_NOT_FOUND"
        hidden = images.DownloadImage(image_pb2.DownloadImageRequest(id=image.id))
        assert (await refused(hidden.read())).code is grpc.StatusCode.NOT_FOUND
        assert not (await images.ListImages(image_pb2.ListImagesRequest())).images
        assert await swept(served, foundation) == "limner: removed 0, verified 1"
        await images.UndeleteImage(image_pb2.UndeleteImageRequest(id=image.id))
        assert await downloaded(served, image) == whole

        stray = b"of an upload whose server was killed between bytes and row"
        digest = hashlib.sha256(stray).hexdigest()
        foundation.put(f"sha256/{digest[:2]}/{digest}.png", stray)
        assert len(foundation.stored()) == 2
        assert await swept(served, foundation) == "limner: removed 1, verified 1"
        assert foundation.stored() == {key_of(image)}
        assert await downloaded(served, image) == whole


async def test_a_map_from_its_task_to_the_picture_of_each_audience(foundation: Foundation) -> None:
    async with service(foundation.environment, foundation.data_dir, workers=1) as served:
        request = small(seed=SECRETIVE)
        request.generate.battle_map.columns = request.generate.battle_map.rows = 30
        task = await created(served.stubs, request)
        seen = [message async for message in watch(served.stubs, task.id, after_seq=0)]
        kinds = [message.WhichOneof("message") for message in seen]
        assert (kinds[0], kinds.count("synced"), kinds.count("terminal"), kinds[-1]) == ("event", 1, 1, "terminal")
        told = [message.event.seq for message in seen if message.HasField("event")]
        assert [*told, seen[-1].terminal.seq] == list(range(1, seen[-1].terminal.seq + 1))
        ended = seen[-1].terminal.task
        assert (ended.state, len(ended.outputs)) == (Task.STATE_SUCCEEDED, 1), ended.error

        image_id = ended.outputs[0].image_id
        image = (await served.stubs.images.GetImage(image_pb2.GetImageRequest(id=image_id))).image
        assert (image.task_id, image.width, image.height, image.generator) == (task.id, 480, 480, "dungeon")
        grid = await served.stubs.grids.GetMapGrid(map_grid_pb2.GetMapGridRequest(image_id=image_id))
        assert (grid.map_grid.kind, grid.map_grid.size) == (map_grid_pb2.MapGrid.KIND_SQUARE, 16)
        doors = {audience: await door_kinds(served, image_id, audience) for audience in (GM, PLAYERS)}
        assert overlay_pb2.Overlay.Walls.Door.KIND_SECRET in doors[GM] - doors[PLAYERS]

        gm, players = [await picture(served, image_id, audience) for audience in (GM, PLAYERS)]
        assert gm.size == players.size == (480, 480)
        assert ImageChops.difference(gm, players).getbbox() is not None
        assert len(foundation.stored()) == await drawn(served, 1) + 2  # with the two pictures
        assert await downloaded(served, image)
    assert not foundation.scratch()


async def door_kinds(served: Service, image_id: str, audience: audience_pb2.Audience) -> set[int]:
    overlays = await listed(served.stubs, image_id, audience=audience)
    return {door.kind for overlay in overlays for door in overlay.walls.doors}


async def picture(served: Service, image_id: str, audience: int) -> Image.Image:
    options = image_pb2.RenderOptions(audience=audience, format=image_pb2.IMAGE_FORMAT_PNG)  # type: ignore[arg-type]
    request = image_pb2.RenderImageRequest(id=image_id, options=options)
    header, *chunks = [part async for part in served.stubs.images.RenderImage(request)]
    content = b"".join(part.chunk for part in chunks)
    assert hashlib.sha256(content).hexdigest() == header.header.sha256
    return Image.open(io.BytesIO(content)).convert("RGB")


async def test_a_cancelled_task_ends_at_once_and_leaves_nothing(foundation: Foundation) -> None:
    # A lease that long is first renewed after the limit of this test: who hears of the cancel only then is too late.
    lease = {"LIMNER_LEASE_SECONDS": str(LONGEST_LEASE.total_seconds())}
    async with service(foundation.environment | lease, foundation.data_dir) as served:
        worker = await served.worker()
        task_id = await at_work(served, endless(), "walls")
        drawing = busiest(worker)
        await served.stubs.tasks.CancelTask(task_pb2.CancelTaskRequest(id=task_id))
        assert (await finished(served.stubs, task_id)).state == Task.STATE_CANCELLED
        await vanished(drawing)
        asked, ended = (await events(served.stubs, task_id))[-2:]
        assert (asked.kind, ended.kind) == (Event.KIND_CANCEL_REQUESTED, Event.KIND_TERMINAL)
        assert not (await served.stubs.images.ListImages(image_pb2.ListImagesRequest())).images
        assert (await finished(served.stubs, (await created(served.stubs, small())).id)).state == Task.STATE_SUCCEEDED
        assert len(foundation.stored()) == await drawn(served, 1)


async def test_a_worker_killed_in_the_middle_is_replaced(foundation: Foundation) -> None:
    async with service(foundation.environment, foundation.data_dir) as served:
        worker = await served.worker()
        task_id = await at_work(served, medium())
        family = worker.family()
        await worker.kill()
        await vanished(*family)
        await served.worker()
        task = await ended_once(served, task_id)
        assert (task.attempts, task.retry_count) == (2, 0)
        lost = [entry for entry in await events(served.stubs, task_id) if entry.kind == Event.KIND_ATTEMPT_FAILED]
        assert [entry.error.reason for entry in lost] == ["WORKER_LOST"]
        assert len(foundation.stored()) == await drawn(served, 1)


async def test_a_killed_server_comes_back_with_everything(foundation: Foundation) -> None:
    async with service(foundation.environment, foundation.data_dir, workers=1) as served:
        content = png(300, 200)
        image = await uploaded(served, content)
        done = await finished(served.stubs, (await created(served.stubs, small())).id)
        task_id = await at_work(served, medium())
        watching = served.stubs.tasks.WatchTask(task_pb2.WatchTaskRequest(id=task_id, after_seq=0))
        seen = [await watching.read()]
        while not seen[-1].event.stage:
            seen.append(await watching.read())
        family = served.server.family()
        assert len(family) > 3  # the pool's children, the worker and its own, and the database's
        await served.server.kill()
        with suppress(grpc.aio.AioRpcError):
            while True:
                seen.append(await watching.read())
        assert await watching.code() is grpc.StatusCode.UNAVAILABLE
        await vanished(*family)

    async with service(foundation.environment, foundation.data_dir, workers=1) as served:
        assert (await served.stubs.images.GetImage(image_pb2.GetImageRequest(id=image.id))).image == image
        assert hashlib.sha256(await downloaded(served, image)).hexdigest() == image.sha256
        assert (await served.stubs.tasks.GetTask(task_pb2.GetTaskRequest(id=done.id))).task == done

        before = [message.event for message in seen if message.HasField("event")]
        resumed = [message async for message in watch(served.stubs, task_id, after_seq=before[-1].seq)]
        after = [message.event for message in resumed if message.HasField("event")]
        assert [*before, *after] == (await events(served.stubs, task_id))[:-1]
        assert resumed[-1].terminal.seq == after[-1].seq + 1
        await ended_once(served, task_id)

        every = await drawn(served, 2) + 1  # with the uploaded one
        family = served.server.family()
        assert await served.server.stop() == 0
        await vanished(*family)
    assert not foundation.scratch()  # what the killed processes had there is gone too
    assert len(foundation.stored()) == every
