"""Uploads as a client makes them."""

import hashlib
import io
import random
from collections.abc import AsyncIterator, Iterable, Iterator
from typing import Any, TypeVar

from limner.v1 import image_pb2
from PIL import Image

CHUNK = 64 << 10
Sent = TypeVar("Sent")


def png(width: int = 64, height: int = 48, seed: int = 7) -> bytes:
    """A real PNG of noise: as many bytes as its pixels have."""
    pixels = random.Random(seed).randbytes(width * height * 3)
    held = io.BytesIO()
    Image.frombytes("RGB", (width, height), pixels).save(held, "PNG", compress_level=1)
    return held.getvalue()


def blank(width: int, height: int, color: str = "tan") -> bytes:
    """A real PNG of one colour: many pixels in few bytes."""
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), color).save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()


def metadata(**values: Any) -> image_pb2.ImageMetadata:
    """What a caller says about a map."""
    return image_pb2.ImageMetadata(**({"type": "map", "name": "Vault"} | values))


def parts(
    content: bytes, *, request_id: str = "", chunk: int = CHUNK, **values: Any
) -> Iterator[image_pb2.UploadImageRequest]:
    """The messages of an upload, in order."""
    start = image_pb2.UploadImageRequest.Start(metadata=metadata(**values), request_id=request_id)
    yield image_pb2.UploadImageRequest(start=start)
    for at in range(0, len(content), chunk):
        yield image_pb2.UploadImageRequest(chunk=content[at : at + chunk])
    commit = image_pb2.UploadImageRequest.Commit(size=len(content), sha256=hashlib.sha256(content).hexdigest())
    yield image_pb2.UploadImageRequest(commit=commit)


async def each(messages: Iterable[Sent]) -> AsyncIterator[Sent]:
    """Messages as an asynchronous stream."""
    for message in messages:
        yield message
