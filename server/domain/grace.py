"""How long stored bytes that nothing refers to yet are safe.

A writer takes at most one put's time to store them. It relies on them for twice that time, counted from when it
announced them, and stores them again when it comes later. A sweep beside writers takes nothing younger than twice that.
"""

from datetime import timedelta

PUTS = 4


def least_grace(put_seconds: float) -> timedelta:
    """The least grace of a sweep while servers or workers run whose puts end within so many seconds."""
    return timedelta(seconds=PUTS * put_seconds)
