"""What a job may spend of the processor, and what it has cost: the kernel counts, and ends a child that goes beyond."""

import signal
import time

from server.domain.budgets import Cost

OVERSPENT = signal.SIGPROF
"""Ends a process that has spent more than it may."""

_enforced = False
_pixels = 0


def enforce() -> None:
    """From now on `allow` is meant. Only a process that is replaced when it ends calls this."""
    global _enforced  # noqa: PLW0603 - it is the process that is meant
    signal.signal(OVERSPENT, signal.SIG_DFL)
    _enforced = True


def allow(seconds: float) -> None:
    """Let this process spend so much processor time from now on and no more, 0 for any.

    What runs beside it, and a machine that stands still, do not count.
    """
    if _enforced:
        signal.setitimer(signal.ITIMER_PROF, seconds)


def count_pixels(pixels: int) -> None:
    """So many are taken in or drawn by this process."""
    global _pixels  # noqa: PLW0603 - it is the process that is meant
    _pixels += pixels


class Meter:
    """Reads what this process has cost since the meter was made."""

    def __init__(self) -> None:
        self._began, self._pixels = time.process_time(), _pixels

    def read(self) -> Cost:
        """The cost until now."""
        return Cost(time.process_time() - self._began, _pixels - self._pixels)
