"""GetImage through the whole stack beside bare grpc.aio and asyncpg with the same query and reply."""

import grpc
from limner.v1 import image_pb2, image_pb2_grpc

from bench.h2load import GrpcLoad
from bench.pairs import Ratio, compare
from bench.pictures import noise
from bench.stand import Running, Stand, limner, peer

METHOD = "/limner.v1.ImageService/GetImage"


async def measure(ground: Stand, *, pairs: int, calls: int) -> list[Ratio]:
    """Calls per second of both, with 64 in flight."""
    async with limner(ground) as ours:
        async with grpc.aio.insecure_channel(ours.address) as channel:
            stub = image_pb2_grpc.ImageServiceStub(channel)
            request = image_pb2.GetImageRequest(id=(await noise(64).stored(stub)).id)
            reply = await stub.GetImage(request)
        store = reply.image.url.partition("sha256/")[0]
        async with peer(ground, "bare", store) as bare:
            async with grpc.aio.insecure_channel(bare.address) as channel:
                assert await image_pb2_grpc.ImageServiceStub(channel).GetImage(request) == reply
            load = GrpcLoad(METHOD, ground.folder, [request], reply.ByteSize())

            async def rate(target: Running) -> float:
                return (await load.run(target.address, calls=calls, connections=8, streams=8)).per_second

            row = await compare(
                "GetImage", lambda: rate(ours), "bare grpc.aio + asyncpg", lambda: rate(bare),
                unit="calls/s", pairs=pairs, aim="≥ 0.80",
            )  # fmt: skip
            return [row]
