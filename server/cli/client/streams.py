"""Messages of a stream as they come, with an end to silence."""

import asyncio
from collections.abc import AsyncGenerator
from typing import Any, TypeVar

import grpc

from server.cli.client.errors import StreamSilent

T = TypeVar("T")


async def messages(call: grpc.aio.UnaryStreamCall[Any, T], silence_seconds: float) -> AsyncGenerator[T, None]:
    """Yield what a server stream sends; the call is cancelled when the reader leaves.

    Raises `grpc.aio.AioRpcError` for a stream that ends otherwise than OK, `StreamSilent` for one that hangs.
    """
    received = aiter(call)
    try:
        while True:
            try:
                async with asyncio.timeout(silence_seconds):
                    message = await anext(received)
            except StopAsyncIteration:
                return
            except TimeoutError:
                raise StreamSilent(silence_seconds) from None
            yield message
    finally:
        call.cancel()
