"""A loop in a thread: results, errors and generators cross, and nothing is left behind."""

import asyncio
import gc
import signal
import sys
import threading
from collections.abc import AsyncGenerator

import pytest

from limner_client.loop_thread import LoopThread


class Numbers:
    """Yields 0, 1, 2; `closed` is set once nobody reads any more."""

    def __init__(self) -> None:
        self.closed = threading.Event()

    async def __call__(self) -> AsyncGenerator[int, None]:
        try:
            for number in range(3):
                yield number
        finally:
            self.closed.set()


async def divided(number: int) -> float:
    return 6 / number


def test_results_and_errors_come_back() -> None:
    with LoopThread() as loop:
        assert loop.run(divided(3)) == 2
        with pytest.raises(ZeroDivisionError):
            loop.run(divided(0))


def test_a_generator_is_closed_when_its_reader_is_done_or_leaves() -> None:
    read, left = Numbers(), Numbers()
    with LoopThread() as loop:
        assert list(loop.iterate(read())) == [0, 1, 2]
        assert read.closed.is_set()
        reading = loop.iterate(left())
        assert next(reading) == 0
        reading.close()
        assert left.closed.is_set()


def test_a_generator_may_outlive_the_loop() -> None:
    numbers = Numbers()
    with LoopThread() as loop:
        reading = loop.iterate(numbers())
        assert next(reading) == 0
    assert numbers.closed.is_set()
    reading.close()


async def interrupt() -> None:
    """Press Ctrl-C once the main thread waits."""
    main = threading.main_thread().ident
    assert main is not None
    while sys._current_frames()[main].f_code.co_name != "wait":  # noqa: ASYNC110 - nobody tells of it
        await asyncio.sleep(0)
    signal.pthread_kill(main, signal.SIGINT)


def test_an_interrupt_cancels_what_runs() -> None:
    cancelled = threading.Event()

    async def endless() -> None:
        await interrupt()
        try:
            await asyncio.Event().wait()
        finally:
            cancelled.set()

    with LoopThread() as loop:
        with pytest.raises(KeyboardInterrupt):
            loop.run(endless())
        assert cancelled.wait(60)


def test_an_interrupted_reader_closes_what_it_read() -> None:
    closed = threading.Event()

    async def endless() -> AsyncGenerator[int, None]:
        try:
            yield 0
            await interrupt()
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            closed.set()

    with LoopThread() as loop:
        reading = loop.iterate(endless())
        assert next(reading) == 0
        with pytest.raises(KeyboardInterrupt):
            next(reading)
        assert closed.is_set()


def test_garbage_may_be_collected_on_the_thread_of_the_loop() -> None:
    numbers = Numbers()

    async def collect() -> None:
        gc.collect()

    with LoopThread() as loop:
        circle: list[object] = [loop.iterate(numbers())]
        assert next(circle[0]) == 0  # type: ignore[call-overload]
        circle.append(circle)
        gc.disable()
        try:
            del circle
            loop.run(collect())
        finally:
            gc.enable()
        assert numbers.closed.wait(60)


def test_what_cannot_be_waited_for_is_refused() -> None:
    with LoopThread() as loop:

        async def waiting_for_itself() -> None:
            loop.run(divided(3))

        with pytest.raises(RuntimeError, match="own thread"):
            loop.run(waiting_for_itself())
    with pytest.raises(RuntimeError, match="closed"):
        loop.run(divided(3))
