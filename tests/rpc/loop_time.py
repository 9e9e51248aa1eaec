"""How much processor time callbacks of the event loop take: others are answered only between two of them."""

import asyncio
import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from unittest.mock import patch


@dataclass
class Longest:
    """The callback that took longest, in milliseconds of its thread's processor."""

    milliseconds: float = 0.0
    callback: str = ""


@contextmanager
def longest_callback() -> Iterator[Longest]:
    """Measures each callback of the running loop, one of asyncio's own, as long as the block lasts."""
    longest, run = Longest(), asyncio.Handle._run

    def timed(handle: asyncio.Handle) -> None:
        begun = time.thread_time()
        run(handle)
        took = (time.thread_time() - begun) * 1e3
        if took > longest.milliseconds:
            longest.milliseconds, longest.callback = took, repr(handle)

    # As a server does: what the tests have loaded is not looked through again and again.
    gc.collect()
    gc.freeze()
    try:
        with patch.object(asyncio.Handle, "_run", timed):
            yield longest
    finally:
        gc.unfreeze()
