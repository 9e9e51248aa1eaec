"""Work as the lines of Python that are run for it: counted, so it is the same on every machine, however busy."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any


class Lines:
    """How many lines were run, those of a loop in each of its rounds; what C does within one is not seen."""

    def __init__(self) -> None:
        self.count = 0

    def trace(self, _frame: FrameType, event: str, _: Any) -> Any:
        self.count += event == "line"
        return self.trace


@contextmanager
def lines_run() -> Iterator[Lines]:
    """Counts what this thread runs in the functions that the block calls."""
    lines, before = Lines(), sys.gettrace()
    sys.settrace(lines.trace)
    try:
        yield lines
    finally:
        sys.settrace(before)
