"""How a client goes on when a connection breaks: calls again after a while, and gives up after a longer one."""

import asyncio
import itertools
import random
import time
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterator
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any, TypeVar

import grpc

from limner_client.errors import LimnerError

FIRST_SECONDS = 0.2
LONGEST_SECONDS = 5.0

T = TypeVar("T")
OnBreak = Callable[[LimnerError], None]
"""Is told what broke, before the call is made again."""


@dataclass(frozen=True, slots=True)
class Endurance:
    """`silence`: seconds without a message after which a stream counts as broken. `patience`: seconds without contact
    after a break, after which a call is given up.
    """

    silence: float
    patience: float


def pauses() -> Iterator[float]:
    """Seconds before the first retry, the second, and so on without end: half to all of 0.2, 0.4, … 5.

    Jittered, so that many clients do not come back at once.
    """
    for power in itertools.count():
        longest = min(LONGEST_SECONDS, FIRST_SECONDS * 2 ** min(power, 16))
        yield longest * random.uniform(0.5, 1)  # noqa: S311 - spreads clients, guards nothing


class Contact:
    """How long ago contact was lost, and how long to wait before the server is called again."""

    def __init__(self, patience: float, on_break: OnBreak | None = None) -> None:
        self._patience = patience
        self._on_break = on_break
        self.heard()

    def heard(self) -> None:
        """The server is there."""
        self._lost_at: float | None = None
        self._pauses = pauses()

    async def lost(self, error: LimnerError) -> None:
        """Return when it is time for the next attempt. Raises `error` when there is to be none."""
        now = time.monotonic()
        if self._lost_at is None:
            self._lost_at = now  # not when it was heard last: a reader may take long, and so may an upload
        asked = error.retry_after or 0.0
        if not error.is_interruption or max(now - self._lost_at, asked) > self._patience:
            raise error
        if self._on_break is not None:
            self._on_break(error)
        await asyncio.sleep(max(next(self._pauses), asked))


async def persistently(call: Callable[[], Awaitable[T]], patience: float, on_break: OnBreak | None = None) -> T:
    """Make a repeatable call until it succeeds. Raises `LimnerError`."""
    contact = Contact(patience, on_break)
    while True:
        try:
            return await call()
        except LimnerError as error:
            await contact.lost(error)


async def unbroken(
    call: Callable[[], Any],
    endurance: Endurance,
    on_break: OnBreak | None = None,
    is_progress: Callable[[Any], bool] = lambda _: True,
) -> AsyncGenerator[Any, None]:
    """Yield the messages of a server stream until it ends well. One that breaks is followed by the next `call()`,
    which has to ask for what comes behind the message that was yielded last; patience begins anew with each message
    that is progress. Raises `LimnerError`.
    """
    contact = Contact(endurance.patience, on_break)
    while True:
        try:
            async with aclosing(messages(call(), endurance.silence)) as received:
                async for message in received:
                    if is_progress(message):
                        contact.heard()
                    yield message
        except LimnerError as error:
            await contact.lost(error)
        else:
            return


async def messages(call: Any, silence: float | None) -> AsyncGenerator[Any, None]:
    """Yield what a server stream sends; the call is cancelled when the reader leaves.

    Raises `LimnerError`, also for a stream that tells nothing for longer than `silence` seconds (None = no limit).
    """
    received: AsyncIterator[Any] = aiter(call)
    try:
        while True:
            try:
                async with asyncio.timeout(silence):
                    message = await anext(received)
            except StopAsyncIteration:
                return
            except TimeoutError:
                fault = f"the server said nothing for {silence:.0f} seconds"
                raise LimnerError(grpc.StatusCode.UNAVAILABLE, "STREAM_SILENT", fault) from None
            yield message
    finally:
        call.cancel()
