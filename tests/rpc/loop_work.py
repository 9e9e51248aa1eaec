"""How much callbacks of the event loop do: others are answered only between two of them."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from unittest.mock import patch

import pytest

from tests.lines_run import lines_run


@pytest.fixture(autouse=True)
def runner() -> Iterator[asyncio.Runner]:
    """A loop of Python's own, which says what it calls; for the files that count it."""
    with asyncio.Runner() as each:
        yield each


@dataclass
class Longest:
    """The callback that ran most lines of Python."""

    lines: int = 0
    callback: str = ""


@contextmanager
def longest_callback() -> Iterator[Longest]:
    """Counts in each callback of the running loop, one of asyncio's own, as long as the block lasts."""
    assert isinstance(asyncio.get_running_loop(), asyncio.BaseEventLoop), "no other loop says what it calls"
    longest, run = Longest(), asyncio.Handle._run

    def counted(handle: asyncio.Handle) -> None:
        with lines_run() as lines:
            run(handle)
        if lines.count > longest.lines:
            longest.lines, longest.callback = lines.count, repr(handle)

    with patch.object(asyncio.Handle, "_run", counted):
        yield longest
