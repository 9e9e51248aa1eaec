"""Places for work and a fair line before them, which is never without end."""

import asyncio
from collections import Counter, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from server.domain.errors import Busy
from server.domain.party import current_party


class WaitingLine:
    """So many `places`; who finds none free waits, and parties take turns, however much each of them asks for.

    A party without work at any place waits for no other: one place more is kept for such. Beyond `longest` who
    wait, or half of it of one party, the next is refused.
    """

    def __init__(self, places: int, longest: int) -> None:
        self._places = places
        self._longest = longest
        self._at_work: Counter[str] = Counter()
        self._lines: dict[str, deque[asyncio.Future[None]]] = {}  # in the order of their turns

    @asynccontextmanager
    async def place(self) -> AsyncIterator[None]:
        """Hold a place during the block. Raises `Busy` at once when the line is full."""
        party = current_party()
        if self._is_free_for(party):
            self._at_work[party] += 1
        else:
            await self._turn(party)
        try:
            yield
        finally:
            self._leave(party)

    def _is_free_for(self, party: str) -> bool:
        taken = self._at_work.total()
        return taken < self._places or (taken == self._places and party not in self._at_work)

    async def _turn(self, party: str) -> None:
        line = self._lines.get(party, deque())
        if len(line) >= (self._longest + 1) // 2 or sum(map(len, self._lines.values())) >= self._longest:
            raise Busy("too much work waits already")
        turn = asyncio.get_running_loop().create_future()
        line.append(turn)
        self._lines[party] = line
        try:
            await turn
        except asyncio.CancelledError:
            if not turn.cancelled():  # its turn came just before
                self._leave(party)
            with suppress(ValueError):
                line.remove(turn)
            raise
        finally:
            if not line and self._lines.get(party) is line:
                del self._lines[party]

    def _leave(self, party: str) -> None:
        self._at_work[party] -= 1
        if not self._at_work[party]:
            del self._at_work[party]
        for waiting in list(self._lines):
            self._call_from(waiting)

    def _call_from(self, party: str) -> None:
        """Give the first of a line its turn, if there is a place for it; the line goes behind the others then."""
        line = self._lines[party]
        while line and line[0].done():
            line.popleft()
        if line and self._is_free_for(party):
            line.popleft().set_result(None)
            self._at_work[party] += 1
            self._lines[party] = self._lines.pop(party)
