"""Work as the lines of Python that are run for it: counted, so it is the same on every machine, however busy."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import Any


@dataclass
class Lines:
    """How many lines were run, those of a loop in each of its rounds; what C does within one is not seen.

    Another thread that is told to `trace` is counted, too.
    """

    trace: Callable[[FrameType, str, Any], Any]
    count: int = 0


@contextmanager
def lines_run() -> Iterator[Lines]:
    """Counts what this thread runs in the functions that the block calls; `count` is told at its end."""
    count, before = 0, sys.gettrace()

    # It runs for every line there is, so it does nothing else.
    def line(_frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        if event == "line":
            count += 1
        return line

    def call(_frame: FrameType, _event: str, _: Any) -> Any:
        return line

    lines = Lines(call)
    sys.settrace(call)
    try:
        yield lines
    finally:
        sys.settrace(before)
        lines.count = count
