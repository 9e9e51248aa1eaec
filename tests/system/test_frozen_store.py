"""A MinIO that stands still, as callers notice it: their deadlines hold, the rest of the service goes on."""

import asyncio
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import grpc
from grpc_health.v1 import health_pb2, health_pb2_grpc
from limner.v1 import audience_pb2, image_pb2, task_pb2

from tests.minio_server import MinioServer
from tests.rpc.stack import Stack, serving, settings_for
from tests.rpc.tasks import created, small
from tests.rpc.uploads import each, metadata, parts, png

DEADLINE = 1.5
SERVING, NOT_SERVING = health_pb2.HealthCheckResponse.SERVING, health_pb2.HealthCheckResponse.NOT_SERVING
GM = audience_pb2.AUDIENCE_GM


async def every_use(stack: Stack, image: image_pb2.Image, new: bytes, deadline: float | None) -> list[grpc.StatusCode]:
    """Call everything that reads or writes bytes, each many times at once; returns the codes."""
    images = stack.images
    render: dict[str, Any] = {"id": image.id, "options": image_pb2.RenderOptions(audience=GM)}

    async def code(call: Any) -> grpc.StatusCode:
        try:
            if isinstance(call, grpc.aio.UnaryStreamCall):
                async for _ in call:
                    pass
            else:
                await call
        except grpc.aio.AioRpcError as error:
            return error.code()
        return grpc.StatusCode.OK

    calls: list[Coroutine[Any, Any, grpc.StatusCode]] = []
    for _ in range(40):  # more than there are slots for any of them
        calls += [
            code(images.DownloadImage(image_pb2.DownloadImageRequest(id=image.id), timeout=deadline)),
            code(images.GetImageContent(image_pb2.GetImageContentRequest(id=image.id), timeout=deadline)),
        ]
    calls += [
        code(images.RenderImage(image_pb2.RenderImageRequest(**render), timeout=deadline)),
        code(images.GetRenderedImage(image_pb2.GetRenderedImageRequest(**render), timeout=deadline)),
        code(images.UploadImage(each(list(parts(new, chunk=1 << 20))), timeout=deadline)),
        code(images.CreateImage(image_pb2.CreateImageRequest(metadata=metadata(), content=png()), timeout=deadline)),
    ]
    return await asyncio.gather(*calls)


async def test_deadlines_hold_and_the_rest_goes_on(own_minio: MinioServer, database_url: str, tmp_path: Path) -> None:
    settings = settings_for(database_url, tmp_path, **own_minio.address.settings())
    async with serving(settings) as stack:
        image = (await stack.images.UploadImage(each(list(parts(png(500, 400, seed=1)))))).image
        new = png(2640, 2640, seed=2)
        health = health_pb2_grpc.HealthStub(stack.channel)
        watching = aiter(health.Watch(health_pb2.HealthCheckRequest(service="limner.v1.ImageService")))
        assert (await anext(watching)).status == SERVING
        own_minio.freeze()

        codes = await every_use(stack, image, new, DEADLINE)
        assert set(codes) == {grpc.StatusCode.DEADLINE_EXCEEDED}
        assert (await stack.images.GetImage(image_pb2.GetImageRequest(id=image.id))).image == image
        task = await created(stack, small())
        await stack.tasks.CancelTask(task_pb2.CancelTaskRequest(id=task.id))
        assert (await anext(watching)).status == NOT_SERVING
        alive = await health.Check(health_pb2.HealthCheckRequest(service="liveness"))
        assert alive.status == SERVING

        own_minio.thaw()
        assert (await anext(watching)).status == SERVING
        codes = await every_use(stack, image, new, None)
        assert set(codes) == {grpc.StatusCode.OK}
        assert not [path for path in (tmp_path / "scratch").rglob("*") if path.is_file()]
