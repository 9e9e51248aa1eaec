"""An upload stream as it should be: start, chunks, commit. The peer is drained before it is refused."""

from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

from limner.v1 import image_pb2

from server.domain.errors import Invalid, LimnerError
from server.domain.limits import MAX_UPLOAD_BYTES
from server.domain.upload_errors import UploadIncomplete, UploadMismatch
from server.usecases.spool import Spool

Messages = AsyncIterator[image_pb2.UploadImageRequest | Invalid]


async def receive(messages: Messages, path: Path) -> tuple[image_pb2.UploadImageRequest.Start, str]:
    """Spool an upload to `path`; returns its start and the digest of its bytes.

    Raises `UploadIncomplete` for a stream that ends without its commit (also one that was cut), `UploadMismatch` when
    size or digest differ, `UploadTooLarge`, `Invalid`. A refused peer is read to its end first: a client that is still
    writing would see a broken stream instead of the reason.
    """
    spool = Spool(path, MAX_UPLOAD_BYTES)
    try:
        return await _receive(messages, spool)
    except LimnerError:
        await _drain(messages)
        raise
    finally:
        spool.close()


async def _receive(messages: Messages, spool: Spool) -> tuple[image_pb2.UploadImageRequest.Start, str]:
    start: image_pb2.UploadImageRequest.Start | None = None
    async for message in messages:
        if isinstance(message, Invalid):
            raise message
        match message.WhichOneof("part"):
            case "start" if start is None:
                start = message.start
            case "chunk" if start is not None:
                await spool.write(message.chunk)
            case "commit" if start is not None:
                _compare(message.commit, spool)
                return start, spool.sha256
            case part:
                told = f"{part or 'an empty message'} is out of order: start, chunks, commit"
                raise UploadIncomplete(told, field=part or "part")
    raise UploadIncomplete("the stream ended without a commit; nothing is stored", field="commit")


def _compare(commit: image_pb2.UploadImageRequest.Commit, spool: Spool) -> None:
    if commit.size != spool.size:
        raise UploadMismatch(
            f"commit says {commit.size} bytes, {spool.size} arrived", field="commit.size", received=spool.size
        )
    if commit.sha256 != spool.sha256:
        raise UploadMismatch("the bytes that arrived have another sha256", field="commit.sha256", received=spool.sha256)


async def _drain(messages: Messages) -> None:
    left = MAX_UPLOAD_BYTES
    async for message in messages:
        left -= 0 if isinstance(message, Invalid) else len(message.chunk)
        if left < 0:
            return


@contextmanager
def blamed(field: str) -> Iterator[None]:
    """Name the field whose bytes are wrong: who decodes them knows nothing of the request they came in."""
    try:
        yield
    except Invalid as error:
        error.metadata.setdefault("field", field)
        raise
