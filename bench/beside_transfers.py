"""How long GetImage takes while others upload and download 20 MB, beside a server that has nothing else to do."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import grpc
from limner.v1 import image_pb2, image_pb2_grpc

from bench.h2load import GrpcLoad
from bench.pairs import Ratio, compare, percentile
from bench.pictures import noise
from bench.stand import Stand, limner

SERVICE = "/limner.v1.ImageService"
CONNECTIONS, PER_SECOND = 4, 50
DOWNLOADS, UPLOADS = 2, 1


async def measure(ground: Stand, *, pairs: int, calls: int, side: int) -> list[Ratio]:
    """The 99th percentile of calls made at a steady pace, in microseconds."""
    async with limner(ground) as ours:
        async with grpc.aio.insecure_channel(ours.address) as channel:
            stub = image_pb2_grpc.ImageServiceStub(channel)
            small, picture = await noise(64).stored(stub), noise(side)
            large = await picture.stored(stub)
        request = image_pb2.GetImageRequest(id=small.id)
        load = GrpcLoad(f"{SERVICE}/GetImage", ground.folder, [request], small.ByteSize())
        wanted = image_pb2.DownloadImageRequest(id=large.id)
        transfers = [
            *[GrpcLoad(f"{SERVICE}/DownloadImage", ground.folder, [wanted], large.size) for _ in range(DOWNLOADS)],
            *[GrpcLoad(f"{SERVICE}/UploadImage", ground.folder, picture.messages(), 64) for _ in range(UPLOADS)],
        ]

        async def idle() -> float:
            waits = await load.waits(ours.address, calls=calls, connections=CONNECTIONS, per_second=PER_SECOND)
            return percentile(waits, 99)

        async def busy() -> float:
            async with again_and_again(transfers, ours.address):
                return await idle()

        name = f"GetImage p99, {DOWNLOADS} downloads and {UPLOADS} upload of 20 MB beside it"
        return [await compare(name, busy, "the same without them", idle, unit="µs", pairs=pairs)]


@asynccontextmanager
async def again_and_again(loads: Sequence[GrpcLoad], address: str) -> AsyncIterator[None]:
    """Each of the loads, one call after the other, as long as the block lasts; the last calls are waited for."""
    end = asyncio.Event()

    async def forever(load: GrpcLoad) -> None:
        while not end.is_set():
            await load.run(address, calls=1)

    async with asyncio.TaskGroup() as group:
        for load in loads:
            group.create_task(forever(load))
        try:
            yield
        finally:
            end.set()
