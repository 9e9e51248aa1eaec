"""How long a store may take: every operation ends, whatever the disk or the network does."""

from dataclasses import dataclass
from datetime import timedelta

DELETION_SECONDS = 5.0
"""Within which a deletion is done or will never be: somebody's lock waits for it."""
REMOVAL = timedelta(seconds=3 * DELETION_SECONDS)
"""How long after a sweep has set out to remove an object the deletion may still arrive, even if the sweep is killed."""


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Limits of one operation, all in seconds.

    `operation` plus the bytes at `bytes_per_second` bounds the whole of it, `connect` and `silence` (no byte arrives)
    end it earlier when nothing moves, and `deletion` ends the removal of named keys earlier. The `admin_` pair holds
    for listing, which answers in one piece.
    """

    operation: float = 30.0
    bytes_per_second: float = 1024 * 1024
    connect: float = 2.0
    silence: float = 10.0
    deletion: float = DELETION_SECONDS
    admin_connect: float = 5.0
    admin_silence: float = 15.0

    def moving(self, size: int) -> float:
        """Seconds an operation that moves `size` bytes may take."""
        return self.operation + size / self.bytes_per_second
