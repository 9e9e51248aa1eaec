"""A store's own threads, so that a disk or server that hangs fills no pool that others need."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Generic, ParamSpec, TypeVar

from server.domain.store_errors import StoreUnavailable
from server.domain.transactions import check_outside

_Work = ParamSpec("_Work")
_Result = TypeVar("_Result")


class ThreadJob(Generic[_Result]):
    """Work handed to a thread. Whoever stops waiting for it may still say what happens to its result."""

    def __init__(self, future: Future[_Result], store: str) -> None:
        self._future = future
        self._store = store

    async def result(self, seconds: float) -> _Result:
        """Wait for the result. Raises `StoreUnavailable` after `seconds`; the thread goes on regardless."""
        try:
            async with asyncio.timeout(seconds):
                return await asyncio.wrap_future(self._future)
        except TimeoutError as error:
            raise StoreUnavailable(f"{self._store}: no answer within {seconds:.0f} s") from error

    def afterwards(self, action: Callable[[], None]) -> None:
        """Run `action` once the thread is done with it, or now if it is."""
        self._future.add_done_callback(lambda _: action())

    def dispose(self, action: Callable[[_Result], None]) -> None:
        """Hand the result, if there is ever one, to `action`: nobody else takes it."""

        def on_done(future: Future[_Result]) -> None:
            if not future.cancelled() and future.exception() is None:
                action(future.result())

        self._future.add_done_callback(on_done)


class StoreThreads:
    """A bounded pool of threads with the name of its store."""

    def __init__(self, store: str, count: int) -> None:
        self._store = store
        self._pool = ThreadPoolExecutor(count, thread_name_prefix="store")

    def start(self, work: Callable[_Work, _Result], *args: _Work.args, **kwargs: _Work.kwargs) -> ThreadJob[_Result]:
        """Hand work to a thread without waiting for it. Raises `RuntimeError` inside a transaction."""
        check_outside(self._store)
        return ThreadJob(self._pool.submit(work, *args, **kwargs), self._store)

    async def close(self, *, wait: bool) -> None:
        """Start nothing more, and `wait` for what runs."""
        await asyncio.to_thread(self._pool.shutdown, wait=wait, cancel_futures=True)
