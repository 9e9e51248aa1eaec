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
        self._closed = False
        # Whoever submits is in time or refused. Collecting garbage may end a generator, and submit, in the middle.
        self._submitting = threading.RLock()
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
        with self._submitting:
            self._closed = True
            self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join()

    def submit(self, work: Coroutine[Any, Any, T]) -> Future[T]:
        """Start a coroutine. Cancelling the future cancels it. Raises RuntimeError once the block is over."""
        with self._submitting:
            if self._closed:
                work.close()
                raise RuntimeError("the connection is closed")
            return asyncio.run_coroutine_threadsafe(work, self._loop)

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """What a coroutine returns or raises. Ctrl-C cancels it. Raises RuntimeError where waiting would never end."""
        if threading.current_thread() is self._thread:
            work.close()
            raise RuntimeError("the client's own thread cannot wait for itself")
        future = self.submit(work)
        try:
            return future.result()
        finally:
            future.cancel()

    def iterate(self, messages: AsyncGenerator[T, None]) -> Generator[T, None, None]:
        """What an asynchronous generator yields; it is closed when the reader leaves."""
        turn = asyncio.Lock()

        async def following() -> Any:
            async with turn:
                return await anext(messages, END)

        async def closing() -> None:
            async with turn:  # an interrupted read comes to its end first
                await messages.aclose()

        try:
            while (message := self.run(following())) is not END:
                yield message
        finally:
            if not self._closed:
                closed = self.submit(closing())
                if threading.current_thread() is not self._thread:  # garbage is collected on any thread
                    closed.result()
