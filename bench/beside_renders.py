"""How long GetImage takes while pictures are rendered, beside a server that has nothing else to do."""

import asyncio
import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import grpc
from limner.v1 import image_pb2, image_pb2_grpc

from bench import hundred
from bench.access import UNLIMITED
from bench.beside_transfers import CONNECTIONS, PER_SECOND, SERVICE
from bench.drawing import SIDES
from bench.h2load import GrpcLoad
from bench.pairs import Row, compare, percentile
from bench.pictures import Picture, noise
from bench.stand import Stand, limner
from server.imaging.codecs.png import encode_png

RENDERS = 2


async def measure(ground: Stand, *, pairs: int, calls: int, side: int = SIDES[0]) -> list[Row]:
    """The 99th percentile of calls made at a steady pace, in microseconds."""
    async with limner(ground, **UNLIMITED) as ours, grpc.aio.insecure_channel(ours.address) as channel:
        stub = image_pb2_grpc.ImageServiceStub(channel)
        small, map_ = await noise(64).stored(stub), await Picture.of(encode_png(hundred.ground(side))).stored(stub)
        request = image_pb2.GetImageRequest(id=small.id)
        load = GrpcLoad(f"{SERVICE}/GetImage", ground.folder, [request], small.ByteSize())
        # No picture is asked for twice: it would be found as it was drawn before.
        crops = (image_pb2.RenderOptions.Crop(width=side, height=side - number) for number in itertools.count(1))

        async def idle() -> float:
            waits = await load.waits(ours.address, calls=calls, connections=CONNECTIONS, per_second=PER_SECOND)
            return percentile(waits, 99)

        @asynccontextmanager
        async def rendering() -> AsyncIterator[None]:
            end = asyncio.Event()

            async def forever() -> None:
                while not end.is_set():
                    options = image_pb2.RenderOptions(crop=next(crops))
                    async for _ in stub.RenderImage(image_pb2.RenderImageRequest(id=map_.id, options=options)):
                        pass

            async with asyncio.TaskGroup() as group:
                for _ in range(RENDERS):
                    group.create_task(forever())
                try:
                    yield
                finally:
                    end.set()

        async def busy() -> float:
            async with rendering():
                return await idle()

        name = f"GetImage p99, {RENDERS} renders of {side}² beside it"
        return [await compare(name, busy, "the same without them", idle, unit="µs", pairs=pairs, aim="≤ 2")]
