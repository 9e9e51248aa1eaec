"""Pauses between attempts: doubling, jittered, so that many clients do not come back at once."""

import asyncio
import itertools
import random
from collections.abc import Awaitable, Callable, Iterator
from typing import TypeVar

import grpc

from server.cli.client.errors import is_interruption

FIRST_SECONDS = 0.2
LONGEST_SECONDS = 5.0
ATTEMPTS = 5

T = TypeVar("T")


def pauses() -> Iterator[float]:
    """Seconds to wait before the first retry, the second, and so on without end: half to all of 0.2, 0.4, … 5."""
    for power in itertools.count():
        longest = min(LONGEST_SECONDS, FIRST_SECONDS * 2 ** min(power, 16))
        yield longest * random.uniform(0.5, 1)  # noqa: S311 - spreads clients, guards nothing


async def persistently(call: Callable[[], Awaitable[T]], attempts: int = ATTEMPTS) -> T:
    """Make a repeatable call until it succeeds; an interruption is retried, the last one and any other error raised."""
    for _, pause in zip(range(attempts - 1), pauses(), strict=False):
        try:
            return await call()
        except grpc.aio.AioRpcError as error:
            if not is_interruption(error):
                raise
        await asyncio.sleep(pause)
    return await call()
