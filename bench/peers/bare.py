"""Bare grpc.aio and asyncpg: GetImage with the same query and the same reply, and an upload that only hashes.

No guard, no checks, no errors: the least any Python service pays. `python -m bench.peers.bare PORT DATABASE_URL STORE`.
"""

import hashlib
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import asyncpg
import grpc
import orjson
from limner.v1 import image_pb2

from bench.peers.server import run, serve
from server.domain.images import Image
from server.processes.allocator import tune_allocator
from server.repositories.images import Images
from server.repositories.listing import reading
from server.servicers.image_messages import image_message

SERVICE = "limner.v1.ImageService"


async def prepare(connection: "asyncpg.Connection[Any]") -> None:
    """JSON columns as Python values."""
    await connection.set_type_codec(
        "jsonb",
        schema="pg_catalog",
        encoder=lambda value: b"\x01" + orjson.dumps(value),
        decoder=lambda data: orjson.loads(data[1:]),
        format="binary",
    )


async def keep(_: "asyncpg.Connection[Any]") -> None:
    """No reset."""


async def main(port: str, database_url: str, store: str) -> None:
    """Serve until terminated."""
    tune_allocator()
    statement = reading(Images.shape, ("id",))
    pool = await asyncpg.create_pool(database_url, min_size=4, max_size=4, init=prepare, reset=keep)

    async def get_image(request: image_pb2.GetImageRequest, _: object) -> image_pb2.GetImageResponse:
        async with pool.acquire() as connection:
            row = await connection.fetchrow(statement, UUID(request.id))
            assert row is not None
        image = Image(*row.values())
        return image_pb2.GetImageResponse(image=image_message(image, store), revision=image.revision)

    async def upload_image(
        requests: AsyncIterator[image_pb2.UploadImageRequest], _: object
    ) -> image_pb2.UploadImageResponse:
        digest = hashlib.sha256()
        async for request in requests:
            digest.update(request.chunk)
        return image_pb2.UploadImageResponse(image=image_pb2.Image(sha256=digest.hexdigest()))

    handlers: dict[str, grpc.RpcMethodHandler[Any, Any]] = {
        "GetImage": grpc.unary_unary_rpc_method_handler(
            get_image, image_pb2.GetImageRequest.FromString, image_pb2.GetImageResponse.SerializeToString
        ),
        "UploadImage": grpc.stream_unary_rpc_method_handler(
            upload_image, image_pb2.UploadImageRequest.FromString, image_pb2.UploadImageResponse.SerializeToString
        ),
    }
    await serve(port, grpc.method_handlers_generic_handler(SERVICE, handlers))


if __name__ == "__main__":
    run(main)
