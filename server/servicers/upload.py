"""An upload stream as it should be: start, chunks, commit. The peer is drained for a while before it is refused."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias

from limner.v1 import image_pb2, map_import_pb2

from server.domain.budgets import current_account
from server.domain.errors import Busy, DomainError, Invalid, ServerDraining, StreamIdle
from server.domain.upload_errors import UploadIncomplete, UploadMismatch
from server.servicers.draining import TurnedAway, drain
from server.servicers.traffic import current_freight
from server.usecases.spool import Spool

UploadPart: TypeAlias = "image_pb2.UploadImageRequest | map_import_pb2.ImportMapRequest"
UploadMessage: TypeAlias = "UploadPart | DomainError"
UPLOAD_BYTES = 3 << 20
"""What an upload under way holds, however slow its spool: a chunk, and what the transport has taken in ahead."""
LAST_SECONDS = 3.0
"""Longest silence of an upload while the server shuts down."""


class Uploads:
    """Takes uploads in, of so many bytes at most. One that sends nothing for `idle_seconds` is ended."""

    def __init__(self, idle_seconds: float, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._idle_seconds = idle_seconds
        self._draining = False
        self._turned_away = TurnedAway()
        self._waits: set[asyncio.Timeout] = set()

    def drain(self) -> None:
        """From now on only an upload that keeps sending goes on."""
        self._draining = True
        self._idle_seconds = min(self._idle_seconds, LAST_SECONDS)
        for wait in self._waits:
            wait.reschedule(asyncio.get_running_loop().time() + self._idle_seconds)

    async def receive(self, messages: AsyncIterator[UploadMessage], path: Path) -> tuple[Any, str]:
        """Spool an upload to `path`; returns its start, as its method has it, and the digest of its bytes.

        Raises `UploadIncomplete` for a stream that ends without its commit (also one that was cut), `UploadMismatch`
        when size or digest differ, `UploadTooLarge`, `Invalid`, `Busy`, `StreamIdle`, `ServerDraining`, and what
        `Account.check_upload` raises. A peer that
        sends what is wrong is read on for a while: a client that is still writing would see a broken stream instead
        of the reason.
        """
        try:
            current_freight().hold(UPLOAD_BYTES)
            with Spool(path, self._most_bytes) as spool:
                received = await self._receive(messages, spool)
            # To its end: a client that is answered before its last write is over may take that for a broken stream.
            await drain(messages, _size)
        except (StreamIdle, ServerDraining):
            raise
        except Busy:
            await self._turned_away.drain(messages, _size)
            raise
        except DomainError:
            await drain(messages, _size)
            raise
        else:
            return received
        finally:
            current_freight().hold(0)

    async def _receive(self, messages: AsyncIterator[UploadMessage], spool: Spool) -> tuple[Any, str]:
        start = None
        while (message := await self._next(messages)) is not None:
            if isinstance(message, DomainError):
                raise message
            match message.WhichOneof("part"):
                case "start" if start is None:
                    account = current_account()  # of the scope that the start names
                    account.check_upload()
                    start = message.start
                case "chunk" if start is not None:
                    account.charge_upload(len(message.chunk))
                    await spool.write(message.chunk)
                case "commit" if start is not None:
                    _compare(message.commit, spool)
                    return start, spool.sha256
                case part:
                    fault = f"{part or 'an empty message'} is out of order: start, chunks, commit"
                    raise UploadIncomplete(fault, field=part or "part")
        raise UploadIncomplete("the stream ended without a commit; nothing is stored", field="commit")

    async def _next(self, messages: AsyncIterator[UploadMessage]) -> "UploadMessage | None":
        """The next message, None behind the last."""
        try:
            async with asyncio.timeout(self._idle_seconds) as wait:
                self._waits.add(wait)
                try:
                    return await anext(messages, None)
                finally:
                    self._waits.discard(wait)
        except TimeoutError:
            if not wait.expired():
                raise
            raise (ServerDraining() if self._draining else StreamIdle(self._idle_seconds)) from None


def _compare(
    commit: "image_pb2.UploadImageRequest.Commit | map_import_pb2.ImportMapRequest.Commit", spool: Spool
) -> None:
    if commit.size != spool.size:
        raise UploadMismatch(
            f"commit says {commit.size} bytes, {spool.size} arrived", field="commit.size", received=spool.size
        )
    if commit.sha256 != spool.sha256:
        raise UploadMismatch("the bytes that arrived have another sha256", field="commit.sha256", received=spool.sha256)


def _size(message: Any) -> int:
    return len(message.chunk)


@contextmanager
def blamed(field: str) -> Iterator[None]:
    """Name the field whose bytes are wrong: who decodes them knows nothing of the request they came in."""
    try:
        yield
    except Invalid as error:
        error.metadata.setdefault("field", field)
        raise
