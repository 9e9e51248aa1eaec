"""An event loop in a thread of its own, for callers that block."""

import asyncio
import threading
from collections.abc import AsyncGenerator, Coroutine, Generator
from concurrent.futures import Future
from types import TracebackType
from typing import Any, Self, TypeVar

T = TypeVar("T")
END = object()


class LoopThread:
    """Runs coroutines for other threads, any number at once, as long as the block lasts."""

    def __init__(self) -> None:
        self._thread = threading.Thread(target=lambda: asyncio.run(self._live()), name="limner-client", daemon=True)
        self._begun = threading.Event()

    async def _live(self) -> None:
        self._loop, self._over = asyncio.get_running_loop(), asyncio.Event()
        self._begun.set()
        await self._over.wait()

    def __enter__(self) -> Self:
        self._thread.start()
        self._begun.wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join()

    def submit(self, work: Coroutine[Any, Any, T]) -> Future[T]:
        """Start a coroutine. Cancelling the future cancels it."""
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """What a coroutine returns or raises. Ctrl-C cancels it."""
        future = self.submit(work)
        try:
            return future.result()
        finally:
            future.cancel()

    def iterate(self, messages: AsyncGenerator[T, None]) -> Generator[T, None, None]:
        """What an asynchronous generator yields; it is closed when the reader leaves."""

        async def following() -> Any:
            return await anext(messages, END)

        try:
            while (message := self.run(following())) is not END:
                yield message
        finally:
            if not self._loop.is_closed():
                self.run(messages.aclose())
