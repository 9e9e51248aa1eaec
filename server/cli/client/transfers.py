"""Files to the server and back, each verified by its digest."""

import asyncio
import hashlib
from collections.abc import Iterator
from contextlib import aclosing
from pathlib import Path

import grpc
from limner.v1 import image_pb2

from server.cli.client.backoff import persistently
from server.cli.client.connection import Connection
from server.cli.client.errors import TransferBroken
from server.cli.client.streams import messages
from server.cli.client.verified_file import VerifiedFile

CHUNK = 256 << 10
SILENCE_SECONDS = 120.0
"""Longest wait for the next chunk; the first one of a render waits for the drawing."""


async def upload(
    connection: Connection, path: Path, metadata: image_pb2.ImageMetadata, request_id: str
) -> image_pb2.Image:
    """Store the image in the file `path`; the `request_id` makes it safe to send again. Raises OSError."""
    unreadable: list[OSError] = []

    def parts() -> Iterator[image_pb2.UploadImageRequest]:
        try:
            yield from upload_parts(path, metadata, request_id)
        except OSError as error:
            unreadable.append(error)  # gRPC tells of a failing source only that the call is cancelled
            raise

    async def send() -> image_pb2.Image:
        try:
            return (await connection.images.UploadImage(parts())).image
        except (asyncio.CancelledError, grpc.aio.AioRpcError):
            if unreadable:
                raise unreadable[0] from None
            raise

    return await persistently(send)


def upload_parts(
    path: Path, metadata: image_pb2.ImageMetadata, request_id: str
) -> Iterator[image_pb2.UploadImageRequest]:
    """The messages of an upload: start, chunks of CHUNK bytes, commit."""
    start = image_pb2.UploadImageRequest.Start(metadata=metadata, request_id=request_id)
    yield image_pb2.UploadImageRequest(start=start)
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
            yield image_pb2.UploadImageRequest(chunk=chunk)
    commit = image_pb2.UploadImageRequest.Commit(size=size, sha256=digest.hexdigest())
    yield image_pb2.UploadImageRequest(commit=commit)


async def download(connection: Connection, image_id: str, target: Path) -> image_pb2.ContentHeader:
    """Save the stored bytes of an image as `target`; an interrupted download goes on where it stopped.

    Raises `TransferBroken`, OSError.
    """
    whole = image_pb2.ContentHeader()
    with VerifiedFile(target) as file:

        async def receive() -> None:
            request = image_pb2.DownloadImageRequest(id=image_id, read_offset=file.size, if_sha256=whole.sha256)
            async with aclosing(messages(connection.images.DownloadImage(request), SILENCE_SECONDS)) as received:
                async for message in received:
                    if message.HasField("header"):
                        whole.CopyFrom(message.header)
                    else:
                        file.write(message.chunk)

        await persistently(receive)
        file.finish(whole.size, whole.sha256)
    return whole


async def render(
    connection: Connection, image_id: str, options: image_pb2.RenderOptions, target: Path
) -> image_pb2.RenderHeader:
    """Save the picture of an image as `target`. Raises `TransferBroken`, OSError."""
    drawn = image_pb2.RenderHeader()
    with VerifiedFile(target) as file:

        async def receive() -> None:
            file.clear()
            request = image_pb2.RenderImageRequest(id=image_id, options=options)
            async with aclosing(messages(connection.images.RenderImage(request), SILENCE_SECONDS)) as received:
                async for message in received:
                    if message.HasField("header"):
                        drawn.CopyFrom(message.header)
                    else:
                        file.write(message.chunk)

        await persistently(receive)
        if not drawn.sha256:
            raise TransferBroken("the server sent no picture")
        file.finish(drawn.size, drawn.sha256)
    return drawn
