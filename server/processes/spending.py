"""What a job may spend of the processor: the kernel counts, and ends a child that goes beyond."""

import signal

OVERSPENT = signal.SIGPROF
"""Ends a process that has spent more than it may."""

_enforced = False


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
