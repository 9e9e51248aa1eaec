"""GetImage through the whole stack beside bare grpc.aio and asyncpg with the same query and reply."""

import hashlib
from pathlib import Path

import grpc
from limner.v1 import image_pb2, image_pb2_grpc

from bench import h2load
from bench.pairs import Ratio, compare
from bench.stand import Stand, limner, peer, picture, upload

METHOD = "/limner.v1.ImageService/GetImage"


async def measure(ground: Stand, *, pairs: int, calls: int) -> list[Ratio]:
    """Calls per second of both."""
    async with limner(ground) as (ours, _):
        async with grpc.aio.insecure_channel(ours) as channel:
            stub = image_pb2_grpc.ImageServiceStub(channel)
            content = picture(64, 48)
            image = await upload(stub, content, hashlib.sha256(content).hexdigest())
            reply = await stub.GetImage(image_pb2.GetImageRequest(id=image.id))
        store = reply.image.url.partition("/sha256/")[0]
        async with peer("bare", ground.database_url, store) as bare:
            async with grpc.aio.insecure_channel(bare) as channel:
                stub = image_pb2_grpc.ImageServiceStub(channel)
                assert await stub.GetImage(image_pb2.GetImageRequest(id=image.id)) == reply
            body = _body(ground, image.id)

            async def load(address: str) -> float:
                return (await h2load.grpc_load(address, METHOD, body, calls=calls, connections=8, streams=8))[0]

            return [
                await compare(
                    "GetImage", lambda: load(ours), "bare grpc.aio + asyncpg", lambda: load(bare),
                    unit="calls/s", pairs=pairs, aim="≥ 0.80",
                )
            ]  # fmt: skip


def _body(ground: Stand, image_id: str) -> Path:
    body = ground.folder / "get_image.bin"
    body.write_bytes(h2load.framed(image_pb2.GetImageRequest(id=image_id)))
    return body
