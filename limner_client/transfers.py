"""Files to the server and back, each verified by its digest."""

import asyncio
import hashlib
import io
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import aclosing, closing
from os import PathLike
from pathlib import Path
from typing import Any

from limner.v1 import image_pb2, image_pb2_grpc, map_export_pb2, map_grid_pb2, map_grid_pb2_grpc, map_import_pb2

from limner_client.aside import aside
from limner_client.contact import Endurance, persistently, unbroken
from limner_client.errors import LimnerError, transfer_broken
from limner_client.verified_file import VerifiedFile
from limner_client.waits import Wait, Waits

CHUNK = 256 << 10
MOST_BYTES = 64 << 20
MOST_MAP_BYTES = 96 << 20
"""A server takes no more for one image, or for one map; of a pipe without end not much more is read."""
UPLOAD_SECONDS = 900.0
"""Longest sending of one upload: the largest over a line of 1 Mbit/s takes 540 s."""
SILENCE_SECONDS = 120.0
"""Longest wait for the next chunk; the first one of a render waits for the drawing."""
REQUESTS: Mapping[type, Any] = {
    image_pb2.ImageMetadata: image_pb2.UploadImageRequest,
    map_import_pb2.MapMetadata: map_import_pb2.ImportMapRequest,
}
Target = str | PathLike[str]


class Upload:
    """The messages of an upload, as often as they are asked for: start, chunks of CHUNK bytes, commit.

    It is an image or, by its metadata, a map. Once they have been read, `sha256` is that of the content, and
    `unreadable` the error that ended the reading.
    """

    def __init__(
        self, content: Target | bytes, metadata: image_pb2.ImageMetadata | map_import_pb2.MapMetadata, request_id: str
    ) -> None:
        self.content = content
        self.most = MOST_MAP_BYTES if isinstance(metadata, map_import_pb2.MapMetadata) else MOST_BYTES
        self._request = REQUESTS[type(metadata)]
        self._start = self._request.Start(metadata=metadata, request_id=request_id)
        self.sha256 = ""
        self.unreadable: OSError | None = None

    async def messages(self, wait: Wait) -> AsyncIterator[Any]:
        """All of them, in order."""
        yield self._request(start=self._start)
        digest, size = hashlib.sha256(), 0
        try:
            with closing(await aside(lambda: _opened(self.content))) as file:
                while chunk := await aside(lambda: file.read(CHUNK)):
                    wait.sent()
                    digest.update(chunk)
                    size += len(chunk)
                    yield self._request(chunk=chunk)
        except OSError as error:
            self.unreadable = error  # gRPC tells of a failing source only that the call is cancelled
            raise
        self.sha256 = digest.hexdigest()
        yield self._request(commit=self._request.Commit(size=size, sha256=self.sha256))


def _opened(content: Target | bytes) -> io.RawIOBase | io.BytesIO:
    return io.BytesIO(content) if isinstance(content, bytes) else Path(content).open("rb", buffering=0)


async def content_of(path: Path, waits: Waits, most: int = MOST_BYTES) -> Target | bytes:
    """What of a file can be sent again and again: itself, or all that a pipe tells, as far as an upload may go.

    Raises OSError.
    """
    if await aside(lambda: path.is_file() or not path.exists()):
        return path
    with waits.of(str(path)) as wait:
        return await read_whole(lambda: path.open("rb", buffering=0), wait, most)


async def read_whole(opened: Callable[[], io.RawIOBase], wait: Wait, most: int = MOST_BYTES) -> bytes:
    """All that comes out of a pipe, up to little more than an upload may have. Raises OSError."""
    content = bytearray()
    with closing(await aside(opened)) as file:
        while len(content) <= most and (chunk := await aside(lambda: file.read(CHUNK))):
            wait.heard()
            content += chunk
    return bytes(content)


