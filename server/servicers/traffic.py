"""What is in flight between callers and this process: the bytes it holds for them, bounded for all and for each."""

from collections import Counter
from collections.abc import Callable
from contextvars import ContextVar
from functools import partial

from server.domain.errors import Busy, StreamIdle
from server.domain.party import current_party
from server.processes.patience import Patience
from server.processes.waiting_line import WaitingLine

LIGHT_BYTES = 64 << 10
"""Messages below this are not counted."""
COPIES = 2
"""A message lies in memory twice: as ours, and as the transport's."""
AHEAD_BYTES = 1 << 20
"""What the transport takes in of a message that nobody has asked for yet."""
STREAM_BYTES = 4 << 20
"""What a stream of chunks holds at most, however slow its peer: what is read ahead, and what the transport keeps."""
RECEIVED_AT_ONCE = 8
WAITING_TO_BE_RECEIVED = 256


class Traffic:
    """At most `limit` bytes in flight, half of it of one party.

    `patience` is for what callers are to send, who may be silent for `idle_seconds`. `receiving` are the places for
    large requests on their way in, whose size nobody knows before they are here.
    """

    def __init__(self, limit: int, idle_seconds: float) -> None:
        self.patience = Patience(idle_seconds, partial(StreamIdle, idle_seconds))
        self.receiving = WaitingLine(RECEIVED_AT_ONCE, WAITING_TO_BE_RECEIVED)
        self._limit = limit
        self._held: Counter[str] = Counter()

    def move(self, party: str, more: int, *, refuse: bool) -> None:
        """Count so many bytes more, or less. Raises `Busy` instead when it is to `refuse` what is too much."""
        total, own = self._held.total() + more, self._held[party] + more
        if refuse and more > 0 and (total > self._limit or own > self._limit // 2):
            raise Busy("too many bytes are in flight")
        self._held[party] = own
        if not self._held[party]:
            del self._held[party]


class Freight:
    """The bytes that one call holds."""

    __slots__ = ("_party", "_traffic", "size")

    def __init__(self, traffic: Traffic) -> None:
        self.size = 0
        self._traffic = traffic
        self._party: str | None = None

    def hold(self, size: int, *, refuse: bool = True) -> None:
        """From now on the call holds so many bytes. Raises `Busy` when there is no room and it is to `refuse`."""
        if size != self.size:
            if self._party is None:  # by now it is known who calls
                self._party = current_party()
            self._traffic.move(self._party, size - self.size, refuse=refuse)
            self.size = size


_current: ContextVar[Freight] = ContextVar("freight")

current_freight: Callable[[], Freight] = _current.get
"""The freight of the RPC at work."""
set_freight: Callable[[Freight], object] = _current.set
"""Say what this RPC holds its bytes by."""
