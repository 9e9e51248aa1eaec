"""Processor time of work in this process, all threads of it together: what else runs on the machine bends it little."""

import asyncio
import time
from collections.abc import Callable

from bench.pairs import Measure

LEAST_OF = 3


def spent(work: Callable[[], object], times: int = LEAST_OF) -> Measure:
    """Milliseconds of the shortest of so many runs."""

    def shortest() -> float:
        return min(_once(work) for _ in range(times))

    return lambda: asyncio.to_thread(shortest)


def _once(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000
