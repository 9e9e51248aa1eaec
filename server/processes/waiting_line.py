"""Places for work and a fair line before them, which is never without end."""

import asyncio
from collections import deque
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
        self._taken = self._waiting = 0
        self._at_work: dict[str, int] = {}
        self._lines: dict[str, deque[asyncio.Future[None]]] = {}  # in the order of their turns

    @asynccontextmanager
    async def place(self) -> AsyncIterator[None]:
        """Hold a place during the block. Raises `Busy` at once when the line is full."""
        party = current_party()
        await self.take(party)
        try:
            yield
        finally:
            self.leave(party)

    async def take(self, party: str) -> None:
        """Hold a place for a party until it does `leave`. Raises `Busy` at once when the line is full."""
        if self._is_free_for(party):
            self._begin(party)
        else:
            await self._turn(party)

    def leave(self, party: str) -> None:
        """Give back a place of a party, to who is next."""
        self._taken -= 1
        if self._at_work[party] == 1:
            del self._at_work[party]
        else:
            self._at_work[party] -= 1
        while self._lines and (following := next(filter(self._is_free_for, self._lines), None)) is not None:
            self._call_from(following)

    def _is_free_for(self, party: str) -> bool:
        return self._taken < self._places or (self._taken == self._places and party not in self._at_work)

    def _begin(self, party: str) -> None:
        self._taken += 1
        self._at_work[party] = self._at_work.get(party, 0) + 1

    async def _turn(self, party: str) -> None:
        line = self._lines.get(party, deque())
        if len(line) >= (self._longest + 1) // 2 or self._waiting >= self._longest:
            raise Busy("too much work waits already")
        turn = asyncio.get_running_loop().create_future()
        line.append(turn)
        self._lines[party] = line
        self._waiting += 1
        try:
            await turn
        except asyncio.CancelledError:
            if not turn.cancelled():  # its turn came just before
                self.leave(party)
            with suppress(ValueError):
                line.remove(turn)
            raise
        finally:
            self._waiting -= 1
            if not line and self._lines.get(party) is line:
                del self._lines[party]

    def _call_from(self, party: str) -> None:
        """Give the first of a line its turn; the line goes behind the others then, or is gone with its last."""
        line = self._lines.pop(party)
        while line and (turn := line.popleft()):
            if not turn.done():
                turn.set_result(None)
                self._begin(party)
                break
        if line:
            self._lines[party] = line
