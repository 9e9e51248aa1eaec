"""Places for work and a fair line before them, which is never without end."""

import asyncio
from collections import Counter, deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from server.domain.connection import current_connection
from server.domain.errors import Busy


class WaitingLine:
    """So many `places`; who finds none free waits, and connections take turns, however much each of them asks for.

    A connection without work at any place waits for no other: one place more is kept for such. Beyond `longest` who
    wait, or half of it of one connection, the next is refused.
    """

    def __init__(self, places: int, longest: int) -> None:
        self._places = places
        self._longest = longest
        self._at_work: Counter[str] = Counter()
        self._lines: dict[str, deque[asyncio.Future[None]]] = {}  # in the order of their turns

    @asynccontextmanager
    async def place(self) -> AsyncIterator[None]:
        """Hold a place during the block. Raises `Busy` at once when the line is full."""
        connection = current_connection()
        if self._is_free_for(connection):
            self._at_work[connection] += 1
        else:
            await self._turn(connection)
        try:
            yield
        finally:
            self._leave(connection)

    def _is_free_for(self, connection: str) -> bool:
        taken = self._at_work.total()
        return taken < self._places or (taken == self._places and connection not in self._at_work)

    async def _turn(self, connection: str) -> None:
        line = self._lines.get(connection, deque())
        if len(line) >= (self._longest + 1) // 2 or sum(map(len, self._lines.values())) >= self._longest:
            raise Busy("too much work waits already")
        turn = asyncio.get_running_loop().create_future()
        line.append(turn)
        self._lines[connection] = line
        try:
            await turn
        except asyncio.CancelledError:
            if not turn.cancelled():  # its turn came just before
                self._leave(connection)
            with suppress(ValueError):
                line.remove(turn)
            raise
        finally:
            if not line and self._lines.get(connection) is line:
                del self._lines[connection]

    def _leave(self, connection: str) -> None:
        self._at_work[connection] -= 1
        if not self._at_work[connection]:
            del self._at_work[connection]
        for waiting in list(self._lines):
            self._call_from(waiting)

    def _call_from(self, connection: str) -> None:
        """Give the first of a line its turn, if there is a place for it; the line goes behind the others then."""
        line = self._lines[connection]
        while line and line[0].done():
            line.popleft()
        if line and self._is_free_for(connection):
            line.popleft().set_result(None)
            self._at_work[connection] += 1
            self._lines[connection] = self._lines.pop(connection)
