"""Files to the server and back, each verified by its digest."""

import asyncio
import hashlib
import io
from collections.abc import Callable, Iterator
from contextlib import aclosing
from os import PathLike
from pathlib import Path
from typing import Any

from limner.v1 import image_pb2, image_pb2_grpc

from limner_client.contact import Endurance, persistently, unbroken
from limner_client.errors import LimnerError, transfer_broken
from limner_client.verified_file import VerifiedFile

CHUNK = 256 << 10
UPLOAD_SECONDS = 900.0
"""Longest sending of one upload: the largest over a line of 1 Mbit/s takes 540 s."""
SILENCE_SECONDS = 120.0
"""Longest wait for the next chunk; the first one of a render waits for the drawing."""
UploadRequest = image_pb2.UploadImageRequest
Target = str | PathLike[str]


class Upload:
    """The messages of an upload, as often as they are asked for: start, chunks of CHUNK bytes, commit.

    Once they have been read, `sha256` is that of the content, and `unreadable` the error that ended the reading.
    """

    def __init__(self, content: Target | bytes, metadata: image_pb2.ImageMetadata, request_id: str) -> None:
        self._content = content
        self._start = UploadRequest.Start(metadata=metadata, request_id=request_id)
        self.sha256 = ""
        self.unreadable: OSError | None = None

    def __iter__(self) -> Iterator[image_pb2.UploadImageRequest]:
        yield UploadRequest(start=self._start)
        digest, size = hashlib.sha256(), 0
        try:
            with (
                io.BytesIO(self._content)
                if isinstance(self._content, bytes)
                else Path(self._content).open("rb") as file
            ):
                while chunk := file.read(CHUNK):
                    digest.update(chunk)
                    size += len(chunk)
                    yield UploadRequest(chunk=chunk)
        except OSError as error:
            self.unreadable = error  # gRPC tells of a failing source only that the call is cancelled
            raise
        self.sha256 = digest.hexdigest()
        yield UploadRequest(commit=UploadRequest.Commit(size=size, sha256=self.sha256))


async def upload(images: "image_pb2_grpc.ImageServiceAsyncStub", parts: Upload, patience: float) -> image_pb2.Image:
    """Store an image; the request_id makes it safe to send again. Raises `LimnerError`, OSError."""

    async def send() -> image_pb2.Image:
        try:
            return (await images.UploadImage(iter(parts), timeout=UPLOAD_SECONDS)).image
        except (asyncio.CancelledError, LimnerError):
            if parts.unreadable is not None:
                raise parts.unreadable from None
            raise

    image = await persistently(send, patience)
    if image.source_sha256 != parts.sha256:
        raise transfer_broken("the server holds bytes of another sha256 than were sent", sha256=image.source_sha256)
    return image


async def download(
    images: "image_pb2_grpc.ImageServiceAsyncStub", image_id: str, target: Target, patience: float
) -> image_pb2.ContentHeader:
    """Save the stored bytes of an image as `target`; an interrupted download goes on where it stopped.

    Raises `LimnerError`, OSError.
    """
    with VerifiedFile(Path(target)) as file:
        header = image_pb2.ContentHeader()

        def call() -> Any:
            request = image_pb2.DownloadImageRequest(id=image_id, read_offset=file.size, if_sha256=header.sha256)
            return images.DownloadImage(request)

        await _receive(call, header, file, patience)
    return header


async def render(
    images: "image_pb2_grpc.ImageServiceAsyncStub",
    request: image_pb2.RenderImageRequest,
    target: Target,
    patience: float,
) -> image_pb2.RenderHeader:
    """Save the picture of an image as `target`. Raises `LimnerError`, OSError."""
    with VerifiedFile(Path(target)) as file:
        header = image_pb2.RenderHeader()

        def call() -> Any:
            file.clear()
            return images.RenderImage(request)

        await _receive(call, header, file, patience)
    return header


async def _receive(
    call: Callable[[], Any],
    header: image_pb2.ContentHeader | image_pb2.RenderHeader,
    file: VerifiedFile,
    patience: float,
) -> None:
    async with aclosing(unbroken(call, Endurance(SILENCE_SECONDS, patience))) as received:
        async for message in received:
            if message.HasField("header"):
                header.CopyFrom(message.header)
            else:
                file.write(message.chunk)
    await asyncio.to_thread(file.finish, header.size, header.sha256)
