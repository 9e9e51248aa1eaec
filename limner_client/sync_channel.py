"""A channel for generated stubs whose calls block, made on the loop of another thread."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from typing import Any, Self

from limner_client.checked_channel import CheckedChannel
from limner_client.contact import messages
from limner_client.loop_thread import END, LoopThread


class SyncChannel:
    """What a stub needs of a channel."""

    def __init__(self, channel: CheckedChannel, loop: LoopThread) -> None:
        self._channel = channel
        self._loop = loop

    def unary_unary(self, *given: Any, **more: Any) -> "SyncCall":
        """A call with one request and one response."""
        return SyncCall(self._channel.unary_unary(*given, **more), self._loop)

    def stream_unary(self, *given: Any, **more: Any) -> "SyncCall":
        """A call with an iterator of requests and one response."""
        call = self._channel.stream_unary(*given, **more)
        return SyncCall(lambda requests, **options: call(_each(requests), **options), self._loop)

    def unary_stream(self, *given: Any, **more: Any) -> Callable[..., "SyncStream"]:
        """A call with one request and an iterator of responses."""
        call = self._channel.unary_stream(*given, **more)
        return lambda *request, **options: SyncStream(lambda: call(*request, **options), self._loop)


class SyncCall:
    """Calls and waits for the response, or returns a future of it. There is no `with_call`."""

    def __init__(self, call: Callable[..., Any], loop: LoopThread) -> None:
        self._call = call
        self._loop = loop

    def __call__(self, *request: Any, **options: Any) -> Any:
        """The response."""
        return self._loop.run(self._response(request, options))

    def future(self, *request: Any, **options: Any) -> Future[Any]:
        """The response to be."""
        return self._loop.submit(self._response(request, options))

    async def _response(self, request: tuple[Any, ...], options: dict[str, Any]) -> Any:
        return await self._call(*request, **options)


class SyncStream:
    """Responses as they come, of a call that is made at once and cancelled when nobody holds it any more."""

    def __init__(self, call: Callable[[], Any], loop: LoopThread) -> None:
        async def begun() -> Any:
            return call()

        self._left = False
        self._loop = loop
        self._call = loop.run(begun())
        self._messages = loop.iterate(messages(self._call, None))

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Any:
        try:
            return next(self._messages)
        except CancelledError:
            if not self._left:
                raise
        raise StopIteration

    def cancel(self) -> None:
        """Leave the stream: who reads it, on whichever thread, is at its end."""
        self._left = True
        self._loop.run(_cancelled(self._call))

    def __del__(self) -> None:
        with suppress(AttributeError, RuntimeError):  # it never began, or the connection is closed
            self._loop.submit(_cancelled(self._call))


async def _cancelled(call: Any) -> None:
    call.cancel()


async def _each(requests: Iterator[Any]) -> AsyncIterator[Any]:
    """Requests of an iterator that may block."""
    following = iter(requests)
    while (request := await asyncio.to_thread(next, following, END)) is not END:
        yield request
