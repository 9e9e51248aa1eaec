"""Who is next at the connections of a pool: callers take turns, and work of our own has places of its own."""

from server.processes.waiting_line import WaitingLine

LONGEST = 100_000
"""Who may wait, half of them of one party: more than calls, watches and bytes in flight let in by far."""


class ConnectionPlaces:
    """`count` for callers, with one more for a caller that has none, and as many again for work of our own.

    So rows that one caller has locked, and whatever else it is slow at, hold up neither others nor what keeps the
    server going: probes, tokens, the feed, the reaper.
    """

    def __init__(self, count: int) -> None:
        self.in_all = count + 1 + count
        self._callers, self._own = WaitingLine(count, LONGEST), WaitingLine(count, LONGEST)

    def line(self, party: str) -> WaitingLine:
        """Where a party waits for its place."""
        return self._callers if party else self._own