async def upload(
    images: "image_pb2_grpc.ImageServiceAsyncStub", parts: Upload, patience: float, waits: Waits
) -> image_pb2.Image:
    """Store an image; the request_id makes it safe to send again. Raises `LimnerError`, OSError."""
    image: image_pb2.Image = (await _send(images.UploadImage, "UploadImage", parts, patience, waits)).image
    if image.source_sha256 != parts.sha256:
        raise transfer_broken("the server holds bytes of another sha256 than were sent", sha256=image.source_sha256)
    return image


async def import_map(
    grids: "map_grid_pb2_grpc.MapGridServiceAsyncStub", parts: Upload, patience: float, waits: Waits
) -> map_grid_pb2.ImportMapResponse:
    """Import a map; the request_id makes it safe to send again. Raises `LimnerError`, OSError."""
    answer: map_grid_pb2.ImportMapResponse = await _send(grids.ImportMap, "ImportMap", parts, patience, waits)
    return answer


async def _send(method: Callable[..., Any], name: str, parts: Upload, patience: float, waits: Waits) -> Any:
    """What a method answers to an upload, sent as often as it takes."""
    if not isinstance(parts.content, bytes):
        parts.content = await content_of(Path(parts.content), waits, parts.most)

    async def send() -> Any:
        try:
            return await method(parts.messages(wait), timeout=UPLOAD_SECONDS)
        except (asyncio.CancelledError, LimnerError):
            if parts.unreadable is not None:
                raise parts.unreadable from None
            raise

    with waits.of(name) as wait:
        return await persistently(send, patience, wait.broke)


async def download(
    images: "image_pb2_grpc.ImageServiceAsyncStub", image_id: str, target: Target, patience: float, waits: Waits
) -> image_pb2.ImageContentHeader:
    """Save the stored bytes of an image as `target`; an interrupted download goes on where it stopped.

    Raises `LimnerError`, OSError.
    """
    with VerifiedFile(Path(target)) as file:
        header = image_pb2.ImageContentHeader()

        def call() -> Any:
            request = image_pb2.DownloadImageRequest(id=image_id, read_offset=file.size, if_sha256=header.sha256)
            return images.DownloadImage(request)

        with waits.of("DownloadImage") as wait:
            await _receive(call, header, file, patience, wait)
    return header


async def render(
    images: "image_pb2_grpc.ImageServiceAsyncStub",
    request: image_pb2.RenderImageRequest,
    target: Target,
    patience: float,
    waits: Waits,
) -> image_pb2.RenderedImageHeader:
    """Save the picture of an image as `target`. Raises `LimnerError`, OSError."""
    with VerifiedFile(Path(target)) as file:
        header = image_pb2.RenderedImageHeader()

        def call() -> Any:
            file.clear()
            return images.RenderImage(request)

        with waits.of("RenderImage") as wait:
            await _receive(call, header, file, patience, wait)
    return header


async def export_map(
    grids: "map_grid_pb2_grpc.MapGridServiceAsyncStub",
    request: map_export_pb2.ExportMapRequest,
    target: Target,
    patience: float,
    waits: Waits,
) -> map_export_pb2.MapExportHeader:
    """Save the file of a map as `target`. Raises `LimnerError`, OSError."""
    with VerifiedFile(Path(target)) as file:
        header = map_export_pb2.MapExportHeader()

        def call() -> Any:
            file.clear()
            return grids.ExportMap(request)

        with waits.of("ExportMap") as wait:
            await _receive(call, header, file, patience, wait)
    return header


async def _receive(
    call: Callable[[], Any],
    header: image_pb2.ImageContentHeader | image_pb2.RenderedImageHeader | map_export_pb2.MapExportHeader,
    file: VerifiedFile,
    patience: float,
    wait: Wait,
) -> None:
    def is_progress(message: Any) -> bool:
        # A server that cannot reach its store still sends a header, again and again.
        return bool(message.HasField("chunk"))

    endurance = Endurance(SILENCE_SECONDS, patience)
    async with aclosing(unbroken(call, endurance, wait.broke, is_progress)) as received:
        async for message in received:
            if message.HasField("header"):
                header.CopyFrom(message.header)
            else:
                wait.heard()
                file.write(message.chunk)
    await aside(lambda: file.finish(header.size, header.sha256))
