"""Streams of a header and bytes, as fast as their peer reads them."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Any

from server.domain.errors import StreamIdle
from server.servicers.exchange import Context


async def send(
    context: Context, response: Any, header: object, chunks: AsyncGenerator[bytes, None], idle_seconds: float
) -> None:
    """Send a header, and chunks. Raises `StreamIdle` when the peer reads none for `idle_seconds`."""
    async with aclosing(chunks):
        await _write(context, response(header=header), idle_seconds)
        async for chunk in chunks:
            await _write(context, response(chunk=chunk), idle_seconds)


async def _write(context: Context, message: object, idle_seconds: float) -> None:
    try:
        async with asyncio.timeout(idle_seconds) as limit:
            await context.write(message)
    except TimeoutError:
        if limit.expired():
            raise StreamIdle(idle_seconds) from None
        raise
